import { sql } from 'kysely'
import type { Scope } from '../../kernel/policy.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { UnitFilter } from './contract.ts'
import type { JointDetail } from './details.ts'
import { counted, type CountName, countNames, type Counts, signedCounts } from './figures.ts'
import type { Question } from './queries.ts'

/** Nodes a unit is counted under. */
const nodesOfVerdict = sql`(values (v.district_no), (v.street_no), (v.community_no), (v.industry_no))`
const columns = sql.raw(countNames.join(', '))

/** Adds today's verdicts of units to the tallies of their nodes, or takes them off before they change. */
export async function addToTallies(tx: Tx, nos: readonly number[], sign: 1 | -1, minFull: number): Promise<void> {
  await sql`
    insert into coverage.tally (node_no, ${columns})
    select n.no, ${sql.join(signedCounts(minFull, sign))}
    from coverage.verdict v cross join lateral ${nodesOfVerdict} n (no)
    where v.unit_no = any (${[...nos]}::integer[]) and n.no is not null and ${counted} group by n.no`.execute(tx)
  await sql`
    insert into coverage.joint_tally (node_no, party_org_no, units, full_members)
    select n.no, v.party_org_no, ${sql.raw(String(sign))} * count(*), ${sql.raw(String(sign))} * sum(v.full_members)
    from coverage.verdict v cross join lateral ${nodesOfVerdict} n (no)
    where v.unit_no = any (${[...nos]}::integer[]) and n.no is not null and v.cell = 'joint' group by n.no, v.party_org_no`.execute(
    tx,
  )
  await sql`
    insert into coverage.load_tally (node_no, person_id, units)
    select n.no, i.person_id, ${sql.raw(String(sign))} * count(*)
    from coverage.verdict v cross join lateral unnest(v.instructors) i (person_id) cross join lateral ${nodesOfVerdict} n (no)
    where v.unit_no = any (${[...nos]}::integer[]) and n.no is not null and v.cell is not null group by n.no, i.person_id`.execute(
    tx,
  )
}

/** Folds the entries of nodes that have many into one each. Readers see the same sums before and after. */
export async function foldTallies(tx: Tx): Promise<void> {
  await sql`
    with many as (select node_no from coverage.tally group by node_no having count(*) > 16),
    gone as (delete from coverage.tally where node_no in (select node_no from many) returning *)
    insert into coverage.tally (node_no, ${columns})
    select node_no, ${sql.raw(countNames.map((name) => `sum(${name})`).join(', '))} from gone group by node_no`.execute(tx)
  await sql`
    with many as (select node_no, party_org_no from coverage.joint_tally group by node_no, party_org_no having count(*) > 1),
    gone as (delete from coverage.joint_tally j using many m where j.node_no = m.node_no and j.party_org_no = m.party_org_no returning j.*)
    insert into coverage.joint_tally (node_no, party_org_no, units, full_members)
    select node_no, party_org_no, sum(units), sum(full_members) from gone group by node_no, party_org_no having sum(units) <> 0`.execute(
    tx,
  )
  await sql`
    with many as (select node_no, person_id from coverage.load_tally group by node_no, person_id having count(*) > 1),
    gone as (delete from coverage.load_tally l using many m where l.node_no = m.node_no and l.person_id = m.person_id returning l.*)
    insert into coverage.load_tally (node_no, person_id, units)
    select node_no, person_id, sum(units) from gone group by node_no, person_id having sum(units) <> 0`.execute(tx)
}

/** How many instructors serve how many units under a node. */
export async function readLoads(tx: Tx, node: number): Promise<{ load: number; persons: number }[]> {
  const { rows } = await sql<{ load: number; persons: number }>`
    select load, count(*) as persons
    from (select sum(units)::bigint as load from coverage.load_tally where node_no = ${node} group by person_id having sum(units) > 0) l group by load`.execute(
    tx,
  )
  return rows
}

/** Fields of a filter that name one node and nothing else; any other field asks the rows themselves. */
const nodeFields = ['communityNo', 'streetNo', 'industryNo', 'districtNo'] as const

/**
 * The one node a question is about, if tallies can answer it: today, a node and nothing else, and a caller who reaches all of it.
 * A street within its district is that street; a street and an industry together are not one node.
 */
export async function tallyNode(question: Question): Promise<number | null> {
  const { filter, scope } = question
  if (question.asOf !== question.today) return null
  const named = Object.entries(filter).filter(([key, value]) => value !== undefined && key !== 'status' && key !== 'asOf')
  if (named.some(([key]) => !(nodeFields as readonly string[]).includes(key))) return null
  const fields = named.map(([key]) => key as keyof UnitFilter & (typeof nodeFields)[number])
  const narrow = fields.filter((field) => field !== 'districtNo')
  if (narrow.length > 1) return null
  const node = filter[narrow[0] ?? 'districtNo'] ?? (scope.everything || scope.nodes.length !== 1 ? undefined : scope.nodes[0])
  if (typeof node !== 'number') return null
  const { rows } = await sql<{ fits: boolean }>`
    select (f.kind in ('district', 'street', 'industry') or f.kind = 'community' and ${wholeCommunity(scope, node)}) and (${filter.districtNo ?? null}::integer is null or f.no = ${filter.districtNo ?? null}
      or f.district_no = ${filter.districtNo ?? null}) and (${scope.everything} or exists (select from organisations.unit u where u.no = f.no)) as fits
    from organisations.frame_of(${node}) f`.execute(question.tx)
  return rows[0]?.fits ? node : null
}

/** A community may hold units filed under another street: only its own officers and those of the whole district reach all of it. */
function wholeCommunity(scope: Scope, node: number) {
  if (scope.everything || scope.nodes.includes(node)) return sql<boolean>`true`
  return sql<boolean>`exists (select from organisations.unit u where u.no = f.district_no)`
}

/** Counts of a node from its tallies. */
export async function readTally(tx: Tx, node: number): Promise<Counts> {
  const { rows } = await sql<Record<CountName, number>>`
    select ${sql.raw(countNames.map((name) => `coalesce(sum(${name}), 0)::bigint as ${name}`).join(', '))} from coverage.tally where node_no = ${node}`.execute(
    tx,
  )
  const { rows: joint } = await sql<{ count: number }>`
    select count(*) from (select from coverage.joint_tally where node_no = ${node} group by party_org_no having sum(units) > 0) j`.execute(
    tx,
  )
  return { ...rows[0]!, key: null, joint_orgs: joint[0]!.count }
}

export async function readJointDetail(tx: Tx, node: number, minFull: number, usualMost: number): Promise<JointDetail> {
  const { rows } = await sql<{ size: number; orgs: number; few: number }>`
    select size, count(*) as orgs, count(*) filter (where members < ${minFull}) as few
    from (select sum(units) as size, sum(full_members) as members from coverage.joint_tally where node_no = ${node} group by party_org_no having sum(units) > 0) j
    group by size`.execute(tx)
  return {
    bySize: Object.fromEntries(rows.map((row) => [String(row.size), row.orgs])),
    over5Units: rows.filter((row) => row.size > usualMost).reduce((sum, row) => sum + row.orgs, 0),
    under3Members: rows.reduce((sum, row) => sum + row.few, 0),
  }
}
