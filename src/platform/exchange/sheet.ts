/**
 * One shape for what the four formats hold. Plain text, numbers and booleans are plain values, so that a row of a CSV file
 * is an array of strings; only what needs more than a value is an object. A blank cell is `null`.
 */

export interface DateCell {
  kind: 'date'
  /** `2018-12-31`, or `2018-12-31T08:30:00` when there is a time of day. A time without a day is `T08:30:00`. */
  iso: string
}

export interface ErrorCell {
  kind: 'error'
  /** `#N/A`, `#REF!` … */
  code: string
}

export type CellValue = string | number | boolean | DateCell | ErrorCell

/** A value with a mark: the stored result of a formula, or text made of differently formatted runs. */
export interface MarkedCell {
  kind: 'marked'
  value: CellValue | null
  formula: boolean
  rich: boolean
}

export type Cell = CellValue | MarkedCell | null

export type CellKind = 'blank' | 'text' | 'number' | 'boolean' | 'date' | 'error'

/** Rows as Excel counts them (from 1), columns from 0; all four bounds are inside. */
export interface Merge {
  top: number
  bottom: number
  left: number
  right: number
}

export interface SheetInfo {
  /** Position in the workbook, from 0. */
  index: number
  /** Exactly as in the file, spaces included. A text file has one sheet, named after the file. */
  name: string
  hidden: boolean
  /** False in text files: there a number or a date is text like everything else. */
  typed: boolean
  /** Sorted by `top`. In ods the list grows while rows arrive, but always holds the merges that begin at or above them. */
  merges: Merge[]
}

export interface SheetRow {
  /** As Excel shows it, from 1. In a text file: the number of the record. */
  row: number
  hidden: boolean
  /** By column from 0; the last one is filled. Rows without a filled cell are not delivered. */
  cells: Cell[]
}

/** What takes the sheets of a file, in order. `row` is synchronous; `drain` is called between blocks and may wait. */
export interface SheetSink {
  startSheet(sheet: SheetInfo): void
  row(row: SheetRow): void
  endSheet(): void
  drain?(progress: ReadProgress): void | Promise<void>
}

export interface ReadProgress {
  bytesRead: number
  bytesTotal: number
  rows: number
}

export function plainValue(cell: Cell | undefined): CellValue | null {
  if (cell === undefined || cell === null) return null
  if (typeof cell === 'object' && cell.kind === 'marked') return cell.value
  return cell
}

export function isFormula(cell: Cell | undefined): boolean {
  return typeof cell === 'object' && cell !== null && cell.kind === 'marked' && cell.formula
}

export function isRichText(cell: Cell | undefined): boolean {
  return typeof cell === 'object' && cell !== null && cell.kind === 'marked' && cell.rich
}

/** The cell as a clerk would read it; a blank one is the empty text. Numbers are written without grouping. */
export function cellText(cell: Cell | undefined): string {
  const value = plainValue(cell)
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return Number.isInteger(value) ? value.toFixed(0) : String(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return value.kind === 'date' ? value.iso : value.code
}

/** 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
