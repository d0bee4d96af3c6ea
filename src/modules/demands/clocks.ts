import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { addWorkingDays } from '../../kernel/working-days.ts'
import type { Tx } from '../../platform/db/database.ts'
import { loadCalendar } from '../procedures/index.ts'
import { resumed, workingDaysLeft } from './rules/clocks.ts'
import type { Clock } from './rules/orders.ts'
import { getRule } from './settings.ts'

export interface Running {
  readonly what: Clock
  readonly dueOn: Day
  readonly provisional: boolean
  readonly version: string
}

/** The clock that begins on a day by the rule of the district, in working days. */
export async function startClock(tx: Tx, districtNo: number, what: Clock, from: Day, today: Day): Promise<Running> {
  return (await startClocks(tx, districtNo, what, [from], today)).get(from)!
}

/** Clocks of many that begin on days of their own, by the rule and the calendar read once. */
export async function startClocks(
  tx: Tx,
  districtNo: number,
  what: Clock,
  days: readonly Day[],
  today: Day,
): Promise<ReadonlyMap<Day, Running>> {
  const rule = await getRule(tx, districtNo, 'demand.clock', today)
  const calendar = await loadCalendar(tx)
  return new Map(
    days.map((day) => [day, { what, version: rule.version, ...addWorkingDays(day, rule.params[what], calendar) }] as const),
  )
}

/** Stops the clock of an order and keeps the working days that are left. */
export async function pauseClock(tx: Tx, id: string, dueOn: Day, today: Day): Promise<void> {
  const left = workingDaysLeft(today, dueOn, await loadCalendar(tx))
  await sql`update demands.order set paused_on = ${today}, paused_left = ${left} where id = ${id}`.execute(tx)
}

/** Lets it run on with what was left. */
export async function resumeClock(tx: Tx, id: string, left: number, today: Day): Promise<void> {
  const { dueOn, provisional } = resumed(today, left, await loadCalendar(tx))
  await sql`update demands.order set paused_on = null, paused_left = null, due_on = ${dueOn}, due_provisional = ${provisional},
    escalated_on = null, escalated_to = null where id = ${id}`.execute(tx)
}
