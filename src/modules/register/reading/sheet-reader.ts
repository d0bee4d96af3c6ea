import { type Cell, cellText, type Merge, type SheetInfo, type SheetRow } from '../../../platform/exchange/sheet.ts'
import { type ColumnChoices, type ColumnGuess, guessColumns } from './guess-columns.ts'
import { findHeader, type FoundHeader, headerAt } from './header.ts'
import { RowClassifier } from './row-class.ts'
import type { RowReader } from './row-reader.ts'
import type { RowClass } from './types.ts'
import type { CellContext } from './values.ts'

/** Filled rows among which a header is looked for, and from which the columns are guessed. */
const LOOK_AHEAD = 60

export interface SheetReaderOptions {
  context: CellContext
  choices: ColumnChoices
  /** The clerk's word on where the header stands. */
  headerRows: { first: number; last: number } | null
  createRowReader(guesses: ColumnGuess[]): RowReader
  onHeader(header: FoundHeader, guesses: ColumnGuess[]): void
  onBlank(count: number): void
  /** `mergedDown`: columns whose value was taken from a merged cell above. */
  onRow(rowClass: RowClass, row: SheetRow, reader: RowReader | null, mergedDown: number[] | null): void
}

/** Takes the rows of one sheet in order, finds its header and says of each row what it is. */
export class SheetReader {
  private readonly sheet: SheetInfo
  private readonly options: SheetReaderOptions
  private waiting: SheetRow[] = []
  private header: FoundHeader | null = null
  private hopeless = false
  private classifier: RowClassifier | null = null
  private reader: RowReader | null = null
  private lastRow = 0
  private nextMerge = 0
  private readonly openMerges: { merge: Merge; cell: Cell }[] = []

  constructor(sheet: SheetInfo, options: SheetReaderOptions) {
    this.sheet = sheet
    this.options = options
    this.hopeless = sheet.hidden
  }

  row(row: SheetRow): void {
    if (this.hopeless) {
      this.deliverNote(row)
    } else if (this.reader) this.deliver(row)
    else {
      this.waiting.push(row)
      if (this.waiting.length >= LOOK_AHEAD) this.settle()
    }
  }

  end(): void {
    if (!this.hopeless && !this.reader) this.settle()
  }

  private settle(): void {
    const { headerRows, choices } = this.options
    const rows = this.waiting
    const found = headerRows
      ? headerAt(rows, headerRows.first, headerRows.last, this.sheet.merges)
      : findHeader(rows, this.sheet.merges)
    this.waiting = []
    if (found === null) {
      this.hopeless = true
      for (const row of rows) this.deliverNote(row)
      return
    }
    const sample = rows.filter((row) => row.row > found.lastRow)
    const guesses = guessColumns(this.sheet.name, found, sample, choices)
    this.header = found
    this.options.onHeader(found, guesses)
    this.classifier = new RowClassifier(found, guesses, this.options.context)
    this.reader = this.options.createRowReader(guesses)
    for (const row of rows) this.deliver(row)
  }

  private deliverNote(row: SheetRow): void {
    this.options.onRow('notes', row, null, null)
  }

  private deliver(row: SheetRow): void {
    const header = this.header as FoundHeader
    const gap = row.row - this.lastRow - 1
    if (gap > 0) this.options.onBlank(gap)
    this.lastRow = row.row
    const across = this.sheet.merges.length === 0 ? null : this.followMerges(row)
    if (row.row < header.firstRow) this.options.onRow(isEmpty(row) ? 'blank' : 'title', row, null, null)
    else if (row.row <= header.lastRow) this.options.onRow('header', row, null, null)
    else {
      const rowClass = (this.classifier as RowClassifier).classify(row, across)
      const isData = rowClass === 'data'
      const mergedDown = isData && this.openMerges.length > 0 ? this.fillMerged(row) : null
      this.options.onRow(rowClass, row, isData ? this.reader : null, mergedDown)
    }
  }

  /** Opens the merges that begin here and closes those that are over. Returns one that begins here and spans columns. */
  private followMerges(row: SheetRow): Merge | null {
    const { merges } = this.sheet
    for (let i = this.openMerges.length - 1; i >= 0; i -= 1) {
      if ((this.openMerges[i] as { merge: Merge }).merge.bottom < row.row) this.openMerges.splice(i, 1)
    }
    let across: Merge | null = null
    for (; this.nextMerge < merges.length; this.nextMerge += 1) {
      const merge = merges[this.nextMerge] as Merge
      if (merge.top > row.row) break
      if (merge.top < row.row) continue
      if (merge.right > merge.left && (!across || merge.right - merge.left > across.right - across.left)) across = merge
      const cell = row.cells[merge.left] ?? null
      if (merge.bottom > merge.top && cell !== null) this.openMerges.push({ merge, cell })
    }
    return across
  }

  private fillMerged(row: SheetRow): number[] | null {
    const columns: number[] = []
    for (const { merge, cell } of this.openMerges) {
      if (merge.top === row.row || (row.cells[merge.left] ?? null) !== null) continue
      while (row.cells.length < merge.left) row.cells.push(null)
      row.cells[merge.left] = cell
      columns.push(merge.left)
    }
    return columns.length > 0 ? columns : null
  }
}

const isEmpty = (row: SheetRow) => row.cells.every((cell) => cellText(cell).trim() === '')
