import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import type { Tx } from '../../platform/db/database.ts'
import { registerProblems as problems } from './problems.ts'
import { decideImportAction, type ImportAction, type ImportState, type StatementBasis } from './rules.ts'
import type { StagedReading } from './staging/protocol.ts'

/** Corrected cells by sheet and row. A telephone is kept sealed, in base64. */
export type Corrections = Record<string, Record<string, Record<string, { value: string | null } | { sealed: string }>>>
/** Corrected columns by sheet: number of the column → field, null for an extra. */
export type ColumnCorrections = Record<string, Record<string, string | null>>

export interface ImportRecord {
  id: string
  file_id: string | null
  file_name: string
  bytes: number
  district_no: number
  state: ImportState
  job_id: string | null
  given_on: Day | null
  statement_on: Day | null
  statement_basis: StatementBasis | null
  columns: ColumnCorrections
  corrections: Corrections
  reading: Omit<StagedReading, 'statementDate'> | null
  verdicts: Record<string, number>
  refusals: { sheet_no: number; reason: string; rows: number }[]
  problem: { code: string; params: Record<string, unknown> } | null
  compared_after: number | null
  act_id: number | null
  applied_through: number
  uploaded_at: Date
  account_id: string | null
  uploaded_by: string | null
  applied_at: Date | null
  undone_at: Date | null
  undo_reason: string | null
  kept: { no: number; name: string }[]
}

export async function getImport(tx: Tx, id: string): Promise<ImportRecord> {
  const { rows } = await sql<ImportRecord>`select * from register.import where id = ${id}`.execute(tx)
  if (!rows[0]) throw problem(problems['import-not-found'])
  return rows[0]
}

export async function getImportForUpdate(tx: Tx, id: string): Promise<ImportRecord> {
  const { rows } = await sql<ImportRecord>`select * from register.import where id = ${id} for update`.execute(tx)
  if (!rows[0]) throw problem(problems['import-not-found'])
  return rows[0]
}

/** Locks the import and throws when it does not stand so that this may be done. */
export async function getImportFor(tx: Tx, id: string, action: ImportAction): Promise<ImportRecord> {
  const record = await getImportForUpdate(tx, id)
  const decision = decideImportAction(action, standingOf(record))
  if (!decision.ok) throw problem(problems[decision.code])
  return record
}

export function standingOf({ state, act_id, verdicts }: ImportRecord) {
  return { state, hasWritten: act_id !== null, writable: (verdicts['new'] ?? 0) + (verdicts['changed'] ?? 0) }
}

/** Only one register at a time compares with and writes into a district; the others wait for the end of its transaction. */
export async function lockDistrict(tx: Tx, districtNo: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('register.import'), ${districtNo}::integer)`.execute(tx)
}

export async function setState(tx: Tx, id: string, state: ImportState, jobId: string | null): Promise<void> {
  await sql`update register.import set state = ${state}, job_id = ${jobId} where id = ${id}`.execute(tx)
}

/** Counts the rows by verdict anew. */
export async function countVerdicts(tx: Tx, id: string): Promise<void> {
  await sql`
    update register.import i set
      verdicts = coalesce((select jsonb_object_agg(verdict, rows) from (select verdict, count(*) as rows from register.row where import_id = i.id group by verdict) v), '{}'),
      refusals = coalesce((select jsonb_agg(r) from (select sheet_no, reason, count(*) as rows from register.row
        where import_id = i.id and read_as = 'accepted' and verdict in ('refused', 'conflict') group by sheet_no, reason order by sheet_no, reason) r), '[]')
    where i.id = ${id}`.execute(tx)
}
