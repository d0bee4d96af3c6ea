import { useFormatter } from 'use-intl'
import { dayOf } from '../../kernel/dates.ts'

export const nothing = '—'

/** Counts with separators, rates with two places as the statistical return has them; an unknown value is a dash and never a zero. */
export function useFigures() {
  const format = useFormatter()
  return {
    count: (value: number | null | undefined) => (value === null || value === undefined ? nothing : format.number(value)),
    /** `percent` is 0–100, as the contracts send it. */
    percent: (value: number | null | undefined) =>
      value === null || value === undefined
        ? nothing
        : format.number(value / 100, { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    moment: momentOf,
  }
}

/** An instant as the office writes it, `2026-11-22 09:30`, the same in both languages so that columns line up. */
export function momentOf(value: string | null | undefined): string {
  if (!value) return nothing
  const instant = new Date(value)
  const minutes = Math.floor(instant.getTime() / 60_000) + 8 * 60
  const clock = [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return `${dayOf(instant)} ${clock}`
}

/** What parts the words of a list in the language of the page. */
export function comma(): string {
  return document.documentElement.lang.startsWith('en') ? ', ' : '、'
}

/** What stands between a name and what it is said of. */
export function colon(): string {
  return document.documentElement.lang.startsWith('en') ? ': ' : '：'
}
