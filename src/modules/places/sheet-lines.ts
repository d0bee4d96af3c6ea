import { problem } from '../../kernel/problem.ts'
import type { LineTable } from '../../platform/exchange/read-lines.ts'
import { placeProblems as problems } from './problems.ts'
import { otherHeads, sheetHeads, type SheetHead } from './rules/sheet-rows.ts'

/** Beyond this the rows are handed in in parts: a sheet is written in one transaction. */
const mostLines = 2_000

/** What a sheet of venues is read by: its line of heads has a name, a kind and an owner. */
export const venueLines: LineTable<SheetHead> = {
  cells: sheetHeads,
  headsIn(texts) {
    const at = (head: SheetHead) => texts.findIndex((text) => text === head || otherHeads[head]?.includes(text))
    const places = new Map(sheetHeads.map((head) => [head, at(head)]))
    return (['名称', '类型', '所属组织'] as const).every((head) => places.get(head)! >= 0) ? places : null
  },
  most: mostLines,
  unreadable: () => problem(problems['place-sheet-unreadable']),
  tooLong: () => problem(problems['place-sheet-too-long'], { most: mostLines }),
}
