import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import {
  aboutBooking,
  addStep,
  getLent,
  type Group,
  insertBooking,
  type Lent,
  requireSpan,
  requireUnit,
  weigh,
  type Weighed,
} from './booking-store.ts'
import { places } from './contract.ts'
import { placeProblems as problems } from './problems.ts'
import { type BookingState, type Refusal, seriesDays } from './rules.ts'
import { requireWords } from './store.ts'
import { keptBy, nameIn, namesOf, runBy } from './venues.ts'
import { endOffers, offerFreed } from './waiting-list.ts'

type Body = BodyOf<typeof places.bookSeries>

/** What a series asks for, whoever asks. */
export interface Wish extends Omit<Body, 'unitNo'> {
  readonly unitNo: number | null
  readonly group?: Group
  readonly applicationId?: string
}

export interface Weighted {
  readonly day: Day
  readonly weighed: Weighed
  readonly skipped: Refusal | null
  readonly provisional: boolean
}

/** Each day of a series with whether it can be had. Days of the series itself count in the quota of their month. */
export async function weighDays(call: Call, lent: Lent, body: Wish): Promise<Weighted[]> {
  const inMonth = new Map<string, number>()
  const found: Weighted[] = []
  for (const day of seriesDays(body)) {
    const month = day.slice(0, 7)
    const weighed = await weigh(
      call,
      lent,
      { unitNo: body.unitNo, ...(body.group && { group: body.group }), day, span: body },
      inMonth.get(month) ?? 0,
    )
    const { decision } = weighed
    const skipped = body.skipHolidays && lent.calendar.holidays.has(day) ? 'holiday' : decision.ok ? null : decision.why
    if (skipped === null) inMonth.set(month, (inMonth.get(month) ?? 0) + 1)
    found.push({ day, weighed, skipped, provisional: !lent.calendar.years.has(Number(day.slice(0, 4))) })
  }
  return found
}

const feeOfDays = (days: readonly Weighted[]) =>
  days.reduce((sum, { skipped, weighed: { decision } }) => sum + (skipped === null && decision.ok ? decision.feeFen : 0), 0)
const outcomeOf = ({ skipped, weighed: { decision } }: Weighted) =>
  skipped !== null || !decision.ok ? ('skipped' as const) : decision.state

async function prepare(call: Call & { readonly body: Body }, lock: boolean): Promise<Lent> {
  const { body } = call
  requireSpan(body)
  await requireUnit(call, body.unitNo)
  const lent = await getLent(call, body.roomNo, lock)
  await requireWords(call, (await lent.venueOn(body.fromOn)).districtNo, body)
  return lent
}

export const previewSeries = command(places.previewSeries, async (call) => {
  const days = await weighDays(call, await prepare(call, false), call.body)
  return {
    days: days.map((one) => ({
      day: one.day,
      outcome: outcomeOf(one),
      reason: one.skipped,
      bookingId: null,
      provisional: one.provisional,
    })),
    feeFen: feeOfDays(days),
  }
})

/** Days that cannot be had are skipped and reported; nothing is refused because of one of them. */
export const bookSeries = command(places.bookSeries, async (call) => {
  const lent = await prepare(call, true)
  await endOffers(call, lent.room.venueNo)
  const days = await weighDays(call, lent, call.body)
  const { id, told } = await keepSeries(call, lent, call.body, days)
  return { id, days: told, feeFen: feeOfDays(days) }
})

/** Keeps what can be had of a series, with its report. Throws `booking-series-empty`. */
export async function keepSeries(call: Call, lent: Lent, body: Wish, days: readonly Weighted[]) {
  const { tx } = call
  if (days.every((one) => one.skipped !== null)) throw problem(problems['booking-series-empty'])
  const id = randomUUID()
  await sql`
    insert into places.series (id, venue_no, room_no, unit_no, application_id, from_on, times, every_weeks, starts_minute, ends_minute, purpose, title, account_id)
    values (${id}, ${lent.room.venueNo}, ${lent.room.no}, ${body.unitNo}, ${body.applicationId ?? null}, ${body.fromOn}, ${body.times}, ${body.everyWeeks}, ${body.from}, ${body.until}, ${body.purpose},
      ${body.title?.trim() || null}, ${call.actor.accountId})`.execute(tx)
  const told = []
  for (const one of days) {
    const outcome = outcomeOf(one)
    const { decision } = one.weighed
    const kept =
      outcome === 'skipped' || !decision.ok
        ? null
        : await insertBooking(call, lent, one.weighed, { ...body, state: outcome, feeFen: decision.feeFen, seriesId: id })
    await sql`
      insert into places.series_day (series_id, on_day, outcome, reason, booking_id) values (${id}, ${one.day}, ${outcome}, ${one.skipped}, ${kept?.id ?? null})`.execute(
      tx,
    )
    told.push({ day: one.day, outcome, reason: one.skipped, bookingId: kept?.id ?? null, provisional: one.provisional })
  }
  call.note({ objectType: 'booking-series', objectId: id, fields: ['booked'], detail: { days: told.length } })
  return { id, told }
}

