import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { asSystem } from '../../../test/support/scopes.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { alliances } from './contract.ts'
import { branchIn } from './testing.ts'

let place: SmallDistrict
let district: Actor
let named = 0
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const secretaryOf = (no: number): Actor => person(`书记${no}`, { role: 'party_org_secretary', nodeNo: no })

beforeAll(async () => {
  place = await openSmallDistrict(4)
  district = person('区委', { role: 'district_officer', nodeNo: place.node['示例区']! })
}, 60_000)
afterAll(() => place.platform.close())

const branches = async (count: number) => {
  const nos: number[] = []
  for (let left = count; left > 0; left -= 1) nos.push(await branchIn(place, `网络第${++named}党支部`))
  return nos as [number, number, number, number, ...number[]]
}
const { undoLast, merge, dissolve } = unitActs(
  () => place.platform,
  () => district,
  '2026-11-22',
)
const own = (told: readonly string[]) => told.filter((line) => /^(network|joint)/.test(line))
const lead = (unitNo: number, field: string) =>
  call(systemActor, alliances.designateLead, { body: { unitNo, field, strength: '队伍稳定', fromOn: '2026-02-01' } })
const ask = async (unitNo: number, leadNo: number, answer?: 'agreed') => {
  const tie = await call(systemActor, alliances.askTie, { body: { unitNo, leadNo, fromOn: '2026-03-01', note: '一起入户' } })
  if (answer) await call(systemActor, alliances.answerTie, { params: tie, body: { answer } })
  return tie.id
}
const ties = async () =>
  (await call(district, alliances.listTies, { query: { pageSize: 100 } as never })).items.map((one) => [
    one.unit.no,
    one.lead.no,
    one.stage,
  ])
const leads = async () => (await call(district, alliances.getNetwork, {})).leads.map((one) => [one.no, one.field])
const joint = (unitNo: number, leadNo: number, unitNos: number[]) =>
  call(systemActor, alliances.makeCall, { body: { unitNo, leadNo, unitNos, kind: 'aid', title: '送冬衣', onDay: '2026-12-01' } })
const see = (id: string) => call(district, alliances.getCall, { params: { id } })
const duties = async (bodyNo: number) =>
  (await call(district, alliances.listResponsibilities, { query: { pageSize: 100 } as never })).items.filter(
    (one) => one.body.no === bodyNo,
  )

describe('a lead unit that is merged', () => {
  it('is followed by its successor in field, in what was asked of it, and in calls that are open; taken back, all is as before', async () => {
    const [into, gone, attached, asking] = await branches(4)
    await lead(gone, '助困')
    await ask(attached, gone, 'agreed')
    await ask(asking, gone)
    const { id } = await joint(gone, gone, [attached])
    const before = [await ties(), await leads(), (await see(id)).caller.no]
    expect(own(await merge(into, gone))).toEqual(['network-tie 2 0', 'joint-call 1 0'])
    expect(await leads()).toContainEqual([into, '助困'])
    const now = await ties()
    expect(now).toContainEqual([asking, into, 'asked'])
    expect(now).toContainEqual([attached, into, 'attached'])
    const called = await see(id)
    expect([called.caller.no, called.answers.map((one) => one.no)]).toEqual([into, [attached]])
    await undoLast()
    expect([await ties(), await leads(), (await see(id)).caller.no]).toEqual(before)
  })

  it('leaves nothing that would be asked of oneself: the successor had asked it, or was called by it', async () => {
    const [into, gone, other] = await branches(3)
    await lead(gone, '文体')
    await ask(into, gone)
    await ask(other, gone, 'agreed')
    const { id } = await joint(other, gone, [gone])
    await merge(into, gone)
    expect((await ties()).filter(([unit]) => unit === into)).toEqual([[into, gone, 'withdrawn']])
    expect((await see(id)).answers.map((one) => one.no)).toEqual([into])
    await undoLast()
    expect((await see(id)).answers.map((one) => one.no)).toEqual([gone])
  })
})

describe('a responsibility of an organisation that is no more', () => {
  it('is its successor’s, who acknowledges it itself; an acknowledgement since then keeps the merger', async () => {
    const [into, gone] = await branches(2)
    const body = { tier: 'surface', bodyNo: gone, title: '联系责任', content: '联系', fromOn: '2026-02-01' }
    const { id } = await call(systemActor, alliances.passResponsibility, { body })
    await call(secretaryOf(gone), alliances.acknowledgeResponsibility, { params: { id }, body: {} })
    expect(own(await merge(into, gone))).toEqual(['network-duty 1 0'])
    expect(await duties(into)).toMatchObject([{ id, acknowledgedOn: null }])
    await undoLast()
    expect((await duties(gone))[0]!.acknowledgedOn).not.toBeNull()
    await merge(into, gone)
    await call(secretaryOf(into), alliances.acknowledgeResponsibility, { params: { id }, body: {} })
    expect(await refusalOf(undoLast())).not.toBe('done')
  })

  it('ends where nobody follows, with its askings and calls, and stands again once that is taken back', async () => {
    const [gone, leader] = await branches(2)
    await lead(leader, '法律')
    await ask(gone, leader, 'agreed')
    const { id } = await joint(leader, leader, [gone])
    const body = { tier: 'surface', bodyNo: gone, title: '联系责任', content: '联系', fromOn: '2026-02-01' }
    await call(systemActor, alliances.passResponsibility, { body })
    expect(own(await dissolve(gone))).toEqual(['network-tie 0 1', 'joint-call 0 1', 'network-duty 0 1'])
    expect((await see(id)).stage).toBe('off')
    const { rows } = await asSystem(place.platform.services.database, (tx) =>
      sql<{ reason: string }>`select end_reason as reason from alliances.responsibility where body_no = ${gone}`.execute(tx),
    )
    expect(rows).toEqual([{ reason: 'unit-ended' }])
    await undoLast()
    expect((await see(id)).stage).toBe('open')
    expect(await duties(gone)).toHaveLength(1)
  })
})
