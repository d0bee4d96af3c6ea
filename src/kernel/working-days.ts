import { addDays, type Day, daysInMonth } from './dates.ts'

/**
 * Deadlines in days, working days and calendar months. A working day is what the State Council's yearly notice says: weekends and
 * holidays off, some weekends worked to make up for them. Where the notice of a year is not on record, weekends alone decide and the
 * result is provisional (暂算).
 */
export interface WorkingCalendar {
  /** Years whose notice is on record. */
  readonly years: ReadonlySet<number>
  readonly holidays: ReadonlySet<Day>
  /** Weekend days that are worked. */
  readonly makeUps: ReadonlySet<Day>
}

export interface Span {
  readonly n: number
  readonly unit: 'working-day' | 'day' | 'month'
}

export interface Deadline {
  /** The last day in time. */
  readonly dueOn: Day
  readonly provisional: boolean
}

export const emptyCalendar: WorkingCalendar = { years: new Set(), holidays: new Set(), makeUps: new Set() }

export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  if (calendar.holidays.has(day)) return false
  if (calendar.makeUps.has(day)) return true
  return !isWeekend(day)
}

export function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** The same day of a later month, or the last of that month where it is shorter: 31 January and one month is 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const first = year * 12 + (month - 1) + months
  const [inYear, inMonth] = [Math.floor(first / 12), (((first % 12) + 12) % 12) + 1]
  const clamped = Math.min(date, daysInMonth(inYear, inMonth))
  return `${inYear}-${String(inMonth).padStart(2, '0')}-${String(clamped).padStart(2, '0')}`
}

/** The n-th working day after `from`; the day itself never counts. */
export function addWorkingDays(from: Day, n: number, calendar: WorkingCalendar): Deadline {
  let day = from
  let provisional = false
  for (let left = n; left > 0;) {
    day = addDays(day, 1)
    provisional ||= !calendar.years.has(Number(day.slice(0, 4)))
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return { dueOn: day, provisional }
}

/** The day a span before `day`: when to begin reminding. Near a year without its notice it may be a day or two off, which does no harm. */
export function spanBefore(day: Day, span: Span, calendar: WorkingCalendar): Day {
  if (span.unit === 'day') return addDays(day, -span.n)
  if (span.unit === 'month') return addMonths(day, -span.n)
  let before = day
  for (let left = span.n; left > 0;) {
    before = addDays(before, -1)
    if (isWorkingDay(before, calendar)) left -= 1
  }
  return before
}

/** The last day of a span that begins on `from`. Days and months run through weekends and holidays and are never provisional. */
export function deadlineOf(from: Day, span: Span, calendar: WorkingCalendar): Deadline {
  if (span.unit === 'working-day') return addWorkingDays(from, span.n, calendar)
  const dueOn = span.unit === 'day' ? addDays(from, span.n) : addMonths(from, span.n)
  return { dueOn, provisional: false }
}
