import { addDays, type Day } from '../../kernel/dates.ts'

/** Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export interface Preference {
  readonly weekday: Weekday
  /** Last day without a mark; null where none was asked for. */
  readonly mutedUntilOn: Day | null
  readonly mutedSources: readonly string[]
  /** Day on which a digest was last opened. */
  readonly openedOn: Day | null
}

export const weekdayOf = (day: Day): Weekday => {
  const at = new Date(`${day}T00:00:00Z`).getUTCDay()
  return (at === 0 ? 7 : at) as Weekday
}

/** The day the digest of this week came: the latest chosen weekday up to `today`. There is one a week, whatever happens (rules.md §9). */
export function digestOn(today: Day, weekday: Weekday): Day {
  return addDays(today, -((weekdayOf(today) - weekday + 7) % 7))
}

/** Marked in the navigation: this week's digest has not been opened, says something, and the reader has not asked for quiet. */
export function isFresh({ weekday, mutedUntilOn, openedOn }: Preference, today: Day, total: number): boolean {
  if (total === 0 || (mutedUntilOn !== null && today <= mutedUntilOn)) return false
  return openedOn === null || openedOn < digestOn(today, weekday)
}
