import { type RawBuilder, sql } from 'kysely'
import { addStep } from './booking-store.ts'
import { aheadFrom, type HandingOver, remember } from './handed.ts'
import type { BookingState } from './rules.ts'
import { offerFreed } from './waiting-list.ts'

export interface Ahead {
  readonly id: string
  readonly venueNo: number
  readonly districtNo: number
  readonly roomNo: number
  readonly seriesId: string | null
  readonly state: BookingState
  readonly during: string
}

/** What a unit that is no more has booked, asked for or waits for. */
export const bookingsAhead = (call: HandingOver) => ahead(call, sql`b.unit_no = ${call.fromNo}`)

/** The same of whoever has booked at some venues. */
export const bookingsAt = (call: HandingOver, venues: readonly number[]) =>
  ahead(call, sql`b.venue_no = any (${[...venues]}::integer[])`)

/** The rows of the venues are locked, as for every change of their bookings. */
async function ahead(call: HandingOver, which: RawBuilder<unknown>): Promise<Ahead[]> {
  const standing = sql`${which} and b.state in ('applied', 'waiting', 'offered', 'booked') and b.starts_at >= ${aheadFrom(call)}`
  await sql`select v.no from places.venue v where v.no in (select b.venue_no from places.booking b where ${standing}) order by v.no for update`.execute(
    call.tx,
  )
  const { rows } = await sql<Ahead>`
    select b.id, b.venue_no as "venueNo", v.district_no as "districtNo", b.room_no as "roomNo", b.series_id as "seriesId", b.state, b.during::text as during
    from places.booking b join places.venue v on v.no = b.venue_no where ${standing} order by b.starts_at, b.no`.execute(call.tx)
  return rows
}

/** A series with days ahead is the successor's, or ends. */
export async function handSeries(call: HandingOver, rows: readonly Ahead[]): Promise<void> {
  const ids = [...new Set(rows.flatMap((one) => one.seriesId ?? []))]
  const { rows: handed } = await sql<{ id: string; venueNo: number }>`
    update places.series set unit_no = coalesce(${call.toNo}::integer, unit_no),
      ended_at = case when ${call.toNo}::integer is null then ${call.now}::timestamptz end
    where id = any (${ids}::uuid[]) and ended_at is null returning id, venue_no as "venueNo"`.execute(call.tx)
  for (const one of handed) await remember(call, 'series', one)
}

export async function handBookings(call: HandingOver, rows: readonly Ahead[], toNo: number): Promise<void> {
  for (const { id, venueNo, state } of rows) {
    await sql`update places.booking set unit_no = ${toNo}, revision = revision + 1 where id = ${id}`.execute(call.tx)
    await addStep(call, id, state, 'unit-merged')
    await remember(call, 'booking', { venueNo, id, stateBefore: state })
  }
}

/** `because` is a code in the words of the reader's language. What becomes free at a venue that stays open goes to whoever waits. */
export async function cancelBookings(
  call: HandingOver,
  rows: readonly Ahead[],
  because: 'unit-ended' | 'venue-closed',
): Promise<void> {
  for (const { id, venueNo, state } of rows) {
    await sql`update places.booking set state = 'cancelled', offer_until = null, reason = ${because}, revision = revision + 1 where id = ${id}`.execute(
      call.tx,
    )
    await addStep(call, id, 'cancelled', because)
    await remember(call, 'booking', { venueNo, id, stateBefore: state })
  }
  if (because === 'venue-closed') return
  for (const one of rows) if (one.state !== 'waiting') await offerFreed(call, one)
}
