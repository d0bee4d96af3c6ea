import type { Day } from '../../../kernel/dates.ts'
import type { Fen } from '../../../kernel/money.ts'

export const fundStates = ['standing', 'reversed'] as const
export type FundState = (typeof fundStates)[number]

export interface FundEntry {
  readonly source: string
  readonly amountFen: Fen
  readonly onDay: Day
  /** Taken back because it was wrong. */
  readonly reversed: boolean
}

export interface FundTotal {
  readonly year: number
  readonly source: string
  readonly fen: Fen
  readonly entries: number
}

/** What came in each year from each source (CN-35), the latest year first; what was taken back counts nowhere. Sources in the order given. */
export function totalsOf(entries: readonly FundEntry[], sources: readonly string[]): FundTotal[] {
  const standing = entries.filter((entry) => !entry.reversed)
  const years = [...new Set(standing.map(({ onDay }) => Number(onDay.slice(0, 4))))].toSorted((a, b) => b - a)
  const known = [...new Set([...sources, ...standing.map(({ source }) => source).toSorted()])]
  return years.flatMap((year) =>
    known.flatMap((source) => {
      const own = standing.filter((entry) => entry.source === source && Number(entry.onDay.slice(0, 4)) === year)
      return own.length === 0
        ? []
        : [{ year, source, fen: own.reduce((sum, one) => sum + one.amountFen, 0), entries: own.length }]
    }),
  )
}

/** Whether records show that a community has money (CN-38): something came from the day on and was not taken back. Null: they do not say. */
export function moneyShown(entries: readonly FundEntry[], fromOn: Day): { fen: Fen; entries: number; onDay: Day } | null {
  const own = entries.filter((entry) => !entry.reversed && entry.onDay >= fromOn)
  if (own.length === 0) return null
  const onDay = own.reduce((latest, one) => (one.onDay > latest ? one.onDay : latest), own[0]!.onDay)
  return { fen: own.reduce((sum, one) => sum + one.amountFen, 0), entries: own.length, onDay }
}
