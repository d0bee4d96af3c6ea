import { checkUscc } from '../../../kernel/uscc.ts'
import { cellText, columnLetters, type SheetRow } from '../../../platform/exchange/sheet.ts'
import { type FoundHeader, headerKey, meaningOf } from './header.ts'
import { tidy } from './tidy.ts'
import type { ColumnMeaning } from './types.ts'

/** What a column is taken for, and why. */
export interface ColumnGuess {
  column: number
  /** A, B … AA, as a spreadsheet program shows it. */
  letters: string
  /** Group and own words, with a slash between. */
  header: string
  /** Null: not known; its cells are kept as extras under the header. */
  meaning: ColumnMeaning | null
  /** 0 … 1. Below 0.7 a clerk should look. */
  confidence: number
  reasons: GuessReason[]
}

export type GuessReason =
  | 'corrected'
  | 'remembered'
  | 'header_standard'
  | 'header_synonym'
  | 'header_with_group'
  | 'header_piece'
  | 'content_agrees'
  | 'content_differs'
  | 'content_only'
  | 'taken_by_other_column'

export interface ColumnChoices {
  /** By sheet name, or `*` for every sheet: column number (from 0) → meaning; null keeps it as an extra. */
  corrected?: Record<string, Record<number, ColumnMeaning | null>>
  /** From an earlier reading: the header as `ColumnGuess.header` → meaning. */
  remembered?: Record<string, ColumnMeaning | null>
}

/** Guesses what each column of a sheet holds. `sample` are the first rows below the header. */
export function guessColumns(sheet: string, header: FoundHeader, sample: SheetRow[], choices: ColumnChoices = {}): ColumnGuess[] {
  const corrected = { ...choices.corrected?.['*'], ...choices.corrected?.[sheet] }
  const remembered = new Map(Object.entries(choices.remembered ?? {}).map(([text, meaning]) => [headerKey(text, true), meaning]))
  const guesses = header.columns.map(({ column, text, group }): ColumnGuess => {
    const name = group === '' ? text : `${group}/${text}`
    const base = { column, letters: columnLetters(column), header: name }
    if (column in corrected)
      return { ...base, meaning: corrected[column] as ColumnMeaning | null, confidence: 1, reasons: ['corrected'] }
    const known = remembered.get(headerKey(name, true))
    if (known !== undefined) return { ...base, meaning: known, confidence: 1, reasons: ['remembered'] }
    return { ...base, ...guess(text, group, valuesOf(sample, column)) }
  })
  settleRivals(guesses)
  return guesses
}

function valuesOf(sample: SheetRow[], column: number): string[] {
  return sample.map((row) => tidy(cellText(row.cells[column] ?? null))).filter((text) => text !== '')
}

function guess(text: string, group: string, values: string[]): Pick<ColumnGuess, 'meaning' | 'confidence' | 'reasons'> {
  const word = meaningOf(text, group)
  if (!word) {
    const byContent = contentTests.find(({ telling, test }) => telling && values.length >= 3 && share(values, test) >= 0.8)
    if (!byContent) return { meaning: null, confidence: 0, reasons: [] }
    return { meaning: byContent.meaning, confidence: 0.65, reasons: ['content_only'] }
  }
  const check = contentTests.find((candidate) => candidate.meaning === word.meaning)
  const agreement = check && values.length >= 3 ? share(values, check.test) : null
  if (agreement === null) return { meaning: word.meaning, confidence: word.confidence, reasons: [word.reason] }
  if (agreement >= 0.5) {
    return { meaning: word.meaning, confidence: Math.min(1, word.confidence + 0.1), reasons: [word.reason, 'content_agrees'] }
  }
  return { meaning: word.meaning, confidence: word.confidence * 0.5, reasons: [word.reason, 'content_differs'] }
}

const share = (values: string[], test: (value: string) => boolean) => values.filter(test).length / values.length

const blank = /^(无|\/|—|-|暂无|待定|0)$/
/** What the cells of a column look like. `telling` ones are enough to recognise a column whose header says nothing. */
const contentTests: { meaning: ColumnMeaning; telling: boolean; test: (value: string) => boolean }[] = [
  { meaning: 'uscc', telling: true, test: (value) => checkUscc(value.replace(/^'/, '').toUpperCase()) === 'ok' },
  {
    meaning: 'phone',
    telling: true,
    test: (value) => blank.test(value) || /^(1\d{10}|0\d{9,11}|0\d{2,3}-\d{7,8}|1\d{2}-\d{4}-\d{4})$/.test(value),
  },
  { meaning: 'registered', telling: false, test: (value) => blank.test(value) || /^((19|20)\d{2}|\d{5}$)/.test(value) },
  {
    meaning: 'headcount',
    telling: false,
    test: (value) => blank.test(value) || /\d/.test(value) || /^[十几若干人]+$/.test(value),
  },
  { meaning: 'full', telling: false, test: (value) => blank.test(value) || /^\d+\D?$/.test(value) },
  { meaning: 'lon', telling: false, test: (value) => blank.test(value) || /^\d{1,3}\.\d+°?$/.test(value) },
  { meaning: 'lat', telling: false, test: (value) => blank.test(value) || /^\d{1,3}\.\d+°?$/.test(value) },
]

/** Of two columns with one meaning the surer keeps it; a second column of instructors is the other side's instructor. */
function settleRivals(guesses: ColumnGuess[]): void {
  const holders = new Map<ColumnMeaning, ColumnGuess>()
  for (const current of guesses) {
    if (current.meaning === null || current.meaning === 'ignore' || current.meaning === 'serial') continue
    const rival = holders.get(current.meaning)
    if (!rival) {
      holders.set(current.meaning, current)
      continue
    }
    const loser = current.confidence > rival.confidence ? rival : current
    if (loser === rival) holders.set(current.meaning, current)
    const second = loser.meaning === 'instructor' && !guesses.some((other) => other.meaning === 'instructor2')
    loser.meaning = second ? 'instructor2' : null
    loser.confidence = second ? 0.6 : 0
    loser.reasons.push('taken_by_other_column')
  }
}
