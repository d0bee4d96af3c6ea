import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { asSystem } from '../../../test/support/scopes.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { coverage } from '../coverage/contract.ts'
import { workforce } from './contract.ts'

let place: SmallDistrict
let east: Actor
let west: Actor
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const people: Record<string, string> = {}

beforeAll(async () => {
  place = await openSmallDistrict(20)
  east = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  west = person('西街道干事', { role: 'street_officer', nodeNo: place.node['西街道']! })
  const { items } = await call(east, coverage.listUnits, { query: { pageSize: 5 } })
  for (const [index, personName] of ['周专', '安专', '吴联'].entries()) {
    const role = personName === '吴联' ? 'liaison' : 'full_time_worker'
    await call(east, workforce.assignPost, { body: { role, unitNo: items[index]!.no, personName, fromOn: '2026-01-05' } })
    people[personName] = (await call(east, workforce.listPeople, { query: { q: personName } })).items[0]!.id
  }
})
afterAll(() => place.platform.close())

const open = (name: string, body: object = {}, actor = east) =>
  call(actor, workforce.openGrowth, {
    params: { id: people[name]! },
    body: { begunOn: '2026-02-01', basis: '街道党工委会议研究', stage: 'foundation', ...body },
  })
const enter = (id: string, stage: string, onDay: string) =>
  call(east, workforce.enterStage, { params: { id }, body: { stage, onDay, reason: '完成培训' } })
const plansOf = async (name: string) => (await call(east, workforce.getGrowth, { params: { id: people[name]! } })).plans
const takeBack = (kind: 'plan' | 'end' | 'stage' | 'item' | 'progress', id: string) =>
  call(east, workforce.takeBackGrowth, { params: { kind, id }, body: { reason: '登记有误' } })

describe('staged development of a Party worker (CD-18)', () => {
  it('begins by a decision, goes from stage to stage on days people give, and ends with a reason', async () => {
    const { id } = await open('周专')
    expect(await refusalOf(open('周专'))).toBe('growth-exists')
    expect(await refusalOf(enter(id, 'nowhere', '2026-05-01'))).toBe('post-word-unknown')
    await enter(id, 'practice', '2026-05-01')
    const { id: last } = await enter(id, 'key', '2026-08-01')
    await takeBack('stage', last)
    const [plan] = await plansOf('周专')
    expect(plan!.stages.map((one) => [one.stage.code, one.enteredOn, one.leftOn])).toEqual([
      ['foundation', '2026-02-01', '2026-05-01'],
      ['practice', '2026-05-01', null],
    ])
    await call(east, workforce.endGrowth, { params: { id }, body: { onDay: '2026-09-01', reason: '转任其他岗位' } })
    expect(await refusalOf(enter(id, 'key', '2026-10-01'))).toBe('growth-ended')
    expect((await plansOf('周专'))[0]).toMatchObject({ endedOn: '2026-09-01', endReason: '转任其他岗位' })
    await takeBack('end', id)
    expect((await plansOf('周专'))[0]!.stages.at(-1)).toMatchObject({ stage: { code: 'practice' }, leftOn: null })
  })

  it('carries a capability plan whose progress people enter (CD-82)', async () => {
    const [plan] = await plansOf('周专')
    const params = { id: plan!.id }
    const item = await call(east, workforce.addCapability, { params, body: { what: '独立组织换届选举', stage: 'practice' } })
    await call(east, workforce.addCapability, { params, body: { what: '熟悉章程', dueOn: '2026-12-31' } })
    const progress = (onDay: string, state: 'under-way' | 'reached') =>
      call(east, workforce.recordProgress, { params: { id: item.id }, body: { onDay, state, note: '看过一次会议' } })
    const reached = await progress('2026-11-01', 'reached')
    await progress('2026-07-01', 'under-way')
    expect((await plansOf('周专'))[0]!.items).toMatchObject([
      { state: 'reached', stage: { zh: '实践锻炼' } },
      { state: 'planned' },
    ])
    await takeBack('progress', reached.id)
    expect((await plansOf('周专'))[0]!.items[0]).toMatchObject({ state: 'under-way' })
    expect(await refusalOf(progress('2026-11-24', 'reached'))).toBe('growth-day-ahead')
  })

  it('is listed by name, counted by stage, and leaves as a file with the same rows', async () => {
    await open('安专', { begunOn: '2026-10-01' })
    await open('吴联', { begunOn: '2026-03-01' })
    const list = await call(east, workforce.listGrowth, { query: {} })
    expect(list.items.map((row) => row.person.name)).toEqual(['安专', '吴联', '周专'])
    expect(list.counts.map(({ stage, count }) => [stage.code, count])).toEqual([
      ['foundation', 2],
      ['practice', 1],
      ['key', 0],
      ['reserve', 0],
    ])
    expect(list.rule).toMatchObject({ source: 'CD-18; CD-82', stated: false })
    const narrowed = await call(east, workforce.listGrowth, { query: { stage: 'foundation', role: 'liaison' } })
    expect(narrowed.items.map((row) => row.person.name)).toEqual(['吴联'])
    const file = await call(east, workforce.exportGrowth, { query: { format: 'csv', language: 'en', role: 'full_time_worker' } })
    const [head, ...lines] = (await text(file.body)).trim().split('\r\n')
    expect(head).toContain('Stage')
    expect(lines.map((line) => line.split(',')[0])).toEqual(['安专', '周专'])
  })

  it('is seen by the officers of the posts and by the person, and by nobody else', async () => {
    expect((await call(west, workforce.listGrowth, { query: { state: 'all' } })).total).toBe(0)
    expect(await refusalOf(open('周专', {}, west))).toBe('person-not-found')
    const own: Actor = { ...person('周专本人'), accountId: randomUUID() }
    expect((await call(own, workforce.getMyGrowth, {})).persons).toEqual([])
    await asSystem(place.platform.services.database, (tx) =>
      sql`insert into workforce.person_account (person_id, account_id) values (${people['周专']!}, ${own.accountId})`.execute(tx),
    )
    const { persons } = await call(own, workforce.getMyGrowth, {})
    expect(persons).toMatchObject([{ name: '周专', plans: [{ stages: [{}, {}], items: [{}, {}] }] }])
    expect(await refusalOf(call(own, workforce.getGrowth, { params: { id: people['周专']! } }))).toBe('not-allowed')
  })

  it('that was begun by mistake is taken back whole, and another can begin', async () => {
    const [plan] = await plansOf('安专')
    await takeBack('plan', plan!.id)
    expect(await plansOf('安专')).toEqual([])
    await open('安专', { stage: 'reserve' })
    expect(await plansOf('安专')).toMatchObject([{ stages: [{ stage: { code: 'reserve' } }] }])
  })
})
