import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, type Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { loadCalendar } from '../procedures/index.ts'
import { volunteering } from './contract.ts'
import { getOwnNeed } from './needs.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { daysOf } from './rules/recurring.ts'
import { isTaken, makeAhead, makeShift, type SeriesToMake, seriesToMake } from './series-make.ts'
import { wordsOn } from './settings.ts'
import { about } from './store.ts'

export const startSeries = command(volunteering.startSeries, async (call) => {
  const { tx, body, today } = call
  const need = await getOwnNeed(call, body.needId)
  if (need.state === 'closed') throw problem(problems['need-cannot-move'])
  const { roles } = await wordsOn(tx, need.district_no, today)
  if (!roles.some(({ code }) => code === body.role)) throw problem(problems['need-word-unknown'], { word: body.role })
  if (body.untilOn && body.untilOn <= body.fromOn) throw problem(problems['service-series-days-unfit'])
  const id = randomUUID()
  await sql`
    insert into volunteering.series (id, need_id, rule, role, starts, minutes, seats, from_on, until_on, account_id)
    values (${id}, ${need.id}, ${JSON.stringify(body.rule)}::jsonb, ${body.role}, ${body.starts}::time, ${body.minutes}, ${body.seats}, ${body.fromOn},
      ${body.untilOn ?? null}, ${call.actor.accountId})`.execute(tx)
  const [series] = await seriesToMake(call, id)
  const counts = series ? await makeAhead(call, series) : { made: 0, skipped: 0 }
  call.note(about('service-series', id, 'start', need.unit_no))
  return { id, ...counts }
})

/** A series whose organiser is in reach and which goes on, locked. Throws `service-series-not-found`, `service-series-ended`. */
async function getOwnSeries(call: Call, id: string): Promise<SeriesToMake> {
  const { rows } = await sql<{ needId: string }>`
    select need_id as "needId" from volunteering.series where id = ${id}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['service-series-not-found'])
  await getOwnNeed(call, rows[0].needId).catch(() => {
    throw problem(problems['service-series-not-found'])
  })
  const [series] = await seriesToMake(call, id)
  if (!series) throw problem(problems['service-series-ended'])
  return series
}

interface Known {
  readonly shiftId: string | null
  readonly state: string | null
  readonly reason: string | null
}

/** A day the rule says and that may still be changed. Throws `service-series-day-unknown`, `service-series-day-past`. */
async function requireDay(call: Call, series: SeriesToMake, day: Day): Promise<Known> {
  const { rows } = await sql<Known>`
    select d.shift_id as "shiftId", h.state, d.reason from volunteering.series_day d left join volunteering.shift h on h.id = d.shift_id
    where d.series_id = ${series.id} and d.due_on = ${day}`.execute(call.tx)
  const [known] = rows
  const calendar = await loadCalendar(call.tx)
  const within = day >= series.fromOn && (series.untilOn === null || day < series.untilOn)
  if (!known && !(within && daysOf(series.rule, day, addDays(day, 1), calendar).length > 0))
    throw problem(problems['service-series-day-unknown'])
  if (day < call.today || known?.reason || (known?.state && known.state !== 'planned'))
    throw problem(problems['service-series-day-past'])
  return known ?? { shiftId: null, state: null, reason: null }
}

async function callOff({ tx }: Pick<Call, 'tx'>, shiftId: string, reason: string): Promise<void> {
  await sql`update volunteering.shift set state = 'cancelled', cancel_reason = ${reason} where id = ${shiftId} and state = 'planned'`.execute(
    tx,
  )
}

/** Whoever signed up for the day sees that it is called off, and why; seats of another day are not given away for them. */
export const changeSeriesDay = command(volunteering.changeSeriesDay, async (call) => {
  const { dueOn, toOn = null, reason } = call.body
  const series = await getOwnSeries(call, call.params.id)
  const known = await requireDay(call, series, dueOn)
  if (known.shiftId) await callOff(call, known.shiftId, reason)
  let shiftId = known.shiftId
  if (toOn !== null) {
    if (toOn < call.today || toOn === dueOn) throw problem(problems['service-series-days-unfit'])
    if (await isTaken(call, series, toOn)) throw problem(problems['service-series-day-taken'])
    if (series.risk === 'danger' && (series.insuredUntil === null || toOn > series.insuredUntil))
      throw problem(problems['need-danger-uninsured'])
    shiftId = await makeShift(call, series, toOn)
  }
  await sql`
    insert into volunteering.series_day (series_id, due_on, shift_id, to_on, reason, account_id)
    values (${series.id}, ${dueOn}, ${shiftId}, ${toOn}, ${reason}, ${call.actor.accountId})
    on conflict (series_id, due_on) do update set shift_id = excluded.shift_id, to_on = excluded.to_on, reason = excluded.reason, skipped = null,
      account_id = excluded.account_id, recorded_at = transaction_timestamp()`.execute(call.tx)
  call.note(about('service-series', series.id, toOn === null ? 'day-cancelled' : 'day-moved', series.unitNo))
  return { id: series.id }
})

export const endSeries = command(volunteering.endSeries, async (call) => {
  const { untilOn, reason } = call.body
  const series = await getOwnSeries(call, call.params.id)
  if (untilOn < call.today || untilOn < series.fromOn) throw problem(problems['service-series-days-unfit'])
  await sql`update volunteering.series set until_on = ${untilOn}, end_reason = ${reason} where id = ${series.id}`.execute(call.tx)
  const { rows } = await sql<{ id: string }>`
    select h.id from volunteering.series_day d join volunteering.shift h on h.id = d.shift_id and h.state = 'planned'
    where d.series_id = ${series.id} and coalesce(d.to_on, d.due_on) >= ${untilOn}`.execute(call.tx)
  for (const { id } of rows) await callOff(call, id, reason)
  call.note(about('service-series', series.id, 'closed', series.unitNo))
  return { id: series.id, cancelled: rows.length }
})
