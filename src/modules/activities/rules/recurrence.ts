import type { Day } from '../../../kernel/dates.ts'
import { daysOfRecurrence, type Recurrence } from '../../../kernel/recurrence.ts'
import type { WorkingCalendar } from '../../../kernel/working-days.ts'

export { type Recurrence, weekdayOf } from '../../../kernel/recurrence.ts'

export interface Occurrence {
  readonly day: Day
  /** The month has no such day, so it is its last. */
  readonly clamped: boolean
  /** Why nothing is planned on it; null when something is. */
  readonly skipped: 'holiday' | 'taken' | null
  /** Whether the holidays of its year are on record. */
  readonly provisional: boolean
}

export interface Surroundings {
  readonly calendar: WorkingCalendar
  /** Days on which the hosts already hold or plan something. */
  readonly taken: ReadonlySet<Day>
}

/**
 * Days of a recurrence in `[from, until)`, each with whether it can be kept. A weekend is a usual day for a volunteer branch; a public
 * holiday and a day with an activity of one's own are skipped, and said.
 */
export function occurrences(rule: Recurrence, from: Day, until: Day, around: Surroundings): Occurrence[] {
  return daysOfRecurrence(rule, from, until).map(({ day, clamped }) => {
    const skipped = around.calendar.holidays.has(day) ? 'holiday' : around.taken.has(day) ? 'taken' : null
    return { day, clamped, skipped, provisional: !around.calendar.years.has(Number(day.slice(0, 4))) }
  })
}
