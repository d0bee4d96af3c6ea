import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { WorkingCalendar } from '../../kernel/working-days.ts'
import type { Tx } from '../../platform/db/database.ts'

/** The notices on record, as arithmetic needs them. */
export async function loadCalendar(tx: Tx): Promise<WorkingCalendar> {
  const { rows: years } = await sql<{ year: number }>`select year from procedures.calendar_year`.execute(tx)
  const { rows: days } = await sql<{ day: Day; kind: string }>`select day, kind from procedures.calendar_day`.execute(tx)
  const of = (kind: string) => new Set(days.filter((row) => row.kind === kind).map((row) => row.day))
  return { years: new Set(years.map((row) => row.year)), holidays: of('holiday'), makeUps: of('make-up') }
}
