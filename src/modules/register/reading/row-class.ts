import { cellText, type Cell, type Merge, type SheetRow } from '../../../platform/exchange/sheet.ts'
import type { FoundHeader } from './header.ts'
import type { ColumnGuess } from './guess-columns.ts'
import { tidy } from './tidy.ts'
import type { RowClass } from './types.ts'
import { type CellContext, tidyCell } from './values.ts'

const TOTAL = /^(合计|总计|共计|小计|总数|本页小计|本页合计|累计)[:：]?$/
const FOOTNOTE = /^(注|备注|说明|填表|填报|制表|审核|复核|联系人|单位负责人|统计|日期)[人说明日期时间0-9]*[:：]/

/** Says of each row below the header what it is. */
export class RowClassifier {
  private readonly header: FoundHeader
  private readonly context: CellContext
  private readonly name: number
  private readonly code: number
  private readonly certNo: number
  private readonly serial: number

  constructor(header: FoundHeader, guesses: ColumnGuess[], context: CellContext) {
    const columnOf = (meaning: string) => guesses.find((guess) => guess.meaning === meaning)?.column ?? -1
    this.header = header
    this.context = context
    this.name = columnOf('name')
    this.code = columnOf('uscc')
    this.certNo = columnOf('certNo')
    this.serial = columnOf('serial')
  }

  /** `mergedAcross`: a merge that begins in this row and spans several columns. */
  classify(row: SheetRow, mergedAcross: Merge | null): Exclude<RowClass, 'title' | 'header' | 'notes'> {
    const { cells } = row
    const hasName = this.filled(cells, this.name)
    const hasCode = this.filled(cells, this.code)
    if (hasName && hasCode && !this.looksLikeHeader(cells)) return 'data'
    let filled = 0
    let first = ''
    let serialOnly = true
    for (let column = 0; column < cells.length; column += 1) {
      const text = tidy(cellText(cells[column] as Cell))
      if (text === '') continue
      filled += 1
      if (first === '') first = text
      if (column !== this.serial) serialOnly = false
    }
    if (filled === 0) return 'blank'
    if (this.looksLikeHeader(cells)) return 'repeated_header'
    if (TOTAL.test(first)) return 'total'
    if (serialOnly) return /^\d+$/.test(first) ? 'numbered_blank' : 'footnote'
    if (!hasName && !hasCode) return 'footnote'
    const isNote = mergedAcross !== null && mergedAcross.right - mergedAcross.left >= 2
    return isNote || (filled === 1 && FOOTNOTE.test(first)) ? 'footnote' : 'data'
  }

  private filled(cells: Cell[], column: number): boolean {
    const text = column < 0 ? null : tidyCell(cells[column], this.context)
    return text !== null && text !== 'error'
  }

  /** Every filled cell says what one header row says in its column, and there are at least three, or all of them. */
  private looksLikeHeader(cells: Cell[]): boolean {
    return this.header.texts.some((texts) => {
      let same = 0
      for (let column = 0; column < cells.length; column += 1) {
        const cell = cells[column]
        if (cell === null || cell === undefined) continue
        if (typeof cell !== 'string') return false
        const text = tidy(cell)
        if (text === '') continue
        if (text !== (texts[column] ?? '')) return false
        same += 1
      }
      return same >= Math.min(3, texts.filter((text) => text !== '').length)
    })
  }
}
