import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, person, type TestPlatform } from '../../../test/support/platform.ts'
import type { Actor } from '../../kernel/policy.ts'
import { systemContext } from '../../platform/db/database.ts'
import { findNodes } from '../access/contract.ts'
import { nodeSource } from './nodes.ts'
import { loadDivisions, loadIndustries, organisationsForTests } from './testing.ts'

const divisions = {
  code: '999901',
  name: '示例区',
  streets: [{ code: '999901001', name: '东街道', communities: [{ code: '999901001001', name: '东社区' }] }],
}
let platform: TestPlatform
let node: Record<string, number>
let keeper: Actor

beforeAll(async () => {
  platform = await openTestPlatform()
  await platform.services.database.transaction(systemContext, async (tx) => {
    const { districtNo } = await loadDivisions(tx, divisions, 'general')
    await loadIndustries(tx, districtNo, [{ code: '教育', zh: '教育' }])
  })
  node = await organisationsForTests(platform.services).nodes()
  await organisationsForTests(platform.services).fill(20, '2020-01-01')
  keeper = person('系统管理员', { role: 'system_admin', nodeNo: null })
})
afterAll(() => platform.close())

const find = (actor: Actor, q: string) => platform.call(actor, findNodes, { query: { q } })

describe('what a right can be given over', () => {
  it('is found by whoever keeps the accounts, who reads no unit', async () => {
    expect((await find(keeper, '东街')).items).toEqual([
      { no: node['东街道'], name: '东街道', kind: 'street', district: '示例区' },
    ])
    expect((await find(keeper, 'shiliqu')).items).toContainEqual({
      no: node['示例区'],
      name: '示例区',
      kind: 'district',
      district: null,
    })
  })

  it('is never a social organisation', async () => {
    const kinds = new Set(
      (await Promise.all(['会', '东', '教育'].map((q) => find(keeper, q)))).flatMap(({ items }) => items.map((one) => one.kind)),
    )
    expect(kinds.has('social_org')).toBe(false)
  })

  it('is not for everybody to search', async () => {
    const officer = person('干事', { role: 'street_officer', nodeNo: node['东街道']! })
    await expect(find(officer, '东街')).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('has a name wherever it stands in the tree, and none where there is no such unit', async () => {
    const nos = [node['东街道']!, node['示例区']!, 999_999]
    const names = await platform.services.database.transaction(systemContext, (tx) => nodeSource.names({ tx, nos }))
    expect([...names.entries()].sort()).toEqual(
      [
        [node['示例区'], '示例区'],
        [node['东街道'], '东街道'],
      ].sort(),
    )
  })
})
