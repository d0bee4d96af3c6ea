import { z } from 'zod'

/** A calendar day as `YYYY-MM-DD`, in the time zone of the office (Asia/Shanghai). Periods are half-open `[from, until)`. */
export type Day = string

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

export function isDay(text: string): text is Day {
  const match = DAY.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

export function addDays(day: Day, days: number): Day {
  const [year, month, date] = parts(day)
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when the second comes first. */
export function daysBetween(from: Day, until: Day): number {
  const [[y1, m1, d1], [y2, m2, d2]] = [parts(from), parts(until)]
  return (Date.UTC(y2, m2 - 1, d2) - Date.UTC(y1, m1 - 1, d1)) / 86_400_000
}

/** The calendar day an instant falls on in the office's time zone. China has had no daylight saving since 1991: UTC+8. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

function parts(day: Day): [number, number, number] {
  const match = DAY.exec(day)
  if (!match) throw new RangeError(`not a day: ${day}`)
  return [Number(match[1]), Number(match[2]), Number(match[3])]
}

/** Shape of a day in requests and answers. */
export const daySchema = z.string().refine(isDay, { message: 'not-a-day' })
