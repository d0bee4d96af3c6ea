import { addDays, type Day } from '../../../kernel/dates.ts'
import { daysOfRecurrence, type Recurrence, weekdayOf } from '../../../kernel/recurrence.ts'
import type { WorkingCalendar } from '../../../kernel/working-days.ts'

/** When a service is held again: as anything that recurs, every week, or on the first day of each public holiday. Weekday 1 is Monday. */
export type DateRule = Recurrence | { readonly every: 'week'; readonly weekday: number } | { readonly every: 'holiday' }

/** Days of a rule in `[from, until)`. Public holidays are those of the notices on record: a year without its notice has none yet. */
export function daysOf(rule: DateRule, from: Day, until: Day, calendar: WorkingCalendar): Day[] {
  if (rule.every === 'holiday') return firstHolidays(calendar).filter((day) => day >= from && day < until)
  if (rule.every !== 'week') return daysOfRecurrence(rule, from, until).map(({ day }) => day)
  const days: Day[] = []
  const first = addDays(from, (rule.weekday - weekdayOf(from) + 7) % 7)
  for (let day = first; day < until; day = addDays(day, 7)) days.push(day)
  return days
}

const firstHolidays = ({ holidays }: WorkingCalendar): Day[] =>
  [...holidays].filter((day) => !holidays.has(addDays(day, -1))).toSorted()

export interface Occasion {
  readonly risk: 'none' | 'ordinary' | 'danger'
  readonly insuredUntil: Day | null
  /** The organiser has something else at that time: of the same need, at the same place, or by the same team. */
  readonly taken: boolean
}

/** Why no shift is made for a day; null where one is. */
export function skipOf(day: Day, { risk, insuredUntil, taken }: Occasion): 'taken' | 'uninsured' | null {
  if (taken) return 'taken'
  return risk === 'danger' && (insuredUntil === null || day > insuredUntil) ? 'uninsured' : null
}
