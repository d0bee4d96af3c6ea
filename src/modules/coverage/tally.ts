import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { counted, countNames, signedCounts } from './figures.ts'

/** Nodes a unit is counted under. */
const nodesOfVerdict = sql`(values (v.district_no), (v.street_no), (v.community_no), (v.industry_no))`
const columns = sql.raw(countNames.join(', '))

/** Adds today's verdicts of units to the tallies of their nodes, or takes them off before they change. Appends only: nobody waits. */
export async function addToTallies(tx: Tx, nos: readonly number[], sign: 1 | -1): Promise<void> {
  const signed = sql.raw(String(sign))
  const concerned = sql`v.unit_no = any (${[...nos]}::integer[]) and n.no is not null`
  await sql`
    insert into coverage.tally (node_no, ${columns})
    select n.no, ${sql.join(signedCounts(sign))}
    from coverage.verdict v cross join lateral ${nodesOfVerdict} n (no)
    where ${concerned} and ${counted} group by n.no`.execute(tx)
  await sql`
    insert into coverage.joint_tally (node_no, party_org_no, units, full_members)
    select n.no, v.party_org_no, ${signed} * count(*), ${signed} * sum(v.full_members)
    from coverage.verdict v cross join lateral ${nodesOfVerdict} n (no)
    where ${concerned} and v.cell = 'joint' group by n.no, v.party_org_no`.execute(tx)
  await sql`
    insert into coverage.load_tally (node_no, person_id, units)
    select n.no, i.person_id, ${signed} * count(*)
    from coverage.verdict v cross join lateral unnest(v.instructors) i (person_id) cross join lateral ${nodesOfVerdict} n (no)
    where ${concerned} and v.cell is not null group by n.no, i.person_id`.execute(tx)
}

/**
 * Folds entries together in the background; readers see the same sums before and after. One folding at a time: two would both find the
 * same folded entry and count it twice.
 */
export async function foldTallies(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('coverage.fold-tallies'))`.execute(tx)
  await sql`
    with many as (select node_no from coverage.tally group by node_no having count(*) > 16),
    gone as (delete from coverage.tally where node_no in (select node_no from many) returning *)
    insert into coverage.tally (node_no, ${columns})
    select node_no, ${sql.raw(countNames.map((name) => `sum(${name})`).join(', '))} from gone group by node_no`.execute(tx)
  await sql`
    with tail as (delete from coverage.joint_tally where not folded returning node_no, party_org_no, units, full_members),
    later as (select node_no, party_org_no, sum(units) as units, sum(full_members) as full_members from tail group by node_no, party_org_no),
    before as (
      delete from coverage.joint_tally f using later l where f.folded and f.node_no = l.node_no and f.party_org_no = l.party_org_no
      returning f.node_no, f.party_org_no, f.units, f.full_members),
    now as (
      select node_no, party_org_no, sum(units)::bigint as units, sum(full_members)::bigint as full_members
      from (select * from later union all select * from before) e group by node_no, party_org_no having sum(units) <> 0),
    kept as (insert into coverage.joint_tally (node_no, party_org_no, units, full_members, folded) select *, true from now)
    insert into coverage.joint_size as s (node_no, units, full_members, orgs)
    select node_no, units, full_members, sum(orgs)
    from (select node_no, units, full_members, 1 as orgs from now union all select node_no, units, full_members, -1 from before) c
    group by node_no, units, full_members having sum(orgs) <> 0
    on conflict (node_no, units, full_members) do update set orgs = s.orgs + excluded.orgs`.execute(tx)
  await sql`
    with tail as (delete from coverage.load_tally where not folded returning node_no, person_id, units),
    later as (select node_no, person_id, sum(units) as units from tail group by node_no, person_id),
    before as (
      delete from coverage.load_tally f using later l where f.folded and f.node_no = l.node_no and f.person_id = l.person_id
      returning f.node_no, f.person_id, f.units),
    now as (
      select node_no, person_id, sum(units)::bigint as units
      from (select * from later union all select * from before) e group by node_no, person_id having sum(units) <> 0),
    kept as (insert into coverage.load_tally (node_no, person_id, units, folded) select *, true from now)
    insert into coverage.load_size as s (node_no, units, persons)
    select node_no, units, sum(persons)
    from (select node_no, units, 1 as persons from now union all select node_no, units, -1 from before) c
    group by node_no, units having sum(persons) <> 0
    on conflict (node_no, units) do update set persons = s.persons + excluded.persons`.execute(tx)
  await sql`delete from coverage.joint_size where orgs = 0`.execute(tx)
  await sql`delete from coverage.load_size where persons = 0`.execute(tx)
}
