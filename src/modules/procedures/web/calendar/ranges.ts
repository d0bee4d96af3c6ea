import { addDays, type Day } from '../../../../kernel/dates.ts'
import type { CalendarYear } from '../types.ts'

type CalendarDay = CalendarYear['days'][number]

/** A holiday as a notice words it: from a day to a day, with the weekend days worked for it. */
export interface HolidayRange {
  readonly name: string
  readonly from: Day
  readonly until: Day
  readonly days: number
}

/** Neighbouring days off of one name are one range. */
export function rangesOf(days: readonly CalendarDay[]): HolidayRange[] {
  const ranges: HolidayRange[] = []
  for (const { day, name } of days.filter((one) => one.kind === 'holiday').toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const last = ranges.at(-1)
    if (last && last.name === name && addDays(last.until, 1) === day)
      ranges[ranges.length - 1] = { ...last, until: day, days: last.days + 1 }
    else ranges.push({ name, from: day, until: day, days: 1 })
  }
  return ranges
}

/** A line of the form. */
export interface HolidayRow {
  readonly name: string
  readonly from: Day
  readonly until?: Day | null
  readonly work?: readonly Day[]
}

/** A range of a form is never longer than this; a slip of the year must not make thousands of days. */
const longest = 40

/** What the form says, day by day. */
export function daysOf(rows: readonly HolidayRow[]): CalendarDay[] {
  return rows.flatMap(({ name, from, until, work = [] }) => {
    const off: CalendarDay[] = []
    for (let day = from; day <= (until ?? from) && off.length < longest; day = addDays(day, 1))
      off.push({ day, kind: 'holiday', name })
    return [...off, ...work.map((day) => ({ day, kind: 'make-up' as const, name }))]
  })
}

/** The form of a year on record: each make-up day with the range of its name, the nearest where there are two. */
export function rowsOf(days: readonly CalendarDay[]): HolidayRow[] {
  const rows = rangesOf(days).map((range) => ({ ...range, work: [] as Day[] }))
  for (const { day, name } of days.filter((one) => one.kind === 'make-up')) {
    const distance = (row: HolidayRange) =>
      Math.min(...[row.from, row.until].map((end) => Math.abs(Date.parse(end) - Date.parse(day))))
    const own = rows.filter((row) => row.name === name).toSorted((a, b) => distance(a) - distance(b))[0]
    if (own) own.work.push(day)
    else rows.push({ name, from: day, until: day, days: 0, work: [day] })
  }
  return rows.map(({ name, from, until, work }) => ({ name, from, until, work }))
}
