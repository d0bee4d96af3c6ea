import { sql } from 'kysely'
import { addDays, type Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import type { WorkingCalendar } from '../../kernel/working-days.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { loadCalendar } from '../procedures/index.ts'
import { places } from './contract.ts'
import { heldByRoom, ofDay } from './free.ts'
import { placeProblems as problems } from './problems.ts'
import { daysBetween, instantOf, openOn, type Span, weekdayOf, without } from './rules.ts'
import { type PlaceBook, placeBook } from './settings.ts'
import { type ExceptionRow, exceptionsOf, hoursOf, spanOfException, type Venue, venueColumns } from './venue.ts'
import { nameIn, namesOf } from './venues.ts'

/** The text people agree to stands in the phrases of the page; changing it means another version here. */
export const consentVersion = '2026-11'

interface Area {
  readonly no: number
  readonly kind: string
  readonly name: string
  readonly districtNo: number | null
}

export const getPublicForm = query(places.getPublicForm, async ({ tx, today }) => {
  const { rows: areas } = await sql<Area>`
    select no, kind, name, district_no as "districtNo" from organisations.frame() where kind in ('district', 'street') order by no`.execute(
    tx,
  )
  const districts = []
  for (const { no, name } of areas.filter((area) => area.kind === 'district')) {
    const { words, booking, open } = await placeBook(tx, no, today)
    if (open === null) continue
    const streets = areas.filter((area) => area.kind === 'street' && area.districtNo === no)
    districts.push({
      no,
      name,
      streets: streets.map((street) => ({ no: street.no, name: street.name })),
      kinds: words.kinds,
      audiences: words.audiences,
      purposes: words.purposes,
      lastDay: addDays(today, booking.aheadDays),
      mostTimes: open.mostTimes,
    })
  }
  return { consentVersion, districts }
})

interface Offered {
  readonly name: string
  readonly audience: string[]
  readonly providerNo: number | null
  readonly providerName: string | null
}
interface RoomFact {
  readonly no: number
  readonly name: string
  readonly seats: number | null
}
type Row = Venue & { readonly offers: Offered[]; readonly roomList: RoomFact[] }

/** Venues open to everybody today: those their owners share and name the public as their audience. Called as the platform. */
async function listOpen(tx: Tx, today: Day, { open }: PlaceBook, districtNo: number): Promise<Row[]> {
  if (open === null) return []
  const { rows } = await sql<Row>`
    select ${venueColumns}, false as kept,
      coalesce((select jsonb_agg(jsonb_build_object('name', e.name, 'audience', e.audience, 'providerNo', e.provider_no, 'providerName', e.provider_name)
        order by e.recorded_at, e.name) from places.service e where e.venue_no = v.no and e.ended_at is null), '[]') as offers,
      coalesce((select jsonb_agg(jsonb_build_object('no', r.no, 'name', r.name, 'seats', r.seats) order by r.no)
        from places.room r where r.venue_no = v.no and r.retired_at is null and r.bookable), '[]') as "roomList"
    from places.venue_on(${today}::date) v
    where v.district_no = ${districtNo} and v.state = 'open' and v.shared and ${open.audience} = any (v.audience) order by v.name, v.no`.execute(
    tx,
  )
  return rows
}

interface Moment {
  readonly today: Day
  readonly minute: number
  readonly calendar: WorkingCalendar
}

const momentOf = async ({ tx, today, now }: Pick<Call, 'tx' | 'today' | 'now'>): Promise<Moment> => ({
  today,
  minute: (now.getTime() - instantOf(today, 0).getTime()) / 60_000,
  calendar: await loadCalendar(tx),
})

const isOpenAt = (spans: readonly Span[], minute: number) => spans.some((one) => one.from <= minute && minute < one.until)

/** What everybody reads of a venue: facts of the place, nothing of who keeps or uses it. */
function present(row: Row, moment: Moment, exceptions: readonly ExceptionRow[], street: { no: number; name: string } | null) {
  const { spans } = openOn(moment.today, hoursOf(row, exceptions), moment.calendar)
  const seats = row.roomList.flatMap((room) => room.seats ?? [])
  return {
    no: row.no,
    name: row.name,
    kind: row.kind,
    tier: row.tier,
    street,
    address: row.address,
    audience: row.audience,
    services: row.offers.map((one) => one.name),
    rooms: row.roomList.length,
    seats: seats.length === 0 ? null : Math.max(...seats),
    feeFen: row.feeFen,
    feeNote: row.feeNote,
    openNow: isOpenAt(spans, moment.minute),
    today: [...spans],
  }
}

const holds = (text: string | null, word: string) => text !== null && text.toLowerCase().includes(word.toLowerCase())

export const listPublic = query(places.listPublic, (call) =>
  asPlatform(call.tx, async () => {
    const { tx, today } = call
    const { districtNo, q, streetNo, kind, service, openNow, free, page, pageSize } = call.query
    const rows = await listOpen(tx, today, await placeBook(tx, districtNo, today), districtNo)
    const nos = rows.map((row) => row.no)
    const exceptions = Map.groupBy(await exceptionsOf(tx, nos, today), (one) => one.venueNo)
    const streets = nameIn(
      await namesOf(
        tx,
        rows.map((row) => row.streetNo),
        today,
      ),
    )
    const moment = await momentOf(call)
    const found = rows
      .map((row) => present(row, moment, exceptions.get(row.no) ?? [], streets(row.streetNo)))
      .filter(
        (one) =>
          (!q || [one.name, one.address, ...one.services].some((text) => holds(text, q))) &&
          (!streetNo || one.street?.no === streetNo) &&
          (!kind || one.kind === kind) &&
          (!service || one.services.includes(service)) &&
          (openNow === undefined || one.openNow === openNow) &&
          (free === undefined || (one.feeFen === 0) === free),
      )
    return {
      items: found.slice((page - 1) * pageSize, page * pageSize),
      total: found.length,
      page,
      pageSize,
      services: [...new Set(rows.flatMap((row) => row.offers.map((one) => one.name)))].toSorted((one, other) =>
        one.localeCompare(other, 'zh'),
      ),
    }
  }),
)

/** A venue open to everybody, by its number. Called as the platform. Throws `venue-not-found` also for one that is not. */
export async function getOpenVenue(tx: Tx, today: Day, no: number): Promise<{ row: Row; book: PlaceBook }> {
  const { rows } = await sql<{ districtNo: number }>`
    select district_no as "districtNo" from places.venue where no = ${no}`.execute(tx)
  if (!rows[0]) throw problem(problems['venue-not-found'])
  const book = await placeBook(tx, rows[0].districtNo, today)
  const row = (await listOpen(tx, today, book, rows[0].districtNo)).find((one) => one.no === no)
  if (!row) throw problem(problems['venue-not-found'])
  return { row, book }
}

const weekLong = 7
const minute = 60_000

export const getPublic = query(places.getPublic, (call) =>
  asPlatform(call.tx, async () => {
    const { tx, today, now, params } = call
    const { row } = await getOpenVenue(tx, today, params.no)
    const exceptions = await exceptionsOf(tx, [row.no], today)
    const named = nameIn(await namesOf(tx, [row.streetNo, ...row.offers.map((one) => one.providerNo)], today))
    const moment = await momentOf(call)
    const fromOn = mondayOf(call.query.fromOn ?? today)
    const days = daysBetween(fromOn, addDays(fromOn, weekLong))
    const [start, end] = [instantOf(fromOn, 0), instantOf(addDays(fromOn, weekLong), 0)]
    const rooms = row.roomList.map((room) => room.no)
    const held = await heldByRoom(tx, sql`${rooms}::integer[]`, start, end, now)
    const past = Math.ceil((now.getTime() - start.getTime()) / minute)
    const openings = days.map((day) => openOn(day, hoursOf(row, exceptions), moment.calendar).spans)
    return {
      ...present(row, moment, exceptions, named(row.streetNo)),
      districtNo: row.districtNo,
      facilities: row.facilities,
      hours: row.hours,
      onHolidays: row.onHolidays,
      exceptions: exceptions.map((one) => ({
        fromOn: one.fromOn,
        untilOn: one.untilOn,
        span: spanOfException(one),
        reason: one.reason,
      })),
      offers: row.offers.map(({ providerNo, providerName, ...one }) => ({
        ...one,
        provider: named(providerNo)?.name ?? providerName,
      })),
      days,
      roomList: row.roomList.map((room) => {
        const taken = (held.get(room.no) ?? []).map((one) => ({
          from: one.from - row.cleanupMinutes,
          until: one.until + row.setupMinutes,
        }))
        return {
          ...room,
          free: openings.map((spans, index) => (spans.length === 0 ? null : without(spans, ofDay(taken, past, index)))),
        }
      }),
    }
  }),
)

const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day))
