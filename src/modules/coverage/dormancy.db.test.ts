import { afterAll, beforeAll, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { activities } from '../activities/contract.ts'
import { workbookOf } from '../activities/testing.ts'
import { coverage } from './contract.ts'

let place: SmallDistrict
let officer: Actor
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

beforeAll(async () => {
  place = await openSmallDistrict(60)
  officer = person('区干事', { role: 'district_officer', nodeNo: place.node['示例区']! })
})
afterAll(() => place.platform.close())

const list = (query: object = {}, actor = officer) => call(actor, coverage.listDormancy, { query: { pageSize: 200, ...query } })
const hold = (no: number, onDay: string) =>
  call(systemActor, activities.recordActivity, { body: { onDay, kinds: ['theme-day'], hostNos: [no], minutes: '学习' } })

it('a Party organisation with nothing on record in the window is proposed to a person, with the evidence and the rule', async () => {
  const { items, days, fromOn, rule, counts } = await list()
  expect(items.length).toBeGreaterThan(3)
  expect([days, fromOn]).toEqual([180, '2026-05-27'])
  expect(rule).toMatchObject({ key: 'coverage.dormancy', source: expect.stringContaining('ZF-54') })
  expect(counts.proposed).toBe(items.length)
  const [one, two] = items
  await hold(one!.partyOrg.no, '2026-05-27')
  await hold(two!.partyOrg.no, '2026-05-26')
  const now = new Map((await list({ state: 'all' })).items.map((row) => [row.partyOrg.no, row]))
  expect(now.get(one!.partyOrg.no)).toMatchObject({ state: 'active', lastOn: '2026-05-27' })
  expect(now.get(two!.partyOrg.no)).toMatchObject({ state: 'proposed', lastOn: '2026-05-26' })
  // Nothing was decided by any of this.
  expect((await call(officer, coverage.getSummary, { query: {} })).dormancy.dormant).toBe(0)
})

it('a person refuses with a reason, or confirms and so opens the diagnosis that coverage reads', async () => {
  const { items } = await list()
  const [one, two] = [items[0]!, items[1]!]
  const refuse = (no: number, actor = officer) =>
    call(actor, coverage.refuseDormancy, { params: { no }, body: { reason: '上门看过，每月有活动，忙未登记' } })
  await refuse(one.partyOrg.no)
  expect(await refusalOf(refuse(one.partyOrg.no))).toBe('dormancy-not-proposed')
  const refused = (await list({ state: 'refused' })).items.find((row) => row.partyOrg.no === one.partyOrg.no)
  expect(refused?.answer).toMatchObject({ outcome: 'refused', reason: '上门看过，每月有活动，忙未登记', on: '2026-11-22' })

  const confirm = () =>
    call(officer, coverage.confirmDormancy, {
      params: { no: two.partyOrg.no },
      body: { reason: '书记已离职', remedy: '上级派人重建班子' },
    })
  const tries = await Promise.allSettled([confirm(), confirm()])
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const unit of two.units) {
    const { items: found } = await call(officer, coverage.listDiagnoses, { query: { unitNo: unit.no, open: 'true' as never } })
    expect(found).toMatchObject([{ reason: 'dormant', note: '书记已离职', remedy: '上级派人重建班子' }])
  }
  expect((await call(officer, coverage.getSummary, { query: {} })).dormancy.dormant).toBe(two.units.length)
  const file = await call(officer, coverage.exportDormancy, { query: { state: 'all', language: 'en' } })
  expect(await workbookOf(file)).toContain('Found at work')
})

it('whoever has no say over it is neither told nor asked', async () => {
  const { items } = await list()
  const { partyOrg } = items[0]!
  const secretary = person('书记', { role: 'party_org_secretary', nodeNo: partyOrg.no })
  expect(
    await refusalOf(call(secretary, coverage.refuseDormancy, { params: { no: partyOrg.no }, body: { reason: '在运转' } })),
  ).toBe('not-allowed')
  const street = person('街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  const theirs = await list({ state: 'all' }, street)
  const all = await list({ state: 'all' })
  expect(theirs.total).toBeLessThan(all.total)
  const foreign = all.items.find((row) => !theirs.items.some((own) => own.partyOrg.no === row.partyOrg.no))!
  const answered = call(street, coverage.refuseDormancy, { params: { no: foreign.partyOrg.no }, body: { reason: '在运转' } })
  expect(await refusalOf(answered)).toBe('coverage-unit-not-found')
})
