import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, systemActor, type TestPlatform } from '../../test/support/platform.ts'
import { composeUscc } from '../kernel/uscc.ts'
import { organisations } from '../modules/organisations/contract.ts'
import {
  insertUnit,
  loadCatalogue,
  loadDivisions,
  loadIndustries,
  recordAct,
  recordEdge,
  refreshScope,
} from '../modules/organisations/index.ts'
import { systemContext, type Tx } from '../platform/db/database.ts'
import { getProgramme, loadProgrammes } from '../platform/programmes/programmes.ts'
import { programmes } from './index.ts'

const day = '2020-01-01'
let platform: TestPlatform
beforeAll(async () => void (platform = await openTestPlatform()))
afterAll(() => platform.close())

/** Hands for building a small district of one programme, unit by unit. */
function builder(tx: Tx, actId: number, districtNo: number, nodes: ReadonlyMap<string, number>) {
  const made: number[] = []
  const unit = async (kind: string, name: string, facts: Record<string, string | number> = {}) => {
    const uscc =
      kind === 'social_org'
        ? composeUscc({
            kind: '52',
            region: '999901',
            organisation8: `99${String(districtNo * 100 + made.length).padStart(6, '0')}`,
          })
        : null
    const { no } = await insertUnit(tx, actId, { kind, uscc, districtNo }, day, { name, ...facts })
    made.push(no)
    return no
  }
  const edge = (type: string, fromNo: number, toNo: number) => recordEdge(tx, actId, { type, fromNo, toNo, fromOn: day })
  return {
    made,
    unit,
    edge,
    node: (name: string) => nodes.get(name)!,
    /** A Party organisation of its own with the unit it covers. */
    async branch(name: string, form = 'own', covered = 1) {
      const party = await unit('party_org', name, { level: 'branch', form })
      for (let index = 0; index < covered; index += 1)
        await edge('covers', party, await unit('social_org', `${name}单位${index}`))
      return party
    },
  }
}
type Builder = ReturnType<typeof builder>

/** Builds a district by `build` and answers how many stand in each slot, and what stands under each. */
async function structureOf(programme: string, code: string, build: (hands: Builder) => Promise<void>) {
  const districtNo = await platform.services.database.transaction(systemContext, async (tx) => {
    const streets = ['甲', '乙'].map((name, index) => ({
      code: `${code}00${index + 1}`,
      name: `${name}街道`,
      communities: [{ code: `${code}00${index + 1}001`, name: `${name}社区` }],
    }))
    const loaded = await loadDivisions(tx, { code, name: `示例区${code}`, streets }, programme)
    await loadIndustries(tx, loaded.districtNo, [
      { code: '餐饮', zh: '餐饮' },
      { code: '物流', zh: '物流' },
    ])
    const actId = await recordAct(tx, null, { kind: 'seed', effectiveOn: day })
    const catalogue = await nodesOf(tx, loaded.districtNo)
    const hands = builder(tx, actId, loaded.districtNo, catalogue)
    await build(hands)
    await refreshScope(tx, hands.made)
    return loaded.districtNo
  })
  const { slots, template } = await platform.call(systemActor, organisations.getStructure, { query: { districtNo } })
  return { template, of: Object.fromEntries(slots.map((slot) => [slot.code, slot.occupants])) }
}

async function nodesOf(tx: Tx, districtNo: number): Promise<Map<string, number>> {
  const { rows } = await sql<{ no: number; kind: string; name: string }>`
    select no, kind, name from organisations.frame() where district_no = ${districtNo} or no = ${districtNo}`.execute(tx)
  return new Map(rows.map((row) => [row.kind === 'district' ? '区' : row.name, row.no]))
}

const brief = (occupants: readonly { hubOf: { name: string } | null; units: number; partyOrgs: number }[] = []) =>
  occupants.map((row) => [row.hubOf?.name ?? null, row.units, row.partyOrgs])

describe('programme documents', () => {
  it('load into a database, and the same version again changes nothing', async () => {
    await platform.services.database.transaction(systemContext, async (tx) => {
      const first = await getProgramme(tx, 'zhifu')
      for (const document of await loadProgrammes(tx, programmes)) await loadCatalogue(tx, document)
      expect(await getProgramme(tx, 'zhifu')).toEqual(first)
    })
    const { edgeTypes, kinds } = await platform.call(systemActor, organisations.getCatalogue, {})
    expect(edgeTypes.map((type) => type.code)).toEqual(
      expect.arrayContaining(['lead_of', 'in_region', 'incubates_at', 'community_member']),
    )
    expect(kinds.map((kind) => kind.code)).toEqual(expect.arrayContaining(['incubation_platform', 'community_cross_level']))
  })
})

