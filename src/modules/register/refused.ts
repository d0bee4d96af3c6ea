import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Call, download } from '../../platform/commands/operation.ts'
import { writeCsv } from '../../platform/exchange/csv-writer.ts'
import { writeXlsx } from '../../platform/exchange/xlsx-writer.ts'
import { register } from './contract.ts'
import { reasonText } from './phrases.ts'
import { getSeenImport } from './queries.ts'
import { headerWords } from './reading/headers.ts'
import { reasonHeader } from './reading-options.ts'
import { CELL_END, type StagedSheet } from './staging/protocol.ts'
import type { ImportRecord } from './store.ts'

interface RefusedRow {
  sheet_no: number
  cells: string
  reason: string | null
  phone_sealed: Buffer | null
}

/** The refused rows with their reasons. The file can be corrected and put in again, so its telephones are open; the audit log says so. */
export const downloadRefused = download(register.downloadRefused, async (call) => {
  const record = await getSeenImport(call, call.params.id)
  const { format } = call.query
  const folder = join(call.services.config.dataDir, 'exports')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  try {
    const rows = await writeRefused(call, record, path, format)
    call.note({ objectType: 'import', objectId: record.id, fields: ['phone'], detail: { refused: rows, format } })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  const body = createReadStream(path)
  body.once('close', () => void rm(path, { force: true }))
  return {
    fileName: `${record.file_name.replace(/\.[^.]*$/, '')}-${reasonHeader}.${format}`,
    contentType:
      format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
})

async function writeRefused(call: Call, record: ImportRecord, path: string, format: 'xlsx' | 'csv'): Promise<number> {
  const { rows } = await sql<RefusedRow>`
    select sheet_no, cells, reason, phone_sealed from register.row
    where import_id = ${record.id} and verdict in ('refused', 'conflict') order by id`.execute(call.tx)
  const sheets = (record.reading?.sheets ?? []).map((sheet, i) => ({ sheet, rows: rows.filter((row) => row.sheet_no === i) }))
  const filled = sheets.filter((entry) => entry.rows.length > 0)
  const out = createWriteStream(path, { mode: 0o600 })
  if (format === 'csv') await writeOneTable(call, filled, out)
  else await writeSheets(call, filled.length > 0 ? filled : sheets.slice(0, 1), out)
  out.end()
  await once(out, 'close')
  return rows.length
}

interface Refused {
  readonly sheet: StagedSheet
  readonly rows: readonly RefusedRow[]
}

/** A workbook keeps its sheets, because the name of a sheet may say which street it is of. */
async function writeSheets(call: Call, refused: readonly Refused[], out: NodeJS.WritableStream): Promise<void> {
  await writeXlsx(
    out as never,
    refused.map(({ sheet, rows }) => ({
      name: sheet.sheet,
      columns: [
        ...sheet.columns.map((column) => ({ header: headerOf(column), format: 'text' as const })),
        { header: reasonHeader, width: 48 },
      ],
      rows: rows.map((row) => {
        const cells = cellsOf(call, sheet, row)
        return [...sheet.columns.map((column) => cells[column.column] ?? null), reasonText(row.reason)]
      }),
    })),
  )
}

/** Text has one table: the columns of all sheets together, and the street that the name of a sheet said. */
async function writeOneTable(call: Call, refused: readonly Refused[], out: NodeJS.WritableStream): Promise<void> {
  const street = headerWords.street[0]!
  const named = refused.some(({ sheet }) => !sheet.columns.some((column) => column.meaning === 'street'))
  const headers = [...new Set([...(named ? [street] : []), ...refused.flatMap(({ sheet }) => sheet.columns.map(headerOf))])]
  const table = refused.flatMap(({ sheet, rows }) =>
    rows.map((row) => {
      const cells = cellsOf(call, sheet, row)
      const byHeader = new Map<string, string | null>([[street, sheet.sheet]])
      for (const column of sheet.columns) byHeader.set(headerOf(column), cells[column.column] ?? null)
      return [...headers.map((header) => byHeader.get(header) ?? null), reasonText(row.reason)]
    }),
  )
  await writeCsv(out as never, [...headers, reasonHeader], table)
}

/** The column's own header; one that only means something under its group is written out. */
function headerOf({ header, letters, meaning }: StagedSheet['columns'][number]): string {
  if (!header.includes('/')) return header === '' ? letters : header
  return meaning === null || meaning === 'ignore' ? header : headerWords[meaning][0]!
}

function cellsOf(call: Call, sheet: StagedSheet, row: RefusedRow): string[] {
  const cells = row.cells.split(CELL_END)
  const phone = sheet.columns.find((column) => column.meaning === 'phone')
  if (phone && row.phone_sealed !== null) cells[phone.column] = call.services.crypto.open('unit.phone', row.phone_sealed)
  return cells
}
