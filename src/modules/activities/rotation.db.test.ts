import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { organisations } from '../organisations/contract.ts'
import { activities } from './contract.ts'
import { workbookOf } from './testing.ts'

let place: SmallDistrict
let made = 0
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

beforeAll(async () => {
  place = await openSmallDistrict(20)
})
afterAll(() => place.platform.close())

const branch = async () => {
  made += 1
  const body = {
    reason: '组建',
    effectiveOn: '2026-01-05',
    kind: 'party_org' as const,
    name: `轮值第${made}党支部`,
    districtNo: place.node['示例区']!,
    streetNo: place.node['东街道']!,
    level: 'branch' as const,
    form: 'own' as const,
  }
  return (await call(systemActor, organisations.establishUnit, { body })).no
}
const branches = async (many: number) => {
  const nos: number[] = []
  for (let at = 0; at < many; at += 1) nos.push(await branch())
  return nos
}
const secretaryOf = (no: number) => person(`书记${no}`, { role: 'party_org_secretary', nodeNo: no })
const start = (memberNos: number[], extra: object = {}, actor: Actor = systemActor) =>
  call(actor, activities.startSeries, {
    body: {
      unitNo: memberNos[0]!,
      memberNos,
      rule: { every: 'month', on: 'day', day: 31 },
      kinds: ['cobuilding'],
      title: '联合主题活动',
      fromOn: '2028-01-01',
      untilOn: '2028-07-01',
      ...extra,
    },
  })
const get = (id: string, actor: Actor = systemActor) => call(actor, activities.getSeries, { params: { id }, query: {} })
const turnsOf = async (id: string) => (await get(id)).turns.map(({ day, hosts }) => [day.slice(5), hosts[0]!.no])
const {
  merge: mergeAll,
  dissolve,
  undoLast,
} = unitActs(
  () => place.platform,
  () => systemActor,
  '2026-11-20',
)
const merge = (into: number, gone: number[]) => mergeAll(into, ...gone)
const skip = (actor: Actor, id: string, day: string, revision: number) =>
  call(actor, activities.skipTurn, { params: { id }, body: { day, reason: '当天有换届大会' } }, { ifMatch: revision })

describe('what organisations hold jointly', () => {
  it('goes round among them, on 29 February too; the host holds it and the others take part', async () => {
    const nos = await branches(3)
    const { id, days } = await start(nos)
    expect(days.map(({ day, clamped, host }) => [day.slice(5), clamped, host?.no])).toEqual([
      ['01-31', false, nos[0]],
      ['02-29', true, nos[1]],
      ['03-31', false, nos[2]],
      ['04-30', true, nos[0]],
      ['05-31', false, nos[1]],
      ['06-30', true, nos[2]],
    ])
    const view = await get(id)
    expect(view.next).toMatchObject({ day: '2028-01-31', host: { no: nos[0] } })
    expect(view.members.map(({ no, planned }) => [no, planned])).toEqual(nos.map((no) => [no, 2]))
    const one = await call(systemActor, activities.getActivity, { params: { id: view.turns[1]!.activityId } })
    expect([one.hosts.map(({ no }) => no), one.partners.map(({ no }) => no)]).toEqual([[nos[1]], [nos[0], nos[2]]])
  })

  it('is skipped by the host itself, who comes next; others are told why; nobody else may', async () => {
    const nos = await branches(3)
    const { id } = await start(nos)
    const [first, second] = [secretaryOf(nos[0]!), secretaryOf(nos[1]!)]
    expect(await refusalOf(skip(secretaryOf(nos[2]!), id, '2028-02-29', 1))).toBe('turn-not-own')
    expect(await skip(second, id, '2028-02-29', 1)).toMatchObject({ revision: 2, moved: 4 })
    expect(await turnsOf(id)).toEqual([
      ['01-31', nos[0]],
      ['02-29', nos[2]],
      ['03-31', nos[1]],
      ['04-30', nos[0]],
      ['05-31', nos[2]],
      ['06-30', nos[1]],
    ])
    const seen = await get(id, secretaryOf(nos[2]!))
    expect(seen.changes).toMatchObject([{ what: 'skip', day: '2028-02-29', unit: { no: nos[1] }, reason: '当天有换届大会' }])
    expect(seen.turns[1]).toMatchObject({ passed: [{ no: nos[1] }], can: { change: true } })
    // Whoever arranges it may change any turn.
    expect(await skip(first, id, '2028-02-29', 2)).toMatchObject({ revision: 3 })
    expect((await turnsOf(id))[1]).toEqual(['02-29', nos[0]])
    expect(await refusalOf(skip(first, id, '2028-02-29', 3))).toBe('turn-nobody-left')
  })

  it('is exchanged between two, whatever the turns say, and two people at once are told of one another', async () => {
    const nos = await branches(2)
    const { id } = await start(nos)
    const swap = (actor: Actor, day: string, withDay: string) =>
      call(actor, activities.swapTurns, { params: { id }, body: { day, withDay, reason: '场地' } }, { ifMatch: 1 })
    expect(await refusalOf(swap(secretaryOf(nos[0]!), '2028-01-31', '2028-03-31'))).toBe('turns-not-exchanged')
    const tries = await Promise.allSettled([
      swap(secretaryOf(nos[0]!), '2028-01-31', '2028-02-29'),
      swap(secretaryOf(nos[1]!), '2028-01-31', '2028-02-29'),
    ])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await turnsOf(id)).slice(0, 2)).toEqual([
      ['01-31', nos[1]],
      ['02-29', nos[0]],
    ])
    expect((await get(id)).turns[0]).toMatchObject({ settled: true })
  })

  it('is joined and left from a day on: days before it stay, the others go round among those who take turns now', async () => {
    const nos = await branches(4)
    const { id } = await start(nos.slice(0, 3))
    const change = (memberNos: number[], fromOn: string, actor: Actor = systemActor, revision = 1) =>
      call(
        actor,
        activities.changeTurnMembers,
        { params: { id }, body: { memberNos, fromOn, reason: '调整' } },
        { ifMatch: revision },
      )
    const now = [nos[0]!, nos[1]!, nos[3]!]
    expect(await refusalOf(change(now, '2026-01-01'))).toBe('turn-not-open')
    expect(await refusalOf(change(nos.slice(1), '2028-03-01'))).toBe('series-member-unfit')
    expect(await refusalOf(change(now, '2028-03-01', secretaryOf(nos[1]!)))).toBe('turn-not-own')
    await change(now, '2028-03-01', secretaryOf(nos[0]!))
    expect(await turnsOf(id)).toEqual([
      ['01-31', nos[0]],
      ['02-29', nos[1]],
      ['03-31', nos[3]],
      ['04-30', nos[0]],
      ['05-31', nos[1]],
      ['06-30', nos[3]],
    ])
    const { changes, can, members } = await get(id, secretaryOf(nos[0]!))
    expect(changes.map(({ what, unit }) => [what, unit.no]).toSorted()).toEqual([
      ['join', nos[3]],
      ['leave', nos[2]],
    ])
    expect([can.members, members.map(({ no }) => no)]).toEqual([true, now])
    // What stands before the day is not turned over by what is skipped after it.
    expect(await refusalOf(skip(systemActor, id, '2028-02-29', 2))).toBe('turn-not-open')
    await skip(systemActor, id, '2028-03-31', 2)
    expect((await turnsOf(id)).slice(0, 4)).toEqual([
      ['01-31', nos[0]],
      ['02-29', nos[1]],
      ['03-31', nos[0]],
      ['04-30', nos[3]],
    ])
  })

  it('needs two organisations at work, each named once', async () => {
    const [one, two] = await branches(2)
    expect(await refusalOf(start([one!, one!]))).toBe('series-member-unfit')
    expect(await refusalOf(start([one!, two!], { unitNo: await branch() }))).toBe('series-member-unfit')
    expect(await refusalOf(start([one!, 999_999]))).toBe('series-member-unfit')
    expect(await refusalOf(start([two!, one!], {}, secretaryOf(one!)))).toBe('activity-host-not-found')
  })

  it('is exported and printed as the calendar of a year, in the reader’s language, and read by a calendar program', async () => {
    const nos = await branches(2)
    const { id } = await start(nos, { title: null })
    const file = await call(systemActor, activities.exportSeries, { params: { id }, query: { year: 2028, language: 'en' } })
    expect(await workbookOf(file)).toContain('Host')
    const ics = await call(systemActor, activities.getSeriesCalendar, { params: { id }, query: { year: 2028 } })
    const text = String(ics.body).replaceAll('\r\n ', '')
    expect(text).toContain('20280229')
    expect(text).toContain(`轮值第${made}党支部`)
    expect((await call(systemActor, activities.getSeries, { params: { id }, query: { year: 2027 } })).turns).toEqual([])
  })
})

