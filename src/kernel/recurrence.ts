import { addDays, type Day, daysInMonth } from './dates.ts'

/** When something is held again and again: a day of the month, the n-th (or last) weekday of the month, or a day of the year. */
export type Recurrence =
  | { readonly every: 'month'; readonly on: 'day'; readonly day: number }
  /** `week` 1 to 4, or -1 for the last; `weekday` 1 Monday to 7 Sunday. */
  | { readonly every: 'month'; readonly on: 'weekday'; readonly week: number; readonly weekday: number }
  | { readonly every: 'year'; readonly month: number; readonly day: number }

export interface RecurringDay {
  readonly day: Day
  /** The month has no such day, so it is its last. */
  readonly clamped: boolean
}

/** Days of a recurrence in `[from, until)`. */
export function daysOfRecurrence(rule: Recurrence, from: Day, until: Day): RecurringDay[] {
  const found: RecurringDay[] = []
  for (const [year, month] of monthsBetween(from, until)) {
    if (rule.every === 'year' && rule.month !== month) continue
    const one = dayIn(rule, year, month)
    if (one.day >= from && one.day < until) found.push(one)
  }
  return found
}

function dayIn(rule: Recurrence, year: number, month: number): { day: Day; clamped: boolean } {
  if (rule.every === 'month' && rule.on === 'weekday') return { day: weekdayIn(rule, year, month), clamped: false }
  const last = daysInMonth(year, month)
  return { day: dayText(year, month, Math.min(rule.day, last)), clamped: rule.day > last }
}

function weekdayIn({ week, weekday }: { week: number; weekday: number }, year: number, month: number): Day {
  if (week < 0) {
    const last = dayText(year, month, daysInMonth(year, month))
    return addDays(last, -((weekdayOf(last) - weekday + 7) % 7))
  }
  const first = dayText(year, month, 1)
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (week - 1) * 7)
}

function* monthsBetween(from: Day, until: Day): Generator<[number, number]> {
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  while (dayText(year, month, 1) < until) {
    yield [year, month]
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
  }
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

const dayText = (year: number, month: number, day: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
