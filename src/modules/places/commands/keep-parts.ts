import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays } from '../../../kernel/dates.ts'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import { places } from '../contract.ts'
import { placeProblems as problems } from '../problems.ts'
import { placeBook } from '../settings.ts'
import { aboutVenue, getVenueForChange, requireKnown, venueOfPart } from '../store.ts'

export const addFacility = command(places.addFacility, async (call) => {
  const { body, tx, today } = call
  const venue = await getVenueForChange(call, call.params.no)
  const id = randomUUID()
  const { rows } = await sql`
    insert into places.facility (id, venue_no, kind, name, state, state_on, note, account_id)
    values (${id}, ${venue.no}, ${body.kind}, ${body.item}, ${body.state}, ${today}, ${body.note || null}, ${call.actor.accountId})
    on conflict (venue_no, name) where removed_at is null do nothing returning id`.execute(tx)
  if (!rows[0]) throw problem(problems['facility-known'])
  call.note(aboutVenue(venue.no, 'facility'))
  return { id }
})

/** An upgrade betters things of its own venue only. */
export const changeFacility = command(places.changeFacility, async (call) => {
  const { body, params, tx, today, now } = call
  const venue = await venueOfPart(call, 'facility', params.id, problems['facility-not-found'])
  const upgradeId = body.upgradeId ?? null
  if (upgradeId !== null) {
    const { rows } =
      await sql`select id from places.upgrade where id = ${upgradeId} and venue_no = ${venue.no} and state <> 'stopped'`.execute(
        tx,
      )
    if (!rows[0]) throw problem(problems['upgrade-not-found'])
  }
  await sql`
    update places.facility set state = ${body.state}, state_on = ${today}, note = ${body.note || null}, upgrade_id = ${upgradeId},
      removed_at = ${body.gone ? now : null} where id = ${params.id}`.execute(tx)
  call.note(aboutVenue(venue.no, 'facility'))
  return { id: params.id }
})

export const addResident = command(places.addResident, async (call) => {
  const { body, tx, today } = call
  const venue = await getVenueForChange(call, call.params.no)
  if (Boolean(body.unitNo) === Boolean(body.name)) throw problem(problems['venue-named-unknown'])
  if (body.untilOn && body.untilOn <= body.fromOn) throw problem(problems['venue-day-unfit'], { day: addDays(body.fromOn, 1) })
  const { residents } = await placeBook(tx, venue.districtNo, today)
  if (!residents?.roles.some((one) => one.code === body.role)) throw problem(problems['venue-word-unknown'], { word: body.role })
  await requireKnown(call, [body.unitNo])
  const id = randomUUID()
  await sql`
    insert into places.resident (id, venue_no, unit_no, name, role, from_on, until_on, rule_version, account_id)
    values (${id}, ${venue.no}, ${body.unitNo ?? null}, ${body.name || null}, ${body.role}, ${body.fromOn}, ${body.untilOn ?? null}, ${residents.ref.version},
      ${call.actor.accountId})`.execute(tx)
  call.note(aboutVenue(venue.no, 'resident'))
  return { id }
})

export const endResident = command(places.endResident, async (call) => {
  const { body, params, tx, now } = call
  const venue = await venueOfPart(call, 'resident', params.id, problems['resident-not-found'])
  const untilOn = body.untilOn ?? null
  const { rows } = await sql<{ fromOn: string }>`select from_on as "fromOn" from places.resident where id = ${params.id}`.execute(
    tx,
  )
  if (untilOn !== null && untilOn <= rows[0]!.fromOn)
    throw problem(problems['venue-day-unfit'], { day: addDays(rows[0]!.fromOn, 1) })
  const set = untilOn === null ? sql`retracted_at = ${now}` : sql`until_on = ${untilOn}`
  await sql`update places.resident set ${set} where id = ${params.id}`.execute(tx)
  call.note(aboutVenue(venue.no, 'resident'))
  return { id: params.id }
})
