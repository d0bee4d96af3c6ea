import { addDays } from '../kernel/dates.ts'
import { places } from '../modules/places/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { as } from './play-story.ts'
import type { Owner } from './replay-places.ts'

type Venue = Awaited<ReturnType<typeof venuesOf>>[number]

const venuesOf = (services: Services, nos: readonly number[]) =>
  Promise.all(nos.map((no) => as(services, services.clock.today(), places.getVenue, { params: { no } })))

/** What others bring to the venues of a story: two groups without an account, services proposed, self-checks and upgrades. All invented. */
export async function replayShared(services: Services, owners: readonly Owner[], nos: readonly number[]): Promise<void> {
  const venues = await venuesOf(services, nos)
  const open = venues.filter((one) => one.state === 'open' && one.shared && one.roomList.length > 0)
  await replayGroups(services, open)
  await replayOffers(services, owners, open)
  await replayChecks(services, open)
  await replayUpgrades(services, open)
  await replayParts(services, owners, open)
}

const groups = [
  { group: '示例夕阳红合唱队', title: '合唱排练', people: 28, purpose: 'culture', times: 6, from: 1080 },
  { group: '示例社区书法小组', title: '书法练习', people: 12, purpose: 'culture', times: 1, from: 960 },
] as const

/** One waits for an answer, one was agreed to. The telephones belong to nobody. */
async function replayGroups(services: Services, venues: readonly Venue[]): Promise<void> {
  const today = services.clock.today()
  const { consentVersion } = await as(services, today, places.getPublicForm, {})
  const shown = venues.filter((one) => one.audience.includes('public'))
  for (const [index, one] of groups.entries()) {
    const venue = shown[index % shown.length]
    if (!venue) return
    const room = venue.roomList.at(-1)!
    const body = {
      ...one,
      roomNo: room.no,
      phone: `1000000000${index + 1}`,
      fromOn: nextWeekday(addDays(today, 12)),
      until: one.from + 60,
      consent: true as const,
      consentVersion,
    }
    await as(services, addDays(today, -1), places.applyPublic, { body })
    if (index > 0) continue
    const { items } = await as(services, today, places.listBookings, { query: { fromPublic: 'true', roomNo: room.no } as never })
    const seriesId = items[0]?.seriesId
    if (seriesId) await as(services, today, places.answerSeries, { params: { id: seriesId }, body: { act: 'approve' } })
  }
}

/** The day itself, or the Monday after a weekend. */
function nextWeekday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day
}

const offers = [
  { service: '公益法律咨询', audience: ['residents'], words: '每月第一个周六上午，需要一张桌子' },
  { service: '青少年心理辅导', audience: ['youth'], words: '每周三下午，由社工提供' },
  { service: '社会组织财务辅导', audience: ['organisations'] },
]

/** One agreed to, one declined, one that waits. */
async function replayOffers(services: Services, owners: readonly Owner[], venues: readonly Venue[]): Promise<void> {
  const today = services.clock.today()
  for (const [index, offer] of offers.entries()) {
    const venue = venues[index % venues.length]!
    const unit = owners.find((one, at) => at > index && one.no !== venue.owner.no)
    if (!unit) return
    const { id, revision } = await as(services, addDays(today, -9 + index), places.proposeService, {
      params: { no: venue.no },
      body: { unitNo: unit.no, ...offer },
    })
    const answer = [{ act: 'agree' as const }, { act: 'decline' as const, reason: '同一时段已有课程' }][index]
    if (answer) await as(services, today, places.answerServiceOffer, { params: { id }, body: answer, revision })
  }
}

/** Every second venue was looked at; the first wants nothing, the others something. */
async function replayChecks(services: Services, venues: readonly Venue[]): Promise<void> {
  for (const [index, venue] of venues.entries())
    if (index % 2 === 0) await check(services, venue.no, -20 + index, (at) => index > 0 && at % 4 === index % 4)
}

