import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, partyOrgsOf, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { places } from './contract.ts'
import { makeVenue } from './testing.ts'

let place: SmallDistrict
let district: Actor
let east: Actor
let west: Actor
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

const organisation = partyOrgsOf(() => place, '提升')
const check = async (no: number, onDay: string, lacking: readonly string[] = []) => {
  const { standard } = await call(systemActor, places.getWords)
  const items = standard!.items.map(({ code }) => ({ code, answer: lacking.includes(code) ? ('no' as const) : ('yes' as const) }))
  return call(east, places.checkVenue, { params: { no }, body: { onDay, items } })
}

beforeAll(async () => {
  place = await openSmallDistrict(12)
  const node = (name: string) => place.node[name]!
  district = person('区干事', { role: 'district_officer', nodeNo: node('示例区') })
  east = person('东街干事', { role: 'street_officer', nodeNo: node('东街道') })
  west = person('西街干事', { role: 'street_officer', nodeNo: node('西街道') })
})
afterAll(() => place.platform.close())

describe('a project that upgrades a venue', () => {
  const plan = { toTier: 'street', responsible: '东街道党建办', startsOn: '2026-10-01', dueOn: '2026-11-20' }
  const move = async (who: Actor, id: string, body: object) => {
    const { revision } = await call(systemActor, places.getUpgrade, { params: { id } })
    return call(who, places.moveUpgrade, { params: { id }, body: body as never }, { ifMatch: revision })
  }

  it('is planned, begun, and accepted after a self-check, and the venue has the new tier from that day', async () => {
    const owner = await organisation()
    const { no } = await makeVenue(place, owner.no, { name: '社区中心', tier: 'community' })
    await check(no, '2026-09-01', ['books', 'seats'])
    expect(await refusalOf(call(west, places.planUpgrade, { params: { no }, body: plan }))).toBe('venue-not-found')
    expect(await refusalOf(call(east, places.planUpgrade, { params: { no }, body: { ...plan, toTier: 'community' } }))).toBe(
      'upgrade-tier-same',
    )
    const { id } = await call(east, places.planUpgrade, { params: { no }, body: plan })
    expect(await refusalOf(call(east, places.planUpgrade, { params: { no }, body: plan }))).toBe('upgrade-open-already')
    expect(await refusalOf(move(east, id, { act: 'accept' }))).toBe('upgrade-not-now')
    expect(await refusalOf(move(west, id, { act: 'begin' }))).toBe('upgrade-not-found')
    await move(east, id, { act: 'begin', onDay: '2026-10-08' })
    expect(await refusalOf(move(east, id, { act: 'accept', onDay: '2026-11-10' }))).toBe('upgrade-check-missing')
    await check(no, '2026-11-01', ['books'])
    expect(await refusalOf(move(east, id, { act: 'accept', onDay: '2026-11-10' }))).toBe('upgrade-check-lacking')
    await check(no, '2026-11-09')
    await move(east, id, { act: 'accept', onDay: '2026-11-10' })
    expect(await call(east, places.getUpgrade, { params: { id } })).toMatchObject({
      state: 'accepted',
      fromTier: 'community',
      acceptedOn: '2026-11-10',
      before: { onDay: '2026-09-01', met: 8, apply: 10 },
      after: { onDay: '2026-11-09', met: 10 },
      can: { acts: [] },
    })
    expect(await call(east, places.getVenue, { params: { no } })).toMatchObject({
      tier: 'street',
      fromOn: '2026-11-10',
      history: [{ fromOn: '2026-11-10', reason: 'upgrade-accepted' }, { untilOn: '2026-11-10' }],
    })
    // Whoever does not answer for the venue sees the project and not what was found.
    expect(await call(west, places.getUpgrade, { params: { id } })).toMatchObject({
      state: 'accepted',
      before: null,
      after: null,
    })
  })

  it('is stopped with a reason, and another may be planned', async () => {
    const owner = await organisation()
    const { no } = await makeVenue(place, owner.no, { name: '停办中心', tier: 'community' })
    const { id } = await call(east, places.planUpgrade, { params: { no }, body: plan })
    expect(await refusalOf(move(east, id, { act: 'stop' }))).toBe('booking-reason-missing')
    await move(east, id, { act: 'stop', reason: '场地拆迁' })
    await call(east, places.planUpgrade, { params: { no }, body: { ...plan, dueOn: '2027-05-01' } })
    const listed = async (query: object) =>
      (await call(district, places.listUpgrades, { query: { q: '停办', ...query } as never })).items.map((one) => one.state)
    expect(await listed({})).toEqual(['planned', 'stopped'])
    expect(await listed({ state: 'late' })).toEqual([])
    expect(await listed({ state: 'stopped', streetNo: place.node['东街道'], tier: 'street' })).toEqual(['stopped'])
  })
})