interface SeriesRow {
  id: string
  venueNo: number
  venue: string
  districtNo: number
  roomNo: number
  room: string
  unitNo: number | null
  groupNo: number | null
  groupName: string | null
  title: string | null
  purpose: string
  from: number
  until: number
  everyWeeks: number
  ended: boolean
  may: boolean
  kept: boolean
}

/** A series of either side in reach. Throws `booking-series-not-found`. */
export async function getSeriesRow(call: Pick<Call, 'tx' | 'scope' | 'today' | 'can'>, id: string): Promise<SeriesRow> {
  const either = call.scope.everything
    ? sql`true`
    : sql`(exists (select from organisations.unit a where a.no in (s.unit_no, v.owner_no) and ${reachedBy(call.scope, 'a.scope_nodes')}) or ${runBy(call)})`
  const books = call.can('place.book')
  const asked =
    books === null
      ? sql`false`
      : sql`exists (select from organisations.unit a where a.no = s.unit_no and ${reachedBy(books, 'a.scope_nodes')})`
  const { rows } = await sql<SeriesRow>`
    select s.id, s.venue_no as "venueNo", v.name as venue, v.district_no as "districtNo", s.room_no as "roomNo", r.name as room, s.unit_no as "unitNo", p.no as "groupNo", p.group_name as "groupName", s.title, s.purpose,
      s.starts_minute as "from", s.ends_minute as "until", s.every_weeks as "everyWeeks", s.ended_at is not null as ended, (${asked} or ${keptBy(call)} or ${runBy(call)}) as may, (${keptBy(call)} or ${runBy(call)}) as kept
    from places.series s join places.room r on r.no = s.room_no join places.venue_on(${call.today}::date) v on v.no = s.venue_no
    left join places.application p on p.id = s.application_id where s.id = ${id} and ${either}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['booking-series-not-found'])
  return rows[0]
}

export const getSeries = query(places.getSeries, async (call) => {
  const row = await getSeriesRow(call, call.params.id)
  const { venueNo, venue, roomNo, room, unitNo, groupNo, groupName, may, kept, districtNo: _, ...plain } = row
  const { rows: days } = await sql<{
    day: Day
    outcome: 'booked' | 'applied' | 'skipped'
    reason: Refusal | null
    bookingId: string | null
    state: BookingState | null
  }>`
    select d.on_day as day, d.outcome, d.reason, d.booking_id as "bookingId", b.state from places.series_day d left join places.booking b on b.id = d.booking_id
    where d.series_id = ${plain.id} order by d.on_day`.execute(call.tx)
  return {
    ...plain,
    venue: { no: venueNo, name: venue },
    room: { no: roomNo, name: room },
    unit: nameIn(await namesOf(call.tx, [unitNo], call.today))(unitNo),
    group: groupNo === null ? null : { no: groupNo, name: groupName ?? '' },
    days,
    can: {
      end: may && !plain.ended && days.some((one) => one.state === 'booked' || one.state === 'applied'),
      answer: kept && days.some((one) => one.state === 'applied'),
    },
  }
})

export const endSeries = command(places.endSeries, async (call) => {
  const { tx, now, params, body } = call
  const series = await getSeriesRow(call, params.id)
  if (!series.may) throw problem(problems['booking-not-yours'])
  await sql`select no from places.venue where no = ${series.venueNo} for update`.execute(tx)
  const { rows } = await sql<{ id: string; during: string }>`
    update places.booking set state = 'cancelled', offer_until = null, reason = ${body.reason}, revision = revision + 1
    where series_id = ${series.id} and state in ('applied', 'offered', 'booked') and starts_at > ${now} returning id, during::text as during`.execute(
    tx,
  )
  await sql`update places.series set ended_at = ${now} where id = ${series.id} and ended_at is null`.execute(tx)
  for (const one of rows) {
    await addStep(call, one.id, 'cancelled', body.reason)
    await offerFreed(call, { roomNo: series.roomNo, during: one.during, districtNo: series.districtNo })
  }
  call.note(aboutBooking(series.id, 'cancelled'))
  return { id: series.id, cancelled: rows.length }
})
