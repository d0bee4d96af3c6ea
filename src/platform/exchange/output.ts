import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Writes and waits while the other side is not ready to take more. Throws when it has been closed or failed. */
export async function writeOut(out: Writable, bytes: Uint8Array | string): Promise<void> {
  if (out.destroyed) throw out.errored ?? new Error('output was closed')
  if (!out.write(bytes)) await once(out, 'drain')
}

/** A cell to be written. A date is ISO (`2018-12-31`); null, undefined and empty text leave the cell blank. */
export type CellToWrite = string | number | boolean | { date: string } | null | undefined

/** A day as a cell (`2018-12-31`), blank when there is none. */
export const dayCell = (day: string | null | undefined): CellToWrite => (day ? { date: day } : null)

/** Several words in one cell, parted as the language of the file does. */
export const listed = (words: readonly (string | null)[], language: 'zh' | 'en'): string =>
  words.join(language === 'zh' ? '；' : '; ')

export type RowsToWrite = Iterable<readonly CellToWrite[]> | AsyncIterable<readonly CellToWrite[]>
