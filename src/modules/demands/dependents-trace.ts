import { sql } from 'kysely'
import type { HandOver } from '../../platform/contributions/dependents.ts'
import type { Tx } from '../../platform/db/database.ts'

/** A record whose unit was merged or ended, with where it went. */
export interface Gone {
  readonly id: string
  readonly toNo: number
  readonly revision: number | null
}
export type What =
  | 'issue-host'
  | 'issue-assigned'
  | 'session'
  | 'talk-committee'
  | 'talk-organisation'
  | 'directive-issuer'
  | 'directive-target'
  | 'consultation'
  | 'consultation-lapsed'

/** Keeps what went where, so that it can be taken back. */
export async function keepTrace(tx: Tx, what: What, rows: readonly Gone[], { actId, fromNo }: HandOver): Promise<void> {
  for (const { id, toNo, revision } of rows)
    await sql`insert into demands.handed_over (unit_act, what, record_id, from_no, to_no, revision)
      values (${actId}, ${what}, ${id}, ${fromNo}, ${toNo}, ${revision})`.execute(tx)
}
