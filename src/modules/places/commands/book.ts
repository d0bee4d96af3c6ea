import { sql } from 'kysely'
import { commonProblems, problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import {
  aboutBooking,
  addStep,
  getLent,
  insertBooking,
  isHeld,
  isOverlap,
  lockVenue,
  refusals,
  requireSpan,
  requireUnit,
  weigh,
} from '../booking-store.ts'
import { getRow } from '../bookings.ts'
import { places } from '../contract.ts'
import { placeProblems as problems } from '../problems.ts'
import { type BookingState, bookingActs, decideMove } from '../rules.ts'
import { requireWords } from '../store.ts'
import { endOffers, offerFreed } from '../waiting-list.ts'

/** Book a room: of two hundred who ask for one hour one has it, the others are told it is taken or wait in the order they came. */
export const book = command(places.book, async (call) => {
  const { roomNo, unitNo, day, from, until, wait, ...said } = call.body
  requireSpan({ from, until })
  await requireUnit(call, unitNo)
  const lent = await getLent(call, roomNo, false)
  await requireWords(call, lent.room.districtNo, said)
  // Of many who come at once, those who come late are told so before they wait for the others.
  if (!wait && (await isHeld(call, roomNo, { unitNo, day, span: { from, until } }))) throw problem(problems['booking-taken'])
  await lockVenue(call, lent.room.venueNo)
  await endOffers(call, lent.room.venueNo)
  const weighed = await weigh(call, lent, { unitNo, day, span: { from, until } })
  const { decision } = weighed
  if (!decision.ok && !(wait && decision.why === 'taken')) throw problem(refusals[decision.why])
  const state = decision.ok ? decision.state : ('waiting' as const)
  const feeFen = decision.ok ? decision.feeFen : 0
  const kept = await insertBooking(call, lent, weighed, { ...said, state, unitNo, feeFen })
  call.note(aboutBooking(kept.id, state))
  return { ...kept, state, feeFen }
})

/** One step in the course of a booking, by the side it belongs to. */
export const moveBooking = command(places.moveBooking, async (call) => {
  const { tx, body, params, now } = call
  const { rows: venues } = await sql<{ no: number; districtNo: number }>`
    select v.no, v.district_no as "districtNo" from places.venue v join places.booking b on b.venue_no = v.no where b.id = ${params.id} for update of v`.execute(
    tx,
  )
  const venue = venues[0]
  if (!venue) throw problem(problems['booking-not-found'])
  const row = await getRow(call, params.id)
  if (call.ifMatch !== row.revision) throw problem(commonProblems['revision-stale'], { seen: call.ifMatch, now: row.revision })
  const { by } = bookingActs[body.act]
  if (!(by === 'venue' ? row.kept : by === 'unit' ? row.asked : row.kept || row.asked))
    throw problem(problems['booking-not-yours'])
  const decision = decideMove(body.act, row, now)
  if (!decision.ok || (body.act === 'not-come' && row.noShow))
    throw problem(problems[decision.ok ? 'booking-cannot-move' : decision.code])
  const reason = body.reason?.trim() || null
  if ((decision.to === 'refused' || (decision.to === 'cancelled' && !row.asked)) && reason === null)
    throw problem(problems['booking-reason-missing'])
  const during = await setState(call, row.id, decision.to, reason, body.act === 'not-come')
  if (decision.to === 'cancelled' || decision.to === 'refused')
    await offerFreed(call, { roomNo: row.roomNo, during, districtNo: venue.districtNo })
  call.note(aboutBooking(row.id, body.act))
  return { id: row.id, state: decision.to, revision: row.revision + 1 }
})

/** Answers the time it kept, margins included. */
async function setState(call: Call, id: string, state: BookingState, reason: string | null, noShow: boolean): Promise<string> {
  try {
    const { rows } = await sql<{ during: string }>`
      update places.booking set state = ${state}, reason = coalesce(${reason}, reason), no_show = no_show or ${noShow}, offer_until = null, revision = revision + 1
      where id = ${id} returning during::text as during`.execute(call.tx)
    await addStep(call, id, state, noShow ? 'not-come' : reason)
    return rows[0]!.during
  } catch (error) {
    throw isOverlap(error) ? problem(problems['booking-taken']) : error
  }
}
