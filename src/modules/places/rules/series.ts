import { addDays, type Day } from '../../../kernel/dates.ts'

export interface SeriesRule {
  readonly fromOn: Day
  /** How many days are asked for; those that cannot be kept count among them. */
  readonly times: number
  readonly everyWeeks: number
  readonly skipHolidays: boolean
}

/** The days of a series: the same weekday, so many times. */
export function seriesDays({ fromOn, times, everyWeeks }: SeriesRule): Day[] {
  return Array.from({ length: times }, (_, index) => addDays(fromOn, index * everyWeeks * 7))
}

/** The last day of a series. */
export const lastOf = (rule: SeriesRule): Day => addDays(rule.fromOn, (rule.times - 1) * rule.everyWeeks * 7)
