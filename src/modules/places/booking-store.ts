import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, type Day } from '../../kernel/dates.ts'
import { problem, type ProblemSpec } from '../../kernel/problem.ts'
import type { WorkingCalendar } from '../../kernel/working-days.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { loadCalendar } from '../procedures/index.ts'
import { placeProblems as problems } from './problems.ts'
import { type BookingDecision, type BookingState, decideBooking, instantOf, type Refusal, type Span } from './rules.ts'
import { placeBook } from './settings.ts'
import { exceptionsOf, getVenueOn, hoursOf, type Venue, type ExceptionRow } from './venue.ts'

/** A room with what its venue asks, the venue's row locked: bookings of one venue are decided one after another. */
export interface Lent {
  readonly room: { readonly no: number; readonly venueNo: number; readonly name: string; readonly districtNo: number }
  readonly exceptions: readonly ExceptionRow[]
  readonly calendar: WorkingCalendar
  readonly lastDay: Day
  readonly offerHours: number
  /** The venue as it is on a day; what is changed from a later day on holds from then. */
  venueOn(day: Day): Promise<Venue>
}

/** Throws `room-not-found`. `lock` false where nothing is going to be kept. */
export async function getLent(call: Call, roomNo: number, lock = true): Promise<Lent> {
  const { tx, today } = call
  const { rows } = await sql<{ no: number; venueNo: number; name: string; districtNo: number }>`
    select r.no, r.venue_no as "venueNo", r.name, v.district_no as "districtNo" from places.room r join places.venue v on v.no = r.venue_no
    where r.no = ${roomNo} and r.retired_at is null and r.bookable`.execute(tx)
  const room = rows[0]
  if (!room) throw problem(problems['room-not-found'])
  if (lock) await lockVenue(call, room.venueNo)
  const { booking } = await placeBook(tx, room.districtNo, today)
  const known = new Map<Day, Venue>()
  return {
    room,
    exceptions: await exceptionsOf(tx, [room.venueNo], today),
    calendar: await loadCalendar(tx),
    lastDay: addDays(today, booking.aheadDays),
    offerHours: booking.offerHours,
    async venueOn(day) {
      const venue = known.get(day) ?? (await getVenueOn(call, room.venueNo, day))
      known.set(day, venue)
      return venue
    },
  }
}

/** Bookings of one venue are decided one after the other. */
export async function lockVenue({ tx }: Pick<Call, 'tx'>, venueNo: number): Promise<void> {
  await sql`select no from places.venue where no = ${venueNo} for update`.execute(tx)
}

