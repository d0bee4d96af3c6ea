import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { asSystem } from '../../../test/support/scopes.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { lists } from '../lists/contract.ts'
import { alliances } from './contract.ts'
import { branchIn, foundedCommunity, signedPairing } from './testing.ts'

let place: SmallDistrict
let committee: Actor
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const secretaryOf = (unitNo: number): Actor => person(`书记${unitNo}`, { role: 'party_org_secretary', nodeNo: unitNo })
const nos: Record<string, number> = {}

async function publish(ownerNo: number, kind: 'need' | 'resource', title: string): Promise<string> {
  const { categories } = await call(systemActor, lists.getWords, {})
  const body = {
    kind,
    ownerNo,
    title,
    category: categories[0]!.code,
    quantity: 1,
    unit: '次',
    fromOn: '2026-10-01',
    visibility: 'district' as const,
  }
  const { id } = await call(systemActor, lists.submitEntry, { body: body as never })
  await asSystem(place.platform.services.database, async (tx) => {
    await sql`update lists.entry set state = 'published', published_on = '2026-10-01' where id = ${id}`.execute(tx)
  })
  return id
}

beforeAll(async () => {
  place = await openSmallDistrict(4)
  committee = person('区管理员', { role: 'district_officer', nodeNo: place.node['示例区']! })
  nos.needy = await branchIn(place, '甲缺场地党支部')
  nos.giver = await branchIn(place, '乙有场地党支部')
  nos.far = await branchIn(place, '丙西街道党支部', { street: '西街道' })
  nos.small = await branchIn(place, '丁党员少党支部', { members: ['程一', '程二'] })
  nos.lead = await branchIn(place, '戊带头党支部', { members: ['程三', '程四', '程五', '程六', '程七'] })
  await call(systemActor, alliances.designateLead, {
    body: { unitNo: nos.lead, field: '社区服务', strength: '队伍稳定', fromOn: '2026-02-01' },
  })
  nos.need = 0
}, 60_000)
afterAll(() => place.platform.close())

const list = (actor: Actor, query: object = {}) =>
  call(actor, alliances.listPairing, { query: { pageSize: 100, ...query } as never })
const rowOf = async (no: number, actor = committee) => (await list(actor)).items.find((row) => row.no === no)
const partners = async (no: number) => (await rowOf(no))?.suggestions.map((one) => one.no)

describe('pairing suggestions', () => {
  it('name a need nobody has claimed and the neighbour with a resource for it, each with its record', async () => {
    const need = await publish(nos.needy!, 'need', '缺活动场地')
    const resource = await publish(nos.giver!, 'resource', '活动室周末开放')
    await publish(nos.far!, 'resource', '西街道会议室')
    const row = (await rowOf(nos.needy!))!
    expect(row.lacks).toContainEqual({ kind: 'open-need', id: need, title: '缺活动场地', count: null })
    const partner = row.suggestions.find((one) => one.no === nos.giver)!
    expect(partner).toMatchObject({
      near: ['street'],
      reasons: [{ lack: 'open-need', give: { kind: 'resource', id: resource } }],
    })
    expect(await partners(nos.needy!)).not.toContain(nos.far)
  })

  it('name a branch of few members and a lead unit nearby; a branch nobody knows the members of lacks none', async () => {
    const row = (await rowOf(nos.small!))!
    expect(row.lacks).toContainEqual({ kind: 'few-members', id: null, title: null, count: 2 })
    expect(row.suggestions.map((one) => [one.no, one.reasons[0]!.give.title])).toContainEqual([nos.lead, '社区服务'])
    expect((await rowOf(nos.giver!))?.lacks.map((one) => one.kind) ?? []).not.toContain('few-members')
  })

  it('are not made to those who are joined already, by an agreement or in one community', async () => {
    await signedPairing(place, nos.needy!, [nos.giver!], secretaryOf)
    expect(await partners(nos.needy!)).not.toContain(nos.giver)
    const street = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
    await foundedCommunity(place, [nos.small!, nos.lead!], { secretaryOf, street, committee }, '已在一起共同体')
    expect(await partners(nos.small!)).not.toContain(nos.lead)
  })

  it('go by name, count what they list, and are told to offices above and not to secretaries', async () => {
    const all = await list(committee)
    expect(all.items.map((row) => row.name)).toEqual(all.items.map((row) => row.name).toSorted())
    expect(all.rule).toMatchObject({ source: 'CN-62', stated: false })
    for (const [state, count] of Object.entries(all.counts)) expect((await list(committee, { state })).total).toBe(count)
    const few = await list(committee, { lack: 'few-members' })
    expect(few.items.every((row) => row.lacks.some((one) => one.kind === 'few-members'))).toBe(true)
    const west = await list(person('西街道', { role: 'street_officer', nodeNo: place.node['西街道']! }))
    expect(west.items.map((row) => row.no)).not.toContain(nos.needy)
    expect(await refusalOf(list(secretaryOf(nos.needy!)))).toBe('not-allowed')
  })
})
