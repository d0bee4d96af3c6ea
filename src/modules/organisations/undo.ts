import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { problem } from '../../kernel/problem.ts'
import { organisationProblems as problems } from './problems.ts'

export interface Undone {
  /** Units whose facts went back. */
  readonly nos: number[]
  /** Units a later act has built upon; they were left as they are. */
  readonly kept: number[]
}

/**
 * Takes acts back, unit by unit: what they recorded is retracted, what they retracted is recorded again as it was.
 * A unit on which a later act has built stays as it is and is named, so that nobody's work is lost.
 */
export async function undoActs(tx: Tx, actIds: readonly number[], undoActId: number): Promise<Undone> {
  const acts = [...actIds]
  const { rows: touched } = await sql<{ no: number; kept: boolean }>`
    with touched (no, later) as (
      select unit_no, retracted_by is not null and retracted_by <> all (${acts}::bigint[]) from organisations.unit_state where recorded_by = any (${acts}::bigint[])
      union all
      select unit_no, false from organisations.unit_state where retracted_by = any (${acts}::bigint[])
      union all
      select n.no, e.retracted_by is not null and e.retracted_by <> all (${acts}::bigint[])
      from organisations.edge e cross join lateral (values (e.from_no), (e.to_no)) n (no) where e.recorded_by = any (${acts}::bigint[])
      union all
      select n.no, false from organisations.edge e cross join lateral (values (e.from_no), (e.to_no)) n (no) where e.retracted_by = any (${acts}::bigint[])
    )
    select no, bool_or(later) as kept from touched group by no`.execute(tx)
  const kept = new Set(touched.filter((row) => row.kept).map((row) => row.no))
  const nos = touched.filter((row) => !row.kept).map((row) => row.no)
  await undoStates(tx, acts, undoActId, nos)
  await undoEdges(tx, acts, undoActId, nos)
  await sql`update organisations.unit set retracted_by = ${undoActId}, revision = revision + 1
    where recorded_by = any (${acts}::bigint[]) and no = any (${nos}::integer[]) and retracted_by is null
      and not exists (select from organisations.unit_state s where s.unit_no = no and s.retracted_at is null)
      and not exists (select from organisations.edge e where (e.from_no = no or e.to_no = no) and e.retracted_at is null)`.execute(
    tx,
  )
  return { nos, kept: [...kept] }
}

const copied =
  sql.raw(`unit_no, from_on, until_on, name, status, type, registered_on, legal_rep, address, service_address, lon, lat, headcount, full_members,
  probationary_members, floating_members, phone_sealed, phone_index, remarks, street_no, community_no, industry_no, registrar_no, supervisor_no, level, form, extras, scope_nodes`)

async function undoStates(tx: Tx, acts: number[], undoActId: number, nos: number[]): Promise<void> {
  await sql`update organisations.unit_state set retracted_by = ${undoActId}, retracted_at = transaction_timestamp()
    where recorded_by = any (${acts}::bigint[]) and unit_no = any (${nos}::integer[]) and retracted_at is null`.execute(tx)
  await sql`insert into organisations.unit_state (${copied}, recorded_by)
    select ${copied}, ${undoActId} from organisations.unit_state
    where retracted_by = any (${acts}::bigint[]) and recorded_by <> all (${acts}::bigint[]) and unit_no = any (${nos}::integer[])`.execute(
    tx,
  )
  await sql`update organisations.unit set revision = revision + 1 where no = any (${nos}::integer[]) and retracted_by is null`.execute(
    tx,
  )
}

async function undoEdges(tx: Tx, acts: number[], undoActId: number, nos: number[]): Promise<void> {
  await sql`update organisations.edge set retracted_by = ${undoActId}, retracted_at = transaction_timestamp()
    where recorded_by = any (${acts}::bigint[]) and retracted_at is null and to_no = any (${nos}::integer[])`.execute(tx)
  await sql`insert into organisations.edge (type, from_no, to_no, from_on, until_on, recorded_by)
    select type, from_no, to_no, from_on, until_on, ${undoActId} from organisations.edge
    where retracted_by = any (${acts}::bigint[]) and recorded_by <> all (${acts}::bigint[]) and to_no = any (${nos}::integer[])`.execute(
    tx,
  )
}

/** Throws when a single act cannot be taken back whole. */
export function requireWhole(undone: Undone): void {
  if (undone.kept.length > 0) throw problem(problems['act-built-upon'], { units: undone.kept.length })
}
