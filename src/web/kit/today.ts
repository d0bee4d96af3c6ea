import { type Day, dayOf } from '../../kernel/dates.ts'

/** The office's calendar day now. */
export function today(): Day {
  return dayOf(new Date())
}
