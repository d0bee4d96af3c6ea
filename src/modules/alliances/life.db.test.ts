import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { asSystem } from '../../../test/support/scopes.ts'
import { callsOn, openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { lists } from '../lists/contract.ts'
import { activities } from '../activities/contract.ts'
import { alliances } from './contract.ts'
import { branchIn, foundedCommunity } from './testing.ts'

let place: SmallDistrict
let four: number[]
let east: Actor
let committee: Actor
let id: string
let day = '2026-11-22'
const people = new Map<number, Actor>()
const secretaryOf = (unitNo: number): Actor => {
  const known = people.get(unitNo) ?? person(`书记${unitNo}`, { role: 'party_org_secretary', nodeNo: unitNo })
  people.set(unitNo, known)
  return known
}
const call = callsOn(
  () => place,
  () => day,
  'life',
)

beforeAll(async () => {
  place = await openSmallDistrict(8)
  const names = ['上底小学党支部', '东社区党总支', '南桥建设党支部', '书画院党支部']
  four = []
  for (const name of names) four.push(await branchIn(place, name))
  east = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  committee = person('区管理员', { role: 'district_officer', nodeNo: place.node['示例区']! })
  id = await foundedCommunity(place, four, { secretaryOf, street: east, committee })
})
afterAll(() => place.platform.close())

const params = () => ({ params: { id } })
const lead = () => secretaryOf(four[0]!)
const line = (unitNo: number, more: object) =>
  call(secretaryOf(unitNo), alliances.recordLine, {
    ...params(),
    body: { kind: 'member', unitNo, onDay: day, title: '外出党员由西法庭代管', ...more },
  })
const turns = async (role: 'convenor' | 'host') => {
  const { roles } = await call(lead(), alliances.getTurns, params())
  return roles.find((one) => one.role === role)!.turns
}

describe('the life of a community', () => {
  it('gives everybody a turn, skips who is away and exchanges two turns, each with its reason', async () => {
    day = '2026-12-01'
    const before = (await turns('convenor')).slice(0, 5).map((turn) => turn.who!.no)
    expect(new Set(before.slice(0, 4)).size).toBe(4)
    expect(before[4]).toBe(before[0])
    const all = await turns('convenor')
    const [second, third] = [all[1]!, all[2]!]
    const stranger = person('别处', { role: 'party_org_secretary', nodeNo: place.units[0]! })
    const change = (actor: Actor, body: object) =>
      call(actor, alliances.changeTurn, { ...params(), body: { role: 'convenor', day: second.day, reason: '换届期间', ...body } })
    expect(await refusalOf(change(stranger, {}))).toBe('community-not-found')
    await change(secretaryOf(second.who!.no), { otherDay: third.day })
    const swapped = await turns('convenor')
    expect([swapped[1]!.who!.no, swapped[2]!.who!.no]).toEqual([third.who!.no, second.who!.no])
    expect(swapped[1]!.reason).toBe('换届期间')
    expect(await refusalOf(change(lead(), { day: '2026-12-03' }))).toBe('community-turn-unknown')
    const host = (await turns('host'))[2]!
    await call(lead(), alliances.changeTurn, { ...params(), body: { role: 'host', day: host.day, reason: '场地维修' } })
    expect((await turns('host'))[2]!.who!.no).not.toBe(host.who!.no)
  })

  it('shares records that every member reads; a stranger does not, and a problem is solved once', async () => {
    await asSystem(place.platform.services.database, (tx) =>
      sql`insert into alliances.line (id, community_id, kind, unit_no, on_day, title)
        values (gen_random_uuid(), ${id}, 'problem', ${four[1]!}, '2026-11-25', '放学后托管没有场地')`.execute(tx),
    )
    await line(four[3]!, { kind: 'regular-meeting', title: '第四季度例会' })
    expect(await refusalOf(line(four[3]!, { kind: 'no-such-kind' }))).toBe('community-word-unknown')
    expect(await refusalOf(line(four[3]!, { onDay: '2026-01-01' }))).toBe('community-day-unfit')
    const other = await call(secretaryOf(four[2]!), alliances.listLines, { ...params(), query: { kind: 'problem' } })
    expect(other.items).toMatchObject([{ title: '放学后托管没有场地', unit: { no: four[1] }, can: { change: false } }])
    const solve = () =>
      call(secretaryOf(four[3]!), alliances.solveLine, {
        params: { id, lineId: other.items[0]!.id },
        body: { onDay: day, solution: '书画院下午开放教室' },
      })
    await solve()
    expect(await refusalOf(solve())).toBe('community-line-closed')
    const stranger = person('别处', { role: 'party_org_secretary', nodeNo: place.units[0]! })
    expect(await refusalOf(call(stranger, alliances.listLines, { ...params(), query: {} }))).toBe('community-not-found')
  })

  it('takes resources and problems from the lists kept to it, and enters none of its own', async () => {
    expect(await refusalOf(line(four[1]!, { kind: 'resource' }))).toBe('community-line-elsewhere')
    expect(await refusalOf(line(four[1]!, { kind: 'problem' }))).toBe('community-line-elsewhere')
    const { categories } = await call(systemActor, lists.getWords, {})
    const body = { ownerNo: four[1]!, category: categories[0]!.code, unit: '间', fromOn: '2026-11-25', quantity: 1 }
    for (const kind of ['resource', 'problem'] as const) {
      const kept = { ...body, kind, title: '周末借出教室', visibility: 'community' as const, communityId: id }
      const entry = await call(systemActor, lists.submitEntry, { body: kept as never })
      await call(systemActor, lists.checkEntry, { params: entry, body: { outcome: 'publish' } })
    }
    const { shared } = await call(secretaryOf(four[2]!), alliances.getCommunity, params())
    const counts = Object.fromEntries(shared.flatMap((one) => one.counts.map((each) => [each.code, each.count])))
    expect(counts).toMatchObject({ resource: 1, problem: 1, solved: 0 })
  })

  it('takes joint activities from where they were entered, of any member, and nothing a member did alone', async () => {
    const record = (hostNos: number[], partnerNos: number[], onDay: string, lines: string[] = []) =>
      call(systemActor, activities.recordActivity, {
        body: { kinds: ['cobuilding'], minutes: '共建', onDay, hostNos, partnerNos, lines } as never,
      })
    await record([four[1]!], [four[2]!], '2026-11-28', ['help'])
    await record([four[1]!], [], '2026-11-29')
    await record([four[1]!], [four[2]!], '2026-11-01')
    const seen = await call(secretaryOf(four[3]!), alliances.listJoint, { ...params(), query: {} })
    expect(seen.items).toMatchObject([{ onDay: '2026-11-28', reached: false, members: [{ no: four[1] }, { no: four[2] }] }])
    expect((await call(secretaryOf(four[1]!), alliances.listJoint, { ...params(), query: {} })).items[0]!.reached).toBe(true)
    expect(seen.items[0]!.lines).toEqual(['help'])
    expect(seen.workLines.map(({ code, agreed, tagged }) => [code, agreed, tagged])).toContainEqual(['help', false, 1])
    const only = (code: string) => call(lead(), alliances.listJoint, { ...params(), query: { line: code } })
    expect([(await only('help')).total, (await only('venue')).total]).toEqual([1, 0])
    await line(four[3]!, { kind: 'experience', activityNo: seen.items[0]!.no, title: '工地学堂的做法' })
    expect(await refusalOf(line(four[3]!, { kind: 'experience', activityNo: 999 }))).toBe('community-record-not-found')
  })

  it('says what waits to the community: nothing for a period before it was founded', async () => {
    const { cadences } = await call(lead(), alliances.getDue, { ...params(), query: { year: 2026 } })
    const statusOf = (code: string) => cadences.find((one) => one.code === code)!.windows.map((window) => window.status)
    expect(statusOf('regular-meeting')).toEqual(['recorded'])
    expect(statusOf('bulletin')).toEqual(['not-applicable'])
  })
})

describe('the end of a year', () => {
  it('is prepared from records, judged by the committee, rectified and looked at again', async () => {
    day = '2026-11-30'
    const judge = (more: object) =>
      call(committee, alliances.assessCommunity, {
        params: { id, year: 2026 },
        body: { judgement: '例会已开，通报尚未建立', grade: 'rectification', dueOn: '2027-03-10', ...more },
      })
    expect(await refusalOf(judge({}))).toBe('community-assessment-not-yet')
    day = '2026-12-10'
    const prepared = await call(secretaryOf(four[2]!), alliances.getYear, { params: { id, year: 2026 } })
    expect(prepared.can.assess).toBe(false)
    const valueOf = (what: string, code: string) => prepared.items.find((one) => one.what === what && one.code === code)
    expect(valueOf('cadence', 'regular-meeting')).toMatchObject({ value: 1 })
    expect(valueOf('activities', 'joint')).toMatchObject({ value: 1 })
    // What was entered before the lists took it over stays and is counted where it stands.
    expect(valueOf('solved', 'problem')).toMatchObject({ value: 1, of: 1 })
    expect(valueOf('shared', 'lists.resource')).toMatchObject({ value: 1 })
    expect(valueOf('shared', 'lists.solved')).toMatchObject({ value: 0, of: 1 })
    expect(valueOf('readiness', 'place')).toMatchObject({ state: 'not-applicable' })
    for (const item of prepared.items.filter((one) => one.what === 'lines')) {
      const kind = new URLSearchParams(item.list.split('?')[1]).get('kind')!
      expect((await call(lead(), alliances.listLines, { ...params(), query: { kind, year: 2026 } })).total).toBe(item.value)
    }
    expect(
      await refusalOf(
        call(lead(), alliances.assessCommunity, { params: { id, year: 2026 }, body: { judgement: '好', grade: 'normal' } }),
      ),
    ).toBe('not-allowed')
    expect(await refusalOf(judge({ dueOn: null }))).toBe('community-due-missing')
    await judge({})
    expect(await refusalOf(judge({}))).toBe('community-cannot-move')
    expect((await call(lead(), alliances.getCommunity, params())).state).toBe('rectification')
    day = '2027-03-01'
    await call(committee, alliances.recheckCommunity, { ...params(), body: { result: 'active', reason: '通报已按季度发出' } })
    const year = await call(lead(), alliances.getYear, { params: { id, year: 2026 } })
    expect(year.assessment).toMatchObject({ grade: 'rectification', recheckResult: 'active', recheckedOn: '2027-03-01' })
    expect(year.items).toEqual(prepared.items)
    expect(await refusalOf(judge({ grade: 'normal' }))).toBe('community-assessed-already')
    day = '2027-12-10'
    await call(committee, alliances.assessCommunity, {
      params: { id, year: 2027 },
      body: { judgement: '共建小学建成', grade: 'demonstration', subsidyFen: 500_000, documentNo: '示社委〔2027〕9号' },
    })
    expect((await call(lead(), alliances.getCommunity, params())).state).toBe('demonstration')
    await call(committee, alliances.dissolveCommunity, { ...params(), body: { reason: '目标已经完成' } })
    const over = await call(lead(), alliances.getCommunity, params())
    expect(over).toMatchObject({ state: 'dissolved', endedOn: '2027-12-10', charter: { stage: 'ended' } })
    expect(await refusalOf(line(four[1]!, { onDay: day }))).toBe('community-cannot-move')
  })
})
