import { afterAll, beforeAll, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { systemContext } from '../../platform/db/database.ts'
import { sql } from 'kysely'
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
  expect(told.get(one.no)).toEqual([
    ['workforce.visit', 2, 1, 1],
    ['activities.entry', 7, 1, 2],
  ])
  expect(told.get(other.no)).toEqual([
    ['workforce.visit', 0, 0, 0],
    ['activities.entry', 3, 1, 1],
  ])
  expect(burden.items.map(({ unit }) => unit.name)).toEqual(
    burden.items.map(({ unit }) => unit.name).toSorted((a, b) => (a < b ? -1 : 1)),
  )
  expect(burden.trend.slice(-2).map(({ month, fields }) => [month, fields])).toEqual([
    ['2026-10-01', 4],
    ['2026-11-01', 12],
  ])

  for (const item of burden.items)
    for (const form of item.forms.filter(({ records }) => records > 0)) {
      const query = Object.fromEntries(new URLSearchParams(form.list.split('?')[1]))
      const list =
        form.form === 'activities.entry'
          ? await call(officer, activities.listActivities, { query: query as never })
          : await call(officer, workforce.listVisits, { query: query as never })
      expect([item.unit.name, form.form, list.total]).toEqual([item.unit.name, form.form, form.records])
    }
  const file = await workbookOf(await call(officer, activities.exportBurden, { query: { onDay: '2026-11-22' } }))
  expect(file).toContain('填写项数')
})

it('is shown to whoever decides what is asked, not to a branch about others', async () => {
  const secretary = person('书记', { role: 'party_org_secretary', nodeNo: branches[0]!.no })
  expect(await refusalOf(call(secretary, activities.listBurden, {}))).toBe('not-allowed')
  const street = person('街道干事', { role: 'street_officer', nodeNo: branches[0]!.street })
  const { items } = await call(street, activities.listBurden, { query: { onDay: '2026-11-22' } })
  expect(items.every(({ unit }) => branches.find(({ no }) => no === unit.no)?.street === branches[0]!.street)).toBe(true)
})
