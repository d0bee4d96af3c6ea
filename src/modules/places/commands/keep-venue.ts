import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays } from '../../../kernel/dates.ts'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { places } from '../contract.ts'
import { placeProblems as problems } from '../problems.ts'
import { decideCheck, instantOf, metOf } from '../rules.ts'
import { placeBook } from '../settings.ts'
import { aboutVenue, getVenueForChange, requireKnown, requireWords, venueOfPart } from '../store.ts'

async function requireNameFree(call: Call, venueNo: number, name: string, roomNo: number | null): Promise<void> {
  const { rows } = await sql`
    select no from places.room where venue_no = ${venueNo} and name = ${name} and retired_at is null and no is distinct from ${roomNo}::integer`.execute(
    call.tx,
  )
  if (rows[0]) throw problem(problems['room-name-taken'])
}

export const addRoom = command(places.addRoom, async (call) => {
  const { body } = call
  const venue = await getVenueForChange(call, call.params.no)
  await requireNameFree(call, venue.no, body.name, null)
  const { rows } = await sql<{ no: number }>`
    insert into places.room (venue_no, name, seats, bookable, account_id) values (${venue.no}, ${body.name}, ${body.seats ?? null}, ${body.bookable}, ${call.actor.accountId})
    returning no`.execute(call.tx)
  call.note(aboutVenue(venue.no, 'room'))
  return { no: rows[0]!.no }
})

/** A room is given up once nothing is booked in it any more. */
export const changeRoom = command(places.changeRoom, async (call) => {
  const { body, params, tx, now } = call
  const venue = await venueOfPart(call, 'room', params.no, problems['room-not-found'])
  await requireNameFree(call, venue.no, body.name, params.no)
  if (body.retired) {
    const { rows } = await sql`
      select id from places.booking where room_no = ${params.no} and ends_at > ${now} and state in ('applied', 'waiting', 'offered', 'booked', 'used') limit 1`.execute(
      tx,
    )
    if (rows[0]) throw problem(problems['room-booked'])
  }
  await sql`
    update places.room set name = ${body.name}, seats = ${body.seats ?? null}, bookable = ${body.bookable}, retired_at = ${body.retired ? now : null}
    where no = ${params.no}`.execute(tx)
  call.note(aboutVenue(venue.no, 'room'))
  return { no: params.no }
})

/** Bookings that stand in the way are told, not cancelled: whoever closes a venue speaks with those who come. */
export const addException = command(places.addException, async (call) => {
  const { body, tx } = call
  const venue = await getVenueForChange(call, call.params.no, undefined, problems['venue-not-found'], 'operator')
  const [from, until] = [body.from ?? null, body.until ?? null]
  if (body.untilOn <= body.fromOn || (from === null) !== (until === null) || (from !== null && until! <= from))
    throw problem(problems['venue-hours-unfit'])
  const id = randomUUID()
  await sql`
    insert into places.exception (id, venue_no, from_on, until_on, open_from, open_until, reason, account_id)
    values (${id}, ${venue.no}, ${body.fromOn}, ${body.untilOn}, ${from}, ${until}, ${body.reason}, ${call.actor.accountId})`.execute(
    tx,
  )
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from places.booking where venue_no = ${venue.no} and state in ('applied', 'offered', 'booked')
      and starts_at >= ${instantOf(body.fromOn, 0)} and starts_at < ${instantOf(body.untilOn, 0)}`.execute(tx)
  call.note(aboutVenue(venue.no, 'exception'))
  return { id, bookings: rows[0]!.count }
})

export const retractException = command(places.retractException, async (call) => {
  const venue = await venueOfPart(call, 'exception', call.params.id, problems['exception-not-found'])
  await sql`update places.exception set retracted_at = transaction_timestamp() where id = ${call.params.id}`.execute(call.tx)
  call.note(aboutVenue(venue.no, 'exception'))
  return { id: call.params.id }
})

const requireOneName = ({ unitNo, name }: { unitNo?: number | null | undefined; name?: string | null | undefined }) => {
  if (unitNo && name) throw problem(problems['venue-named-unknown'])
}

export const addOperator = command(places.addOperator, async (call) => {
  const { body, tx } = call
  const venue = await getVenueForChange(call, call.params.no)
  requireOneName(body)
  if (!body.unitNo && !body.name) throw problem(problems['venue-named-unknown'])
  if (body.untilOn && body.untilOn <= body.fromOn) throw problem(problems['venue-day-unfit'], { day: addDays(body.fromOn, 1) })
  await requireKnown(call, [body.unitNo])
  const id = randomUUID()
  await sql`
    insert into places.operator (id, venue_no, unit_no, name, from_on, until_on, document_no, deliverables, account_id)
    values (${id}, ${venue.no}, ${body.unitNo ?? null}, ${body.name || null}, ${body.fromOn}, ${body.untilOn ?? null}, ${body.documentNo || null},
      ${body.deliverables || null}, ${call.actor.accountId})`.execute(tx)
  call.note(aboutVenue(venue.no, 'operator'))
  return { id }
})

export const retractOperator = command(places.retractOperator, async (call) => {
  const venue = await venueOfPart(call, 'operator', call.params.id, problems['operator-not-found'])
  await sql`update places.operator set retracted_at = transaction_timestamp() where id = ${call.params.id}`.execute(call.tx)
  call.note(aboutVenue(venue.no, 'operator'))
  return { id: call.params.id }
})

export const addService = command(places.addService, async (call) => {
  const { body } = call
  const venue = await getVenueForChange(call, call.params.no)
  requireOneName(body)
  await requireWords(call, venue.districtNo, { audience: body.audience })
  await requireKnown(call, [body.unitNo])
  const id = randomUUID()
  await sql`
    insert into places.service (id, venue_no, name, audience, provider_no, provider_name, account_id)
    values (${id}, ${venue.no}, ${body.service}, ${body.audience}::text[], ${body.unitNo ?? null}, ${body.name || null}, ${call.actor.accountId})`.execute(
    call.tx,
  )
  call.note(aboutVenue(venue.no, 'service'))
  return { id }
})

export const endService = command(places.endService, async (call) => {
  const venue = await venueOfPart(call, 'service', call.params.id, problems['service-not-found'])
  await sql`update places.service set ended_at = transaction_timestamp() where id = ${call.params.id}`.execute(call.tx)
  call.note(aboutVenue(venue.no, 'service'))
  return { id: call.params.id }
})

export const checkVenue = command(places.checkVenue, async (call) => {
  const { body, tx, today } = call
  const venue = await getVenueForChange(call, call.params.no)
  const { standard } = await placeBook(tx, venue.districtNo, today)
  const decision = decideCheck(standard?.items ?? [], body.items)
  if (!decision.ok) throw problem(problems[decision.code], { item: decision.item })
  if (body.onDay > today) throw problem(problems['venue-day-unfit'], { day: today })
  const id = randomUUID()
  await sql`
    insert into places.self_check (id, venue_no, on_day, standard_version, items, account_id)
    values (${id}, ${venue.no}, ${body.onDay}, ${standard?.ref.version ?? ''}, ${JSON.stringify(body.items)}::jsonb, ${call.actor.accountId})`.execute(
    tx,
  )
  call.note(aboutVenue(venue.no, 'self-check'))
  return { id, ...metOf(body.items) }
})
