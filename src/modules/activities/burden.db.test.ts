import { afterAll, beforeAll, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { systemContext } from '../../platform/db/database.ts'
import { sql } from 'kysely'
import { members } from '../members/contract.ts'
import { workforce } from '../workforce/contract.ts'
import { activities } from './contract.ts'
import { workbookOf } from './testing.ts'

let place: SmallDistrict
let branches: { no: number; name: string; district: number; street: number }[]

beforeAll(async () => {
  place = await openSmallDistrict(60)
  const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
    sql<{ no: number; name: string; district: number; street: number }>`
      select unit_no as no, name, district_no as district, street_no as street from organisations.unit_on('2026-11-22') where kind = 'party_org'
        and coalesce(level, 'branch') = 'branch' order by name desc, unit_no`.execute(tx),
  )
  branches = rows
})
afterAll(() => place.platform.close())

const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const hold = (no: number, onDay: string, fieldsTyped?: number) =>
  call(systemActor, activities.recordActivity, {
    body: { onDay, kinds: ['theme-day'], hostNos: [no], minutes: '学习', ...(fieldsTyped === undefined ? {} : { fieldsTyped }) },
  })

it('shows the committee how many fields were filled in, form by form and by name, each with its records', async () => {
  const [one, other] = branches as [(typeof branches)[0], (typeof branches)[0]]
  const officer = person('区干事', { role: 'district_officer', nodeNo: one.district })
  const held = await hold(one.no, '2026-11-03', 5)
  await call(
    systemActor,
    activities.correctActivity,
    {
      params: { id: held.id },
      body: { onDay: '2026-11-03', kinds: ['theme-day'], hostNos: [one.no], minutes: '学习条例', fieldsTyped: 2 },
    },
    { ifMatch: 1 },
  )
  await hold(one.no, '2026-11-04')
  await hold(other.no, '2026-11-05', 3)
  await hold(one.no, '2026-10-05', 4)
  await call(systemActor, workforce.recordVisit, { body: { unitNo: one.no, madeOn: '2026-11-06', line: '走访', fieldsTyped: 2 } })

  const burden = await call(officer, activities.listBurden, { query: { onDay: '2026-11-22' } })
  const cost = burden.items.map(({ unit, forms }) => [
    unit.no,
    forms.map((form) => [form.form, form.fields, form.counted, form.records]),
  ])
  const told = new Map(cost as [number, unknown][])
  const shown = (no: number) => (told.get(no) as [string, number, number, number][]).filter(([, , , records]) => records > 0)
  expect(shown(one.no)).toEqual([
    ['workforce.visit', 2, 1, 1],
    ['activities.entry', 7, 1, 2],
  ])
  expect(shown(other.no)).toEqual([['activities.entry', 3, 1, 1]])
  expect(burden.forms.map(({ form }) => form).toSorted()).toEqual([
    'activities.entry',
    'development.case',
    'development.step',
    'dues.month',
    'members.entry',
    'procedures.case',
    'workforce.visit',
  ])
  expect(burden.items.map(({ unit }) => unit.name)).toEqual(
    burden.items.map(({ unit }) => unit.name).toSorted((a, b) => (a < b ? -1 : 1)),
  )
  expect(burden.trend.slice(-2).map(({ month, fields }) => [month, fields])).toEqual([
    ['2026-10-01', 4],
    ['2026-11-01', 12],
  ])

  // Every number opens the records it sums, of a unit and form, of a unit, and of a whole month.
  const records = (query: object) =>
    call(officer, activities.listBurdenRecords, { query: { onDay: '2026-11-22', pageSize: 200, ...query } })
  const summed = ({ total, fields, counted }: Awaited<ReturnType<typeof records>>) => ({ records: total, fields, counted })
  for (const { unit, forms, records: many, fields, counted } of burden.items) {
    expect(summed(await records({ unitNo: unit.no }))).toEqual({ records: many, fields, counted })
    for (const { form, ...cost } of forms) expect(summed(await records({ unitNo: unit.no, form }))).toEqual(cost)
  }
  for (const { month, records: many, fields, counted } of burden.trend)
    expect(summed(await records({ onDay: month }))).toEqual({ records: many, fields, counted })
  const file = await workbookOf(await call(officer, activities.exportBurden, { query: { onDay: '2026-11-22' } }))
  expect(file).toContain('填写项数')
  const english = await workbookOf(
    await call(officer, activities.exportBurden, { query: { onDay: '2026-11-22', language: 'en' } }),
  )
  expect(english).toContain('Enter a visit')
  expect(english).not.toContain('登记走访')
})

it('is shown to whoever decides what is asked, not to a branch about others', async () => {
  const secretary = person('书记', { role: 'party_org_secretary', nodeNo: branches[0]!.no })
  expect(await refusalOf(call(secretary, activities.listBurden, {}))).toBe('not-allowed')
  const street = person('街道干事', { role: 'street_officer', nodeNo: branches[0]!.street })
  const { items } = await call(street, activities.listBurden, { query: { onDay: '2026-11-22' } })
  expect(items.every(({ unit }) => branches.find(({ no }) => no === unit.no)?.street === branches[0]!.street)).toBe(true)
})

it('counts what the forms of other modules say, with the record and with nobody', async () => {
  const { no } = branches[2]!
  const options = { fieldsTyped: 4 }
  const member = await call(
    systemActor,
    members.enterMember,
    { body: { name: '何新', branchNo: no, place: 'unit', fromOn: '2026-11-01' } },
    options,
  )
  await call(systemActor, members.enterMember, { body: { name: '另一人', branchNo: no, place: 'unit', fromOn: '2026-11-01' } })
  const found = await call(systemActor, activities.listBurdenRecords, {
    query: { onDay: '2026-11-22', unitNo: no, form: 'members.entry' },
  })
  expect(found).toMatchObject({ total: 2, fields: 4, counted: 1 })
  expect(found.items.find(({ fields }) => fields === 4)).toMatchObject({ label: null, link: `/members/${member.id}` })
  const { rows } = await place.platform.services.database.read(systemContext, (tx) =>
    sql<object>`select * from platform.fields_typed where form = 'members.entry'`.execute(tx),
  )
  expect(rows).toEqual([{ form: 'members.entry', record: member.id, fields: 4 }])
})
