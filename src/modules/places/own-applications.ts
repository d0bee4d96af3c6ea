import { sql } from 'kysely'
import { type Day, dayOf } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, type Prelude, preparedCommand } from '../../platform/commands/operation.ts'
import { plainCode } from '../../platform/crypto/spoken-codes.ts'
import { asPlatform, systemContext } from '../../platform/db/database.ts'
import { calendarFile } from '../../platform/documents/icalendar.ts'
import { addStep, lockVenue } from './booking-store.ts'
import { places } from './contract.ts'
import { placeProblems as problems } from './problems.ts'
import { type BookingState, spanOn } from './rules.ts'
import { placeBook } from './settings.ts'
import { offerFreed } from './waiting-list.ts'

type Key = { readonly body: { readonly code: string; readonly digits: string } }
const macOf = ({ services }: Pick<Prelude, 'services'>, code: string) => services.crypto.mac('application.code', plainCode(code))

/** A try is counted before it is looked at, in a transaction of its own, so that a refusal does not take the count back. */
async function countTry(call: Prelude & Key): Promise<void> {
  await call.services.database.transaction(systemContext, (tx) =>
    sql`update places.application set tries = case when tries_on = ${call.today}::date then tries + 1 else 1 end, tries_on = ${call.today}
      where code_mac = ${macOf(call, call.body.code)}`.execute(tx),
  )
}

interface Application {
  readonly id: string
  readonly no: number
  readonly districtNo: number
  readonly venueNo: number
  readonly group: string
  readonly phone: Buffer
  readonly tries: number
}

/** The application of a code and digits, locked. A wrong code and wrong digits are answered alike. */
async function requireOwn(call: Call & Key): Promise<Application> {
  const { tx, body, services, today } = call
  const { rows } = await sql<Application>`
    select id, no, district_no as "districtNo", venue_no as "venueNo", group_name as "group", phone_sealed as phone, tries
    from places.application where code_mac = ${macOf(call, body.code)} for update`.execute(tx)
  const own = rows[0]
  if (!own) throw problem(problems['application-code-unknown'])
  const { open } = await placeBook(tx, own.districtNo, today)
  if (own.tries > (open?.tries ?? 0)) throw problem(problems['application-code-locked'])
  if (!services.crypto.open('application.phone', own.phone).endsWith(body.digits))
    throw problem(problems['application-code-unknown'])
  await sql`update places.application set tries = 0 where id = ${own.id}`.execute(tx)
  return own
}

interface BookingRow {
  readonly id: string
  readonly roomNo: number
  readonly revision: number
  readonly state: BookingState
  readonly startsAt: Date
  readonly endsAt: Date
  readonly during: string
  readonly reason: string | null
  readonly purpose: string
  readonly title: string | null
  readonly people: number | null
  readonly feeFen: number
  readonly venue: string
  readonly address: string | null
  readonly room: string
}

async function bookingsOf({ tx, today }: Call, { id }: Application): Promise<BookingRow[]> {
  const { rows } = await sql<BookingRow>`
    select b.id, b.room_no as "roomNo", b.revision, b.state, b.starts_at as "startsAt", b.ends_at as "endsAt", b.during::text as during, b.reason, b.purpose, b.title,
      b.people, b.fee_fen as "feeFen", v.name as venue, v.address, r.name as room
    from places.booking b join places.room r on r.no = b.room_no join places.venue_on(${today}::date) v on v.no = b.venue_no
    where b.application_id = ${id} order by b.starts_at`.execute(tx)
  return rows
}

const isAhead = ({ state, startsAt }: BookingRow, now: Date) => (state === 'applied' || state === 'booked') && startsAt > now

