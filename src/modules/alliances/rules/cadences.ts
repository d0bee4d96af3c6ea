import { addDays, type Day, daysBetween } from '../../../kernel/dates.ts'

export const periods = ['month', 'quarter', 'half-year', 'year'] as const
export type Period = (typeof periods)[number]
const months: Readonly<Record<Period, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

export interface Window {
  readonly from: Day
  readonly until: Day
}

/** The period of a calendar year a day lies in, half-open. */
export function windowOf(period: Period, day: Day): Window {
  const year = Number(day.slice(0, 4))
  const length = months[period]
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / length) * length
  const at = (month: number) => `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
  return { from: at(first), until: at(first + length) }
}

/** Every period of a year that the community lived in, a part of it is enough. */
export function windowsOf(period: Period, year: number, from: Day, until: Day): Window[] {
  const windows: Window[] = []
  for (let day = `${year}-01-01`; day < `${year + 1}-01-01`; day = windows.at(-1)!.until) windows.push(windowOf(period, day))
  return windows.filter((window) => window.from < until && from < window.until)
}

export type CadenceStatus = 'recorded' | 'not-yet-due' | 'to-be-recorded' | 'not-applicable'

/**
 * What a window still lacks (CN-33). A window that began before the community did is 不适用; an open one waits only in its last part,
 * a third of it, so that nothing waits on its first day.
 */
export function statusOf(window: Window, times: number, held: number, foundedOn: Day, today: Day): CadenceStatus {
  if (held >= times) return 'recorded'
  if (foundedOn > window.from) return 'not-applicable'
  if (today >= window.until) return 'to-be-recorded'
  return today >= lastThird(window) ? 'to-be-recorded' : 'not-yet-due'
}

function lastThird({ from, until }: Window): Day {
  return addDays(until, -Math.ceil(daysBetween(from, until) / 3))
}
