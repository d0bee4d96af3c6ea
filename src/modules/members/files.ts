import type { Call } from '../../platform/commands/operation.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import type { CellToWrite } from '../../platform/exchange/output.ts'
import { en } from './file-words.en.ts'
import { zh } from './file-words.zh.ts'
import { ownWords } from './own-export-words.ts'

/** Words of a file in the language of the page it is asked from. */
export const wordsIn = (language: 'zh' | 'en') => {
  const [own, lists] = [ownWords[language], { zh, en }[language]]
  return { ...own, ...lists, heads: { ...own.heads, ...lists.heads } }
}
export type FileWords = ReturnType<typeof wordsIn>

export interface FileColumn<Row> {
  readonly head: keyof FileWords['heads']
  readonly width: number
  readonly value: (row: Row, words: FileWords) => CellToWrite
}

interface Asked {
  readonly format: 'xlsx' | 'csv'
  readonly language: 'zh' | 'en'
}

/** A list as a file in the language asked for. */
export function listFile<Row>(
  call: Call,
  { format, language }: Asked,
  title: keyof FileWords['titles'],
  columns: readonly FileColumn<Row>[],
  rows: readonly Row[],
  detail?: Record<string, unknown>,
) {
  const words = wordsIn(language)
  const worded = columns.map(({ head, width, value }): SheetColumn<Row> => {
    return { header: words.heads[head], width, value: (row) => value(row, words) }
  })
  return writeSheet(call, words.titles[title], format, worded, rows, detail)
}
