import { afterAll, beforeAll, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, type SmallDistrict } from '../../../test/support/small-district.ts'
import { lists } from './contract.ts'
import { listsForTests } from './testing.ts'

let place: SmallDistrict
let of: ReturnType<typeof listsForTests>
let home: Awaited<ReturnType<typeof of.branch>>
let one: Awaited<ReturnType<typeof of.branch>>
let other: Awaited<ReturnType<typeof of.branch>>
const call: SmallDistrict['platform']['call'] = (...told) => place.platform.call(...told)

beforeAll(async () => {
  place = await openSmallDistrict(6)
  of = listsForTests(place)
  home = await of.branch()
  one = await of.branch()
  other = await of.branch('西街道')
})
afterAll(() => place.platform.close())

it('pools what a region can give, whoever has it; each number is its list', async () => {
  const street = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  await of.publish(one.secretary, one.no, { kind: 'resource', title: '活动室', category: 'venue' })
  await of.publish(street, place.node['东街道']!, { kind: 'resource', title: '街道会堂', category: 'venue' })
  const { rows, total } = await call(home.secretary, lists.getPool, { query: {} })
  const venue = rows.find((row) => row.category === 'venue')!
  expect([venue.total, total]).toEqual([2, 2])
  for (const { sort, resources } of venue.counts) {
    const query = { kind: 'resource', free: 'true', category: 'venue', sort } as never
    expect((await call(home.secretary, lists.listEntries, { query })).total).toBe(resources)
    expect(resources).toBe(sort === 'other' ? 0 : 1)
  }
})

it('a base guarantee is met by many, and says what is still missing', async () => {
  const id = await of.publish(home.secretary, home.no, {
    title: '活动站值守',
    category: 'people',
    quantity: 10,
    unit: '人',
    divisible: true,
  })
  await of.publish(home.secretary, home.no, { title: '整间借用', category: 'venue' })
  for (const [giver, quantity] of [
    [one, 4],
    [other, 3],
  ] as const)
    await call(giver.secretary, lists.claimEntry, { params: { id }, body: { asNo: giver.no, quantity } as never })
  const list = await call(home.secretary, lists.listGuarantees, { query: {} })
  expect(list.items).toMatchObject([{ id, quantity: 10, taken: 7, missing: 3, givers: 2 }])
  expect(list.counts).toEqual({ all: 1, missing: 1 })
  await call(one.secretary, lists.claimEntry, { params: { id }, body: { asNo: one.no, quantity: 3 } as never })
  expect((await call(home.secretary, lists.listGuarantees, { query: { missing: 'true' } as never })).total).toBe(0)
  expect((await call(home.secretary, lists.listGuarantees, { query: {} })).items).toMatchObject([{ missing: 0, givers: 2 }])
})
