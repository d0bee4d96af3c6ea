import { useFormatter } from 'use-intl'

export const nothing = '—'

/** Counts with separators, rates with one place; an unknown value is a dash and never a zero. */
export function useFigures() {
  const format = useFormatter()
  return {
    count: (value: number | null | undefined) => (value === null || value === undefined ? nothing : format.number(value)),
    /** `percent` is 0–100, as the contracts send it. */
    percent: (value: number | null | undefined) =>
      value === null || value === undefined
        ? nothing
        : format.number(value / 100, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    moment: (value: string | null | undefined) =>
      value ? format.dateTime(new Date(value), { dateStyle: 'medium', timeStyle: 'short' }) : nothing,
  }
}
