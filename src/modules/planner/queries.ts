import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { type AreaCentre, centresOfAreas } from '../map/index.ts'
import type { BranchFacts, FormationFacts, StandingFacts, UnitFacts } from './facts.ts'
import type { LonLat } from './geometry.ts'

export interface PlanNode {
  readonly no: number
  readonly kind: 'district' | 'street'
  readonly name: string
  readonly districtNo: number
}

/** A district or street the caller's rights reach as a whole. */
export async function findPlanNode(tx: Tx, scope: Scope, no: number | undefined): Promise<PlanNode | null> {
  const { rows } = await sql<{ no: number; kind: 'district' | 'street'; name: string; district_no: number | null }>`
    select f.no, f.kind, f.name, f.district_no from organisations.frame() f join organisations.unit u on u.no = f.no
    left join organisations.district_programme p on p.district_no = f.no
    where f.kind in ('district', 'street') and ${reachedBy(scope, 'u.scope_nodes')} and (${no ?? null}::integer is null or f.no = ${no ?? null})
    order by p.home desc nulls last, f.kind, f.no limit 1`.execute(tx)
  const row = rows[0]
  return row ? { no: row.no, kind: row.kind, name: row.name, districtNo: row.district_no ?? row.no } : null
}

/** Code of the programme a district works by. */
export async function programmeCodeOf(tx: Tx, districtNo: number): Promise<string> {
  const { rows } = await sql<{ programme: string }>`
    select programme from organisations.district_programme where district_no = ${districtNo}`.execute(tx)
  return rows[0]?.programme || 'general'
}

interface FactRow {
  no: number
  name: string
  lon: number | null
  lat: number | null
  street_no: number | null
  community_no: number | null
  industry_no: number | null
  full_members: number
  mobile_members: number
  headcount: number | null
  party_no: number | null
  party_name: string | null
  party_form: string | null
}

/** What of a call the reading of facts needs. */
type Reading = Pick<Call, 'tx' | 'scope' | 'services'>

/**
 * Active organisations of a node without a Party organisation, and the branches that may take them in. With `anew` those in joint
 * branches are planned too, and their joint branches are not there to take anybody in. Who has no coordinates stands where the map
 * shows it: in the middle of the community, else of the street.
 */
export async function readFormationFacts(call: Reading, node: PlanNode, day: Day, anew: boolean): Promise<FormationFacts> {
  const { tx, scope } = call
  const { rows } = await sql<FactRow>`
    with party as materialized (select p.unit_no, p.party_no, p.name, p.form from organisations.party_on(${day}::date) p)
    select u.unit_no as no, u.name, u.lon, u.lat, u.street_no, u.community_no, u.industry_no, coalesce(u.full_members, 0) as full_members,
      coalesce(u.floating_members, 0) as mobile_members, u.headcount, p.party_no, p.name as party_name, p.form as party_form
    from organisations.unit_on(${day}::date) u left join party p on p.unit_no = u.unit_no
    where u.kind = 'social_org' and u.status = 'active' and u.scope_nodes && array[${node.no}]::integer[] and ${reachedBy(scope, 'u.scope_nodes')}
    order by u.unit_no`.execute(tx)
  const { rows: areas } = await sql<{ no: number; name: string }>`
    select f.no, f.name from organisations.frame() f where f.district_no = ${node.districtNo} and f.kind in ('street', 'industry')`.execute(
    tx,
  )
  const centres = await centresOfAreas(call, node.districtNo)
  const isPlanned = (row: FactRow) => row.party_no === null || (anew && row.party_form === 'joint')
  const standing = Map.groupBy(
    rows.filter((row) => !isPlanned(row) && takesIn.has(row.party_form ?? '')),
    (row) => row.party_no!,
  )
  const planned = rows.filter(isPlanned)
  return {
    units: planned.map((row) => presentUnit(row, centres)),
    ...(anew ? { standing: await readStanding(tx, day, planned) } : {}),
    branches: [...standing].map(([no, units]) => presentBranch(no, units, centres)).sort((a, b) => a.no - b.no),
    areas: Object.fromEntries(areas.map((area) => [area.no, area.name])),
  }
}

/** Joint branches that are planned anew, with how many more units each covers. */
async function readStanding(tx: Tx, day: Day, planned: readonly FactRow[]): Promise<StandingFacts[]> {
  const names = new Map(planned.flatMap((row) => (row.party_no === null ? [] : [[row.party_no, row.party_name ?? '']])))
  const { rows } = await sql<{ no: number; others: number }>`
    select from_no as no, count(*) as others from organisations.edge_on(${day}::date)
    where type = 'covers' and from_no = any (${[...names.keys()]}::integer[]) and not to_no = any (${planned.map((row) => row.no)}::integer[])
    group by from_no`.execute(tx)
  const others = new Map(rows.map((row) => [row.no, row.others]))
  return [...names].map(([no, name]) => ({ no, name, others: others.get(no) ?? 0 })).sort((a, b) => a.no - b.no)
}

/** Forms of Party organisation others may be attached to. */
const takesIn: ReadonlySet<string> = new Set(['own', 'joint'])

type Centres = ReadonlyMap<number, AreaCentre>

function placeOf(row: FactRow, centres: Centres): { place: LonLat | null; standIn: boolean } {
  if (row.lon !== null && row.lat !== null) return { place: { lon: row.lon, lat: row.lat }, standIn: false }
  const centre = centres.get(row.community_no ?? 0) ?? centres.get(row.street_no ?? 0)
  return { place: centre ? { lon: centre.lon, lat: centre.lat } : null, standIn: true }
}

function presentUnit(row: FactRow, centres: Centres): UnitFacts {
  return {
    no: row.no,
    name: row.name,
    ...placeOf(row, centres),
    streetNo: row.street_no,
    industryNo: row.industry_no,
    fullMembers: row.full_members,
    mobileMembers: row.mobile_members,
    headcount: row.headcount,
    partyNo: row.party_no,
  }
}

/** A branch stands where its first organisation stands; those beyond the first are attached. */
function presentBranch(no: number, units: readonly FactRow[], centres: Centres): BranchFacts {
  const first = units[0]!
  return {
    no,
    name: first.party_name ?? '',
    ...placeOf(first, centres),
    streetNo: first.street_no,
    industryNo: first.industry_no,
    fullMembers: units.reduce((sum, unit) => sum + unit.full_members, 0),
    attached: units.length - 1,
  }
}
