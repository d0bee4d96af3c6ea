import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import type { Scope } from '../../kernel/policy.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { listProblems as problems } from './problems.ts'

export type Reading = Pick<Call, 'tx' | 'scope' | 'today'>

/** Whether a list of units holds one the action reaches; `column` is written by the query's author. */
export const anyReached = (scope: Scope, column: string) =>
  scope.everything
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from organisations.unit u where u.no = any (${sql.ref(column)}) and ${reachedBy(scope, 'u.scope_nodes')})`

/** Kept to a community that stands, of an owner who is in it today, to whoever reaches one of its members. */
const keptTo = (scope: Scope) =>
  sql<boolean>`(e.community_id, e.owner_no) in (select m.community_id, m.unit_no from alliances.members_in_force() m where m.community_id in (
    select o.community_id from alliances.members_in_force() o join organisations.unit u on u.no = o.unit_no and ${reachedBy(scope, 'u.scope_nodes')}))`

/**
 * Entries somebody sees: the own ones and those taken on, whatever their state, and what is published to them. Units and nodes of the reader are
 * asked once for a statement; the owner is always among those in reach.
 */
export const entrySeen = (scope: Scope) =>
  scope.everything
    ? sql<boolean>`true`
    : sql<boolean>`(exists (select from organisations.unit u where u.no = e.owner_no and ${reachedBy(scope, 'u.scope_nodes')})
        or cardinality(e.reach_nos) > 1 and ${anyReached(scope, 'e.reach_nos')} or e.state = 'published' and (e.audience_no is null
        or e.audience_no in (select unnest(u.scope_nodes) from organisations.unit u where ${reachedBy(scope, 'u.scope_nodes')})
        or e.community_id is not null and ${keptTo(scope)}))`

/** Organisations an entry is kept to; null where it is kept to none. Nobody is proposed what it may not see. */
export const circle = sql`case when e.community_id is not null then array(select o.unit_no from alliances.members_in_force() o where o.community_id = e.community_id
  and exists (select from alliances.members_in_force() m where m.community_id = e.community_id and m.unit_no = e.owner_no)) end`

export interface Owner {
  readonly no: number
  readonly name: string
  readonly kind: string
  readonly districtNo: number | null
  readonly streetNo: number | null
  readonly areaNo: number | null
}

/** A unit in reach for which something is written down. Throws `list-owner-not-found`. */
export async function requireUnit({ tx, scope, today }: Reading, no: number): Promise<Owner> {
  const { rows } = await sql<Owner>`
    select s.unit_no as no, s.name, s.kind, case when s.kind = 'district' then s.unit_no else s.district_no end as "districtNo",
      case when s.kind = 'street' then s.unit_no else s.street_no end as "streetNo",
      coalesce(case when s.kind in ('street', 'community') then s.unit_no end, s.community_no, s.street_no) as "areaNo"
    from organisations.unit_on(${today}::date) s join organisations.unit u on u.no = s.unit_no and ${reachedBy(scope, 'u.scope_nodes')}
    where s.unit_no = ${no} and s.status is distinct from 'dissolved'`.execute(tx)
  if (!rows[0]) throw problem(problems['list-owner-not-found'])
  return rows[0]
}

/** Which of these units the action reaches. */
export async function reachedOf(tx: Tx, scope: Scope | null, nos: readonly number[]): Promise<Set<number>> {
  if (scope === null || nos.length === 0) return new Set()
  const { rows } = await sql<{ no: number }>`
    select u.no from organisations.unit u where u.no = any (${[...new Set(nos)]}::integer[]) and ${reachedBy(scope, 'u.scope_nodes')}`.execute(
    tx,
  )
  return new Set(rows.map((row) => row.no))
}

/** Names by number, also of units out of reach; who sees an entry is told whose it is. */
export async function namesOf(tx: Tx, nos: readonly number[], today: Day) {
  const { rows } = await sql<{ no: number; name: string }>`
    select no, name from lists.names_of(${[...new Set(nos)]}::integer[], ${today}::date)`.execute(tx)
  const known = new Map(rows.map((row) => [row.no, row.name]))
  return (no: number) => ({ no, name: known.get(no) ?? String(no) })
}

/** Units the office keeps lists for: what stands under a street or a district of the filter. */
export const under = (column: string, node: number | null) =>
  sql<boolean>`(${node}::integer is null or exists (select from organisations.unit d where d.no = ${sql.ref(column)} and d.scope_nodes @> array[${node}::integer]))`