/** What the group is shown: its own days and how each stands, nothing of anybody else. */
async function tellOwn(call: Call, own: Application) {
  const { tx, today, now } = call
  const rows = await bookingsOf(call, own)
  const first = rows[0]!
  const { rows: skipped } = await sql<{ day: Day; reason: string; from: number; until: number }>`
    select d.on_day as day, d.reason, s.starts_minute as "from", s.ends_minute as until from places.series s join places.series_day d on d.series_id = s.id
    where s.application_id = ${own.id} and d.outcome = 'skipped'`.execute(tx)
  const { words } = await placeBook(tx, own.districtNo, today)
  const days = [
    ...rows.map((row) => {
      const day = dayOf(row.startsAt)
      const { state, reason } = row
      return { day, ...spanOn(day, row.startsAt, row.endsAt)!, state, reason, can: { cancel: isAhead(row, now) } }
    }),
    ...skipped.map((one) => ({ ...one, state: null, can: { cancel: false } })),
  ].toSorted((one, other) => (one.day < other.day ? -1 : 1))
  const ahead = rows.some((row) => isAhead(row, now))
  return {
    no: own.no,
    group: own.group,
    venue: { no: own.venueNo, name: first.venue },
    room: first.room,
    address: first.address,
    purpose: words.purposes.find((one) => one.code === first.purpose) ?? {
      code: first.purpose,
      zh: first.purpose,
      en: first.purpose,
    },
    title: first.title,
    people: first.people,
    feeFen: rows.reduce((sum, row) => sum + (['applied', 'booked', 'used', 'closed'].includes(row.state) ? row.feeFen : 0), 0),
    days,
    can: { cancel: ahead, forget: !ahead },
  }
}

export const followPublic = preparedCommand(places.followPublic, countTry, (call) =>
  asPlatform(call.tx, async () => tellOwn(call, await requireOwn(call))),
)

/** What is given back goes to whoever waits. Nothing follows from it for the group. */
export const cancelPublic = preparedCommand(places.cancelPublic, countTry, (call) =>
  asPlatform(call.tx, async () => {
    const { tx, body, now } = call
    const own = await requireOwn(call)
    await lockVenue(call, own.venueNo)
    const rows = (await bookingsOf(call, own)).filter(
      (row) => isAhead(row, now) && (!body.day || dayOf(row.startsAt) === body.day),
    )
    if (rows.length === 0) throw problem(problems['booking-cannot-move'])
    for (const { id } of rows) {
      await sql`update places.booking set state = 'cancelled', revision = revision + 1 where id = ${id}`.execute(tx)
      await addStep(call, id, 'cancelled', null)
    }
    for (const { roomNo, during } of rows) await offerFreed(call, { roomNo, during, districtNo: own.districtNo })
    await sql`update places.series s set ended_at = ${now} where s.application_id = ${own.id} and s.ended_at is null and not exists (
      select from places.booking b where b.series_id = s.id and b.state in ('applied', 'booked') and b.starts_at > ${now})`.execute(
      tx,
    )
    call.note({ objectType: 'place-application', objectId: own.id, fields: ['cancel'], detail: { days: rows.length } })
    return tellOwn(call, own)
  }),
)

/** What is applied for is written as well: a calendar that is taken again later says what became of it. */
export const writePublicCalendar = preparedCommand(places.writePublicCalendar, countTry, (call) =>
  asPlatform(call.tx, async () => {
    const rows = await bookingsOf(call, await requireOwn(call))
    const file = calendarFile(
      'places',
      call.now,
      rows
        .filter((row) => row.state !== 'refused')
        .map((row) => ({
          id: row.id,
          revision: row.revision,
          startsAt: row.startsAt,
          endsAt: row.endsAt,
          onDay: dayOf(row.startsAt),
          summary: row.title ?? row.venue,
          place: [row.venue, row.room, row.address].filter(Boolean).join(' · '),
          cancelled: row.state === 'cancelled',
        })),
    )
    return { fileName: file.fileName, contentType: file.contentType, text: String(file.body) }
  }),
)

/** The days stay, as of every booking; telephone and code go, and with them the way back to the group. */
export const forgetPublic = preparedCommand(places.forgetPublic, countTry, (call) =>
  asPlatform(call.tx, async () => {
    const { tx, today, now } = call
    const own = await requireOwn(call)
    if ((await bookingsOf(call, own)).some((row) => isAhead(row, now))) throw problem(problems['application-still-ahead'])
    await sql`update places.application set phone_sealed = null, phone_index = null, code_mac = null, forgotten_on = ${today} where id = ${own.id}`.execute(
      tx,
    )
    call.note({ objectType: 'place-application', objectId: own.id, fields: ['phone'] })
    return { no: own.no }
  }),
)
