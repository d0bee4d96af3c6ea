import { dayOf, type Day } from '../../kernel/dates.ts'

/** Time comes from outside so that a test can stand on any day. */
export interface Clock {
  now(): Date
  today(): Day
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => dayOf(new Date()),
}

export function fixedClock(instant: string): Clock {
  const at = new Date(instant)
  return { now: () => new Date(at), today: () => dayOf(at) }
}
