import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import type { Tx } from '../../platform/db/database.ts'
import { organisationProblems as problems } from './problems.ts'
import { closesCircle } from './rules.ts'

export interface EdgeRow {
  id: number
  type: string
  from_no: number
  to_no: number
  from_on: string
  until_on: string | null
  recorded_by: number
}

export interface NewEdge {
  readonly type: string
  readonly fromNo: number
  readonly toNo: number
  readonly fromOn: Day
  readonly untilOn?: Day | null
}

/** Records a connection. A line that conveys rights never closes into a circle; a single connection ends the one before it. */
export async function recordEdge(tx: Tx, actId: number, edge: NewEdge): Promise<number> {
  const type = await getEdgeType(tx, edge.type)
  if (edge.fromNo === edge.toNo) throw problem(problems['edge-circle'])
  if (type.scope === 'upward' && (await wouldCircle(tx, edge))) throw problem(problems['edge-circle'])
  if (type.single) await endEdges(tx, actId, edge.fromOn, { type: edge.type, fromNo: edge.fromNo })
  const { rows } = await sql<{ id: number }>`
    insert into organisations.edge (type, from_no, to_no, from_on, until_on, recorded_by)
    values (${edge.type}, ${edge.fromNo}, ${edge.toNo}, ${edge.fromOn}, ${edge.untilOn ?? null}, ${actId})
    on conflict (type, from_no, to_no) where until_on is null and retracted_at is null do nothing returning id`.execute(tx)
  if (!rows[0]) throw problem(problems['edge-exists'])
  return rows[0].id
}

export async function getEdgeType(tx: Tx, code: string): Promise<{ scope: string; single: boolean }> {
  const { rows } = await sql<{
    scope: string
    single: boolean
  }>`select scope, single from organisations.edge_type where code = ${code}`.execute(tx)
  if (!rows[0]) throw problem(problems['edge-type-unknown'], { type: code })
  return rows[0]
}

/** Whether a line that conveys rights would lead back to its own beginning. */
export async function wouldCircle(tx: Tx, edge: Pick<NewEdge, 'fromNo' | 'toNo'>): Promise<boolean> {
  const { rows } = await sql<{ fromNo: number; toNo: number }>`
    select e.from_no as "fromNo", e.to_no as "toNo" from organisations.edge e join organisations.edge_type t on t.code = e.type and t.scope = 'upward'
    where e.retracted_at is null and e.until_on is null`.execute(tx)
  return closesCircle(rows, edge.fromNo, edge.toNo)
}

/** The source of an open connection, whose writer may end it. */
export async function findEdgeSource(tx: Tx, id: number): Promise<number | null> {
  const { rows } = await sql<{ from_no: number }>`
    select from_no from organisations.edge where id = ${id} and retracted_at is null and until_on is null`.execute(tx)
  return rows[0]?.from_no ?? null
}

export interface EdgeChoice {
  readonly type?: string
  readonly fromNo?: number
  readonly toNo?: number
  readonly id?: number
}

/** Ends open connections on a day: each is retracted and recorded again with its end (not at all if it began that day). */
export async function endEdges(tx: Tx, actId: number, day: Day, choice: EdgeChoice): Promise<EdgeRow[]> {
  const { rows } = await sql<EdgeRow>`
    update organisations.edge set retracted_by = ${actId}, retracted_at = transaction_timestamp()
    where retracted_at is null and until_on is null
      and (${choice.id ?? null}::bigint is null or id = ${choice.id ?? null}) and (${choice.type ?? null}::text is null or type = ${choice.type ?? null})
      and (${choice.fromNo ?? null}::integer is null or from_no = ${choice.fromNo ?? null})
      and (${choice.toNo ?? null}::integer is null or to_no = ${choice.toNo ?? null})
    returning id, type, from_no, to_no, from_on, until_on, recorded_by`.execute(tx)
  for (const row of rows.filter((edge) => edge.from_on < day)) {
    await sql`insert into organisations.edge (type, from_no, to_no, from_on, until_on, recorded_by)
      values (${row.type}, ${row.from_no}, ${row.to_no}, ${row.from_on}, ${day}, ${actId})`.execute(tx)
  }
  return rows
}
