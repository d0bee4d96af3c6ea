import { sql } from 'kysely'
import { addDays, type Day, dayOf } from '../../kernel/dates.ts'
import { query } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { loadCalendar } from '../procedures/index.ts'
import { places } from './contract.ts'
import {
  type BookingState,
  daysBetween,
  holding,
  instantOf,
  openOn,
  type Span,
  spanOn,
  without,
  type WeeklySpan,
} from './rules.ts'
import { exceptionsOf, getVenueOn, hoursOf } from './venue.ts'
import { keptBy, metresFrom, namesOf, nearestFirst, whereaboutsOf } from './venues.ts'

interface BusyRow {
  roomNo: number
  startsAt: Date
  endsAt: Date
  /** With the margins of the venue. */
  fromAt: Date
  untilAt: Date
}

/** When rooms are held in `[fromOn, untilOn)`, by room. Offers that have run out hold nothing. */
async function busyByRoom(
  tx: Tx,
  rooms: readonly number[],
  fromOn: Day,
  untilOn: Day,
  now: Date,
): Promise<Map<number, BusyRow[]>> {
  const { rows } = await sql<BusyRow>`
    select room_no as "roomNo", starts_at as "startsAt", ends_at as "endsAt", lower(during) as "fromAt", upper(during) as "untilAt"
    from places.busy(${[...rooms]}::integer[], tstzrange(${instantOf(fromOn, 0)}, ${instantOf(untilOn, 0)}), ${now})`.execute(tx)
  const found = new Map<number, BusyRow[]>()
  for (const row of rows) {
    const known = found.get(row.roomNo)
    if (known) known.push(row)
    else found.set(row.roomNo, [row])
  }
  return found
}

interface FreeRow {
  roomNo: number
  room: string
  seats: number | null
  venueNo: number
  venue: string
  address: string | null
  metres: number | null
  feeFen: number
  approval: boolean
  hours: WeeklySpan[]
  onHolidays: 'closed' | 'usual'
  setupMinutes: number
  cleanupMinutes: number
}

/**
 * What is free of a week, room by room. A booking is held with its margins and needs margins of its own, so free time is cut back by
 * both: what is shown free can be booked from its first minute to its last.
 */
export const listFree = query(places.listFree, async (call) => {
  const { tx, today, now } = call
  const { fromOn, days: count, minutes, seats, kind = null, venueNo = null, districtNo = null, nearNo, most } = call.query
  const untilOn = addDays(fromOn, count)
  const from = await whereaboutsOf(call, nearNo)
  const { rows } = await sql<FreeRow>`
    select r.no as "roomNo", r.name as room, r.seats, v.no as "venueNo", v.name as venue, v.address, ${metresFrom(from.point)} as metres, v.fee_fen as "feeFen", v.approval,
      v.hours, v.on_holidays as "onHolidays", v.setup_minutes as "setupMinutes", v.cleanup_minutes as "cleanupMinutes"
    from places.venue_on(${today}::date) v join places.room r on r.venue_no = v.no and r.retired_at is null and r.bookable
    where v.state = 'open' and (v.shared or ${keptBy(call)}) and (${kind}::text[] is null or v.kind = any (${kind})) and (${venueNo}::integer is null or v.no = ${venueNo})
      and (${districtNo}::integer is null or v.district_no = ${districtNo}) and (${seats}::integer = 0 or r.seats >= ${seats})
    order by ${nearestFirst(from)}, r.no`.execute(tx)
  const [calendar, exceptions, busy] = await Promise.all([
    loadCalendar(tx),
    exceptionsOf(tx, [...new Set(rows.map((row) => row.venueNo))], fromOn),
    busyByRoom(
      tx,
      rows.map((row) => row.roomNo),
      fromOn,
      untilOn,
      now,
    ),
  ])
  const days = daysBetween(fromOn, untilOn)
  const exceptionsByVenue = Map.groupBy(exceptions, (one) => one.venueNo)
  const openings = new Map<number, readonly (readonly Span[])[]>()
  const openOf = (row: FreeRow) => {
    const known = openings.get(row.venueNo)
    if (known) return known
    const hours = hoursOf(row, exceptionsByVenue.get(row.venueNo) ?? [])
    const found = days.map((day) => openOn(day, hours, calendar).spans)
    openings.set(row.venueNo, found)
    return found
  }
  const start = instantOf(fromOn, 0).getTime()
  const past = (now.getTime() - start) / minute
  const rooms = []
  for (const row of rows) {
    const taken = takenBy(busy.get(row.roomNo) ?? [], start, row)
    const free = openOf(row).map((spans, index) => (spans.length === 0 ? null : without(spans, dayOfWeek(taken, past, index))))
    if (minutes > 0 && !free.some((spans) => spans?.some((one) => one.until - one.from >= minutes))) continue
    const { hours: _, onHolidays: _o, setupMinutes: _s, cleanupMinutes: _c, metres, ...shown } = row
    rooms.push({ ...shown, metres: metres === null ? null : Math.round(metres), free })
    if (rooms.length >= most) break
  }
  return { days, rooms }
})

