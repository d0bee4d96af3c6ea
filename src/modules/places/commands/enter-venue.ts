import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { reachedBy } from '../../../platform/db/reached.ts'
import { places, type VenueFacts } from '../contract.ts'
import { placeProblems as problems } from '../problems.ts'
import {
  aboutVenue,
  endLastState,
  getVenueForChange,
  insertState,
  requireHours,
  requireKnown,
  requireWithin,
  requireWords,
} from '../store.ts'

async function requireFit(call: Call, districtNo: number, no: number | null, body: VenueFacts): Promise<void> {
  await requireWords(call, districtNo, body)
  await requireKnown(call, [body.leadNo, body.industryNo, body.streetNo, body.communityNo])
  await requireWithin(call, no, body.withinNo)
  requireHours(body)
}

/** A venue of an owner in reach. */
export const enterVenue = command(places.enterVenue, async (call) => ({ no: await keepVenue(call, call.body), revision: 1 }))

/** Keeps a new venue and its rooms; answers its number. Throws what `places.enterVenue` says. */
export async function keepVenue(call: Call, { ownerNo, rooms, ...body }: BodyOf<typeof places.enterVenue>): Promise<number> {
  const { tx, actor } = call
  const { rows: owners } = await sql<{ districtNo: number; streetNo: number | null; communityNo: number | null }>`
    select coalesce(u.district_no, u.unit_no) as "districtNo", u.street_no as "streetNo", u.community_no as "communityNo"
    from organisations.unit_on(${call.today}::date) u where u.unit_no = ${ownerNo} and ${reachedBy(call.scope, 'u.scope_nodes')}`.execute(
    tx,
  )
  const owner = owners[0]
  if (!owner) throw problem(problems['venue-owner-not-found'])
  await requireFit(call, owner.districtNo, null, body)
  const { rows } = await sql<{ no: number }>`
    insert into places.venue (district_no, owner_no, account_id) values (${owner.districtNo}, ${ownerNo}, ${actor.accountId}) returning no`.execute(
    tx,
  )
  const no = rows[0]!.no
  // Where nobody says where it is, it is where its owner is.
  const placed = body.streetNo ? body : { ...body, streetNo: owner.streetNo, communityNo: body.communityNo ?? owner.communityNo }
  await insertState(call, randomUUID(), no, placed, null)
  if (new Set(rooms.map((room) => room.name)).size !== rooms.length) throw problem(problems['room-name-taken'])
  for (const room of rooms)
    await sql`insert into places.room (venue_no, name, seats, account_id) values (${no}, ${room.name}, ${room.seats ?? null}, ${actor.accountId})`.execute(
      tx,
    )
  call.note(aboutVenue(no, 'venue'))
  return no
}

/** What it is from a day on. The day may lie ahead; it cannot lie before what is already known last. */
export const changeVenue = command(places.changeVenue, async (call) => {
  const { params } = call
  const { reason, ...body } = call.body
  const venue = await getVenueForChange(call, params.no, call.ifMatch)
  await requireFit(call, venue.districtNo, venue.no, body)
  await endLastState(call, venue.no, body.fromOn)
  await insertState(call, randomUUID(), venue.no, body, reason)
  call.note(aboutVenue(venue.no, 'venue'))
  return { no: venue.no, revision: venue.revision }
})

/** The week anew, everything else as it was: by whoever keeps the venue or runs it under a contract. What is past stays. */
export const setHours = command(places.setHours, async (call) => {
  const { tx, params, body, today } = call
  const venue = await getVenueForChange(call, params.no, call.ifMatch, problems['venue-not-found'], 'operator')
  requireHours(body)
  if (body.fromOn < today) throw problem(problems['venue-day-unfit'], { day: today })
  const before = await endLastState(call, venue.no, body.fromOn)
  await sql`
    insert into places.venue_state (id, venue_no, from_on, name, kind, tier, state, shared, model, within_no, lead_no, industry_no, area_m2, address, lon, lat,
      street_no, community_no, audience, facilities, note, hours, on_holidays, approval, quota_month, fee_fen, fee_note, setup_minutes, cleanup_minutes, reason, account_id)
    select ${randomUUID()}, s.venue_no, ${body.fromOn}, s.name, s.kind, s.tier, s.state, s.shared, s.model, s.within_no, s.lead_no, s.industry_no, s.area_m2, s.address,
      s.lon, s.lat, s.street_no, s.community_no, s.audience, s.facilities, s.note, ${JSON.stringify(body.hours)}::jsonb, ${body.onHolidays}, s.approval, s.quota_month,
      s.fee_fen, s.fee_note, s.setup_minutes, s.cleanup_minutes, ${body.reason}, ${call.actor.accountId} from places.venue_state s where s.id = ${before}`.execute(
    tx,
  )
  call.note(aboutVenue(venue.no, 'venue'))
  return { no: venue.no, revision: venue.revision }
})
