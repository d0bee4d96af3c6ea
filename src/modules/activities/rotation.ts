import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { type Rotation, type SeriesDay, type TurnChange, turnsFrom } from './rules.ts'

/** A series, as `s`, of whoever arranges it or takes turns in it. */
export const seriesReached = (scope: Scope) =>
  sql<boolean>`exists (select from organisations.unit u where (u.no = s.unit_no or u.no = any (s.member_nos)) and ${reachedBy(scope, 'u.scope_nodes')})`

export interface RecordedDay extends SeriesDay {
  readonly activityId: string
  readonly entryId: string
  readonly partnerNos: readonly number[]
}
export interface RecordedRotation extends Rotation {
  readonly days: readonly RecordedDay[]
}

/** The days of a series, in order. Whoever belongs to it sees all of them, so they are read for the series and not for the reader. */
export async function daysOfSeries(tx: Tx, seriesId: string): Promise<RecordedDay[]> {
  const { rows } = await sql<RecordedDay>`
    select a.id as "activityId", e.id as "entryId", e.on_day as day, e.state, e.host_nos as "hostNos", e.partner_nos as "partnerNos"
    from activities.activity a join activities.entry e on e.activity_id = a.id and e.replaced_at is null
    where a.series_id = ${seriesId} and a.retracted_at is null order by e.on_day, a.no`.execute(tx)
  return rows
}

export async function loadRotation(
  tx: Tx,
  series: Pick<Rotation, 'memberNos' | 'servedBefore' | 'turnsFrom'> & { readonly id: string },
): Promise<RecordedRotation> {
  return asPlatform(tx, async () => {
    const days = await daysOfSeries(tx, series.id)
    const { rows: changes } = await sql<TurnChange>`
      select what, on_day as day, unit_no as "unitNo" from activities.turn_change where series_id = ${series.id} and what in ('skip', 'settle') order by no`.execute(
      tx,
    )
    const { memberNos, servedBefore, turnsFrom: first } = series
    return { memberNos, servedBefore, turnsFrom: first ?? null, days, changes }
  })
}

export interface Rewritten {
  readonly activityId: string
  readonly before: string
  readonly after: string
}

/**
 * Writes who hosts each day still planned from a day on, and who takes part, wherever the turns say something else than the record. The
 * caller holds the lock of the series, so two people at once write one after the other.
 */
export async function followTurns(tx: Tx, rotation: RecordedRotation, from: Day, accountId: string | null): Promise<Rewritten[]> {
  const written: Rewritten[] = []
  const turns = new Map(turnsFrom(rotation, from).map((turn) => [turn.day, turn.who]))
  await asPlatform(tx, async () => {
    for (const day of rotation.days) {
      const host = turns.get(day.day)
      if (day.state !== 'planned' || host == null) continue
      const partners = rotation.memberNos.filter((no) => no !== host)
      if (same(day.hostNos, [host]) && same(day.partnerNos, partners)) continue
      const after = await rewriteUnits(tx, day, { state: 'planned', hosts: [host], partners, cancelReason: null, accountId })
      written.push({ activityId: day.activityId, before: day.entryId, after })
    }
  })
  return written
}

const same = (one: readonly number[], other: readonly number[]) =>
  one.length === other.length && one.every((no) => other.includes(no))

interface NewUnits {
  readonly state: 'planned' | 'cancelled'
  readonly hosts: readonly number[]
  readonly partners: readonly number[]
  readonly cancelReason: string | null
  readonly accountId: string | null
}

/** The same entry once more with other hosts and partners; the one before is kept. Answers the new entry. */
export async function rewriteUnits(
  tx: Tx,
  { activityId, entryId }: Pick<RecordedDay, 'activityId' | 'entryId'>,
  { state, hosts, partners, cancelReason, accountId }: NewUnits,
): Promise<string> {
  const after = randomUUID()
  await sql`update activities.entry set replaced_at = transaction_timestamp() where id = ${entryId}`.execute(tx)
  await sql`
    insert into activities.entry (id, activity_id, state, on_day, starts_at, ends_at, title, place, kinds, formats, lines, host_nos, partner_nos, partner_names,
      open_to, agenda, minutes, follow_up, non_members, residents, cancel_reason, account_id)
    select ${after}::uuid, activity_id, ${state}, on_day, starts_at, ends_at, title, place, kinds, formats, lines, ${[...hosts]}::integer[], ${[...partners]}::integer[],
      partner_names, open_to, agenda, minutes, follow_up, non_members, residents, ${cancelReason}, ${accountId}::uuid from activities.entry where id = ${entryId}`.execute(
    tx,
  )
  await sql`update activities.activity set revision = revision + 1, reach_nos = ${[...new Set([...hosts, ...partners])]}::integer[] where id = ${activityId}`.execute(
    tx,
  )
  return after
}
