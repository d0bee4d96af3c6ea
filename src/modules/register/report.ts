import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { MergedRow, RejectedRow, RowCounts, SheetCounts } from './reading/types.ts'
import { refusedInSheet, rowCountsOf } from './present.ts'
import { getImport } from './store.ts'

/** What became of a register's rows; keys and nesting are those of the published answers of the sample. */
export interface ImportReport {
  readonly id: string
  readonly state: string
  readonly fileName: string
  readonly asOf: string | null
  readonly problem: { code: string; params: Record<string, unknown> } | null
  readonly rowCounts: Omit<RowCounts, 'rejectedByReason'> & { rejectedByReason: Record<string, number> }
  readonly sheets: SheetCounts[]
  readonly rejectedRows: (Omit<RejectedRow, 'reason'> & { reason: string })[]
  readonly mergedRows: MergedRow[]
  readonly verdicts: Record<string, number>
  readonly notices: Record<string, number>
}

export async function importReport(tx: Tx, importId: string): Promise<ImportReport> {
  const record = await getImport(tx, importId)
  const sheets = record.reading?.sheets ?? []
  const placeOf = (row: { sheet_no: number; row_no: number }) => ({ sheet: sheets[row.sheet_no]!.sheet, row: row.row_no })
  const rejected = await sql<{ sheet_no: number; row_no: number; name: string | null; uscc: string | null; reason: string }>`
    select sheet_no, row_no, name, uscc, reason from register.row
    where import_id = ${importId} and verdict in ('refused', 'conflict') order by id`.execute(tx)
  const merged = await sql<{
    sheet_no: number
    row_no: number
    key: string
    into_sheet: number
    into_row: number
    merge: Pick<MergedRow, 'changed' | 'keptBecauseBlank'>
  }>`
    select r.sheet_no, r.row_no, r.key, o.sheet_no as into_sheet, o.row_no as into_row, r.merge from register.row r
    join register.row o on o.import_id = r.import_id and o.id = r.into_id
    where r.import_id = ${importId} and r.read_as = 'merged' order by r.id`.execute(tx)
  return {
    id: record.id,
    state: record.state,
    fileName: record.file_name,
    asOf: record.statement_on,
    problem: record.problem,
    rowCounts: rowCountsOf(record) as ImportReport['rowCounts'],
    sheets: sheets.map(({ sheet, dataRows, rejected: refused, merged: into, firstDataRow, lastDataRow }, i) => ({
      sheet,
      dataRows,
      rejected: refused + refusedInSheet(record, i),
      merged: into,
      firstDataRow,
      lastDataRow,
    })),
    rejectedRows: rejected.rows.map((row) => ({ ...placeOf(row), name: row.name, codeAsRead: row.uscc, reason: row.reason })),
    mergedRows: merged.rows.map((row) => ({
      ...placeOf(row),
      key: row.key,
      into: placeOf({ sheet_no: row.into_sheet, row_no: row.into_row }),
      ...row.merge,
    })),
    verdicts: record.verdicts,
    notices: record.reading?.notices ?? {},
  }
}
