import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '../../platform/db/database.ts'
import type { columnGuess, importRow, importView } from './contract.ts'
import { defaultDictionaries, type Dictionary } from './reading/dictionaries.ts'
import type { GuessReason } from './reading/guess-columns.ts'
import { decideImportAction, type ImportAction } from './rules.ts'
import { CELL_END, type StagedSheet } from './staging/protocol.ts'
import { type ImportRecord, standingOf } from './store.ts'

type ImportView = z.output<typeof importView>

/** How a guess came about, in one word for the screen: the first reason decides. */
const basisOf: Record<GuessReason, string> = {
  corrected: 'corrected',
  remembered: 'remembered',
  header_standard: 'exact',
  header_synonym: 'synonym',
  header_with_group: 'synonym',
  header_piece: 'similar',
  content_only: 'values',
  content_agrees: 'values',
  content_differs: 'values',
  taken_by_other_column: 'none',
}

function presentColumns(sheets: readonly StagedSheet[]): z.output<typeof columnGuess>[] {
  return sheets.flatMap((sheet) =>
    sheet.columns.map(({ column, header, letters, meaning, confidence, reasons, samples }) => ({
      sheet: sheet.sheet,
      column,
      header: header === '' ? letters : header,
      field: meaning,
      confidence,
      basis: reasons[0] === undefined ? 'none' : basisOf[reasons[0]],
      samples,
    })),
  )
}

const noIgnored = { title: 0, header: 0, blank: 0, numbered_blank: 0, total: 0, footnote: 0, repeated_header: 0, notes: 0 }
const noCounts = { dataRows: 0, accepted: 0, merged: 0, rejected: 0, rejectedByReason: {}, ignoredRows: noIgnored }

/** Rows by fate. What is known in the platform may refuse a row that the file alone would accept. */
export function rowCountsOf({ reading, refusals }: ImportRecord): ImportView['rowCounts'] {
  const counts = reading?.rowCounts ?? noCounts
  const byReason: Record<string, number> = { ...counts.rejectedByReason }
  let refused = 0
  for (const { reason, rows } of refusals) {
    byReason[reason] = (byReason[reason] ?? 0) + rows
    refused += rows
  }
  return {
    dataRows: counts.dataRows,
    accepted: counts.accepted - refused,
    merged: counts.merged,
    rejected: counts.rejected + refused,
    rejectedByReason: byReason,
    ignoredRows: counts.ignoredRows,
  }
}

export function refusedInSheet({ refusals }: ImportRecord, sheetNo: number): number {
  return refusals.reduce((sum, refusal) => sum + (refusal.sheet_no === sheetNo ? refusal.rows : 0), 0)
}

export function presentImport(record: ImportRecord & { district_name: string; overtaken: boolean }): ImportView {
  const sheets = record.reading?.sheets ?? []
  const may = (action: ImportAction) => decideImportAction(action, standingOf(record)).ok
  return {
    id: record.id,
    fileName: record.file_name,
    bytes: record.bytes,
    state: record.state,
    jobId: record.job_id,
    district: { no: record.district_no, name: record.district_name },
    statementOn: record.statement_on,
    statementBasis: record.statement_basis,
    uploadedAt: record.uploaded_at.toISOString(),
    uploadedBy: record.uploaded_by,
    appliedAt: record.applied_at?.toISOString() ?? null,
    undoneAt: record.undone_at?.toISOString() ?? null,
    problem: record.problem,
    sheets: sheets.map(({ sheet, dataRows, rejected, merged, hidden }, i) => ({
      name: sheet,
      dataRows,
      rejected: rejected + refusedInSheet(record, i),
      merged,
      hidden,
    })),
    columns: presentColumns(sheets),
    rowCounts: rowCountsOf(record),
    verdicts: record.verdicts,
    notices: record.reading?.notices ?? {},
    overtaken: record.overtaken,
    kept: record.kept,
    can: { apply: may('apply'), undo: may('undo'), correct: may('correct'), discard: may('discard') },
  }
}

export interface StoredRow {
  id: number
  sheet_no: number
  row_no: number
  verdict: z.output<typeof importRow>['verdict']
  reason: string | null
  name: string | null
  code: string | null
  unit_no: number | null
  into_id: number | null
  into_sheet: number | null
  into_row: number | null
  changes: { field: string; from: string | null; to: string | null }[] | null
  notices: string[]
  cells: string
}

export function presentRow(row: StoredRow, record: ImportRecord, names: ReadonlyMap<string, string>): z.output<typeof importRow> {
  const sheets = record.reading!.sheets
  return {
    id: row.id,
    sheet: sheets[row.sheet_no]!.sheet,
    row: row.row_no,
    verdict: row.verdict,
    reason: row.reason,
    name: row.name,
    code: row.code,
    unitNo: row.unit_no,
    changes: (row.changes ?? []).map(({ field, from, to }) => ({
      field,
      from: wordOf(field, from, names),
      to: wordOf(field, to, names),
    })),
    notices: row.notices.map((notice) => {
      const [field, code] = notice.split(':') as [string, string]
      return { field: field === '' ? null : field, code }
    }),
    cells: cellsByField(row.cells, sheets[row.sheet_no]!),
    mergedInto: row.into_sheet === null ? null : { sheet: sheets[row.into_sheet]!.sheet, row: row.into_row! },
  }
}

export function cellsByField(cells: string, sheet: StagedSheet): Record<string, string | null> {
  const texts = cells.split(CELL_END)
  const byField: Record<string, string | null> = {}
  for (const { column, meaning } of sheet.columns) {
    if (meaning === null || meaning === 'serial' || meaning === 'ignore') continue
    byField[meaning] = (texts[column] ?? '') === '' ? null : texts[column]!
  }
  return byField
}

const coded: Record<string, Dictionary> = {
  type: defaultDictionaries.type,
  formation: defaultDictionaries.formation,
  level: defaultDictionaries.level,
  status: defaultDictionaries.status,
}

/** A code as a register writes it, an area by its name. */
function wordOf(field: string, value: string | null, names: ReadonlyMap<string, string>): string | null {
  if (value === null) return null
  if (field === 'street' || field === 'community' || field === 'industry') return names.get(value) ?? value
  return coded[field]?.entries.find((entry) => entry.code === value)?.names[0] ?? value
}

/** Names of areas and industries by their number as text. */
export async function namesOfAreas(tx: Tx, districtNo: number): Promise<Map<string, string>> {
  const { rows } = await sql<{ no: string; name: string }>`
    select no::text, name from organisations.frame() where district_no = ${districtNo}`.execute(tx)
  return new Map(rows.map((row) => [row.no, row.name]))
}