describe('a structure is what the rows are', () => {
  it('of Longhua: areas cross industries, and nobody stands outside', async () => {
    const { template, of } = await structureOf('longhua', '990001', async ({ unit, edge, branch, node }) => {
      await edge('core_of', await unit('party_org', '区党委', { level: 'committee' }), node('区'))
      for (const name of ['甲街道', '乙街道'])
        await edge('hub_of', await unit('party_org', `${name}促进会`, { level: 'general' }), node(name))
      await edge('hub_of', await unit('party_org', '餐饮行业'), node('餐饮'))
      await unit('social_org', '没有党组织的', { street_no: node('甲街道'), industry_no: node('餐饮') })
      await branch('兜底支部', 'own', 1)
    })
    expect(template?.code).toBe('core-area-industry')
    expect(brief(of['core'])).toEqual([['示例区990001', 2, 1]])
    expect(brief(of['area'])).toEqual([
      ['甲街道', 1, 0],
      ['乙街道', 0, 0],
    ])
    expect(brief(of['industry'])).toEqual([['餐饮', 1, 0]])
    expect(of['fallback']!.map((row) => row.unit.name)).toEqual(['兜底支部'])
  })

  it('of Nansha: lead units lie over the tree and take nobody out of it', async () => {
    const { of } = await structureOf('nansha', '990002', async ({ unit, edge, branch, node }) => {
      await edge('core_of', await unit('party_org', '区党委'), node('区'))
      const lead = await branch('带头支部')
      await edge('lead_of', lead, node('区'))
      for (const name of ['甲', '乙']) await edge('attached_to', await branch(`${name}支部`), lead)
    })
    expect(of['core']!.length).toBe(1)
    expect(brief(of['lead'])).toEqual([['示例区990002', 2, 2]])
    expect(of['members']!.map((row) => row.unit.name).sort()).toEqual(['乙支部', '带头支部', '甲支部'].sort())
  })

  it('of Chaonan: three levels, and communities of any members over them', async () => {
    const { of } = await structureOf('chaonan', '990003', async ({ unit, edge, branch, node }) => {
      await edge('core_of', await unit('party_org', '区直工委'), node('区'))
      const town = await unit('party_org', '镇党委', { level: 'committee' })
      await edge('hub_of', town, node('甲街道'))
      const village = await unit('party_org', '村党总支', { level: 'general' })
      await edge('hub_of', village, node('甲社区'))
      const society = await branch('协会支部')
      const community = await unit('community_cross_level', '上底共同体')
      for (const member of [town, village, society]) await edge('community_member', member, community)
      await unit('community_cross_industry', '袜业联盟')
    })
    expect([of['district']!.length, of['town']!.length, of['village']!.length, of['members']!.length]).toEqual([1, 1, 1, 1])
    expect(brief(of['cross-level'])).toEqual([[null, 1, 3]])
    expect(brief(of['cross-industry'])).toEqual([[null, 0, 0]])
    expect(of['cross-domain']).toEqual([])
  })

  it('of Chunxi Road: a strict tree on a region that is no administrative unit', async () => {
    const { of } = await structureOf('chunxilu', '990004', async ({ unit, edge, branch, node }) => {
      const region = await unit('region', '示例商圈')
      await edge('part_of', region, node('区'))
      const core = await unit('party_org', '商圈党委', { level: 'committee' })
      await edge('core_of', core, region)
      const hub = await unit('party_org', '餐饮协会党总支', { level: 'general' })
      await edge('hub_of', hub, node('餐饮'))
      await edge('superior', hub, core)
      for (const name of ['面馆', '茶馆']) await edge('superior', await branch(`${name}支部`), hub)
      const inside = await unit('social_org', '商圈里的商会', { street_no: node('乙街道') })
      await edge('in_region', inside, region)
    })
    expect(brief(of['core'])).toEqual([['示例商圈', 1, 0]])
    expect(brief(of['hub'])).toEqual([['餐饮', 2, 2]])
    expect(of['node']!.map((row) => [row.unit.name, row.hubOf?.name, row.units])).toEqual([
      ['面馆支部', '餐饮协会党总支', 1],
      ['茶馆支部', '餐饮协会党总支', 1],
    ])
  })

  it('of Zhifu: own and joint, two lines of guidance, and the incubation tree', async () => {
    const { of } = await structureOf('zhifu', '990005', async ({ unit, edge, branch, node }) => {
      await edge('core_of', await unit('party_org', '综合党委'), node('区'))
      const own = await branch('单独支部')
      const joint = await branch('联合支部', 'joint', 3)
      const bureau = await unit('public_body', '示例局')
      const street = await unit('public_body', '甲街道党工委')
      await edge('business_guidance', own, bureau)
      await edge('party_guidance', own, street)
      await edge('party_guidance', joint, street)
      const park = await unit('incubation_platform', '创益园')
      await edge('incubates_at', park, node('区'))
      await edge('incubates_at', await unit('incubation_platform', '甲孵化站'), node('甲街道'))
    })
    expect(brief(of['own'])).toEqual([[null, 1, 1]])
    expect(brief(of['joint'])).toEqual([[null, 3, 1]])
    expect(brief(of['business-guidance'])).toEqual([[null, 1, 1]])
    expect(brief(of['party-guidance'])).toEqual([[null, 4, 2]])
    expect([of['incubation-district']!.length, of['incubation-street']!.length, of['incubation-community']!.length]).toEqual([
      1, 1, 0,
    ])
  })
})
