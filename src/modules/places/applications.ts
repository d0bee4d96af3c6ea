import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { plainPhone } from '../../kernel/phone.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, type Input } from '../../platform/commands/operation.ts'
import { spokenCode } from '../../platform/crypto/spoken-codes.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { getLent, insertBooking, refusals, requireSpan } from './booking-store.ts'
import { places } from './contract.ts'
import { placeProblems as problems } from './problems.ts'
import { lastOf } from './rules.ts'
import { keepSeries, type Weighted, weighDays, type Wish } from './series.ts'
import { type PlaceBook, placeBook } from './settings.ts'
import { requireWords } from './store.ts'
import { consentVersion } from './public-venues.ts'
import { endOffers } from './waiting-list.ts'

type Open = NonNullable<PlaceBook['open']>
type Applying = Call & Input<typeof places.applyPublic>

/**
 * A group without an account applies for a room. The platform writes the row; whoever answers for the venue says yes or no, as to every
 * booking that needs it, and the constraint of the database keeps the room for one at a time.
 */
export const applyPublic = command(places.applyPublic, (call) =>
  asPlatform(call.tx, async () => {
    const { tx, body, today, now, services } = call
    if (body.consentVersion !== consentVersion) throw problem(problems['application-consent-outdated'])
    requireSpan(body)
    const lent = await getLent(call, body.roomNo)
    const { districtNo, venueNo } = lent.room
    const { open } = await placeBook(tx, districtNo, today)
    if (open === null) throw problem(problems['application-not-offered'])
    if (body.times > open.mostTimes) throw problem(problems['application-too-long'], { most: open.mostTimes })
    await requireWords(call, districtNo, body)
    const phone = plainPhone(body.phone)
    const phoneIndex = services.crypto.blindIndex('application.phone', phone)
    await requireFew(call, phoneIndex, open)
    await endOffers(call, venueNo)
    const id = randomUUID()
    const code = spokenCode(10, 5)
    const rule = { fromOn: body.fromOn, times: body.times, everyWeeks: body.everyWeeks, skipHolidays: true }
    const { rows } = await sql<{ no: number }>`
      insert into places.application (id, district_no, venue_no, group_name, phone_sealed, phone_index, code_mac, consent_version, consent_at, applied_on, last_on)
      values (${id}, ${districtNo}, ${venueNo}, ${body.group}, ${services.crypto.seal('application.phone', phone)}, ${phoneIndex},
        ${services.crypto.mac('application.code', code.plain)}, ${body.consentVersion}, ${now}, ${today}, ${lastOf(rule)}) returning no`.execute(
      tx,
    )
    const wish: Wish = {
      ...rule,
      roomNo: body.roomNo,
      unitNo: null,
      group: { phoneIndex, audience: open.audience },
      applicationId: id,
      purpose: body.purpose,
      title: body.title,
      people: body.people,
      from: body.from,
      until: body.until,
    }
    const days = await weighDays(call, lent, wish)
    await requireFewAhead(call, phoneIndex, open, days.filter((one) => one.skipped === null).length)
    if (body.times === 1) await keepOne(call, lent, wish, days[0]!)
    else await keepSeries(call, lent, wish, days)
    call.note({ objectType: 'place-application', objectId: id, fields: ['phone'] })
    return {
      no: rows[0]!.no,
      code: code.told,
      days: days.map(({ day, skipped, provisional }) => ({
        day,
        outcome: skipped === null ? ('applied' as const) : ('skipped' as const),
        reason: skipped,
        provisional,
      })),
    }
  }),
)

/** A single day that cannot be had is refused, not skipped. */
async function keepOne(call: Applying, lent: Awaited<ReturnType<typeof getLent>>, wish: Wish, { weighed, skipped }: Weighted) {
  const { decision } = weighed
  if (skipped !== null || !decision.ok) throw problem(refusals[skipped ?? 'closed'])
  await insertBooking(call, lent, weighed, { ...wish, state: decision.state, feeFen: decision.feeFen })
}

/** Applications of one telephone are decided one after the other. Throws `application-too-many-today`. */
async function requireFew({ tx, today }: Applying, phoneIndex: Buffer, { perDay }: Open): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(encode(${phoneIndex}::bytea, 'hex')))`.execute(tx)
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from places.application where phone_index = ${phoneIndex} and applied_on = ${today}`.execute(
    tx,
  )
  if (rows[0]!.count >= perDay) throw problem(problems['application-too-many-today'], { most: perDay })
}

/** Nobody holds rooms ahead without end. Throws `application-too-many-ahead`. */
async function requireFewAhead({ tx, now }: Applying, phoneIndex: Buffer, { mostAhead }: Open, more: number): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from places.booking b join places.application a on a.id = b.application_id
    where a.phone_index = ${phoneIndex} and b.state in ('applied', 'booked') and b.starts_at > ${now}`.execute(tx)
  if (rows[0]!.count + more > mostAhead) throw problem(problems['application-too-many-ahead'], { most: mostAhead })
}
