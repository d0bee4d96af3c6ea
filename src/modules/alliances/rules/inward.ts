import type { Day } from '../../../kernel/dates.ts'

export const inwardStates = ['with-partners', 'none', 'not-applicable'] as const
export type InwardState = (typeof inwardStates)[number]

export interface JointHeld {
  readonly id: string
  readonly onDay: Day
  readonly units: readonly number[]
  /** Somebody took part who is known by name only: no organisation of the district. */
  readonly othersNamed: boolean
}

/** Activities of a Party organisation with somebody outside its own organ: neither the units it covers nor their other Party organisations. */
export function withOutside(held: readonly JointHeld[], party: number, house: ReadonlySet<number>): JointHeld[] {
  return held.filter(
    (one) => one.units.includes(party) && (one.othersNamed || one.units.some((unit) => unit !== party && !house.has(unit))),
  )
}

/** Where a period stands; one that was founded within it is not asked. What it has had counts all the same. */
export function inwardStateOf(outside: number, foundedOn: Day | null, from: Day): InwardState {
  if (outside > 0) return 'with-partners'
  return foundedOn !== null && foundedOn > from ? 'not-applicable' : 'none'
}
