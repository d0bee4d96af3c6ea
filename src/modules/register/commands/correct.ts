import { sql } from 'kysely'
import { commonProblems, problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import type { Crypto } from '../../../platform/crypto/crypto.ts'
import { ExchangeProblem } from '../../../platform/exchange/problems.ts'
import { register } from '../contract.ts'
import { registerProblems as problems } from '../problems.ts'
import { getRow, getSeenImport } from '../queries.ts'
import { stageImport } from '../read-import.ts'
import { isField, isMeaning, rememberColumns } from '../reading-options.ts'
import { ROWS_OF_A_SHEET } from '../staging/protocol.ts'
import { type ColumnCorrections, type Corrections, getImport, getImportFor, type ImportRecord, setState } from '../store.ts'

/** Say what columns mean or on which day the register stood. It is read again, and the meaning is remembered for next time. */
export const correctColumns = command(register.correctColumns, async (call) => {
  const { tx, body, params, services, actor, scope } = call
  await getSeenImport(call, params.id)
  const record = await getImportFor(tx, params.id, 'correct')
  const day = body.statementOn ?? record.given_on
  if (day !== null && day > call.today) throw problem(problems['import-day-in-future'], { day })
  const columns: ColumnCorrections = structuredClone(record.columns)
  const meanings: Record<string, string | null> = {}
  for (const { sheet, column, field } of body.columns) {
    if (!isMeaning(field)) throw problem(problems['import-field-unknown'], { field })
    const guess = record.reading?.sheets.find((entry) => entry.sheet === sheet)?.columns.find((entry) => entry.column === column)
    if (!guess) throw problem(commonProblems['input-invalid'], { issues: [`columns: ${sheet} ${column}`] })
    ;(columns[sheet] ??= {})[column] = field
    if (guess.header !== '') meanings[guess.header] = field
  }
  if (Object.keys(meanings).length > 0) await rememberColumns(tx, meanings)
  await sql`update register.import set columns = ${JSON.stringify(columns)}::jsonb, given_on = ${day} where id = ${params.id}`.execute(
    tx,
  )
  const jobId = await services.jobs.start(tx, 'register.read', { importId: params.id }, { actor, scope })
  await setState(tx, params.id, 'reading', jobId)
  call.note({ objectType: 'import', objectId: params.id, fields: Object.values(meanings).filter((field) => field !== null) })
  return { jobId }
})

/**
 * Correct cells of a row before apply. The register is read again with them, so that merging, inference and every other row follow the
 * same rules as if the cells had been typed so from the start.
 */
export const correctRow = command(register.correctRow, async (call) => {
  const { tx, body, params, services } = call
  await getSeenImport(call, params.id)
  const record = await getImportFor(tx, params.id, 'correct')
  const corrections = withCorrection(record, params.rowId, body.cells, services.crypto)
  await sql`update register.import set corrections = ${JSON.stringify(corrections)}::jsonb where id = ${params.id}`.execute(tx)
  try {
    await stageImport(call, await getImport(tx, params.id))
  } catch (error) {
    if (error instanceof ExchangeProblem) throw problem(problems['import-file-refused'], { reason: error.code })
    throw error
  }
  call.note({ objectType: 'import', objectId: params.id, fields: Object.keys(body.cells), detail: { row: params.rowId } })
  return getRow(tx, params.id, params.rowId)
})

function withCorrection(
  record: ImportRecord,
  rowId: number,
  cells: Readonly<Record<string, string | null>>,
  crypto: Crypto,
): Corrections {
  const sheet = record.reading?.sheets[Math.floor(rowId / ROWS_OF_A_SHEET)]
  if (!sheet) throw problem(problems['import-row-not-found'])
  const corrections: Corrections = structuredClone(record.corrections)
  const row = ((corrections[sheet.sheet] ??= {})[rowId % ROWS_OF_A_SHEET] ??= {})
  for (const [field, value] of Object.entries(cells)) {
    const hasColumn = sheet.columns.some((guess) => guess.meaning === field)
    if (!isField(field) || !hasColumn) throw problem(problems['import-field-unknown'], { field })
    row[field] =
      field === 'phone' && value !== null ? { sealed: crypto.seal('register.phone', value).toString('base64') } : { value }
  }
  return corrections
}
