import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { type HandingOver, remember } from './handed.ts'
import { bookingsAt, cancelBookings, handSeries } from './handed-bookings.ts'

/** The successor owns the venues; what they are, their rooms and who has booked them stay. Answers how many. */
export async function handOwnership(call: HandingOver, toNo: number): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    update places.venue set owner_no = ${toNo}, revision = revision + 1 where owner_no = ${call.fromNo} returning no`.execute(
    call.tx,
  )
  for (const { no } of rows) await remember(call, 'venue', { venueNo: no })
  return rows.length
}

/** Nobody answers for them any more: from the day on they are closed, and whoever had booked there reads why it does not take place. */
export async function endOwnership(call: HandingOver): Promise<number> {
  const owned = sql<boolean>`s.state <> 'closed' and exists (select from places.venue v where v.no = s.venue_no and v.owner_no = ${call.fromNo})`
  const venues = await restate(call, owned, { state: sql`'closed'`, leadNo: sql`s.lead_no`, reason: sql`'unit-ended'` })
  const ahead = await bookingsAt(call, venues)
  await handSeries({ ...call, toNo: null }, ahead)
  await cancelBookings(call, ahead, 'venue-closed')
  return venues.length
}

/** A Party organisation in the lead is followed by its successor, or by nobody. */
export async function handLead(call: HandingOver): Promise<void> {
  const led = sql<boolean>`s.lead_no = ${call.fromNo}`
  await restate(call, led, { state: sql`s.state`, leadNo: sql`${call.toNo}::integer`, reason: sql`s.reason` })
}

/** What a venue is from the day on, written anew; what it was before ends there. Answers the venues. */
async function restate(
  call: HandingOver,
  which: RawBuilder<boolean>,
  anew: Readonly<Record<'state' | 'leadNo' | 'reason', RawBuilder<unknown>>>,
): Promise<number[]> {
  const { tx, day } = call
  const { rows } = await sql<{ id: string; venueNo: number; fromOn: Day; untilOn: Day | null }>`
    select s.id, s.venue_no as "venueNo", s.from_on as "fromOn", s.until_on as "untilOn" from places.venue_state s
    where s.replaced_at is null and (s.until_on is null or s.until_on > ${day}::date) and ${which} order by s.venue_no, s.from_on for update`.execute(
    tx,
  )
  for (const { id, venueNo, fromOn, untilOn } of rows) {
    if (fromOn < day) await sql`update places.venue_state set until_on = ${day} where id = ${id}`.execute(tx)
    else await sql`update places.venue_state set replaced_at = transaction_timestamp() where id = ${id}`.execute(tx)
    const madeId = randomUUID()
    await sql`
      insert into places.venue_state (id, venue_no, from_on, until_on, name, kind, tier, state, shared, model, within_no, lead_no, industry_no, area_m2, address, lon, lat,
        street_no, community_no, audience, facilities, note, hours, on_holidays, approval, quota_month, fee_fen, fee_note, setup_minutes, cleanup_minutes, reason)
      select ${madeId}, s.venue_no, greatest(s.from_on, ${day}::date), ${untilOn}::date, s.name, s.kind, s.tier, ${anew.state}, s.shared, s.model, s.within_no, ${anew.leadNo},
        s.industry_no, s.area_m2, s.address, s.lon, s.lat, s.street_no, s.community_no, s.audience, s.facilities, s.note, s.hours, s.on_holidays, s.approval,
        s.quota_month, s.fee_fen, s.fee_note, s.setup_minutes, s.cleanup_minutes, ${anew.reason} from places.venue_state s where s.id = ${id}`.execute(
      tx,
    )
    await remember(call, 'state', { venueNo, id, madeId, untilBefore: untilOn })
  }
  return [...new Set(rows.map((row) => row.venueNo))]
}

/** A contract goes on with the successor from the day on; without one it ends. */
export async function handContracts(call: HandingOver): Promise<number> {
  const { tx, day, fromNo, toNo } = call
  const { rows } = await sql<{ id: string; venueNo: number; fromOn: Day; untilOn: Day | null }>`
    select id, venue_no as "venueNo", from_on as "fromOn", until_on as "untilOn" from places.operator
    where unit_no = ${fromNo} and retracted_at is null and (until_on is null or until_on > ${day}::date) order by venue_no, from_on, id for update`.execute(
    tx,
  )
  for (const { id, venueNo, fromOn, untilOn } of rows) {
    const begun = fromOn < day
    const madeId = begun && toNo !== null ? randomUUID() : null
    if (begun) await sql`update places.operator set until_on = ${day} where id = ${id}`.execute(tx)
    else if (toNo !== null) await sql`update places.operator set unit_no = ${toNo} where id = ${id}`.execute(tx)
    else await sql`update places.operator set retracted_at = transaction_timestamp() where id = ${id}`.execute(tx)
    if (madeId !== null)
      await sql`
        insert into places.operator (id, venue_no, unit_no, from_on, until_on, document_no, deliverables)
        select ${madeId}, venue_no, ${toNo}, ${day}, ${untilOn}::date, document_no, deliverables from places.operator where id = ${id}`.execute(
        tx,
      )
    await remember(call, 'operator', { venueNo, id, madeId, untilBefore: untilOn })
  }
  return rows.length
}

/** A service that is only proposed is proposed by the successor, or no more. */
export async function handOffers(call: HandingOver): Promise<number> {
  const { tx, fromNo, toNo, day } = call
  const { rows } = await sql<{ id: string; venueNo: number }>`
    update places.service_offer set unit_no = coalesce(${toNo}::integer, unit_no), revision = revision + 1,
      state = case when ${toNo}::integer is null then 'withdrawn' else state end, decided_on = case when ${toNo}::integer is null then ${day}::date end
    where unit_no = ${fromNo} and state = 'proposed' returning id, venue_no as "venueNo"`.execute(tx)
  for (const one of rows) await remember(call, 'service-offer', one)
  return rows.length
}

/** Who resides in a venue is followed by its successor, or leaves that day. */
export async function handResidents(call: HandingOver): Promise<number> {
  const { tx, day, fromNo, toNo } = call
  const { rows } = await sql<{ id: string; venueNo: number; untilBefore: Day | null }>`
    with found as (select id, until_on from places.resident
      where unit_no = ${fromNo} and retracted_at is null and (until_on is null or until_on > ${day}::date) for update)
    update places.resident r set unit_no = coalesce(${toNo}::integer, r.unit_no),
      until_on = case when ${toNo}::integer is null then greatest(${day}::date, r.from_on + 1) else r.until_on end
    from found where found.id = r.id returning r.id, r.venue_no as "venueNo", found.until_on as "untilBefore"`.execute(tx)
  for (const one of rows) await remember(call, 'resident', one)
  return rows.length
}

export async function handServices(call: HandingOver): Promise<number> {
  const { tx, fromNo, toNo } = call
  const { rows } = await sql<{ id: string; venueNo: number }>`
    update places.service set provider_no = coalesce(${toNo}::integer, provider_no),
      ended_at = case when ${toNo}::integer is null then transaction_timestamp() end
    where provider_no = ${fromNo} and ended_at is null returning id, venue_no as "venueNo"`.execute(tx)
  for (const one of rows) await remember(call, 'service', one)
  return rows.length
}
