import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Call, Download } from '../commands/operation.ts'
import { writeCsv } from './csv-writer.ts'
import type { CellToWrite } from './output.ts'
import { writeXlsx } from './xlsx-writer.ts'

export interface SheetColumn<T> {
  readonly header: string
  readonly width: number
  readonly value: (row: T) => CellToWrite
}

/** A list as a spreadsheet: written to disk under the caller's scope, sent, and gone; how many rows left stands in the audit log. */
export async function writeSheet<T>(
  call: Call,
  title: string,
  format: 'xlsx' | 'csv',
  columns: readonly SheetColumn<T>[],
  rows: readonly T[],
  detail: Record<string, unknown> = {},
): Promise<Download> {
  const folder = join(call.services.config.dataDir, 'exports')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  const headers = columns.map((column) => column.header)
  const cells = rows.map((row) => columns.map((column) => column.value(row)))
  try {
    const out = createWriteStream(path, { mode: 0o600 })
    if (format === 'csv') await writeCsv(out, headers, cells)
    else await writeXlsx(out, [{ name: title, columns: columns.map(({ header, width }) => ({ header, width })), rows: cells }])
    out.end()
    await once(out, 'close')
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  call.note({ objectType: 'export', fields: headers, detail: { rows: rows.length, format, ...detail } })
  const body = createReadStream(path)
  body.once('close', () => void rm(path, { force: true }))
  const contentType =
    format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { fileName: `${title}-${call.today}.${format}`, contentType, body }
}
