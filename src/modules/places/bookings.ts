import { type RawBuilder, sql } from 'kysely'
import { type Day, dayOf } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { likeOf } from '../../platform/db/like.ts'
import { maskedContact } from './contacts.ts'
import { places } from './contract.ts'
import { placeProblems as problems } from './problems.ts'
import { actNames, type BookingAct, bookingActs, type BookingState, decideMove, spanOn } from './rules.ts'
import { keptBy, nameIn, namesOf, type Reading as VenueReading, runBy } from './venues.ts'

export type BookingFilter = Partial<Omit<QueryOf<typeof places.listBookings>, 'page' | 'pageSize'>>
export type Reading = VenueReading & Pick<Call, 'now'>

/** The rows a right to book reaches: those of an organisation in it. */
export const askedBy = (call: VenueReading): RawBuilder<boolean> => {
  const scope = call.can('place.book')
  if (scope === null) return sql<boolean>`false`
  if (scope.everything) return sql<boolean>`true`
  return sql<boolean>`exists (select from organisations.unit a where a.no = b.unit_no and ${reachedBy(scope, 'a.scope_nodes')})`
}

/** Either side of a booking, or who runs its venue, lies in the caller's reach; row-level security says the same behind it. */
const inReach = (call: VenueReading): RawBuilder<boolean> =>
  call.scope.everything
    ? sql<boolean>`true`
    : sql<boolean>`(exists (select from organisations.unit a where a.no in (b.unit_no, v.owner_no) and ${reachedBy(call.scope, 'a.scope_nodes')}) or ${runBy(call)})`

const source = (today: Day) =>
  sql`places.booking b join places.room r on r.no = b.room_no join places.venue_on(${today}::date) v on v.no = b.venue_no
    left join places.application p on p.id = b.application_id`

/** The rows the reader answers: of venues kept, or run under a contract. */
export const answeredBy = (call: VenueReading): RawBuilder<boolean> => sql<boolean>`(${keptBy(call)} or ${runBy(call)})`

/** Held: it was used or is over, and somebody came. */
const held = sql<boolean>`b.state in ('used', 'closed') and not b.no_show`
const toCome = (now: Date) => sql<boolean>`b.state in ('applied', 'waiting', 'offered', 'booked', 'used') and b.ends_at > ${now}`

function whereOf(call: Reading, filter: BookingFilter): RawBuilder<boolean> {
  const {
    fromOn = null,
    untilOn = null,
    state,
    purpose = null,
    venueNo = null,
    roomNo = null,
    unitNo = null,
    seriesId = null,
    fromPublic = null,
    side,
  } = filter
  const { kind = null, shared = null, noShow = null, inSeries = null, streetNo = null, districtNo = null, q } = filter
  const like = likeOf(q)
  const stands =
    state === undefined ? sql`true` : state === 'held' ? held : state === 'to-come' ? toCome(call.now) : sql`b.state = ${state}`
  const sided = side === undefined ? sql`true` : side === 'by-us' ? askedBy(call) : answeredBy(call)
  return sql<boolean>`${inReach(call)} and ${stands} and ${sided}
    and (${fromOn}::date is null or b.starts_at >= ${fromOn}::timestamp at time zone 'Asia/Shanghai')
    and (${untilOn}::date is null or b.starts_at < ${untilOn}::timestamp at time zone 'Asia/Shanghai')
    and (${purpose}::text[] is null or b.purpose = any (${purpose})) and (${kind}::text[] is null or v.kind = any (${kind}))
    and (${venueNo}::integer is null or b.venue_no = ${venueNo}) and (${roomNo}::integer is null or b.room_no = ${roomNo})
    and (${unitNo}::integer is null or b.unit_no = ${unitNo}) and (${seriesId}::uuid is null or b.series_id = ${seriesId})
    and (${shared}::boolean is null or (v.shared and b.unit_no is distinct from v.owner_no) = ${shared})
    and (${fromPublic}::boolean is null or (b.application_id is not null) = ${fromPublic}) and (${noShow}::boolean is null or b.no_show = ${noShow})
    and (${inSeries}::boolean is null or (b.series_id is not null) = ${inSeries})
    and (${streetNo}::integer is null or v.street_no = ${streetNo}) and (${districtNo}::integer is null or v.district_no = ${districtNo})
    and (${like}::text is null or b.title ilike ${like} or v.name ilike ${like} or p.group_name ilike ${like} or b.no::text = ${q ?? ''})`
}

export interface BookingRow {
  id: string
  no: number
  revision: number
  state: BookingState
  venueNo: number
  venue: string
  roomNo: number
  room: string
  unitNo: number | null
  groupNo: number | null
  groupName: string | null
  startsAt: Date
  endsAt: Date
  purpose: string
  title: string | null
  people: number | null
  feeFen: number
  noShow: boolean
  offerUntil: Date | null
  reason: string | null
  seriesId: string | null
  approval: boolean
  asked: boolean
  kept: boolean
}

