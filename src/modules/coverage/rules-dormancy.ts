import { addDays, type Day } from '../../kernel/dates.ts'

/** What is known of one Party organisation when it is asked whether a person should look. */
export interface Signs {
  /** It was at work already when the window began. */
  readonly throughout: boolean
  /** Latest on record; null where nothing is. */
  readonly lastOn: Day | null
  /** A person found it dormant, and that stands. */
  readonly confirmed: boolean
  /** When a person last answered; null where nobody did. */
  readonly answeredOn: Day | null
}

export const dormancyStates = ['proposed', 'confirmed', 'refused', 'active', 'not-applicable'] as const
export type DormancyState = (typeof dormancyStates)[number]

/** First day of the window that ends with a day, both included in `[first, day]`. */
export const windowStart = (day: Day, days: number): Day => addDays(day, 1 - days)

/**
 * Where a Party organisation stands (ZF-54). Nothing on record within the window is a reason for a person to look, and nothing more: what a
 * person answered holds until a whole further window has passed without a record. One younger than the window is not asked about.
 */
export function decideDormancy({ throughout, lastOn, confirmed, answeredOn }: Signs, day: Day, days: number): DormancyState {
  const first = windowStart(day, days)
  if (confirmed) return 'confirmed'
  if (lastOn !== null && lastOn >= first) return 'active'
  if (!throughout) return 'not-applicable'
  return answeredOn !== null && answeredOn >= first ? 'refused' : 'proposed'
}
