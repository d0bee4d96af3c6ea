import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor, visitor } from '../../../test/support/platform.ts'
import { openSmallDistrict, partyOrgsOf, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { dayOf } from '../../kernel/dates.ts'
import { type Actor, platformItself } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { development } from '../development/contract.ts'
import { members } from '../members/contract.ts'
import { volunteering } from './contract.ts'
import { dailyJob } from './daily.ts'
import { indicators } from './indicators.ts'
import { membersWithAccounts } from './testing.ts'

let place: SmallDistrict
let districtNo: number
let host: { no: number; secretary: Actor }
let other: { no: number; secretary: Actor }
let district: Actor
let people: string[]
let society: number
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

beforeAll(async () => {
  place = await openSmallDistrict(10)
  districtNo = place.node['示例区']!
  const branch = partyOrgsOf(() => place, '服务')
  host = await branch()
  other = await branch()
  district = person('区委', { role: 'district_officer', nodeNo: districtNo })
  people = (await membersWithAccounts(place.platform.services, host.no, ['钟一', '韦二', '覃三'])).map(({ id }) => id)
  const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
    sql<{ no: number }>`select no from organisations.unit where kind = 'social_org' order by no limit 1`.execute(tx),
  )
  society = rows[0]!.no
})
afterAll(() => place.platform.close())

const facts = { title: '结对帮扶', kind: 'pairing', place: '东社区服务站', risk: 'none' as const, risks: '没有特别风险' }
const openNeed = async (more: object = {}, by: Actor = host.secretary) =>
  (await call(by, volunteering.openNeed, { body: { unitNo: host.no, ...facts, ...more, shifts: [] } as never })).id
const getNeed = (id: string) => call(host.secretary, volunteering.getNeed, { params: { id } })

/** A session of a need held on a day that has passed, at which these members served. */
async function held(needId: string, day: string, memberIds: readonly string[]): Promise<void> {
  const [startsAt, endsAt] = ['2026-12-30T09:00:00+08:00', '2026-12-30T11:00:00+08:00']
  const { id } = await call(host.secretary, volunteering.addShift, { params: { id: needId }, body: { role: 'volunteer', seats: 9, startsAt, endsAt } }) // prettier-ignore
  if ((await getNeed(needId)).state === 'draft')
    await call(host.secretary, volunteering.moveNeed, { params: { id: needId }, body: { to: 'published' } })
  await call(host.secretary, volunteering.signUp, { params: { id }, body: { memberIds: [...memberIds] } })
  const [fromAt, untilAt] = [`${day}T09:00:00+08:00`, `${day}T11:00:00+08:00`]
  await place.platform.services.database.transaction(systemContext, (tx) =>
    sql`update volunteering.shift set starts_at = ${fromAt}, ends_at = ${untilAt} where id = ${id}`.execute(tx),
  )
  const signedUp = (await getNeed(needId)).list.find((one) => one.id === id)!.people
  const served = signedUp.map(({ signUpId }) => ({ signUpId, fromAt, untilAt, minutes: 120, grade: 'measured' as const }))
  await call(host.secretary, volunteering.confirmShift, { params: { id }, body: { served } })
}

async function runDaily(instant: string) {
  const at = new Date(instant)
  const services = { ...place.platform.services, clock: { now: () => at, today: () => dayOf(at) } }
  return (
    await dailyJob.run({
      id: '00000000-0000-4000-8000-000000000001',
      name: dailyJob.name,
      payload: {},
      services,
      context: systemContext,
      actor: platformItself,
      attempt: 1,
      progress: async () => {},
    })
  ).result as { made: number; skipped: number }
}

describe('a service team', () => {
  it('tells who of its roster came and how many stayed, from the records alone', async () => {
    const { id: teamId } = await call(host.secretary, members.openTeam, { body: { hostNo: host.no, kind: 'service', name: '红马甲服务队', openedOn: '2025-01-05' } }) // prettier-ignore
    const [first, second, third] = people
    const join = async (memberId: string, joinedOn: string) =>
      (await call(host.secretary, members.joinTeam, { params: { id: teamId }, body: { memberId, joinedOn } })).id
    await join(first!, '2025-02-01')
    await join(second!, '2025-02-01')
    const gone = await join(third!, '2025-02-01')
    expect(await refusalOf(openNeed({ teamId, unitNo: other.no }, systemActor))).toBe('need-team-unknown')
    const needId = await openNeed({ teamId })
    expect(await getNeed(needId)).toMatchObject({ teamId, team: '红马甲服务队' })
    await held(needId, '2026-08-01', [first!, third!])
    await held(needId, '2026-09-01', [first!])
    await call(host.secretary, members.moveTeamPerson, { params: { id: gone }, body: { move: 'leave', onDay: '2026-08-15' } })

    const list = await call(host.secretary, volunteering.listTeams, { query: {} })
    expect(list).toMatchObject({ months: 12, periods: [6, 12], sinceOn: '2025-11-22', onDay: '2026-11-22' })
    expect(list.items).toHaveLength(1)
    // Of three at the beginning two stayed; one of them served with the team. On 1 August three were on the roster, on 1 September two.
    expect(list.items[0]).toMatchObject({
      roster: 2,
      others: 0,
      sessions: 2,
      attended: 3,
      expected: 5,
      before: 3,
      stayed: 2,
      retained: 1,
    })
    const sessions = await call(host.secretary, volunteering.listSessions, { query: { teamId } })
    expect(sessions.total).toBe(list.items[0]!.sessions)
    // A shorter period counts what lies in it; a team younger than the period has no retention.
    const short = await call(host.secretary, volunteering.listTeams, { query: { months: 6, onDay: '2025-06-01' } })
    expect(short.items[0]).toMatchObject({ sessions: 0, before: null, retained: null })
    expect((await call(other.secretary, volunteering.listTeams, { query: {} })).items).toEqual([])
    expect((await call(district, volunteering.listTeams, { query: {} })).total).toBe(1)
  })
})

