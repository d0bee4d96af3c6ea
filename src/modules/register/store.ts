import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import type { Scope } from '../../kernel/policy.ts'
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
  compared_acts: number | null
  compared_scope: number[] | null
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

/** Remembers what was known, and to whom, when the rows of an import were compared: see `stillCompared`. */
export async function markCompared(tx: Tx, id: string, scope: Scope): Promise<void> {
  await sql`update register.import set compared_after = organisations.latest_act(), compared_acts = organisations.known_acts(),
    compared_scope = ${nodesOf(scope)}::integer[] where id = ${id}`.execute(tx)
}

/**
 * Whether the comparison still stands: nobody but the import itself has recorded an act since, and the same may be written. Acts are
 * counted, because numbers do not tell their order: an act with a lower number may have been committed after the comparison.
 */
export async function stillCompared(tx: Tx, { id }: ImportRecord, scope: Scope): Promise<boolean> {
  const { rows } = await sql<{ still: boolean }>`
    select compared_acts is not null and compared_scope is not distinct from ${nodesOf(scope)}::integer[]
      and organisations.known_acts() - case when act_id is null then 0 else 1 end = compared_acts as still
    from register.import where id = ${id}`.execute(tx)
  return rows[0]!.still
}

const nodesOf = (scope: Scope) => (scope.everything ? null : [...scope.nodes].sort((a, b) => a - b))

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
