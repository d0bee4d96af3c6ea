import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { coverage } from '../coverage/contract.ts'
import { workforce } from './contract.ts'

let place: SmallDistrict
let east: Actor
let west: Actor
let instructor: Actor
let units: number[]

const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

beforeAll(async () => {
  place = await openSmallDistrict(40)
  east = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  west = person('西街道干事', { role: 'street_officer', nodeNo: place.node['西街道']! })
  const { items } = await call(east, coverage.listUnits, { query: { pageSize: 50 } })
  units = items.map((item) => item.no)
  for (const unitNo of units.slice(0, 3))
    await call(east, workforce.assignPost, { body: { role: 'instructor', unitNo, personName: '周导', fromOn: '2026-03-01' } })
  instructor = person('周导', ...units.slice(0, 3).map((nodeNo) => ({ role: 'instructor', nodeNo })))
})
afterAll(() => place.platform.close())

const finding = { what: '补齐组织生活记录', responsible: '李书记', dueOn: '2026-12-01' }
const record = (extra: object = {}, actor = instructor, key?: string) =>
  call(
    actor,
    workforce.recordVisit,
    { body: { unitNo: units[0]!, madeOn: '2026-11-20', line: '见了负责人,材料齐了一半', ...extra } },
    key ? { key } : {},
  )
const visits = async (query: object = {}, actor = east) => (await call(actor, workforce.listVisits, { query })).items
const tasks = async (query: object = {}, actor = instructor) => (await call(actor, workforce.listTasks, { query })).items

describe('a visit', () => {
  it('is recorded in a line, once however often the button is pressed, and each finding becomes a task', async () => {
    const key = 'the-same-press-again'
    const [one, again] = [
      await record({ findings: [finding] }, instructor, key),
      await record({ findings: [finding] }, instructor, key),
    ]
    expect(again).toEqual(one)
    expect(await visits({ unitNo: units[0] })).toMatchObject([{ state: 'made', madeOn: '2026-11-20', tasks: 1 }])
    expect(await tasks({ visitId: one.id })).toMatchObject([{ ...finding, from: 'visit', closedOn: null }])
  })

  it('is planned, made on another day, and then stands no longer among the planned', async () => {
    const { id } = await call(east, workforce.planVisit, { body: { unitNo: units[1]!, plannedOn: '2026-11-18', note: '看换届' } })
    expect(await visits({ state: 'planned' })).toMatchObject([{ id, plannedOn: '2026-11-18' }])
    await record({ unitNo: units[1], visitId: id })
    expect(await visits({ state: 'planned' })).toEqual([])
    expect(await refusalOf(record({ unitNo: units[1], visitId: id }))).toBe('visit-made-already')
    expect(await refusalOf(record({ unitNo: units[0], visitId: id }))).toBe('visit-not-found')
    expect(await refusalOf(record({ madeOn: '2026-11-23' }))).toBe('visit-in-the-future')
  })

  it('is corrected and taken back by who recorded it or an officer, not by another instructor', async () => {
    const { id } = await record({ unitNo: units[2], findings: [finding] })
    const other = person('钱导', { role: 'instructor', nodeNo: units[2]! })
    const anew = { params: { id }, body: { madeOn: '2026-11-19', line: '见了负责人和书记' } }
    expect(await refusalOf(call(other, workforce.correctVisit, anew))).toBe('visit-not-own')
    await call(instructor, workforce.correctVisit, anew)
    expect(await visits({ unitNo: units[2] })).toMatchObject([
      { line: '见了负责人和书记', madeOn: '2026-11-19', corrected: true },
    ])
    expect(await refusalOf(call(west, workforce.takeBackVisit, { params: { id }, body: {} }))).toBe('visit-not-found')
    await call(east, workforce.takeBackVisit, { params: { id }, body: { reason: '记错单位' } })
    expect(await visits({ unitNo: units[2] })).toEqual([])
    expect(await tasks({ visitId: id, open: 'true' })).toEqual([])
  })

  it('is not taken back when somebody has worked on what it found', async () => {
    const { id } = await record({ findings: [finding] })
    const [task] = await tasks({ visitId: id })
    await call(instructor, workforce.followUpTask, { params: { id: task!.id }, body: { note: '电话问过' } })
    expect(await refusalOf(call(east, workforce.takeBackVisit, { params: { id }, body: {} }))).toBe('visit-tasks-worked-on')
  })

  it('of a unit out of reach is neither planned nor recorded nor listed', async () => {
    expect(await refusalOf(record({ unitNo: units[5] }))).toBe('post-unit-not-found')
    expect(await refusalOf(call(west, workforce.planVisit, { body: { unitNo: units[0]!, plannedOn: '2026-12-01' } }))).toBe(
      'post-unit-not-found',
    )
    expect(await visits({}, west)).toEqual([])
    expect(await tasks({}, west)).toEqual([])
  })
})

