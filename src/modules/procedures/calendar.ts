import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { WorkingCalendar } from '../../kernel/working-days.ts'
import type { Tx } from '../../platform/db/database.ts'

/** The notices on record, as arithmetic needs them. */
export async function loadCalendar(tx: Tx): Promise<WorkingCalendar> {
  const { rows } = await sql<{ year: number | null; day: Day | null; kind: string | null }>`
    select year, null::date as day, null as kind from procedures.calendar_year
    union all select null, day, kind from procedures.calendar_day`.execute(tx)
  const of = (kind: string) => new Set(rows.flatMap((row) => (row.kind === kind && row.day !== null ? row.day : [])))
  return { years: new Set(rows.flatMap((row) => row.year ?? [])), holidays: of('holiday'), makeUps: of('make-up') }
}
