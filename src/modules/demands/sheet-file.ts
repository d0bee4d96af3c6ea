import { problem } from '../../kernel/problem.ts'
import type { LineTable } from '../../platform/exchange/read-lines.ts'
import { en, zh } from './phrases.ts'
import { demandProblems as problems } from './problems.ts'
import { type SheetHead, sheetHeads } from './rules/sheet-rows.ts'

/** Beyond this the rows are handed in in parts: a sheet is written in one transaction. */
const mostLines = 2_000
export const languages = [zh, en] as const

/** Columns by their heads, in either language and any order; a sheet without the matter and its category is none of ours. */
function placesOf(texts: readonly string[]): Map<SheetHead, number> | null {
  const found = (head: SheetHead) =>
    texts.findIndex((text) => languages.some(({ files }) => files.cells[head].toLowerCase() === text.toLowerCase()))
  const places = new Map(sheetHeads.map((head) => [head, found(head)]))
  return places.get('内容')! >= 0 && places.get('事项类别')! >= 0 ? places : null
}

/** What a sheet of orders is read by. */
export const orderLines: LineTable<SheetHead> = {
  cells: sheetHeads,
  headsIn: placesOf,
  most: mostLines,
  unreadable: () => problem(problems['demand-sheet-unreadable']),
  tooLong: () => problem(problems['demand-sheet-too-long'], { most: mostLines }),
}

/** Codes by their words in either language. */
export const codesOf = (words: readonly Readonly<Record<string, string>>[]) =>
  new Map(words.flatMap((of) => Object.entries(of).map(([code, said]) => [said, code] as const)))
