import { afterAll, beforeAll, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { lists } from './contract.ts'
import { listsForTests } from './testing.ts'

let place: SmallDistrict
let of: ReturnType<typeof listsForTests>
let one: { no: number; secretary: Actor }
let other: { no: number; secretary: Actor }
let street: Actor
const call: SmallDistrict['platform']['call'] = (...told) => place.platform.call(...told)

beforeAll(async () => {
  place = await openSmallDistrict(6)
  of = listsForTests(place)
  one = await of.branch()
  other = await of.branch()
  street = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
})
afterAll(() => place.platform.close())

const rowOf = async (no: number) =>
  (await call(street, lists.listDeficits, { query: { pageSize: 200 } as never })).items.find((row) => row.no === no)

it('deficits are told from records to the office above, with what near it could help, and go when the records change', async () => {
  expect((await rowOf(one.no))!.deficits.map((each) => [each.kind, each.help])).toEqual([
    ['no-venue', 0],
    ['no-resource', 0],
  ])
  expect((await rowOf(one.no))!.members).toBeNull()
  await of.publish(other.secretary, other.no, { kind: 'resource', title: '活动室', category: 'venue' })
  // What the neighbour offers helps, and takes its own lack away.
  expect(await rowOf(other.no)).toBeUndefined()
  const { deficits } = (await rowOf(one.no))!
  expect(deficits.map((each) => each.help)).toEqual([1, 1])
  for (const { help, link } of deficits) {
    const query = Object.fromEntries(new URLSearchParams(link.split('?')[1])) as never
    expect((await call(street, lists.listEntries, { query })).total).toBe(help)
  }
  const only = await call(street, lists.listDeficits, { query: { deficit: 'no-venue', pageSize: 200 } as never })
  expect(only.total).toBe(only.counts['no-venue'])
  expect(await refusalOf(call(one.secretary, lists.listDeficits, { query: {} }))).toBe('not-allowed')
  expect((await call(systemActor, lists.listDeficits, { query: {} })).total).toBeGreaterThanOrEqual(only.total)
})