/** Somebody looks at a venue so many days before today; `lacks` says which items of the standard are not met. */
async function check(services: Services, no: number, ahead: number, lacks: (at: number) => boolean): Promise<void> {
  const today = services.clock.today()
  const { standard } = await as(services, today, places.getWords, {})
  const items = (standard?.items ?? []).map(({ code }, at) => ({ code, answer: lacks(at) ? ('no' as const) : ('yes' as const) }))
  await as(services, today, places.checkVenue, { params: { no }, body: { onDay: addDays(today, ahead), items } })
}

const projects = [
  { tiers: ['community', 'building'], toTier: 'street', acts: ['begin', 'accept'], dueIn: 10 },
  { tiers: ['street'], toTier: 'district', acts: ['begin'], dueIn: 40 },
  { tiers: ['district'], toTier: 'city', acts: [], dueIn: -3 },
] as const

/** One accepted, one under way, one planned and past its day. */
async function replayUpgrades(services: Services, venues: readonly Venue[]): Promise<void> {
  const today = services.clock.today()
  for (const { tiers, toTier, acts, dueIn } of projects) {
    const venue = venues.find((one) => (tiers as readonly (string | null)[]).includes(one.tier))
    if (!venue) continue
    const { id } = await as(services, addDays(today, -60), places.planUpgrade, {
      params: { no: venue.no },
      body: {
        toTier,
        responsible: '示例街道党建工作办公室',
        what: '更新标识和无障碍设施，增加学习书刊',
        startsOn: addDays(today, -50),
        dueOn: addDays(today, dueIn),
      },
    })
    if (acts.length > 1) await check(services, venue.no, -5, () => false)
    for (const [at, act] of acts.entries())
      await as(services, addDays(today, act === 'begin' ? -45 : -2), places.moveUpgrade, {
        params: { id },
        body: { act },
        revision: at + 1,
      })
  }
}

const facilities = [
  { kind: 'hardware', item: '投影和音响', state: 'good' },
  { kind: 'hardware', item: '无障碍坡道', state: 'lacking', note: '正门台阶旁需要加装' },
  { kind: 'software', item: '场地使用和借阅制度', state: 'good' },
  { kind: 'software', item: '讲解资料', state: 'lacking' },
] as const

/** Facilities of the first venue, one of them in the hands of its upgrade; who resides there, and an operator kept here. All invented. */
async function replayParts(services: Services, owners: readonly Owner[], venues: readonly Venue[]): Promise<void> {
  const [venue, today] = [venues[0], services.clock.today()]
  if (!venue) return
  const params = { no: venue.no }
  const made = []
  for (const body of facilities) made.push(await as(services, addDays(today, -70), places.addFacility, { params, body }))
  const { items } = await as(services, today, places.listUpgrades, { query: { venueNo: venue.no } })
  const upgrade = items.find((one) => one.state !== 'stopped')
  if (upgrade)
    await as(services, addDays(today, -60), places.changeFacility, {
      params: { id: made[1]!.id },
      body: { state: 'lacking', note: '正门台阶旁需要加装', upgradeId: upgrade.id },
    })
  const [first, second] = owners.filter((one) => one.no !== venue.owner.no)
  const residents = [
    { unitNo: first?.no, role: 'resident' },
    { name: '示例公益基金会', role: 'partner' },
  ]
  for (const one of residents)
    if (one.unitNo || one.name)
      await as(services, addDays(today, -90), places.addResident, { params, body: { ...one, fromOn: addDays(today, -90) } })
  const run = venues[1]
  if (run && second && second.no !== run.owner.no)
    await as(services, today, places.addOperator, {
      params: { no: run.no },
      body: {
        unitNo: second.no,
        fromOn: addDays(today, -30),
        untilOn: addDays(today, 335),
        documentNo: '运营合同〔2026〕示例1号',
      },
    })
}