const columns = (
  call: Reading,
) => sql`b.id, b.no, b.revision, b.state, b.venue_no as "venueNo", v.name as venue, b.room_no as "roomNo", r.name as room, b.unit_no as "unitNo",
  p.no as "groupNo", p.group_name as "groupName", b.starts_at as "startsAt", b.ends_at as "endsAt", b.purpose, b.title, b.people, b.fee_fen as "feeFen", b.no_show as "noShow", b.offer_until as "offerUntil", b.reason,
  b.series_id as "seriesId", v.approval, ${askedBy(call)} as asked, ${answeredBy(call)} as kept`

export async function listRows(
  call: Reading,
  filter: BookingFilter,
  { limit, offset, order = 'desc' }: { limit: number; offset: number; order?: 'asc' | 'desc' },
): Promise<BookingRow[]> {
  const by = order === 'asc' ? sql`b.starts_at, b.no` : sql`b.starts_at desc, b.no desc`
  const { rows } = await sql<BookingRow>`
    select ${columns(call)} from ${source(call.today)} where ${whereOf(call, filter)} order by ${by} limit ${limit} offset ${offset}`.execute(
    call.tx,
  )
  return rows
}

/** How many bookings, and how many of them were held, under the same predicate. */
export async function countBookings(call: Reading, filter: BookingFilter): Promise<{ total: number; held: number }> {
  const { rows } = await sql<{ total: number; held: number }>`
    select count(*)::integer as total, (count(*) filter (where ${held}))::integer as held from ${source(call.today)} where ${whereOf(call, filter)}`.execute(
    call.tx,
  )
  return rows[0]!
}

/** One booking in reach. Throws `booking-not-found`. */
export async function getRow(call: Reading, id: string): Promise<BookingRow> {
  const { rows } = await sql<BookingRow>`
    select ${columns(call)} from ${source(call.today)} where b.id = ${id} and ${inReach(call)}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['booking-not-found'])
  return rows[0]
}

/** What the caller may do now, by the side it stands on. */
export function actsOf(row: BookingRow, now: Date): BookingAct[] {
  return actNames.filter((act) => {
    const { by } = bookingActs[act]
    const may = by === 'venue' ? row.kept : by === 'unit' ? row.asked : row.kept || row.asked
    return may && !(act === 'not-come' && row.noShow) && decideMove(act, row, now).ok
  })
}

export async function presentBookings(call: Reading, rows: readonly BookingRow[]) {
  const names = await namesOf(
    call.tx,
    rows.map((row) => row.unitNo),
    call.today,
  )
  return rows.map((row) => {
    const day = dayOf(row.startsAt)
    const { approval: _, asked: _a, kept: _k, venueNo, roomNo, unitNo, groupNo, groupName, ...plain } = row
    return {
      ...plain,
      venue: { no: venueNo, name: row.venue },
      room: { no: roomNo, name: row.room },
      unit: nameIn(names)(unitNo),
      group: groupNo === null ? null : { no: groupNo, name: groupName ?? '' },
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      offerUntil: row.offerUntil?.toISOString() ?? null,
      day,
      ...spanOn(day, row.startsAt, row.endsAt)!,
      can: { acts: actsOf(row, call.now) },
    }
  })
}

export const listBookings = query(places.listBookings, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const counts = await countBookings(call, filter)
  const order = filter.state === 'to-come' ? 'asc' : 'desc'
  const rows = await listRows(call, filter, { limit: pageSize, offset: (page - 1) * pageSize, order })
  return { items: await presentBookings(call, rows), ...counts, page, pageSize }
})

export const getBooking = query(places.getBooking, async (call) => {
  const row = await getRow(call, call.params.id)
  const [shown] = await presentBookings(call, [row])
  const { rows: course } = await sql<{ at: Date; by: string | null; state: BookingState; reason: string | null }>`
    select s.at, access.display_name_of(s.account_id) as by, s.state, s.reason from places.booking_step s where s.booking_id = ${row.id} order by s.seq`.execute(
    call.tx,
  )
  const { rows: before } = await sql<{ count: number }>`select places.waiting_before(${row.id}::uuid) as count`.execute(call.tx)
  return {
    ...shown!,
    course: course.map((step) => ({ ...step, at: step.at.toISOString() })),
    waitingBefore: before[0]!.count,
    ...(row.groupNo === null ? { contact: null, forgottenOn: null } : await maskedContact(call, row.id)),
  }
})

const mostOwn = 50

export const getMine = query(places.getMine, async (call) => {
  const { rows } = await sql<{ no: number; name: string }>`
    select u.unit_no as no, u.name from organisations.unit_on(${call.today}::date) u
    where u.kind not in ('district', 'street', 'community', 'industry', 'region') and ${reachedBy(call.scope, 'u.scope_nodes')}
    order by u.name, u.unit_no limit ${mostOwn + 1}`.execute(call.tx)
  const more = rows.length > mostOwn
  const units = more ? [] : rows
  const filter: BookingFilter = { state: 'to-come' }
  const found = more ? [] : await listRows(call, filter, { limit: 100, offset: 0, order: 'asc' })
  const own = new Set(units.map((unit) => unit.no))
  return {
    units,
    more,
    bookings: await presentBookings(
      call,
      found.filter((row) => row.unitNo !== null && own.has(row.unitNo)),
    ),
  }
})
