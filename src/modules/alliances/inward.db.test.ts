import { afterAll, beforeAll, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { activities } from '../activities/contract.ts'
import { organisations } from '../organisations/contract.ts'
import { alliances } from './contract.ts'
import { branchIn } from './testing.ts'

let place: SmallDistrict
let committee: Actor
let bureau: number
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)

async function establish(
  kind: 'public_body' | 'party_org',
  name: string,
  effectiveOn: string,
  covers: number[] = [],
): Promise<number> {
  const body = { reason: '登记', effectiveOn, kind, name, districtNo: place.node['示例区']! }
  const party = { level: 'branch', form: 'own', coversUnitNos: covers }
  const request = { body: (kind === 'party_org' ? { ...body, ...party } : body) as never }
  return (await call(systemActor, organisations.establishUnit, request)).no
}
const held = (onDay: string, hostNos: number[], rest: object = {}) =>
  call(systemActor, activities.recordActivity, { body: { onDay, kinds: ['cobuilding'], hostNos, ...rest } as never })
const list = (query: object = {}) => call(committee, alliances.listInward, { query })
const stateOf = async (no: number, query: object = {}) => (await list(query)).items.find((row) => row.no === no)?.state

beforeAll(async () => {
  place = await openSmallDistrict(2)
  bureau = await establish('public_body', '区水务局', '2025-01-05')
  committee = person('区管理员', { role: 'district_officer', nodeNo: place.node['示例区']! })
}, 60_000)
afterAll(() => place.platform.close())

it('tells the committee which organ organisations held nothing with others this year, and never those of other kinds', async () => {
  const [own, sister] = [await establish('party_org', '水务局机关党支部', '2025-01-05', [bureau]), await establish('party_org', '水务局离退休党支部', '2026-03-05', [bureau])] // prettier-ignore
  const village = await branchIn(place, '东社区党支部')
  expect(await stateOf(own)).toBe('none')
  expect(await stateOf(sister)).toBe('not-applicable')
  expect(await stateOf(village)).toBeUndefined()
  await held('2026-05-06', [own], { partnerNos: [sister] })
  expect(await stateOf(own)).toBe('none')
  await held('2026-06-06', [own], { partnerNos: [village], title: '清渠护河' })
  const { items, counts, rule } = await list()
  expect(items.find((row) => row.no === own)).toMatchObject({
    state: 'with-partners',
    latest: { onDay: '2026-06-06', title: '清渠护河' },
  })
  expect({ counts, source: rule?.source }).toEqual({
    counts: { 'with-partners': 1, none: 0, 'not-applicable': 1 },
    source: 'CN-65',
  })
  expect(await stateOf(own, { year: 2025 })).toBe('not-applicable')
  expect((await list({ state: 'not-applicable' })).total).toBe(1)
})

it('is told to no secretary', async () => {
  const secretary = person('书记', { role: 'party_org_secretary', nodeNo: place.node['示例区']! })
  expect(await refusalOf(call(secretary, alliances.listInward, {}))).toBe('not-allowed')
})