describe('a recurring service', () => {
  const start = (needId: string, more: object = {}, by: Actor = host.secretary) =>
    call(by, volunteering.startSeries, {
      body: { needId, rule: { every: 'week', weekday: 6 }, role: 'volunteer', starts: '09:00', minutes: 120, seats: 5, fromOn: '2026-11-23', ...more } as never,
    }) // prettier-ignore
  const told = (id: string, by: Actor = host.secretary) => call(by, volunteering.getSeries, { params: { id } })
  const change = (id: string, dueOn: string, toOn: string | null = null) =>
    call(host.secretary, volunteering.changeSeriesDay, { params: { id }, body: { dueOn, toOn, reason: '场地检修' } })

  it('makes its shifts within the horizon once, skips what is taken, and makes it up when it is free', async () => {
    const needId = await openNeed({ title: '每周义诊', kind: 'charity' })
    const by = { startsAt: '2026-12-05T10:00:00+08:00', endsAt: '2026-12-05T12:00:00+08:00' }
    const { id: taken } = await call(host.secretary, volunteering.addShift, { params: { id: needId }, body: { role: 'volunteer', seats: 2, ...by } }) // prettier-ignore
    expect(await refusalOf(start(needId, {}, other.secretary))).toBe('need-not-found')
    expect(await refusalOf(start(needId, { untilOn: '2026-11-23' }))).toBe('service-series-days-unfit')
    // Saturdays of sixty days from 22 November: 28 November to 16 January are eight; one is taken.
    const made = await start(needId)
    expect(made).toMatchObject({ made: 7, skipped: 1 })
    expect(await runDaily('2026-11-22T02:00:00Z')).toMatchObject({ made: 0 })
    const before = await told(made.id)
    expect(before.days.find(({ dueOn }) => dueOn === '2026-12-05')).toMatchObject({ state: 'skipped', skipped: 'taken' })
    expect(before.days.filter(({ state }) => state === 'ahead').length).toBeGreaterThan(5)
    await call(host.secretary, volunteering.cancelShift, { params: { id: taken }, body: { reason: '不办了' } })
    // The next day the free Saturday is made up, and nothing else is made twice.
    expect(await runDaily('2026-11-23T02:00:00Z')).toMatchObject({ made: 1, skipped: 0 })
    expect((await getNeed(needId)).list.filter(({ state }) => state === 'planned')).toHaveLength(8)

    await change(made.id, '2026-12-12')
    await change(made.id, '2026-12-19', '2026-12-20')
    expect(await refusalOf(change(made.id, '2026-12-19'))).toBe('service-series-day-past')
    expect(await refusalOf(change(made.id, '2026-12-13'))).toBe('service-series-day-unknown')
    expect(await refusalOf(change(made.id, '2026-12-26', '2027-01-02'))).toBe('service-series-day-taken')
    const after = new Map((await told(made.id)).days.map((one) => [one.dueOn, one]))
    expect(after.get('2026-12-12')).toMatchObject({ state: 'cancelled', reason: '场地检修' })
    expect(after.get('2026-12-19')).toMatchObject({ state: 'moved', onDay: '2026-12-20' })
    expect(await runDaily('2026-11-23T02:00:00Z')).toMatchObject({ made: 0 })

    const ended = await call(host.secretary, volunteering.endSeries, { params: { id: made.id }, body: { untilOn: '2027-01-01', reason: '换了地点' } }) // prettier-ignore
    expect(ended.cancelled).toBe(3)
    expect(await runDaily('2027-01-02T02:00:00Z')).toMatchObject({ made: 0 })
    expect(await refusalOf(told(made.id, other.secretary))).toBe('service-series-not-found')
  })

  it('falls on a day of the year or the first day of a holiday, and not beyond its insurance', async () => {
    await place.platform.services.database.transaction(systemContext, async (tx) => {
      await sql`insert into procedures.calendar_year (year, source) values (2027, '国办发明电') on conflict do nothing`.execute(
        tx,
      )
      await sql`insert into procedures.calendar_day (day, kind, name) values ('2027-01-01', 'holiday', '元旦'), ('2027-01-02', 'holiday', '元旦') on conflict do nothing`.execute(
        tx,
      )
    })
    const needId = await openNeed({ title: '节日上门', kind: 'pairing', place: '西社区', risk: 'danger', insurance: '保单 1', insuredUntil: '2026-12-31' }) // prettier-ignore
    const holidays = await start(needId, { rule: { every: 'holiday' } })
    expect(holidays).toMatchObject({ made: 0, skipped: 1 })
    expect((await told(holidays.id)).days[0]).toMatchObject({ dueOn: '2027-01-01', skipped: 'uninsured' })
    const yearly = await start(needId, { rule: { every: 'year', month: 12, day: 5 }, starts: '14:00' })
    expect(yearly).toMatchObject({ made: 1, skipped: 0 })
    const list = await call(host.secretary, volunteering.listSeries, { query: { kind: 'pairing', state: 'going' } })
    expect(list.items.map(({ id }) => id).toSorted()).toEqual([holidays.id, yearly.id].toSorted())
  })
})

