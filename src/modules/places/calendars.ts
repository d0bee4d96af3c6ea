import { sql } from 'kysely'
import { addDays, dayOf } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { calendarFile, macOfAddress, secretAddress } from '../../platform/documents/icalendar.ts'
import { loadCalendar } from '../procedures/index.ts'
import { requireUnit } from './booking-store.ts'
import { places } from './contract.ts'
import { placeProblems as problems } from './problems.ts'
import { openOn, spanOn } from './rules.ts'
import { placeBook } from './settings.ts'
import { getVenueForChange } from './store.ts'
import { exceptionsOf, getVenueOn, hoursOf } from './venue.ts'

/** The secret is shown once; only its keyed digest is kept, and the address before stops working. */
export const renewCalendar = command(places.renewCalendar, async (call) => {
  const { tx, body, services } = call
  if (body.subject === 'unit') await requireUnit(call, body.no)
  else await requireOwnRoom(call, body.no)
  const { secret, mac } = secretAddress(services.crypto)
  await sql`
    insert into places.calendar_address (subject, subject_no, secret_mac, account_id) values (${body.subject}, ${body.no}, ${mac}, ${call.actor.accountId})
    on conflict (subject, subject_no) do update set secret_mac = excluded.secret_mac, account_id = excluded.account_id, made_at = transaction_timestamp()`.execute(
    tx,
  )
  call.note({ objectType: body.subject, objectId: String(body.no), fields: ['calendar'] })
  return { path: `/api/places/calendars/${secret}`, door: body.subject === 'room' ? `/m/door/${secret}` : null }
})

async function requireOwnRoom(call: Call, roomNo: number): Promise<void> {
  const { rows } = await sql<{ venueNo: number }>`
    select venue_no as "venueNo" from places.room where no = ${roomNo} and retired_at is null`.execute(call.tx)
  if (!rows[0]) throw problem(problems['room-not-found'])
  const scope = call.can('place.keep')
  if (scope === null) throw problem(problems['room-not-found'])
  await getVenueForChange({ ...call, scope }, rows[0].venueNo, undefined, problems['room-not-found'])
}

interface Entry {
  id: string
  revision: number
  state: string
  starts_at: Date
  ends_at: Date
  title: string | null
  purpose: string
  unit: string | null
  venue: string
  room: string
  address: string | null
}

/** What an address is the calendar of. Throws `place-calendar-not-found`. */
async function getSubject(call: Call, mac: Buffer) {
  const { rows } = await sql<{
    subject: 'unit' | 'room'
    subject_no: number
  }>`select * from places.calendar_known(${mac})`.execute(call.tx)
  if (!rows[0]) throw problem(problems['place-calendar-not-found'])
  return rows[0]
}

/** Read by calendar programs every hour or so. */
export const readCalendar = query(places.readCalendar, async (call) => {
  const mac = macOfAddress(call.services.crypto, call.params.secret)
  await getSubject(call, mac)
  const { rows } = await sql<Entry>`select * from places.calendar_of(${mac}, ${call.today}::date)`.execute(call.tx)
  const { words } = await placeBook(call.tx, null, call.today)
  const wordOf = (code: string) => words.purposes.find((one) => one.code === code)?.zh ?? code
  const entries = rows.map((one) => ({
    id: one.id,
    revision: one.revision,
    startsAt: one.starts_at,
    endsAt: one.ends_at,
    onDay: dayOf(one.starts_at),
    summary: [one.title ?? wordOf(one.purpose), one.unit].filter(Boolean).join(' · '),
    place: [one.venue, one.room, one.address].filter(Boolean).join(' · '),
    cancelled: one.state === 'cancelled',
  }))
  return calendarFile('places', call.now, entries)
})

/** A screen at a door knows today and tomorrow. It shows organisations, as any plate at a door does, and nobody's name. */
export const getDoor = query(places.getDoor, async (call) => {
  const { tx, today, now } = call
  const mac = macOfAddress(call.services.crypto, call.params.secret)
  const { rows: doors } = await sql<{ venue: string; room: string; seats: number | null; venue_no: number }>`
    select * from places.door_of(${mac}, ${today}::date)`.execute(tx)
  const door = doors[0]
  if (!door) throw problem(problems['place-calendar-not-found'])
  const { rows } = await sql<Entry>`select * from places.calendar_of(${mac}, ${today}::date) where state <> 'cancelled'`.execute(
    tx,
  )
  const open = await asPlatform(tx, async () => {
    const venue = await getVenueOn(call, door.venue_no, today)
    return {
      hours: hoursOf(venue, await exceptionsOf(tx, [venue.no], today)),
      book: await placeBook(tx, venue.districtNo, today),
    }
  })
  const calendar = await loadCalendar(tx)
  const wordOf = (code: string) => open.book.words.purposes.find((one) => one.code === code)
  return {
    venue: door.venue,
    room: door.room,
    seats: door.seats,
    now: now.toISOString(),
    days: [today, addDays(today, 1)].map((day) => ({
      day,
      open: [...openOn(day, open.hours, calendar).spans],
      held: rows
        .filter((one) => dayOf(one.starts_at) === day)
        .map((one) => ({
          ...spanOn(day, one.starts_at, one.ends_at)!,
          unit: one.unit ?? '',
          title: one.title,
          purpose: wordOf(one.purpose)?.zh ?? one.purpose,
          purposeEn: wordOf(one.purpose)?.en ?? one.purpose,
        })),
    })),
  }
})
