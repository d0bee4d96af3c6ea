import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { problem } from '../../kernel/problem.ts'
import { organisationProblems as problems } from './problems.ts'
import { refreshSearch } from './search.ts'
import { refreshScope } from './store.ts'

export interface Undone {
  /** Units whose facts went back. */
  readonly nos: number[]
  /** Units a later act has built upon; they were left as they are. */
  readonly kept: number[]
  /** Units that stay because one of those needs them. */
  readonly needed: number[]
  /** Units that are no longer there: the acts had brought them in. */
  readonly withdrawn: number[]
}

/**
 * Takes acts back, unit by unit: what they recorded is retracted, what they retracted is recorded again as it was, under the act that
 * had recorded it first. So acts can be taken back one after the other, the latest first.
 * A unit on which a later act has built stays as it is and is named, so that nobody's work is lost; with it stay the Party organisation
 * that covers it and the bodies it names. `alsoKept` are units other modules have built upon. Scope and search follow.
 */
export async function undoActs(
  tx: Tx,
  actIds: readonly number[],
  undoActId: number,
  alsoKept: readonly number[] = [],
): Promise<Undone> {
  const acts = [...actIds]
  await findTouched(tx, acts, [...alsoKept])
  const { rows } = await sql<{ no: number; kept: boolean; leant_on: boolean }>`select no, kept, leant_on from touched`.execute(tx)
  const kept = rows.filter((row) => row.kept).map((row) => row.no)
  const needed = rows.filter((row) => !row.kept && row.leant_on).map((row) => row.no)
  const nos = rows.filter((row) => !row.kept && !row.leant_on).map((row) => row.no)
  await undoStates(tx, acts, undoActId, nos)
  await undoEdges(tx, acts, undoActId, nos)
  const { rows: gone } = await sql<{
    no: number
  }>`update organisations.unit u set retracted_by = ${undoActId}, revision = revision + 1
    where recorded_by = any (${acts}::bigint[]) and no = any (${nos}::integer[]) and retracted_by is null
      and not exists (select from organisations.unit_state s where s.unit_no = u.no and s.retracted_at is null)
      and not exists (select from organisations.edge e where e.from_no = u.no and e.retracted_at is null)
      and not exists (select from organisations.edge e where e.to_no = u.no and e.retracted_at is null)
    returning no`.execute(tx)
  await sql`drop table touched`.execute(tx)
  const retracted = new Set(gone.map((row) => row.no))
  const standing = nos.filter((no) => !retracted.has(no))
  await sql`update organisations.unit set revision = revision + 1 where no = any (${standing}::integer[])`.execute(tx)
  await refreshScope(tx, standing)
  await refreshSearch(tx, nos)
  return { nos, kept, needed, withdrawn: [...retracted] }
}

/**
 * The units of acts in a temporary table: `kept` were built upon since (a fact replaced, or a connection made to a unit that would
 * vanish), `leant_on` are needed by one of those.
 */
async function findTouched(tx: Tx, acts: number[], alsoKept: number[]): Promise<void> {
  const mine = sql.lit(`{${acts.join(',')}}`)
  const first = sql.lit(acts.length === 0 ? 0 : Math.min(...acts))
  await sql`
    create temporary table touched on commit drop as
    with state as (
      select unit_no, recorded_by = any (${mine}::bigint[]) and retracted_by is not null and retracted_by <> all (${mine}::bigint[])
          and not exists (select from organisations.act w where w.undoes = retracted_by) as later
      from organisations.unit_state where recorded_by = any (${mine}::bigint[]) or retracted_by = any (${mine}::bigint[])
    ),
    edge as (
      select n.no, e.recorded_by = any (${mine}::bigint[]) and e.retracted_by is not null and e.retracted_by <> all (${mine}::bigint[])
          and not exists (select from organisations.act w where w.undoes = e.retracted_by) as later
      from organisations.edge e cross join lateral (values (e.from_no), (e.to_no)) n (no)
      where e.recorded_by = any (${mine}::bigint[]) or e.retracted_by = any (${mine}::bigint[])
    ),
    every (no, later) as (select * from state union all select * from edge)
    select no, bool_or(later) or no = any (${sql.lit(`{${alsoKept.join(',')}}`)}::integer[]) as kept, false as leant_on from every group by no`.execute(
    tx,
  )
  await sql`analyze touched`.execute(tx)
  await sql`
    update touched t set kept = true from organisations.edge e, organisations.unit u
    where u.no = t.no and u.recorded_by = any (${mine}::bigint[]) and e.retracted_at is null and e.recorded_by > ${first} and e.recorded_by <> all (${mine}::bigint[]) and t.no in (e.from_no, e.to_no)`.execute(
    tx,
  )
  await sql`
    update touched t set leant_on = true from organisations.edge e join touched k on k.no = e.to_no and k.kept
    where not t.kept and e.from_no = t.no and e.retracted_at is null`.execute(tx)
  await sql`
    update touched t set leant_on = true from organisations.unit u
    where not t.kept and u.no = t.no and u.kind = 'public_body' and exists (select from organisations.unit_state s
      where s.retracted_at is null and s.recorded_by <> all (${mine}::bigint[]) and t.no in (s.supervisor_no, s.registrar_no)
        or s.retracted_at is null and s.unit_no in (select k.no from touched k where k.kept) and t.no in (s.supervisor_no, s.registrar_no))`.execute(
    tx,
  )
}

const copied =
  sql.raw(`unit_no, from_on, until_on, name, status, type, registered_on, legal_rep, address, service_address, lon, lat, headcount, full_members,
  probationary_members, floating_members, phone_sealed, phone_index, remarks, street_no, community_no, industry_no, registrar_no, supervisor_no, level, form, extras, scope_nodes`)

async function undoStates(tx: Tx, acts: number[], undoActId: number, nos: number[]): Promise<void> {
  await sql`update organisations.unit_state set retracted_by = ${undoActId}, retracted_at = transaction_timestamp()
    where recorded_by = any (${acts}::bigint[]) and unit_no = any (${nos}::integer[]) and retracted_at is null`.execute(tx)
  await sql`insert into organisations.unit_state (${copied}, recorded_by)
    select ${copied}, recorded_by from organisations.unit_state
    where retracted_by = any (${acts}::bigint[]) and recorded_by <> all (${acts}::bigint[]) and unit_no = any (${nos}::integer[])`.execute(
    tx,
  )
}

async function undoEdges(tx: Tx, acts: number[], undoActId: number, nos: number[]): Promise<void> {
  await sql`update organisations.edge set retracted_by = ${undoActId}, retracted_at = transaction_timestamp()
    where recorded_by = any (${acts}::bigint[]) and retracted_at is null and to_no = any (${nos}::integer[])`.execute(tx)
  await sql`insert into organisations.edge (type, from_no, to_no, from_on, until_on, recorded_by)
    select type, from_no, to_no, from_on, until_on, recorded_by from organisations.edge
    where retracted_by = any (${acts}::bigint[]) and recorded_by <> all (${acts}::bigint[]) and to_no = any (${nos}::integer[])`.execute(
    tx,
  )
}

/** Throws when a single act cannot be taken back whole. */
export function requireWhole(undone: Undone): void {
  const units = undone.kept.length + undone.needed.length
  if (units > 0) throw problem(problems['act-built-upon'], { units })
}
