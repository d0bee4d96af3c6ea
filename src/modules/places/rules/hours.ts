import { addDays, type Day } from '../../../kernel/dates.ts'
import type { WorkingCalendar } from '../../../kernel/working-days.ts'

/** Part of a day, minutes after midnight of the office, half-open. */
export interface Span {
  readonly from: number
  readonly until: number
}

/** 1 Monday to 7 Sunday. A weekday may have several spans, e.g. before and after noon. */
export interface WeeklySpan extends Span {
  readonly weekday: number
}

/** Days on which a venue is open otherwise; `span` null: closed. */
export interface Exception {
  readonly fromOn: Day
  readonly untilOn: Day
  readonly span: Span | null
  readonly reason: string
}

export interface Hours {
  readonly weekly: readonly WeeklySpan[]
  /** `closed`, or as the weekday says. */
  readonly onHolidays: 'closed' | 'usual'
  readonly exceptions: readonly Exception[]
}

/** When a venue is open on a day, and what decided it. */
export interface OpenDay {
  readonly spans: readonly Span[]
  readonly because: 'exception' | 'holiday' | 'week'
  /** Said by whoever entered the exception. */
  readonly reason: string | null
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** An exception comes before a public holiday, a public holiday before the week. Of two exceptions the one entered later holds. */
export function openOn(day: Day, hours: Hours, calendar: Pick<WorkingCalendar, 'holidays'>): OpenDay {
  const exception = hours.exceptions.findLast((one) => one.fromOn <= day && day < one.untilOn)
  if (exception) return { spans: exception.span ? [exception.span] : [], because: 'exception', reason: exception.reason }
  if (hours.onHolidays === 'closed' && calendar.holidays.has(day)) return { spans: [], because: 'holiday', reason: null }
  const weekday = weekdayOf(day)
  return { spans: joined(hours.weekly.filter((one) => one.weekday === weekday)), because: 'week', reason: null }
}

/** Spans in order, those that touch or overlap as one. */
export function joined(spans: readonly Span[]): Span[] {
  const found: { from: number; until: number }[] = []
  for (const { from, until } of spans.toSorted((one, other) => one.from - other.from)) {
    const last = found.at(-1)
    if (last && from <= last.until) last.until = Math.max(last.until, until)
    else found.push({ from, until })
  }
  return found
}

/** What is left of open spans where some are taken. */
export function without(open: readonly Span[], taken: readonly Span[]): Span[] {
  if (taken.length === 0) return [...open]
  const held = taken.length === 1 ? taken : joined(taken)
  return open.flatMap((span) => {
    const left: Span[] = []
    let at = span.from
    for (const { from, until } of held) {
      if (until <= at || from >= span.until) continue
      if (from > at) left.push({ from: at, until: from })
      at = Math.max(at, until)
    }
    if (at < span.until) left.push({ from: at, until: span.until })
    return left
  })
}

/** Whether a time lies wholly within one open span. */
export const fits = (spans: readonly Span[], wish: Span): boolean =>
  wish.from < wish.until && spans.some((span) => span.from <= wish.from && wish.until <= span.until)

const officeOffset = 8 * 3_600_000
const minute = 60_000

/** The instant of a minute of a day in the office's time zone. */
export const instantOf = (day: Day, at: number): Date => new Date(Date.parse(`${day}T00:00:00Z`) - officeOffset + at * minute)

/** The part of a day an instant span covers; a span over midnight covers the rest of the day. */
export function spanOn(day: Day, startsAt: Date, endsAt: Date): Span | null {
  const midnight = instantOf(day, 0).getTime()
  const from = Math.max(0, Math.floor((startsAt.getTime() - midnight) / minute))
  const until = Math.min(1440, Math.ceil((endsAt.getTime() - midnight) / minute))
  return from < until ? { from, until } : null
}

/** Days from one to before another. */
export function daysBetween(fromOn: Day, untilOn: Day): Day[] {
  const days: Day[] = []
  for (let day = fromOn; day < untilOn; day = addDays(day, 1)) days.push(day)
  return days
}