const minute = 60_000
const dayLong = 1440

/** What is held, in minutes after the first midnight, with the margins another booking of the venue would need around it. */
function takenBy(
  held: readonly BusyRow[],
  start: number,
  { setupMinutes, cleanupMinutes }: Pick<FreeRow, 'setupMinutes' | 'cleanupMinutes'>,
): Span[] {
  return held.map((one) => ({
    from: Math.floor((one.fromAt.getTime() - start) / minute) - cleanupMinutes,
    until: Math.ceil((one.untilAt.getTime() - start) / minute) + setupMinutes,
  }))
}

/** Of that, what falls on one day in minutes after its own midnight, and what of it is past. */
function dayOfWeek(taken: readonly Span[], past: number, index: number): Span[] {
  const midnight = index * dayLong
  const found: Span[] = past > midnight ? [{ from: 0, until: Math.ceil(past) - midnight }] : []
  for (const one of taken)
    if (one.until > midnight && one.from < midnight + dayLong)
      found.push({ from: one.from - midnight, until: one.until - midnight })
  return found
}

interface HeldRow {
  id: string
  roomNo: number
  unitNo: number
  title: string | null
  purpose: string
  state: BookingState
  startsAt: Date
}

/** Days of a venue room by room. Whoever has no right to a booking sees that the room is held, and no more. */
export const getWeek = query(places.getWeek, async (call) => {
  const { tx, today, now, params } = call
  const { fromOn, days: count } = call.query
  const untilOn = addDays(fromOn, count)
  const venue = await getVenueOn(call, params.no, fromOn > today ? fromOn : today)
  const [calendar, exceptions] = [await loadCalendar(tx), await exceptionsOf(tx, [venue.no], fromOn)]
  const { rows: rooms } = await sql<{ no: number; name: string; bookable: boolean }>`
    select no, name, bookable from places.room where venue_no = ${venue.no} and retired_at is null order by no`.execute(tx)
  const nos = rooms.map((room) => room.no)
  const busy = await busyByRoom(tx, nos, fromOn, untilOn, now)
  const told = call.can('place.bookings') !== null
  const { rows: known } = await sql<HeldRow>`
    select b.id, b.room_no as "roomNo", b.unit_no as "unitNo", b.title, b.purpose, b.state, b.starts_at as "startsAt" from places.booking b
    where ${told} and b.room_no = any (${nos}::integer[]) and b.during && tstzrange(${instantOf(fromOn, 0)}, ${instantOf(untilOn, 0)})
      and b.state = any (${[...holding]}::text[])`.execute(tx)
  const names = await namesOf(
    tx,
    known.map((one) => one.unitNo),
    today,
  )
  const byStart = new Map(known.map((one) => [`${one.roomNo} ${one.startsAt.getTime()}`, one]))
  const hours = hoursOf(venue, exceptions)
  return {
    days: daysBetween(fromOn, untilOn).map((day) => {
      const { spans, because, reason } = openOn(day, hours, calendar)
      return { day, open: [...spans], because, reason }
    }),
    rooms: rooms.map((room) => ({
      ...room,
      held: (busy.get(room.no) ?? [])
        .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
        .map((one) => {
          const day = dayOf(one.startsAt)
          const booking = byStart.get(`${room.no} ${one.startsAt.getTime()}`)
          return {
            day,
            ...spanOn(day, one.startsAt, one.endsAt)!,
            booking: booking
              ? {
                  id: booking.id,
                  unit: names.get(booking.unitNo) ?? String(booking.unitNo),
                  title: booking.title,
                  purpose: booking.purpose,
                  state: booking.state,
                }
              : null,
          }
        }),
    })),
  }
})