describe('when one of them', () => {
  it('is merged, its successor takes its turns, an exchanged one too, and its calendar address goes on; undone, all is as before', async () => {
    const [one, two, three] = (await branches(3)) as [number, number, number]
    const into = await branch()
    const { id } = await start([one, two, three])
    await call(
      systemActor,
      activities.swapTurns,
      { params: { id }, body: { day: '2028-01-31', withDay: '2028-02-29', reason: '场地' } },
      { ifMatch: 1 },
    )
    const { path } = await call(secretaryOf(two), activities.renewCalendar, { params: { no: two } })
    const calendar = async () =>
      String((await call(systemActor, activities.getCalendar, { params: { secret: path.split('/').at(-1)! } })).body).replaceAll(
        '\r\n ',
        '',
      )
    const before = await turnsOf(id)
    await merge(into, [two])
    expect(await turnsOf(id)).toEqual(before.map(([day, no]) => [day, no === two ? into : no]))
    const mine = await call(systemActor, activities.recordActivity, {
      body: { kinds: ['theme-day'], onDay: '2026-12-01', state: 'planned', hostNos: [into], title: '并入后的主题党日' },
    })
    expect(await calendar()).toContain('并入后的主题党日')
    await call(systemActor, activities.retractActivity, { params: { id: mine.id }, body: { reason: '试' } }, { ifMatch: 1 })
    await undoLast()
    expect(await turnsOf(id)).toEqual(before)
    expect((await get(id)).members.map(({ no }) => no)).toEqual([one, two, three])
    expect(await calendar()).toContain('联合主题活动')
  })

  it('and another are merged into a third at once, nobody takes two turns, and it can be undone', async () => {
    const [one, two, three] = (await branches(3)) as [number, number, number]
    const { id } = await start([one, two, three])
    const before = await turnsOf(id)
    await merge(three, [one, two])
    expect((await get(id)).members.map(({ no }) => no)).toEqual([three])
    expect(new Set((await turnsOf(id)).map(([, no]) => no))).toEqual(new Set([three]))
    await undoLast()
    expect(await turnsOf(id)).toEqual(before)
  })

  it('ends, the others go on and nothing is called off', async () => {
    const [one, two, three] = (await branches(3)) as [number, number, number]
    const { id } = await start([one, two, three])
    await dissolve(one)
    const { turns, branch: leads, ended } = await get(id)
    expect(turns.map(({ state, hosts }) => [state, hosts[0]!.no])).toEqual(
      [two, three, two, three, two, three].map((no) => ['planned', no]),
    )
    expect([leads.no, ended]).toEqual([two, false])
  })
})
