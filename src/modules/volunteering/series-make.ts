import { sql } from 'kysely'
import { addDays, type Day } from '../../kernel/dates.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { loadCalendar } from '../procedures/index.ts'
import { type DateRule, daysOf, skipOf } from './rules/recurring.ts'
import { seriesHorizonOn } from './settings.ts'

export interface SeriesToMake {
  readonly id: string
  readonly needId: string
  readonly rule: DateRule
  readonly role: string
  readonly starts: string
  readonly minutes: number
  readonly seats: number
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly unitNo: number
  readonly districtNo: number
  readonly place: string
  readonly teamId: string | null
  readonly risk: 'none' | 'ordinary' | 'danger'
  readonly insuredUntil: Day | null
}

type Making = Pick<Call, 'tx' | 'today'>

/** Series whose shifts can be made: neither ended nor of a need that is closed. */
export async function seriesToMake({ tx, today }: Making, id: string | null = null): Promise<SeriesToMake[]> {
  const { rows } = await sql<SeriesToMake>`
    select s.id, s.need_id as "needId", s.rule, s.role, to_char(s.starts, 'HH24:MI') as starts, s.minutes, s.seats, s.from_on as "fromOn", s.until_on as "untilOn",
      n.unit_no as "unitNo", n.district_no as "districtNo", n.place, n.team_id as "teamId", n.risk, n.insured_until as "insuredUntil"
    from volunteering.series s join volunteering.need n on n.id = s.need_id
    where n.state <> 'closed' and (s.until_on is null or s.until_on > ${today}) and (${id}::uuid is null or s.id = ${id}) order by s.no for update of s`.execute(
    tx,
  )
  return rows
}

/** First instant and end of a day of a series. */
export function timesOf({ starts, minutes }: Pick<SeriesToMake, 'starts' | 'minutes'>, day: Day): readonly [Date, Date] {
  const from = new Date(`${day}T${starts}:00+08:00`)
  return [from, new Date(from.getTime() + minutes * 60_000)]
}

/** Whether the organiser has something else then: of the same need, at the same place, or by the same team. */
export async function isTaken({ tx }: Pick<Call, 'tx'>, series: SeriesToMake, day: Day): Promise<boolean> {
  const [from, until] = timesOf(series, day)
  const { rows } = await sql`
    select from volunteering.shift h join volunteering.need n on n.id = h.need_id
    where n.unit_no = ${series.unitNo} and h.state <> 'cancelled' and h.starts_at < ${until} and h.ends_at > ${from}
      and (n.id = ${series.needId} or n.place = ${series.place} or n.team_id = ${series.teamId}::uuid) limit 1`.execute(tx)
  return rows.length > 0
}

export async function makeShift({ tx }: Pick<Call, 'tx'>, series: SeriesToMake, day: Day): Promise<string> {
  const [from, until] = timesOf(series, day)
  const { rows } = await sql<{ id: string }>`
    insert into volunteering.shift (id, need_id, role, starts_at, ends_at, seats)
    values (gen_random_uuid(), ${series.needId}, ${series.role}, ${from}, ${until}, ${series.seats}) returning id`.execute(tx)
  return rows[0]!.id
}

/**
 * Makes the shifts of a series within the horizon that were not made yet. What was made, moved or called off stays as it is; a day that was
 * skipped is looked at anew. Running it twice changes nothing.
 */
export async function makeAhead(call: Making, series: SeriesToMake): Promise<{ made: number; skipped: number }> {
  const { tx, today } = call
  const horizon = addDays(today, (await seriesHorizonOn(tx, series.districtNo, today)) + 1)
  const from = series.fromOn > today ? series.fromOn : today
  const until = series.untilOn !== null && series.untilOn < horizon ? series.untilOn : horizon
  const { rows: known } = await sql<{ dueOn: Day; open: boolean }>`
    select due_on as "dueOn", shift_id is null and reason is null as open from volunteering.series_day where series_id = ${series.id} and due_on >= ${from}`.execute(
    tx,
  )
  const settled = new Set(known.flatMap(({ dueOn, open }) => (open ? [] : [dueOn])))
  const counts = { made: 0, skipped: 0 }
  for (const day of from < until ? daysOf(series.rule, from, until, await loadCalendar(tx)) : []) {
    if (settled.has(day)) continue
    const skipped = skipOf(day, { ...series, taken: await isTaken(call, series, day) })
    const shiftId = skipped === null ? await makeShift(call, series, day) : null
    await sql`
      insert into volunteering.series_day (series_id, due_on, shift_id, skipped) values (${series.id}, ${day}, ${shiftId}, ${skipped})
      on conflict (series_id, due_on) do update set shift_id = excluded.shift_id, skipped = excluded.skipped, recorded_at = transaction_timestamp()`.execute(
      tx,
    )
    counts[skipped === null ? 'made' : 'skipped'] += 1
  }
  return counts
}
