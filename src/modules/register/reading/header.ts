import { type Cell, cellText, type Merge, type SheetRow } from '../../../platform/exchange/sheet.ts'
import { headerPieces, headerWords } from './headers.ts'
import { simplify, tidy } from './tidy.ts'
import type { ColumnMeaning } from './types.ts'

/** Where the header of a sheet stands and what its columns are called. */
export interface FoundHeader {
  firstRow: number
  lastRow: number
  /** By column. */
  columns: HeaderColumn[]
  /** Tidy texts of each header row by column, to know it again when it is repeated. */
  texts: string[][]
}

export interface HeaderColumn {
  column: number
  /** As in the file, tidy, with its brackets. */
  text: string
  /** The group above, or empty. */
  group: string
}

type Known = Exclude<ColumnMeaning, 'ignore'>

const meanings = new Map<string, { meaning: Known; rank: number }>()
for (const [meaning, words] of Object.entries(headerWords) as [Known, string[]][]) {
  for (const [rank, word] of words.entries()) if (!meanings.has(word)) meanings.set(word, { meaning, rank })
}

/** Longer than any header; a sentence is no header. */
const MAX_HEADER = 40
const MIN_KNOWN = 3
/** Words that may stand in a header of two. */
const IDENTIFYING = ['uscc', 'certNo']

/** A header word without brackets, marks and traditional characters. `keepBrackets` keeps what stands inside them. */
export function headerKey(text: string, keepBrackets = false): string {
  const plain = simplify(tidy(text)).toUpperCase()
  const opened = keepBrackets ? plain : plain.replace(/[([【<][^)\]】>]*[)\]】>]/g, '')
  return opened.replace(/[*:：、,，.。()[\]【】<>"'“”/_-]/g, '')
}

export interface WordMeaning {
  meaning: Known
  /** 1 for the standard wording, less for others, least for a piece of the text. */
  confidence: number
  reason: 'header_standard' | 'header_synonym' | 'header_with_group' | 'header_piece'
}

/** What a header says, from its own words, with the group above, or from a piece of it. */
export function meaningOf(text: string, group = ''): WordMeaning | null {
  if (text.length > MAX_HEADER) return null
  const own = headerKey(text)
  const above = headerKey(group).replace(/(基本)?(情况|信息)$/, '')
  const grouped = above === '' ? undefined : meanings.get(above + own)
  const whole = meanings.get(headerKey(text, true)) ?? meanings.get(own)
  if (grouped && grouped.meaning !== whole?.meaning) {
    return { meaning: grouped.meaning, confidence: 0.95, reason: 'header_with_group' }
  }
  if (whole) {
    return whole.rank === 0
      ? { meaning: whole.meaning, confidence: 1, reason: 'header_standard' }
      : { meaning: whole.meaning, confidence: 0.95, reason: 'header_synonym' }
  }
  const full = simplify(tidy(group + text))
  const piece = headerPieces.find(([word]) => full.includes(word) && own !== '')
  return piece ? { meaning: piece[1], confidence: 0.6, reason: 'header_piece' } : null
}

/** How many different meanings the cells of a row name, how many cells are filled, and whether that makes a header. */
export function headerScore(row: SheetRow): { known: number; filled: number; isHeader: boolean } {
  const found = new Set<string>()
  let filled = 0
  for (const cell of row.cells) {
    const text = cellText(cell)
    if (tidy(text) === '') continue
    filled += 1
    const word = typeof cell === 'string' ? meaningOf(text) : null
    if (word && word.reason !== 'header_piece') found.add(word.meaning)
  }
  const identifies = found.has('name') && IDENTIFYING.some((meaning) => found.has(meaning))
  return { known: found.size, filled, isHeader: (found.size >= MIN_KNOWN || identifies) && found.size * 2 >= filled }
}

/** Looks for a header in the first rows of a sheet. */
export function findHeader(rows: SheetRow[], merges: Merge[]): FoundHeader | null {
  const at = rows.findIndex((row) => headerScore(row).isHeader)
  if (at < 0) return null
  const found = rows[at] as SheetRow
  const below = rows[at + 1]
  if (below && below.row === found.row + 1 && isLowerHeader(found, below)) return build([found, below], merges)
  const above = rows[at - 1]
  if (above && above.row === found.row - 1 && isGroupRow(above)) return build([above, found], merges)
  return build([found], merges)
}

/** A header given by the clerk. */
export function headerAt(rows: SheetRow[], first: number, last: number, merges: Merge[]): FoundHeader | null {
  const chosen = rows.filter((row) => row.row >= first && row.row <= last)
  return chosen.length === 0 ? null : build(chosen, merges)
}

/** The names of the columns under groups: they fill other columns than the upper row, or stand under a group. */
function isLowerHeader(upper: SheetRow, lower: SheetRow): boolean {
  const { known, filled } = headerScore(lower)
  if (known < 2 || known * 2 < filled) return false
  return lower.cells.every((cell, column) => tidy(cellText(cell)) === '' || !sameWord(cell, upper.cells[column]))
}

const sameWord = (a: Cell, b: Cell | undefined) =>
  meaningOf(cellText(a))?.meaning === meaningOf(cellText(b ?? null))?.meaning && !!b

/** Groups: several short words. A title fills one cell; a line such as 填报单位：… 日期：… has colons or years. */
function isGroupRow(above: SheetRow): boolean {
  const texts = above.cells.map((cell) => tidy(cellText(cell))).filter((text) => text !== '')
  return texts.length >= 2 && texts.every((text) => text.length <= 20 && !/[:：]|\d{4}/.test(text))
}

function build(rows: SheetRow[], merges: Merge[]): FoundHeader {
  const lower = rows.at(-1) as SheetRow
  const upper = rows.length > 1 ? (rows[0] as SheetRow) : null
  const width = Math.max(...rows.map((row) => row.cells.length))
  const groups = upper ? spreadGroups(upper, lower, merges, width) : []
  const columns: HeaderColumn[] = []
  for (let column = 0; column < width; column += 1) {
    const own = tidy(cellText(lower.cells[column] ?? null))
    const above = upper ? tidy(cellText(upper.cells[column] ?? null)) : ''
    columns.push(own === '' ? { column, text: above, group: '' } : { column, text: own, group: groups[column] ?? '' })
  }
  const texts = rows.map((row) => row.cells.map((cell) => tidy(cellText(cell))))
  return { firstRow: (rows[0] as SheetRow).row, lastRow: lower.row, columns, texts }
}

/** A group holds for the columns it is merged over; where nothing is merged, up to the next group, over named columns. */
function spreadGroups(upper: SheetRow, lower: SheetRow, merges: Merge[], width: number): string[] {
  const groups: string[] = []
  const across = merges.filter((merge) => merge.top <= upper.row && merge.bottom >= upper.row)
  let current = ''
  for (let column = 0; column < width; column += 1) {
    const own = tidy(cellText(upper.cells[column] ?? null))
    if (own !== '') current = own
    const merge = across.find((candidate) => candidate.left <= column && candidate.right >= column)
    const named = tidy(cellText(lower.cells[column] ?? null)) !== ''
    if (merge && own === '') groups[column] = tidy(cellText(upper.cells[merge.left] ?? null))
    else groups[column] = named && (own !== '' || !merge) ? current : own
  }
  return groups
}