describe('self-checks across venues', () => {
  it('are listed by standard, result and street for those who answer for the venues', async () => {
    const [one, other] = [await organisation(), await organisation('西街道')]
    const met = await makeVenue(place, one.no, { name: '自查甲' })
    const lacking = await makeVenue(place, one.no, { name: '自查乙' })
    await makeVenue(place, one.no, { name: '自查丙' })
    await makeVenue(place, other.no, { name: '自查丁' })
    await check(met.no, '2026-10-01', ['books'])
    await check(met.no, '2026-11-01')
    await check(lacking.no, '2026-11-02', ['access', 'safety'])
    const list = async (who: Actor, query: object = {}) =>
      call(who, places.listChecks, { query: { q: '自查', ...query } as never })
    const names = async (query: object, who = east) => (await list(who, query)).items.map((row) => row.venue.name)
    expect(await names({})).toEqual(['自查乙', '自查甲'])
    expect(await names({ view: 'all' })).toEqual(['自查乙', '自查甲', '自查甲'])
    expect(await names({ result: 'lacking' })).toEqual(['自查乙'])
    expect(await names({ result: 'met', streetNo: place.node['东街道'], version: '1' })).toEqual(['自查甲'])
    expect((await list(east, { result: 'lacking' })).items[0]).toMatchObject({ met: 8, apply: 10, lacking: ['access', 'safety'] })
    expect(await names({}, west)).toEqual([])
    expect((await list(west)).unchecked).toBe(1)
    const never = await call(west, places.listVenues, { query: { state: 'open', unchecked: 'true' } as never })
    expect(never.items.map((row) => row.name)).toEqual(['自查丁'])
    const file = await call(east, places.exportChecks, {
      query: { view: 'all', q: '自查', format: 'csv', language: 'zh' } as never,
    })
    let text = ''
    for await (const piece of (file as { body: AsyncIterable<Buffer> }).body) text += piece.toString()
    expect(text).toMatch(/自查乙[\s\S]*无障碍通行/)
  })
})

describe('a service another organisation proposes', () => {
  const propose = (who: Actor, no: number, unitNo: number, more: object = {}) =>
    call(who, places.proposeService, { params: { no }, body: { unitNo, service: '法律咨询', audience: ['residents'], ...more } })
  const answer = (who: Actor, id: string, body: object) =>
    call(who, places.answerServiceOffer, { params: { id }, body: body as never }, { ifMatch: 1 })

  it('stands among the services of the venue once the owner agrees, with the name of who gives it', async () => {
    const [owner, guest] = [await organisation(), await organisation('西街道')]
    const { no } = await makeVenue(place, owner.no, { name: '搭台中心' })
    expect(await refusalOf(propose(owner.secretary, no, guest.no))).toBe('booking-unit-not-found')
    expect(await refusalOf(propose(owner.secretary, no, owner.no))).toBe('service-offer-own-venue')
    const { id } = await propose(guest.secretary, no, guest.no)
    expect(await refusalOf(propose(guest.secretary, no, guest.no))).toBe('service-offer-known')
    const seen = async (who: Actor) => (await call(who, places.listServiceOffers, { query: { q: '搭台' } as never })).items
    expect((await seen(owner.secretary))[0]!.can.acts).toEqual(['agree', 'decline'])
    expect((await seen(guest.secretary))[0]!.can.acts).toEqual(['withdraw'])
    expect(await seen((await organisation()).secretary)).toEqual([])
    expect(await refusalOf(answer(guest.secretary, id, { act: 'agree' }))).toBe('booking-not-yours')
    expect(await refusalOf(answer(owner.secretary, id, { act: 'decline' }))).toBe('booking-reason-missing')
    await answer(owner.secretary, id, { act: 'agree' })
    const { services } = await call(west, places.getVenue, { params: { no } })
    expect(services).toMatchObject([{ name: '法律咨询', audience: ['residents'], provider: expect.stringContaining('党支部') }])
    expect(await refusalOf(answer(owner.secretary, id, { act: 'agree' }))).toBe('revision-stale')
  })

  it('is only for shared venues that are open, and is withdrawn with the organisation', async () => {
    const [owner, guest] = [await organisation(), await organisation('西街道')]
    const own = await makeVenue(place, owner.no, { name: '不共享', shared: false })
    expect(await refusalOf(propose(guest.secretary, own.no, guest.no))).toBe('booking-not-shared')
    const planned = await makeVenue(place, owner.no, { name: '规划中', state: 'planned' })
    expect(await refusalOf(propose(guest.secretary, planned.no, guest.no))).toBe('booking-venue-not-open')
    const { no } = await makeVenue(place, owner.no, { name: '撤回中心' })
    const { id } = await propose(guest.secretary, no, guest.no)
    const acts = unitActs(
      () => place.platform,
      () => district,
      '2026-11-22',
    )
    expect(await acts.dissolve(guest.no)).toContain('venue-service-offer 0 1')
    const { items } = await call(district, places.listServiceOffers, { query: { q: '撤回' } as never })
    expect(items).toMatchObject([{ id, state: 'withdrawn' }])
    await acts.undoLast()
    const { items: again } = await call(district, places.listServiceOffers, { query: { q: '撤回' } as never })
    expect(again).toMatchObject([{ id, state: 'proposed' }])
  })
})
