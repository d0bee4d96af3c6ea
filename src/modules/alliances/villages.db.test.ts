import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { asSystem } from '../../../test/support/scopes.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import type { Actor } from '../../kernel/policy.ts'
import { notices } from '../notices/contract.ts'
import { organisations } from '../organisations/contract.ts'
import { reports } from '../reports/contract.ts'
import { alliances } from './contract.ts'
import { branchIn, foundedCommunity, signedPairing } from './testing.ts'

let place: SmallDistrict
let committee: Actor
let nos: Record<'school' | 'water' | 'office' | 'city' | 'young' | 'schoolBranch' | 'waterBranch' | 'east' | 'west', number>
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const people = new Map<number, Actor>()
const secretaryOf = (no: number): Actor => {
  const known = people.get(no) ?? person(`书记${no}`, { role: 'party_org_secretary', nodeNo: no })
  people.set(no, known)
  return known
}

async function unit(name: string, more: object = {}): Promise<number> {
  const body = {
    reason: '登记',
    effectiveOn: '2026-01-05',
    kind: 'public_body',
    name,
    districtNo: place.node['示例区']!,
    ...more,
  }
  return (await call(systemActor, organisations.establishUnit, { body: body as never })).no
}

async function villageOrg(name: string, street: string, area: string): Promise<number> {
  const no = await branchIn(place, name, { street, level: 'general' })
  const hub = { type: 'hub_of', fromNo: no, toNo: place.node[area]!, reason: '联系', effectiveOn: '2026-01-05' }
  await call(systemActor, organisations.connectUnits, { body: hub })
  return no
}

beforeAll(async () => {
  place = await openSmallDistrict(4)
  const school = await unit('区教育局')
  const water = await unit('区水务局')
  nos = {
    school,
    water,
    office: await unit('东街道办事处'),
    city: await unit('市生态局'),
    young: await unit('团工委', { kind: 'mass_org', streetNo: place.node['东街道']! }),
    schoolBranch: await branchIn(place, '区教育局机关党支部', { covers: [school] }),
    waterBranch: await branchIn(place, '区水务局机关党支部', { covers: [water] }),
    east: await villageOrg('东社区党总支', '东街道', '东社区'),
    west: await villageOrg('西社区党总支', '西街道', '西社区'),
  }
  await asSystem(place.platform.services.database, (tx) =>
    sql`update organisations.district_programme set programme = 'chaonan' where district_no = ${place.node['示例区']}`.execute(
      tx,
    ),
  )
  committee = person('区管理员', { role: 'district_officer', nodeNo: place.node['示例区']! })
}, 60_000)
afterAll(() => place.platform.close())

const list = (actor: Actor, query: object = {}) =>
  call(actor, alliances.listVillagePartners, { query: { pageSize: 200, ...query } })
const rowOf = async (no: number, query: object = {}, actor = committee) =>
  (await list(actor, query)).items.find((row) => row.no === no)
const figure = async () => {
  const { programmes } = await call(systemActor, reports.listFigures, { query: { programme: 'chaonan' } })
  return programmes[0]!.figures.find((one) => one.id === 'CN-F02')!
}

describe('which units the minimum asks', () => {
  it('follows from the register; not applicable is a status of its own with its reason, and the order is by name', async () => {
    const { items, counts } = await list(committee)
    const told = Object.fromEntries(items.map((row) => [row.name, row.because ?? row.state]))
    expect(told).toMatchObject({
      区教育局: 'to-join',
      区水务局: 'to-join',
      东街道办事处: 'lower',
      市生态局: 'upper',
      团工委: 'of-street',
    })
    expect(counts).toMatchObject({ joined: 0, 'not-applicable': 3 })
    const { basis } = await list(committee)
    expect(basis).toMatchObject({
      least: 1,
      rules: [{ key: 'alliance.village-least', source: 'CN-07', stated: true }, { stated: false }],
    })
  })

  it('asks nobody on a day on which the register knew no village organisation', async () => {
    expect(await rowOf(nos.school, { asOf: '2026-01-04' })).toBeUndefined()
    const { items } = await list(committee, { asked: 'true', asOf: '2026-01-05' })
    expect(items.map((row) => row.no)).toContain(nos.school)
  })
})

describe('what joins a unit with a village', () => {
  it('is an agreement of its Party organisation once every side has signed, and its page opens', async () => {
    const id = await signedPairing(place, nos.schoolBranch, [nos.east], secretaryOf, { signs: 1 })
    expect(await rowOf(nos.school)).toMatchObject({ state: 'to-join', partners: [] })
    await call(secretaryOf(nos.east), alliances.signAgreement, { params: { id }, body: { unitNo: nos.east, answer: 'signed' } })
    expect(await rowOf(nos.school)).toMatchObject({
      state: 'joined',
      partners: [{ no: nos.east, name: '东社区党总支', area: '东社区' }],
      evidence: [{ way: 'agreement', id, reached: true, since: '2026-11-22' }],
    })
    expect(await rowOf(nos.school, { asOf: '2026-11-21' })).toMatchObject({ state: 'to-join' })
  })

  it('counts one village met in an agreement and in a community once, and the charter not beside the community', async () => {
    const street = person('东街道干事', { role: 'street_officer', nodeNo: place.node['东街道']! })
    await foundedCommunity(place, [nos.schoolBranch, nos.east, nos.west], { secretaryOf, street, committee }, '教育片区共同体')
    const row = await rowOf(nos.school)
    expect(row!.partners.map((one) => one.no).toSorted()).toEqual([nos.east, nos.west].toSorted())
    expect(row!.evidence.map((one) => one.way)).toEqual(['agreement', 'community'])
  })

  it('is not another organ, and not a village the unit’s own organisation is', async () => {
    await signedPairing(place, nos.waterBranch, [nos.schoolBranch], secretaryOf)
    expect(await rowOf(nos.water)).toMatchObject({ state: 'to-join', evidence: [] })
  })
})

describe('who is told', () => {
  it('is the unit’s own secretary about the own unit, and about nobody else', async () => {
    const own = secretaryOf(nos.waterBranch)
    expect((await list(own)).items.map((row) => row.no)).toEqual([nos.water])
    expect((await list(secretaryOf(nos.east))).total).toBe(0)
    const digest = await call(own, notices.getDigest)
    const told = digest.groups.find((group) => group.source === 'alliances.villages')
    expect(told).toMatchObject({ total: 1, items: [{ title: '区水务局' }] })
    const committeeDigest = await call(committee, notices.getDigest)
    expect(committeeDigest.groups.find((group) => group.source === 'alliances.villages')?.total ?? 0).toBe(0)
  })

  it('does not change with who looks: what is out of reach is told by title and does not open', async () => {
    const joint = await branchIn(place, '机关联合党支部', { covers: [nos.water] })
    await signedPairing(place, joint, [nos.west], secretaryOf)
    const told = await rowOf(nos.water, {}, secretaryOf(nos.waterBranch))
    expect(told).toMatchObject({ state: 'joined', evidence: [{ reached: false, title: '结对共建协议' }] })
    const { value, records, list: door, receipt } = await figure()
    expect({ value, rule: receipt.rule?.key }).toEqual({ value: 1, rule: 'alliance.village-least' })
    const query = Object.fromEntries(new URLSearchParams(door.split('?')[1]))
    expect((await list(systemActor, query)).total).toBe(records)
    expect(
      await refusalOf(call(secretaryOf(nos.waterBranch), alliances.getAgreement, { params: { id: told!.evidence[0]!.id } })),
    ).toBe('agreement-not-found')
  })
})
