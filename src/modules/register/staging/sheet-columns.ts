import type { ColumnGuess } from '../reading/guess-columns.ts'
import { maskExtra } from './personal-numbers.ts'

const MAX_SAMPLES = 3
const MAX_SAMPLE = 40
/** Rows from which samples are taken. */
const SAMPLED_ROWS = 30

/** What is to be known of a sheet's columns while its rows are written down. */
export interface SheetColumns {
  readonly phone: number
  /** Columns kept as extras, with their header. */
  readonly extras: ReadonlyMap<number, string>
  /** A few cells by column. */
  readonly samples: string[][]
  rowsSampled: number
}

export function sheetColumns(guesses: readonly ColumnGuess[]): SheetColumns {
  return {
    phone: guesses.find((guess) => guess.meaning === 'phone')?.column ?? -1,
    extras: new Map(guesses.filter((guess) => guess.meaning === null).map((guess) => [guess.column, guess.header])),
    samples: [],
    rowsSampled: 0,
  }
}

/** The cells of a row as they may be kept: the telephone masked, numbers of persons in other columns hidden. Changes the row's own list. */
export function keepableCells(cells: string[], columns: SheetColumns, maskedPhone: string): string[] {
  const { phone, extras } = columns
  const kept = cells
  if ((kept[phone] ?? '') !== '') kept[phone] = maskedPhone
  for (const [column, header] of extras) {
    const cell = kept[column] ?? ''
    if (cell !== '') kept[column] = maskExtra(header, cell)
  }
  if (columns.rowsSampled < SAMPLED_ROWS) {
    columns.rowsSampled += 1
    for (const [i, cell] of kept.entries()) {
      const samples = (columns.samples[i] ??= [])
      const text = cell.trim().slice(0, MAX_SAMPLE)
      if (text !== '' && samples.length < MAX_SAMPLES && !samples.includes(text)) samples.push(text)
    }
  }
  return kept
}
