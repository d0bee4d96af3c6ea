import { Problem, problem } from '../../kernel/problem.ts'
import { readInWorker } from '../../platform/exchange/read-in-worker.ts'
import { cellText } from '../../platform/exchange/sheet.ts'
import { placeProblems as problems } from './problems.ts'
import { otherHeads, sheetHeads, type SheetCells, type SheetHead } from './rules/sheet-rows.ts'

/** Beyond this the rows are handed in in parts: a sheet is written in one transaction. */
const mostLines = 2_000

export interface SheetLine {
  /** Number of the row as the office program shows it. */
  readonly row: number
  readonly cells: SheetCells
}

/** Rows below the line of heads of the first sheet that has one. Throws `place-sheet-unreadable`, `place-sheet-too-long`. */
export async function readLines(path: string, name: string): Promise<SheetLine[]> {
  const lines: SheetLine[] = []
  let places: ReadonlyMap<SheetHead, number> | null = null
  await readInWorker(path, name, {
    onItems(items) {
      for (const item of items) {
        if (item.kind !== 'row') continue
        const cells = item.row.cells.map((cell) => cellText(cell).trim())
        if (places === null) places = placesOf(cells)
        else if (cells.some((cell) => cell !== '') && lines.length <= mostLines) {
          const found = places
          const told = Object.fromEntries(sheetHeads.map((head) => [head, cells[found.get(head)!] ?? '']))
          lines.push({ row: item.row.row, cells: told as SheetCells })
        }
      }
    },
  }).catch((error: unknown) => {
    if (error instanceof Problem) throw error
    throw problem(problems['place-sheet-unreadable'])
  })
  if (lines.length === 0) throw problem(problems['place-sheet-unreadable'])
  if (lines.length > mostLines) throw problem(problems['place-sheet-too-long'], { most: mostLines })
  return lines
}

/** In which column each head stands, where the row is the line of heads: it has a name, a kind and an owner. */
function placesOf(cells: readonly string[]): ReadonlyMap<SheetHead, number> | null {
  const at = (head: SheetHead) => cells.findIndex((cell) => cell === head || otherHeads[head]?.includes(cell))
  const places = new Map(sheetHeads.map((head) => [head, at(head)]))
  return (['名称', '类型', '所属组织'] as const).every((head) => places.get(head)! >= 0) ? places : null
}