describe('a task', () => {
  it('is followed until it is done, and can be opened again', async () => {
    const { id } = await call(instructor, workforce.openTask, { body: { ...finding, unitNo: units[0]! } })
    const step = (body: { note: string; move?: 'done' | 'reopen' | 'keep'; dueOn?: string }) =>
      call(instructor, workforce.followUpTask, { params: { id }, body })
    await step({ note: '书记在补', dueOn: '2026-12-10' })
    await step({ note: '补齐了', move: 'done' })
    expect(await refusalOf(step({ note: '又看过' }))).toBe('task-closed')
    await step({ note: '还差一次', move: 'reopen' })
    expect(await refusalOf(step({ note: '再开', move: 'reopen' }))).toBe('task-open')
    await step({ note: '这次齐了', move: 'done' })
    const task = (await tasks({ unitNo: units[0], open: 'false' })).find((one) => one.id === id)
    expect(task).toMatchObject({ outcome: 'done', closedOn: '2026-11-22', dueOn: '2026-12-10' })
    expect(task!.steps.map((one) => one.note)).toEqual(['书记在补', '补齐了', '还差一次', '这次齐了'])
    expect(await refusalOf(call(west, workforce.followUpTask, { params: { id }, body: { note: '看' } }))).toBe('task-not-found')
  })
})

describe('a spot check of liaisons', () => {
  it('meets whom the seed draws, nobody twice at once, is told by item, and its findings become tasks', async () => {
    for (const [index, unitNo] of units.slice(0, 8).entries())
      await call(east, workforce.assignPost, {
        body: { role: 'liaison', unitNo, personName: `联络${index}`, fromOn: '2026-03-01' },
      })
    const draw = (size: number, actor = east) => call(actor, workforce.drawChecks, { body: { size, seed: '十一月' } })
    expect(await refusalOf(draw(3, west))).toBe('check-nobody-to-draw')
    expect(await draw(3)).toEqual({ seed: '十一月', drawn: 3, of: 8 })
    expect((await draw(10)).drawn).toBe(5)
    expect(await refusalOf(draw(1))).toBe('check-nobody-to-draw')
    const { items } = await call(east, workforce.listChecks, { query: { state: 'drawn' } })
    expect(new Set(items.map((one) => one.unit.no)).size).toBe(8)
    const [one] = items
    const result = (looked: string[]) => ({
      params: { id: one!.id },
      body: {
        checkedOn: '2026-11-21',
        line: '传达到位',
        items: looked.map((item) => ({ item, met: item === 'relay' })),
        findings: [finding],
      },
    })
    expect(await refusalOf(call(east, workforce.recordCheck, result(['relay'])))).toBe('check-items-unfit')
    await call(east, workforce.recordCheck, result(['relay', 'implement']))
    expect(await refusalOf(call(east, workforce.recordCheck, result(['relay', 'implement'])))).toBe('check-closed')
    expect(await tasks({ unitNo: one!.unit.no }, east)).toContainEqual(
      expect.objectContaining({ from: 'spot-check', what: finding.what }),
    )
    await call(east, workforce.dropCheck, { params: { id: items[1]!.id } })
    expect((await call(east, workforce.listChecks, { query: { state: 'drawn' } })).total).toBe(6)
    expect(await refusalOf(call(instructor, workforce.listChecks, {}))).toBe('not-allowed')
  })
})

describe('of a person in post', () => {
  it('training, reviews and recommendations are recorded by officers in reach, and taken back', async () => {
    const { items } = await call(east, workforce.listPeople, { query: { role: 'instructor' } })
    const { id } = items[0]!
    const params = { id }
    const training = await call(east, workforce.recordTraining, {
      params,
      body: { onDay: '2026-05-08', title: '联络员培训班', level: 'district', minutes: 270 },
    })
    await call(east, workforce.recordReview, { params, body: { year: 2025, result: 'competent', onDay: '2026-01-10' } })
    await call(east, workforce.recordReview, {
      params,
      body: { year: 2025, result: 'excellent', measure: 'incentive', onDay: '2026-01-12' },
    })
    const wish = await call(east, workforce.recommend, {
      params,
      body: { target: 'community-team', basis: '年度优秀', onDay: '2026-02-01' },
    })
    const move = (state: 'forwarded' | 'accepted') =>
      call(east, workforce.moveRecommendation, { params: { id: wish.id }, body: { state, onDay: '2026-02-03' } })
    expect(await refusalOf(move('accepted'))).toBe('recommendation-cannot-move')
    await move('forwarded')
    await move('accepted')
    const told = await call(east, workforce.getPerson, { params })
    expect(told.reviews).toMatchObject([{ year: 2025, result: 'excellent', measure: 'incentive' }])
    expect(told.recommendations).toMatchObject([{ target: 'community-team', state: 'accepted', next: [] }])
    await call(east, workforce.takeBackRecord, { params: { kind: 'training', id: training.id } })
    expect((await call(east, workforce.getPerson, { params })).trainings).toEqual([])
    expect(await refusalOf(call(west, workforce.getPerson, { params }))).toBe('person-not-found')
    expect(await refusalOf(call(west, workforce.recordTraining, { params, body: { onDay: '2026-05-08', title: '班' } }))).toBe(
      'person-not-found',
    )
    expect(await refusalOf(call(instructor, workforce.getPerson, { params }))).toBe('not-allowed')
  })
})
