import { problem } from '../../kernel/problem.ts'
import type { LineTable } from '../../platform/exchange/read-lines.ts'
import { en, zh } from './phrases.ts'
import { listProblems as problems } from './problems.ts'
import { type SheetCell, sheetCells } from './rules/sheet-rows.ts'

/** Beyond this the rows are handed in in parts: a sheet is written in one transaction. */
const mostLines = 2_000

/** Columns by their heads, in either language and any order; a sheet without title and category is none of ours. */
function placesOf(cells: readonly string[]): Map<SheetCell, number> | null {
  const found = (cell: SheetCell) =>
    cells.findIndex((text) => [zh, en].some(({ file }) => file.heads[cell].toLowerCase() === text.toLowerCase()))
  const places = new Map(sheetCells.map((cell) => [cell, found(cell)]))
  return places.get('title')! >= 0 && places.get('category')! >= 0 ? places : null
}

/** What a sheet of entries is read by. */
export const entryLines: LineTable<SheetCell> = {
  cells: sheetCells,
  headsIn: placesOf,
  most: mostLines,
  unreadable: () => problem(problems['list-sheet-unreadable']),
  tooLong: () => problem(problems['list-sheet-too-long'], { most: mostLines }),
}
