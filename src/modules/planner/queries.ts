import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { BranchFacts, FormationFacts, UnitFacts } from './facts.ts'

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
  stand_in: boolean
  street_no: number | null
  industry_no: number | null
  full_members: number
  mobile_members: number
  headcount: number | null
  party_no: number | null
}

const placeOf = ({ lon, lat }: { lon: number | null; lat: number | null }) => (lon === null || lat === null ? null : { lon, lat })

/**
 * Active organisations of a node without a Party organisation, and the branches that may take them in. With `anew` those in joint
 * branches are planned too, and their joint branches are not there to take anybody in. Places that are not known are the middle of the
 * community, else of the street.
 */
export async function readFormationFacts(tx: Tx, scope: Scope, node: PlanNode, day: Day, anew: boolean): Promise<FormationFacts> {
  const under = sql`u.kind = 'social_org' and u.status = 'active' and u.scope_nodes && array[${node.no}]::integer[] and ${reachedBy(scope, 'u.scope_nodes')}`
  const means = sql`mean as materialized (select m.area_no, m.lon, m.lat from organisations.mean_positions(${node.districtNo}) m),
    party as materialized (select p.unit_no, p.party_no, p.name, p.form from organisations.party_on(${day}::date) p)`
  const { rows: units } = await sql<FactRow>`
    with ${means}
    select u.unit_no as no, u.name, coalesce(u.lon, c.lon, s.lon) as lon, coalesce(u.lat, c.lat, s.lat) as lat, u.lon is null as stand_in,
      u.street_no, u.industry_no, coalesce(u.full_members, 0) as full_members, coalesce(u.floating_members, 0) as mobile_members, u.headcount,
      p.party_no
    from organisations.unit_on(${day}::date) u left join party p on p.unit_no = u.unit_no
    left join mean c on c.area_no = u.community_no left join mean s on s.area_no = u.street_no
    where ${under} and (p.party_no is null or ${anew} and p.form = 'joint') order by u.unit_no`.execute(tx)
  const { rows: branches } = await sql<FactRow & { units: number }>`
    with ${means}
    select p.party_no as no, min(p.name) as name, avg(coalesce(u.lon, c.lon, s.lon)) as lon, avg(coalesce(u.lat, c.lat, s.lat)) as lat,
      mode() within group (order by u.street_no) as street_no, mode() within group (order by u.industry_no) as industry_no,
      sum(coalesce(u.full_members, 0))::integer as full_members, count(*)::integer as units
    from organisations.unit_on(${day}::date) u join party p on p.unit_no = u.unit_no
    left join mean c on c.area_no = u.community_no left join mean s on s.area_no = u.street_no
    where ${under} and p.form in ('own', 'joint') and not (${anew} and p.form = 'joint') group by p.party_no order by p.party_no`.execute(
    tx,
  )
  const { rows: areas } = await sql<{ no: number; name: string }>`
    select f.no, f.name from organisations.frame() f where f.district_no = ${node.districtNo} and f.kind in ('street', 'industry')`.execute(
    tx,
  )
  return {
    units: units.map(presentUnit),
    branches: branches.map(presentBranch),
    areas: Object.fromEntries(areas.map((area) => [area.no, area.name])),
  }
}

function presentUnit(row: FactRow): UnitFacts {
  return {
    no: row.no,
    name: row.name,
    place: placeOf(row),
    standIn: row.stand_in,
    streetNo: row.street_no,
    industryNo: row.industry_no,
    fullMembers: row.full_members,
    mobileMembers: row.mobile_members,
    headcount: row.headcount,
    partyNo: row.party_no,
  }
}

/** The branch's own organisation is its first; those beyond it are attached. */
function presentBranch(row: FactRow & { units: number }): BranchFacts {
  return {
    no: row.no,
    name: row.name,
    place: placeOf(row),
    streetNo: row.street_no,
    industryNo: row.industry_no,
    fullMembers: row.full_members,
    attached: row.units - 1,
  }
}
