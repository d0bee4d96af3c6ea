import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person, systemActor } from '../../../test/support/platform.ts'
import { asSystem } from '../../../test/support/scopes.ts'
import { openSmallDistrict, refusalOf, type SmallDistrict } from '../../../test/support/small-district.ts'
import { unitActs } from '../../../test/support/unit-acts.ts'
import type { Actor } from '../../kernel/policy.ts'
import { programmeDocument } from '../../kernel/programme.ts'
import { chaonan } from '../../programmes/chaonan/document.ts'
import { execute } from '../../platform/commands/execute.ts'
import { fixedClock } from '../../platform/clock/clock.ts'
import { organisations } from '../organisations/contract.ts'
import { insertUnit, loadCatalogue, recordAct, recordEdge, refreshScope } from '../organisations/index.ts'
import { alliances } from './contract.ts'
import { branchIn, foundedCommunity } from './testing.ts'

let place: SmallDistrict
let district: Actor
let street: Actor
const call: SmallDistrict['platform']['call'] = (...of) => place.platform.call(...of)
const people = new Map<number, Actor>()
const secretaryOf = (no: number): Actor => {
  const known = people.get(no) ?? person(`书记${no}`, { role: 'party_org_secretary', nodeNo: no })
  people.set(no, known)
  return known
}
const { merge, undoLast } = unitActs(
  () => place.platform,
  () => district,
  '2026-11-22',
)

beforeAll(async () => {
  place = await openSmallDistrict(6)
  await asSystem(place.platform.services.database, (tx) =>
    sql`update organisations.district_programme set programme = 'chaonan' where district_no = ${place.node['示例区']}`.execute(
      tx,
    ),
  )
  district = person('区委', { role: 'district_officer', nodeNo: place.node['示例区']! })
  street = person('东街道', { role: 'street_officer', nodeNo: place.node['东街道']! })
}, 60_000)
afterAll(() => place.platform.close())

const crossing = new Set(['cross-domain', 'cross-level', 'cross-area', 'cross-industry', 'within'])
/** What stands in the slots of communities: name, Party organisations, social organisations, by slot. */
async function standing(asOf = '2026-11-22', actor = district) {
  const { slots } = await call(actor, organisations.getStructure, { query: { asOf } })
  return Object.fromEntries(
    slots
      .filter((slot) => crossing.has(slot.code))
      .map((slot) => [
        slot.code,
        [
          ...slot.occupants.map((one) => [one.unit.name, one.partyOrgs, one.units]),
          ...slot.bodies!.map((one) => [one.name, one.partyOrgs, one.units]),
        ],
      ]),
  )
}
const empty = { 'cross-domain': [], 'cross-level': [], 'cross-area': [], 'cross-industry': [], within: [] }
const founded = (nos: readonly number[], name: string) =>
  foundedCommunity(place, nos, { secretaryOf, street, committee: district }, name)

describe('a community founded here', () => {
  it('stands in the structure from its founding, in every slot of a border it crosses, and no longer once it is dissolved', async () => {
    const [school, village, firm] = [
      await branchIn(place, '小学党支部', { covers: [place.units[1]!] }),
      await branchIn(place, '西社区党总支', { street: '西街道', level: 'general' }),
      await branchIn(place, '建设公司党支部', { street: '东街道' }),
    ]
    const hub = { type: 'hub_of', fromNo: village, toNo: place.node['西社区']!, reason: '联系', effectiveOn: '2026-01-05' }
    await call(systemActor, organisations.connectUnits, { body: hub })
    expect(await standing()).toEqual(empty)
    const id = await founded([school, village, firm], '上底共同体')
    expect(await standing('2026-11-21')).toEqual(empty)
    expect(await standing()).toEqual({
      ...empty,
      'cross-domain': [['上底共同体', 3, 1]],
      'cross-area': [['上底共同体', 3, 1]],
    })
    // Borders and members are told the same on the page of the community and in its list.
    const { cross, members } = await call(district, alliances.getCommunity, { params: { id } })
    expect([cross, members.length]).toEqual([['domain', 'area'], 3])
    const body = (await call(district, organisations.getStructure, { query: {} })).slots.find((one) => one.code === 'cross-area')!
    expect(body.bodies![0]).toMatchObject({ id, page: `/communities/${id}` })

    await call(secretaryOf(village), alliances.leaveCommunity, { params: { id }, body: { unitNo: village, reason: '搬迁' } })
    expect(await standing()).toEqual({ ...empty, within: [['上底共同体', 2, 1]] })
    const { services } = place.platform
    const operation = services.contributions.operations.find((one) => one.endpoint.name === alliances.dissolveCommunity.name)!
    await execute({ ...services, clock: fixedClock('2026-12-01T02:00:00Z') }, operation, district, {
      params: { id },
      query: {},
      body: { reason: '目标已经完成' },
      ifMatch: null,
      idempotencyKey: 'dissolved-in-december',
      upload: null,
      traceId: 'structure',
    })
    expect((await standing('2026-11-30'))['within']).toEqual([['上底共同体', 2, 1]])
    expect(await standing('2026-12-01')).toEqual(empty)
  })

  it('stands on with the successor of a merged member, and is told to nobody who sees none of its members', async () => {
    const [bystander, one, two, gone] = [
      await branchIn(place, '旁人党支部'),
      await branchIn(place, '第一党支部'),
      await branchIn(place, '第二党支部'),
      await branchIn(place, '并入党支部'),
    ]
    await founded([one, gone], '两家共同体')
    const pair = async (actor = district) =>
      (await standing('2026-11-22', actor))['within']!.filter(([name]) => name === '两家共同体')
    expect(await pair()).toEqual([['两家共同体', 2, 0]])
    await merge(two, gone)
    expect(await pair()).toEqual([['两家共同体', 2, 0]])
    expect(await pair(secretaryOf(two))).toEqual([['两家共同体', 2, 0]])
    expect(await pair(secretaryOf(bystander))).toEqual([])
    await undoLast()
    expect(await pair()).toEqual([['两家共同体', 2, 0]])
    expect(await pair(secretaryOf(two))).toEqual([])
  })

  it('is no unit to be established by hand, while units of a register of before go on standing beside it', async () => {
    const districtNo = place.node['示例区']!
    await asSystem(place.platform.services.database, (tx) => loadCatalogue(tx, programmeDocument.parse(chaonan)))
    const body = { reason: '组建', effectiveOn: '2026-01-05', kind: 'community_cross_level', name: '手工共同体', districtNo }
    expect(await refusalOf(call(district, organisations.establishUnit, { body }))).toBe('unit-kind-founded-elsewhere')
    const member = await branchIn(place, '登记册里的党支部', { covers: [place.units[2]!] })
    await asSystem(place.platform.services.database, async (tx) => {
      const actId = await recordAct(tx, null, { kind: 'seed', effectiveOn: '2026-01-05' })
      const kind = { kind: 'community_cross_level', uscc: null, districtNo }
      const { no } = await insertUnit(tx, actId, kind, '2026-01-05', { name: '登记册里的共同体' })
      await recordEdge(tx, actId, { type: 'community_member', fromNo: member, toNo: no, fromOn: '2026-01-05' })
      await refreshScope(tx, [no, member])
    })
    expect((await standing())['cross-level']).toEqual([['登记册里的共同体', 1, 1]])
    const { kinds } = await call(district, organisations.getCatalogue, {})
    expect(kinds.find((one) => one.code === 'community_cross_level')!.foundedAt).toBe('/communities')
  })
})