/** Whether any of a span of a room is held, margins aside. */
export async function isHeld(call: Call, roomNo: number, { day, span }: Wanted): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select from places.busy(array[${roomNo}::integer], tstzrange(${instantOf(day, span.from)}, ${instantOf(day, span.until)}), ${call.now})) as held`.execute(
    call.tx,
  )
  return rows[0]!.held
}

/** The organisation a booking is for lies in the caller's reach. Throws `booking-unit-not-found`. */
export async function requireUnit(call: Call, unitNo: number): Promise<void> {
  const { rows } = await sql`
    select u.no from organisations.unit u where u.no = ${unitNo} and u.retracted_by is null and ${reachedBy(call.scope, 'u.scope_nodes')}`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['booking-unit-not-found'])
}

export function requireSpan({ from, until }: Span): void {
  if (until <= from) throw problem(problems['booking-times-unfit'])
}

export interface Wanted {
  /** Null for a group without an account. */
  readonly unitNo: number | null
  readonly group?: Group
  readonly day: Day
  readonly span: Span
}

/** A group without an account: what counts against the quota of a venue, and whom the venue must be open to. */
export interface Group {
  /** Keyed digest of its telephone. */
  readonly phoneIndex: Buffer
  /** Code of the audience that is everybody. */
  readonly audience: string
}

export interface Weighed {
  readonly decision: BookingDecision
  readonly startsAt: Date
  readonly endsAt: Date
  /** With the margins of the venue. */
  readonly from: Date
  readonly until: Date
}

/** Weighs a wish against the terms of its day and what is already held. `more`: bookings of the same call not kept yet. */
export async function weigh(call: Call, lent: Lent, { unitNo, group, day, span }: Wanted, more = 0): Promise<Weighed> {
  const venue = await lent.venueOn(day)
  const [startsAt, endsAt] = [instantOf(day, span.from), instantOf(day, span.until)]
  const [from, until] = [instantOf(day, span.from - venue.setupMinutes), instantOf(day, span.until + venue.cleanupMinutes)]
  const month = day.slice(0, 7)
  const next = addDays(`${month}-28`, 5).slice(0, 7)
  const { rows } = await sql<{ taken: boolean; used: number }>`
    select exists (select from places.busy(array[${lent.room.no}::integer], tstzrange(${from}, ${until}), ${call.now})) as taken,
      (select count(*)::integer from places.booking b where ${askedFor(unitNo, group)} and b.venue_no = ${venue.no} and b.state in ('applied', 'offered', 'booked', 'used', 'closed')
        and b.starts_at >= ${instantOf(`${month}-01`, 0)} and b.starts_at < ${instantOf(`${next}-01`, 0)}) as used`.execute(
    call.tx,
  )
  const { taken, used } = rows[0]!
  const decision = decideBooking(
    { ...termsFor(venue, group), hours: hoursOf(venue, lent.exceptions) },
    { day, span, own: unitNo === venue.ownerNo },
    {
      calendar: lent.calendar,
      today: call.today,
      minuteNow: (call.now.getTime() - instantOf(call.today, 0).getTime()) / 60_000,
      lastDay: lent.lastDay,
      usedInMonth: used + more,
      taken,
    },
  )
  return { decision, startsAt, endsAt, from, until }
}

const askedFor = (unitNo: number | null, group: Group | undefined) =>
  group
    ? sql<boolean>`b.application_id in (select a.id from places.application a where a.phone_index = ${group.phoneIndex})`
    : sql<boolean>`b.unit_no = ${unitNo}`

/** What a venue asks of a group without an account: it is shared with everybody, and its owner always says yes or no. */
const termsFor = (venue: Venue, group: Group | undefined): Venue =>
  group ? { ...venue, shared: venue.shared && venue.audience.includes(group.audience), approval: true } : venue

export const refusals: Readonly<Record<Refusal, ProblemSpec>> = {
  past: problems['booking-past'],
  'too-far': problems['booking-too-far'],
  'not-open': problems['booking-venue-not-open'],
  'not-shared': problems['booking-not-shared'],
  holiday: problems['booking-holiday'],
  closed: problems['booking-closed'],
  quota: problems['booking-quota'],
  taken: problems['booking-taken'],
}

export interface NewBooking {
  readonly state: 'applied' | 'booked' | 'waiting'
  readonly unitNo: number | null
  readonly applicationId?: string
  readonly purpose: string
  readonly title?: string | null | undefined
  readonly people?: number | null | undefined
  readonly feeFen: number
  readonly seriesId?: string
}

/** Keeps a booking; the constraint of the database has the last word. Throws `booking-taken`. */
export async function insertBooking(
  call: Call,
  lent: Lent,
  weighed: Weighed,
  one: NewBooking,
): Promise<{ id: string; no: number }> {
  const id = randomUUID()
  const { room } = lent
  try {
    const { rows } = await sql<{ no: number }>`
      insert into places.booking (id, venue_no, room_no, unit_no, application_id, series_id, state, starts_at, ends_at, during, purpose, title, people, fee_fen, account_id)
      values (${id}, ${room.venueNo}, ${room.no}, ${one.unitNo}, ${one.applicationId ?? null}, ${one.seriesId ?? null}, ${one.state}, ${weighed.startsAt}, ${weighed.endsAt},
        tstzrange(${weighed.from}, ${weighed.until}), ${one.purpose}, ${one.title?.trim() || null}, ${one.people ?? null}, ${one.feeFen}, ${call.actor.accountId})
      returning no`.execute(call.tx)
    await addStep(call, id, one.state, null)
    return { id, no: rows[0]!.no }
  } catch (error) {
    throw isOverlap(error) ? problem(problems['booking-taken']) : error
  }
}

/** PostgreSQL: a row conflicts with an exclusion constraint. */
export const isOverlap = (error: unknown): boolean => (error as { code?: string }).code === '23P01'

/** What the course of a booking needs of a call or of a job. */
export type Hand = Pick<Call, 'tx' | 'now' | 'today'> & { readonly actor: Pick<Call['actor'], 'accountId'> }

export async function addStep(call: Hand, id: string, state: BookingState, reason: string | null): Promise<void> {
  await sql`
    insert into places.booking_step (booking_id, at, seq, state, reason, account_id)
    select ${id}::uuid, ${call.now}::timestamptz, coalesce(max(s.seq), 0) + 1, ${state}, ${reason}, ${call.actor.accountId}::uuid from places.booking_step s where s.booking_id = ${id}`.execute(
    call.tx,
  )
}

export const aboutBooking = (id: string, state: string) => ({ objectType: 'booking', objectId: id, fields: [state] })
