import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day, dayOf } from '../../kernel/dates.ts'
import type { WorkingCalendar } from '../../kernel/working-days.ts'
import { type Call, type Input, query } from '../../platform/commands/operation.ts'
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
import { type ExceptionRow, exceptionsOf, getVenueOn, hoursOf } from './venue.ts'
import { keptBy, metresFrom, namesOf, nearestFirst, whereaboutsOf } from './venues.ts'

interface BusyRow {
  roomNo: number
  startsAt: Date
  endsAt: Date
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
    select room_no as "roomNo", starts_at as "startsAt", ends_at as "endsAt"
    from places.busy(${[...rooms]}::integer[], tstzrange(${instantOf(fromOn, 0)}, ${instantOf(untilOn, 0)}), ${now})`.execute(tx)
  return Map.groupBy(rows, (row) => row.roomNo)
}

interface FreeVenue {
  venueNo: number
  venue: string
  address: string | null
  metres: number | null
  feeFen: number
  approval: boolean
  /** JSON of the weekly hours; most venues of a district keep one of a few. */
  hours: string
  onHolidays: 'closed' | 'usual'
  setupMinutes: number
  cleanupMinutes: number
}

interface FreeRoom {
  venueNo: number
  roomNo: number
  room: string
  seats: number | null
}

type FreeWish = Pick<Input<typeof places.listFree>['query'], 'seats' | 'venueNo'>

/** Rooms `r` somebody may ask for. */
const roomsFor = ({ seats, venueNo }: FreeWish): RawBuilder<boolean> =>
  sql<boolean>`r.retired_at is null and r.bookable and (${seats}::integer = 0 or r.seats >= ${seats})
    and (${venueNo ?? null}::integer is null or r.venue_no = ${venueNo ?? null})`

async function roomsToBook(tx: Tx, wish: FreeWish): Promise<Map<number, FreeRoom[]>> {
  const { rows } = await sql<FreeRoom>`
    select r.venue_no as "venueNo", r.no as "roomNo", r.name as room, r.seats from places.room r where ${roomsFor(wish)} order by r.no`.execute(
    tx,
  )
  return Map.groupBy(rows, (row) => row.venueNo)
}

/** Open venues, nearest first. */
async function venuesToBook(call: Call & Input<typeof places.listFree>): Promise<FreeVenue[]> {
  const { kind = null, venueNo = null, districtNo = null, nearNo } = call.query
  const from = await whereaboutsOf(call, nearNo)
  const { rows } = await sql<FreeVenue>`
    select v.no as "venueNo", v.name as venue, v.address, ${metresFrom(from.point)} as metres, v.fee_fen as "feeFen", v.approval, v.hours::text as hours,
      v.on_holidays as "onHolidays", v.setup_minutes as "setupMinutes", v.cleanup_minutes as "cleanupMinutes"
    from places.venue_on(${call.today}::date) v
    where v.state = 'open' and (v.shared or ${keptBy(call)}) and (${kind}::text[] is null or v.kind = any (${kind}))
      and (${venueNo}::integer is null or v.no = ${venueNo}) and (${districtNo}::integer is null or v.district_no = ${districtNo})
    order by ${nearestFirst(from)}`.execute(call.tx)
  return rows
}

/**
 * What is held of rooms in a span, margins included, in minutes after its beginning. One text of numbers in threes (room, from, until): a
 * week of a district has thousands, and a row for each takes longer than the rest of the question.
 */
export async function heldByRoom(
  tx: Tx,
  rooms: RawBuilder<unknown>,
  start: Date,
  end: Date,
  now: Date,
): Promise<Map<number, { from: number; until: number }[]>> {
  const { rows } = await sql<{ held: string | null }>`
    select places.held(${rooms}, ${start}, ${end}, ${now}) as held`.execute(tx)
  const numbers = JSON.parse(`[${rows[0]!.held ?? ''}]`) as number[]
  const held = new Map<number, { from: number; until: number }[]>()
  for (let at = 0; at < numbers.length; at += 3) {
    const one = { from: numbers[at + 1]!, until: numbers[at + 2]! }
    const known = held.get(numbers[at]!)
    if (known) known.push(one)
    else held.set(numbers[at]!, [one])
  }
  return held
}

/**
 * What is free of a week, room by room. A booking is held with its margins and needs margins of its own, so free time is cut back by
 * both: what is shown free can be booked from its first minute to its last. No question waits for the answer of another.
 */
export const listFree = query(places.listFree, async (call) => {
  const { tx, now } = call
  const { fromOn, days: count, minutes, most, venueNo } = call.query
  const [start, end] = [instantOf(fromOn, 0), instantOf(addDays(fromOn, count), 0)]
  const wished = sql`array(select r.no from places.room r where ${roomsFor(call.query)})`
  const [calendar, venues, roomsByVenue, exceptions, held] = await Promise.all([
    loadCalendar(tx),
    venuesToBook(call),
    roomsToBook(tx, call.query),
    exceptionsOf(tx, venueNo === undefined ? null : [venueNo], fromOn),
    heldByRoom(tx, wished, start, end, now),
  ])
  const days = daysBetween(fromOn, addDays(fromOn, count))
  const exceptionsByVenue = Map.groupBy(exceptions, (one) => one.venueNo)
  const openingsOf = openingsIn(days, calendar)
  const past = Math.ceil((now.getTime() - start.getTime()) / minute)
  const found = []
  for (const { hours, onHolidays, setupMinutes, cleanupMinutes, ...venue } of venues) {
    const rooms = roomsByVenue.get(venue.venueNo)
    if (!rooms) continue
    const openings = openingsOf(hours, onHolidays, exceptionsByVenue.get(venue.venueNo))
    const metres = venue.metres === null ? null : Math.round(venue.metres)
    for (const room of rooms) {
      const taken = held.get(room.roomNo) ?? []
      for (const one of taken) {
        one.from -= cleanupMinutes
        one.until += setupMinutes
      }
      const free = openings.map((spans, index) => (spans.length === 0 ? null : without(spans, ofDay(taken, past, index))))
      if (minutes > 0 && !free.some((spans) => spans?.some((one) => one.until - one.from >= minutes))) continue
      found.push({ ...room, ...venue, metres, free })
    }
  }
  return { days, rooms: found.slice(0, most) }
})

/** What is open of each day; venues that keep the same week and have no exceptions are worked out once. */
function openingsIn(days: readonly Day[], calendar: Pick<WorkingCalendar, 'holidays'>) {
  const known = new Map<string, readonly (readonly Span[])[]>()
  return (hours: string, onHolidays: FreeVenue['onHolidays'], exceptions: readonly ExceptionRow[] = []) => {
    const key = onHolidays + hours
    const found = exceptions.length === 0 ? known.get(key) : undefined
    if (found) return found
    const open = hoursOf({ hours: JSON.parse(hours) as WeeklySpan[], onHolidays }, exceptions)
    const openings = days.map((day) => openOn(day, open, calendar).spans)
    if (exceptions.length === 0) known.set(key, openings)
    return openings
  }
}

const minute = 60_000
const dayLong = 1440

/** Of what is taken of a week, what falls on one of its days in minutes after its own midnight, and what of the day is past. */
export function ofDay(taken: readonly Span[], past: number, index: number): Span[] {
  const midnight = index * dayLong
  const found: Span[] = past > midnight ? [{ from: 0, until: past - midnight }] : []
  for (const one of taken)
    if (one.until > midnight && one.from < midnight + dayLong)
      found.push({ from: one.from - midnight, until: one.until - midnight })
  return found
}

interface HeldRow {
  id: string
  roomNo: number
  unitNo: number | null
  groupName: string | null
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
    select b.id, b.room_no as "roomNo", b.unit_no as "unitNo", p.group_name as "groupName", b.title, b.purpose, b.state, b.starts_at as "startsAt"
    from places.booking b left join places.application p on p.id = b.application_id
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
                  unit:
                    booking.unitNo === null ? (booking.groupName ?? '') : (names.get(booking.unitNo) ?? String(booking.unitNo)),
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
