import type { ExchangeLimits } from './limits.ts'
import { ExchangeProblem } from './problems.ts'
import type { Cell, SheetInfo, SheetRow, SheetSink } from './sheet.ts'

/** Counts what is delivered from a file and stops it at the limits. One for each file. */
export class RowBuilder {
  rows = 0
  private cellCount = 0
  private sheets = 0
  private cells: Cell[] = []
  private readonly sink: SheetSink
  private readonly limits: ExchangeLimits

  constructor(sink: SheetSink, limits: ExchangeLimits) {
    this.sink = sink
    this.limits = limits
  }

  startSheet(sheet: SheetInfo): void {
    this.sheets += 1
    if (this.sheets > this.limits.maxSheets) throw new ExchangeProblem('exchange.too_many_sheets', { max: this.limits.maxSheets })
    this.sink.startSheet(sheet)
  }

  /** Puts a filled cell into the row under way; blank cells are left out. */
  put(column: number, cell: Cell): void {
    if (cell === null) return
    if (column >= this.limits.maxColumns) throw new ExchangeProblem('exchange.too_many_columns', { max: this.limits.maxColumns })
    const text = typeof cell === 'object' && cell.kind === 'marked' ? cell.value : cell
    if (typeof text === 'string' && text.length > this.limits.maxCellLength) {
      throw new ExchangeProblem('exchange.cell_too_long', { max: this.limits.maxCellLength })
    }
    while (this.cells.length < column) this.cells.push(null)
    this.cells[column] = cell
  }

  /** Delivers the row under way under this number, if it holds anything. */
  finishRow(row: number, hidden: boolean): void {
    if (this.cells.length === 0) return
    const { cells } = this
    this.cells = []
    this.deliver({ row, hidden, cells })
  }

  /** The row under way once more, for formats that write equal rows once with a count. */
  repeatRow(row: number, hidden: boolean, times: number): void {
    if (this.cells.length === 0) return
    if (row + times - 1 > this.limits.maxRows) throw new ExchangeProblem('exchange.too_many_rows', { max: this.limits.maxRows })
    const { cells } = this
    this.cells = []
    for (let i = 0; i < times; i += 1) this.deliver({ row: row + i, hidden, cells: i === 0 ? cells : [...cells] })
  }

  deliver(row: SheetRow): void {
    if (row.row > this.limits.maxRows) throw new ExchangeProblem('exchange.too_many_rows', { max: this.limits.maxRows })
    this.rows += 1
    this.cellCount += row.cells.length
    if (this.cellCount > this.limits.maxCells) throw new ExchangeProblem('exchange.too_many_cells', { max: this.limits.maxCells })
    this.sink.row(row)
  }

  endSheet(): void {
    this.sink.endSheet()
  }
}
