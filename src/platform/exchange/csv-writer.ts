import type { Writable } from 'node:stream'
import { guardFormula } from './formula-guard.ts'
import { type CellToWrite, type RowsToWrite, writeOut } from './output.ts'
import { encodeGb18030 } from './text-encoding.ts'

export interface CsvOptions {
  /** `utf-8` carries a mark, without which Excel would take it for the local encoding. */
  encoding?: 'utf-8' | 'gb18030'
  delimiter?: ',' | ';' | '\t'
}

const PIECE = 64 * 1024

/**
 * Writes separated text with CR LF and flat memory. Text that would be taken for a formula gets an apostrophe, which our
 * reader takes off again; numbers and dates are written as they are. The output is left open.
 */
export async function writeCsv(out: Writable, header: string[], rows: RowsToWrite, options: CsvOptions = {}): Promise<void> {
  const { encoding = 'utf-8', delimiter = ',' } = options
  const encode = encoding === 'utf-8' ? (text: string) => Buffer.from(text) : encodeGb18030
  let piece = (encoding === 'utf-8' ? '\uFEFF' : '') + line(header, delimiter)
  for await (const row of rows) {
    piece += line(row, delimiter)
    if (piece.length < PIECE) continue
    await writeOut(out, encode(piece))
    piece = ''
  }
  await writeOut(out, encode(piece))
}

function line(cells: readonly CellToWrite[], delimiter: string): string {
  let text = ''
  for (let i = 0; i < cells.length; i += 1) text += (i === 0 ? '' : delimiter) + field(cells[i], delimiter)
  return `${text}\r\n`
}

function field(cell: CellToWrite, delimiter: string): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  const text = typeof cell === 'object' ? cell.date : guardFormula(cell)
  if (!text.includes(delimiter) && !/["\r\n，]|^\s|\s$/.test(text)) return text
  return `"${text.replaceAll('"', '""')}"`
}