describe('a volunteer of a two-new organisation', () => {
  it('is counted by where the person works, and may say to want to come closer, to a branch it serves with', async () => {
    const body = { homeNo: host.no, name: '黄小明', phone: '13912345678', consent: true as const }
    expect(await refusalOf(call(host.secretary, volunteering.enterVolunteer, { body: { ...body, originNo: host.no } }))).toBe(
      'origin-unfit',
    )
    const { id, code } = await call(host.secretary, volunteering.enterVolunteer, { body: { ...body, originNo: society } })
    const listed = async () =>
      (await call(host.secretary, volunteering.listVolunteers, { query: { origin: 'yes' } })).items.map((one) => one.id)
    expect(await listed()).toEqual([id])
    const figure = () =>
      place.platform.services.database.read(systemContext, (tx) =>
        indicators.find(({ key }) => key === 'volunteering.people')!
          .compute({ tx, scope: { everything: true }, districtNo, asOf: '2026-11-22', params: { origin: 'yes' } } as never),
      ) // prettier-ignore
    // Whoever never served is not attracted yet.
    expect(await figure()).toMatchObject({ value: 0, list: expect.stringContaining('origin=yes') })

    const mine = async () => (await call(visitor, volunteering.findByCode, { body: { code } })).approach
    expect(await mine()).toMatchObject({ saidTo: null, units: [{ no: host.no }] })
    const say = (unitNo: number) => call(visitor, volunteering.sayApproach, { body: { code, unitNo, consent: true } })
    expect(await refusalOf(say(other.no))).toBe('approach-unit-unfit')
    await say(host.no)
    expect(await refusalOf(say(host.no))).toBe('approach-waits')
    expect(await call(visitor, volunteering.withdrawApproach, { body: { code } })).toEqual({ withdrawn: true })
    expect((await call(host.secretary, volunteering.listApproaches, { query: {} })).total).toBe(0)
    await say(host.no)

    const [waiting] = (await call(host.secretary, volunteering.listApproaches, { query: { state: 'open' } })).items
    expect(waiting).toMatchObject({ name: '黄小明', origin: { no: society }, own: true })
    const [seen] = (await call(district, volunteering.listApproaches, { query: {} })).items
    expect(seen).toMatchObject({ name: '黄*明', own: false, caseId: null })
    expect((await call(other.secretary, volunteering.listApproaches, { query: {} })).items).toEqual([])
    const reveal = (by: Actor) =>
      call(by, volunteering.revealApproach, { params: { id: waiting!.id }, body: { purpose: 'work-contact' } })
    expect(await reveal(host.secretary)).toEqual({ name: '黄小明', phone: '13912345678' })
    expect(await refusalOf(reveal(district))).toBe('approach-not-found')

    const take = (bornOn: string) => call(host.secretary, volunteering.takeApproach, { params: { id: waiting!.id }, body: { bornOn, appliedOn: '2026-11-20' } }) // prettier-ignore
    expect(await refusalOf(take('2012-01-01'))).toBe('development-too-young')
    const { caseId } = await take('1995-01-01')
    expect(await call(host.secretary, development.getCase, { params: { id: caseId } })).toMatchObject({
      name: '黄小明',
      stage: 'applicant',
    })
    expect(await refusalOf(take('1995-01-01'))).toBe('approach-answered')
    expect((await mine()).saidTo).toMatchObject({ state: 'taken', movedOn: '2026-11-22' })
    expect(await call(visitor, volunteering.forgetOrigin, { body: { code } })).toEqual({ forgotten: true })
    expect(await listed()).toEqual([])
  })
})
