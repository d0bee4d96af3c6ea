import type { Town } from '../office.ts'
import type { Contest } from '../races.ts'
import type { Workload } from '../workload.ts'
import { bookings, oneSlot } from './bookings.ts'
import { records } from './records.ts'
import { lastSeat, seats } from './seats.ts'
import { oneBalance, timeBank } from './time-bank.ts'
import { oneWish, wishes } from './wishes.ts'

export { records }

/** What many press for at the same moment, by name. */
export const contests: Readonly<Record<string, (town: Town) => Contest>> = {
  'one slot': oneSlot,
  'one wish': oneWish,
  'last seat': lastSeat,
  'one balance': oneBalance,
}

/** What clients work at while something is killed under them. `recordsOn`: a day on which nothing else was recorded. */
export const workloadsOf = (town: Town, recordsOn: string): Workload[] => [
  records(town, recordsOn),
  seats(town),
  bookings(town),
  wishes(town),
  timeBank(town),
]
