import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../test/support/platform.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { authenticate, cookieName, createAccount, grantRole } from '../access/index.ts'
import { getMe, signIn } from '../access/contract.ts'
import { demoPassword } from '../access/testing.ts'
import { coverage } from '../coverage/contract.ts'
import { organisations } from '../organisations/contract.ts'
import { execute } from '../../platform/commands/execute.ts'
import { workforce } from './contract.ts'

let place: SmallDistrict
let district: Actor
let east: Actor
let units: number[]

beforeAll(async () => {
  place = await openSmallDistrict(40)
  district = person('区干事', { role: 'district_officer', nodeNo: place.node['示例区']! })
  east = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
  const { items } = await place.platform.call(district, coverage.listUnits, { query: { pageSize: 60 } })
  units = items.map((item) => item.no)
})
afterAll(() => place.platform.close())

const assign = async (unitNo: number, personName: string, extra: object = {}) =>
  (
    await place.platform.call(district, workforce.assignPost, {
      body: { role: 'instructor', unitNo, personName, fromOn: '2026-03-01', ...extra },
    })
  ).id
const personNamed = async (q: string) =>
  (await place.platform.call(district, workforce.listPeople, { query: { q } })).items[0]!.id
const link = (id: string, loginName: string, actor = district) =>
  place.platform.call(actor, workforce.linkAccount, { params: { id }, body: { loginName } })
const account = (loginName: string) =>
  createAccount(place.platform.services, { loginName, displayName: loginName, demo: { password: demoPassword } })

/** Signs in as a browser does; answers who the platform takes it for. */
async function signedIn(loginName: string): Promise<Actor> {
  const { services } = place.platform
  const operation = services.contributions.operations.find((one) => one.endpoint.name === signIn.name)!
  let token = ''
  const nobody: Actor = { kind: 'visitor', accountId: null, displayName: '', grants: [], sessionId: null, ip: '127.0.0.1' }
  await execute(services, operation, nobody, {
    params: {},
    query: {},
    body: { loginName, password: demoPassword },
    ifMatch: null,
    idempotencyKey: randomUUID(),
    upload: null,
    traceId: randomUUID(),
    cookies: { set: (_, value) => void (token = value), clear: () => undefined },
  })
  return authenticate(services, { cookies: { [cookieName(services)]: token }, ip: '127.0.0.1', userAgent: 'test' })
}
const seenBy = async (actor: Actor) =>
  (await place.platform.call(actor, coverage.listUnits, { query: { status: 'all', pageSize: 100 } })).items
    .map((item) => item.no)
    .sort((a, b) => a - b)
const sorted = (list: readonly number[]) => list.toSorted((a, b) => a - b)

describe('an instructor with an account', () => {
  it('sees the organisations of the posts held today, gains one with a post and loses it with the end', async () => {
    await account('zhou')
    const first = await assign(units[0]!, '周导')
    await assign(units[1]!, '周导')
    await assign(units[2]!, '周导', { role: 'liaison' })
    await link(await personNamed('周导'), 'zhou')
    const before = await signedIn('zhou')
    expect(await seenBy(before)).toEqual(sorted(units.slice(0, 2)))
    const me = await place.platform.call(before, getMe, {})
    expect(me.abilities).toContain('visit.record')
    expect(me.abilities).not.toContain('post.change')
    await assign(units[3]!, '周导')
    await place.platform.call(district, workforce.endPost, { params: { id: first }, body: { untilOn: '2026-11-22' } })
    expect(await seenBy(await signedIn('zhou'))).toEqual(sorted([units[1]!, units[3]!]))
    const mine = await place.platform.call(await signedIn('zhou'), workforce.getMine, {})
    expect(sorted(mine.units.map((unit) => unit.no))).toEqual(sorted([units[1]!, units[3]!]))
    const outside = { body: { unitNo: units[0]!, madeOn: '2026-11-20', line: '去过' } }
    expect(await refusalOf(place.platform.call(await signedIn('zhou'), workforce.recordVisit, outside))).toBe(
      'post-unit-not-found',
    )
  })

  it('loses everything when the link is taken off', async () => {
    await account('wu')
    await assign(units[5]!, '吴导')
    const id = await personNamed('吴导')
    await link(id, 'wu')
    expect(await seenBy(await signedIn('wu'))).toEqual([units[5]])
    await place.platform.call(district, workforce.unlinkAccount, { params: { id } })
    expect((await signedIn('wu')).grants).toEqual([])
  })

  it('is linked by who keeps the whole register of persons, once, and never with an administrator', async () => {
    await account('zheng')
    await account('boss')
    await grantRole(place.platform.services, { loginName: 'boss', role: 'system_admin', reason: '管理平台' })
    await assign(
      units.find((no) => no !== units[5])!,
      '郑导',
    )
    const id = await personNamed('郑导')
    expect(await refusalOf(link(id, 'zheng', east))).toBe('not-allowed')
    expect(await refusalOf(link(id, 'nobody'))).toBe('link-account-unknown')
    expect(await refusalOf(link(id, 'boss'))).toBe('link-account-administrator')
    await link(id, 'zheng')
    expect(await refusalOf(link(id, 'zheng'))).toBe('link-exists')
    const stranger = person('他区干事', { role: 'district_officer', nodeNo: place.node['东街道']! })
    expect(await refusalOf(place.platform.call(stranger, workforce.unlinkAccount, { params: { id } }))).toBe('person-not-found')
  })

  it('gets nothing from posts once the account administers the platform', async () => {
    await account('li')
    await assign(units[8]!, '李导')
    await link(await personNamed('李导'), 'li')
    await grantRole(place.platform.services, { loginName: 'li', role: 'audit_admin', reason: '审计' })
    expect((await signedIn('li')).grants).toEqual([{ role: 'audit_admin', nodeNo: null }])
  })
})

describe('a secretary with an account', () => {
  it('keeps the own branch from the day of the post to its end', async () => {
    await account('shuji')
    const { items } = await place.platform.call(district, organisations.listUnits, { query: { kind: 'party_org', pageSize: 50 } })
    const no = items[0]!.no
    await assign(no, '孟书记', { role: 'secretary' })
    await link(await personNamed('孟书记'), 'shuji')
    const { grants } = await signedIn('shuji')
    expect(grants).toEqual([{ role: 'party_org_secretary', nodeNo: no }])
    const { items: posts } = await place.platform.call(district, workforce.listUnitPosts, { params: { no } })
    const post = posts.find((one) => one.role === 'secretary')!
    await place.platform.call(district, workforce.endPost, { params: { id: post.id }, body: { untilOn: '2026-11-22' } })
    expect((await signedIn('shuji')).grants).toEqual([])
  })
})
