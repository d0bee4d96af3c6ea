import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Call, Download } from '../commands/operation.ts'
import { writeCsv } from './csv-writer.ts'
import type { CellToWrite } from './output.ts'
import { writeXlsx } from './xlsx-writer.ts'

export interface TableColumn<Row> {
  readonly header: string
  readonly width: number
  readonly value: (row: Row) => CellToWrite
}

export interface TableFile<Row> {
  /** Name of the sheet, and of the file with the day behind it. */
  readonly title: string
  readonly format: 'xlsx' | 'csv'
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: Iterable<Row> | AsyncIterable<Row>
}

/** A list as a spreadsheet: written to disk under the caller's scope, sent, and gone. The audit entry names its columns and counts its rows. */
export async function tableFile<Row>(call: Call, { title, format, columns, rows }: TableFile<Row>): Promise<Download> {
  const folder = join(call.services.config.dataDir, 'exports')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  const headers = columns.map((column) => column.header)
  let count = 0
  const cells = async function* () {
    for await (const row of rows) {
      count += 1
      yield columns.map((column) => column.value(row))
    }
  }
  try {
    const out = createWriteStream(path, { mode: 0o600 })
    if (format === 'csv') await writeCsv(out, headers, cells())
    else await writeXlsx(out, [{ name: title, columns: columns.map(({ header, width }) => ({ header, width })), rows: cells() }])
    out.end()
    await once(out, 'close')
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  call.note({ objectType: 'export', fields: headers, detail: { rows: count, format } })
  const body = createReadStream(path)
  body.once('close', () => void rm(path, { force: true }))
  const contentType =
    format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { fileName: `${title}-${call.today}.${format}`, contentType, body }
}
