import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { isWeekend } from '../../../kernel/working-days.ts'
import { command, query } from '../../../platform/commands/operation.ts'
import { asPlatform, type Tx } from '../../../platform/db/database.ts'
import { loadCalendar } from '../calendar.ts'
import { calendarEndpoints as endpoints } from '../contract-calendar.ts'
import { procedureProblems as problems } from '../problems.ts'
import { type CaseRow, getVersion, standingOf } from '../store.ts'

export const listCalendar = query(endpoints.listCalendar, async (call) => {
  const { rows } = await sql<{
    year: number
    source: string
    days: { day: string; kind: 'holiday' | 'make-up'; name: string }[]
  }>`
    select y.year, y.source, coalesce(d.days, '[]') as days from procedures.calendar_year y
    left join lateral (select jsonb_agg(jsonb_build_object('day', day, 'kind', kind, 'name', name) order by day) as days
      from procedures.calendar_day where year = y.year) d on true
    order by y.year desc`.execute(call.tx)
  return { years: rows, can: { change: call.can('calendar.change') !== null } }
})

/** Record the notice of a year: it takes the place of what was on record. What falls due through that year is computed anew. */
export const recordYear = command(endpoints.recordYear, async (call) => {
  const { tx, body, params, actor } = call
  const days = new Map(body.days.map((one) => [one.day, one]))
  for (const { day, kind } of body.days) {
    const fits = Number(day.slice(0, 4)) === params.year && (kind === 'holiday' || isWeekend(day)) && days.get(day)!.kind === kind
    if (!fits) throw problem(problems['calendar-day-unfit'], { day })
  }
  await sql`insert into procedures.calendar_year (year, source, recorded_by) values (${params.year}, ${body.source}, ${actor.accountId}::uuid)
    on conflict (year) do update set source = excluded.source, recorded_by = excluded.recorded_by, recorded_at = transaction_timestamp()`.execute(
    tx,
  )
  await sql`delete from procedures.calendar_day where year = ${params.year}`.execute(tx)
  for (const { day, kind, name } of days.values())
    await sql`insert into procedures.calendar_day (day, kind, name) values (${day}::date, ${kind}, ${name})`.execute(tx)
  const recomputed = await asPlatform(tx, () => refreshDeadlines(tx))
  call.note({ objectType: 'calendar', objectId: String(params.year), detail: { days: days.size, recomputed } })
  return { year: params.year, days: days.size, recomputed }
})

/** Due days of running cases under the calendar as it now is. Answers how many moved. */
async function refreshDeadlines(tx: Tx): Promise<number> {
  const calendar = await loadCalendar(tx)
  const { rows } =
    await sql<CaseRow>`select * from procedures.case where outcome is null and due_on is not null order by id for update`.execute(
      tx,
    )
  let moved = 0
  for (const row of rows) {
    const at = { step: row.step, parties: [], enteredOn: row.entered_on, submittedOn: row.submitted_on }
    const { dueOn, dueProvisional, remindOn } = await standingOf(tx, await getVersion(tx, row.version_id), row, at, calendar)
    if (dueOn === row.due_on && dueProvisional === row.due_provisional && remindOn === row.remind_on) continue
    moved += 1
    await sql`update procedures.case set due_on = ${dueOn}, due_provisional = ${dueProvisional}, remind_on = ${remindOn}, revision = revision + 1
      where id = ${row.id}::uuid`.execute(tx)
  }
  return moved
}
