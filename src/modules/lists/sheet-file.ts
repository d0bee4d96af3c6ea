import { Problem, problem } from '../../kernel/problem.ts'
import { readInWorker } from '../../platform/exchange/read-in-worker.ts'
import { cellText } from '../../platform/exchange/sheet.ts'
import { en, zh } from './phrases.ts'
import { listProblems as problems } from './problems.ts'
import { type SheetCell, sheetCells, type SheetLine } from './rules/sheet-rows.ts'

/** Beyond this the rows are handed in in parts: a sheet is written in one transaction. */
const mostLines = 2_000

/** Columns by their heads, in either language and any order; a sheet without title and category is none of ours. */
function placesOf(cells: readonly string[]): Map<SheetCell, number> | null {
  const found = (cell: SheetCell) =>
    cells.findIndex((text) => [zh, en].some(({ file }) => file.heads[cell].toLowerCase() === text.toLowerCase()))
  const places = new Map(sheetCells.map((cell) => [cell, found(cell)]))
  return places.get('title')! >= 0 && places.get('category')! >= 0 ? places : null
}

/** Rows below the line of heads of the first sheet that has one. Throws `list-sheet-unreadable`, `list-sheet-too-long`. */
export async function readLines(path: string, name: string): Promise<SheetLine[]> {
  const lines: SheetLine[] = []
  let places: Map<SheetCell, number> | null = null
  await readInWorker(path, name, {
    onItems(items) {
      for (const item of items) {
        if (item.kind !== 'row') continue
        const cells = item.row.cells.map((cell) => cellText(cell).trim())
        if (places === null) {
          places = placesOf(cells)
          continue
        }
        const found = places
        if (cells.every((cell) => cell === '') || lines.length > mostLines) continue
        const told = Object.fromEntries(sheetCells.map((cell) => [cell, cells[found.get(cell)!] ?? '']))
        lines.push({ ...(told as Record<SheetCell, string>), row: item.row.row })
      }
    },
  }).catch((error: unknown) => {
    if (error instanceof Problem) throw error
    throw problem(problems['list-sheet-unreadable'])
  })
  if (lines.length === 0) throw problem(problems['list-sheet-unreadable'])
  if (lines.length > mostLines) throw problem(problems['list-sheet-too-long'], { most: mostLines })
  return lines
}
