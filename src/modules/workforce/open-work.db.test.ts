import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { findingsOf, openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { coverage } from '../coverage/contract.ts'
import { workforce } from './contract.ts'

let place: SmallDistrict
let east: Actor
let units: number[]

const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

beforeAll(async () => {
  place = await openSmallDistrict(40)
  east = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  const { items } = await call(east, coverage.listUnits, { query: { pageSize: 50 } })
  units = items.map((item) => item.no)
})
afterAll(async () => {
  expect(await findingsOf(place.platform)).toEqual([])
  await place.platform.close()
})

const finding = { what: '补齐组织生活记录', responsible: '李书记', dueOn: '2026-12-01' }
const visit = (unitNo: number) =>
  call(east, workforce.recordVisit, { body: { unitNo, madeOn: '2026-11-10', line: '见了负责人', findings: [finding] } })
const plan = (unitNo: number) => call(east, workforce.planVisit, { body: { unitNo, plannedOn: '2026-12-02' } })
const openTasks = async (unitNo: number) =>
  (await call(east, workforce.listTasks, { query: { unitNo, open: 'true' } })).items.map((task) => task.id)
const visitsAt = async (unitNo: number, state: 'planned' | 'made') =>
  (await call(east, workforce.listVisits, { query: { unitNo, state } })).items.map((one) => one.id)
const { merge, dissolve, undoLast } = unitActs(
  () => place.platform,
  () => east,
  '2026-11-20',
)

describe('work still open at a unit', () => {
  it('follows it into its successor, while what was done stays where it was done; taken back, it is where it was', async () => {
    const [gone, into] = [units.pop()!, units.pop()!]
    const [made, planned] = [await visit(gone), await plan(gone)]
    const tasks = await openTasks(gone)
    expect((await merge(into, gone)).sort()).toEqual(expect.arrayContaining(['task 1 0', 'visit 1 0']))
    expect([await openTasks(into), await openTasks(gone)]).toEqual([tasks, []])
    expect([await visitsAt(into, 'planned'), await visitsAt(gone, 'made')]).toEqual([[planned.id], [made.id]])
    await undoLast()
    expect([await openTasks(into), await openTasks(gone)]).toEqual([[], tasks])
    expect([await visitsAt(into, 'planned'), await visitsAt(gone, 'planned')]).toEqual([[], [planned.id]])
  })

  it('stands in the way of taking back once somebody has gone on with it at the successor', async () => {
    const [gone, into] = [units.pop()!, units.pop()!]
    await visit(gone)
    await merge(into, gone)
    const [id] = await openTasks(into)
    await call(east, workforce.followUpTask, { params: { id: id! }, body: { note: '已补两次', move: 'keep' } })
    expect(await refusalOf(undoLast())).toBe('act-built-upon')
    expect(await openTasks(into)).toEqual([id])
  })

  it('is given up when the unit ends without a successor, and stands again when that is taken back', async () => {
    const gone = units.pop()!
    const planned = (await visit(gone), await plan(gone))
    const tasks = await openTasks(gone)
    await dissolve(gone)
    expect([await openTasks(gone), await visitsAt(gone, 'planned')]).toEqual([[], []])
    await undoLast()
    expect([await openTasks(gone), await visitsAt(gone, 'planned')]).toEqual([tasks, [planned.id]])
  })
})
