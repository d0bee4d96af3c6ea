import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { command, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { likeOf } from '../../platform/db/like.ts'
import { requireUnit } from './booking-store.ts'
import { places } from './contract.ts'
import { placeProblems as problems } from './problems.ts'
import { actsOfOffer, offerActs, type OfferState } from './rules.ts'
import { requireWords } from './store.ts'
import { getVenueOn } from './venue.ts'
import { keptBy, nameIn, namesOf, type Reading } from './venues.ts'

export type OfferFilter = Partial<Omit<QueryOf<typeof places.listServiceOffers>, 'page' | 'pageSize'>>

interface Row {
  id: string
  no: number
  revision: number
  venueNo: number
  venue: string
  unitNo: number
  name: string
  audience: string[]
  words: string | null
  state: OfferState
  reason: string | null
  proposedOn: Day
  decidedOn: Day | null
  kept: boolean
  asked: boolean
}

/** The organisation that proposes lies in what the caller may book for. */
const askedBy = (call: Reading): RawBuilder<boolean> => {
  const scope = call.can('place.book')
  if (scope === null) return sql<boolean>`false`
  if (scope.everything) return sql<boolean>`true`
  return sql<boolean>`exists (select from organisations.unit a where a.no = o.unit_no and ${reachedBy(scope, 'a.scope_nodes')})`
}

/** Either side lies in the caller's reach; row-level security says the same behind it. */
const inReach = ({ scope }: Reading): RawBuilder<boolean> =>
  scope.everything
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from organisations.unit a where a.no in (o.unit_no, v.owner_no) and ${reachedBy(scope, 'a.scope_nodes')})`

/** The one predicate of list, count and export. */
export function fitsOffer(call: Reading, filter: OfferFilter): RawBuilder<boolean> {
  const { q, state = null, side, venueNo = null, streetNo = null } = filter
  const like = likeOf(q)
  const ours = side === undefined ? sql<boolean>`true` : side === 'to-us' ? keptBy(call) : askedBy(call)
  return sql<boolean>`${inReach(call)} and ${ours} and (${state}::text is null or o.state = ${state})
    and (${venueNo}::integer is null or o.venue_no = ${venueNo}) and (${streetNo}::integer is null or v.street_no = ${streetNo})
    and (${like}::text is null or o.name ilike ${like} or v.name ilike ${like} or o.no::text = ${q ?? ''})`
}

export async function listOfferRows(
  call: Reading,
  where: RawBuilder<boolean>,
  { limit, offset }: { limit: number; offset: number },
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select o.id, o.no, o.revision, o.venue_no as "venueNo", v.name as venue, o.unit_no as "unitNo", o.name, o.audience, o.words, o.state, o.reason,
      o.proposed_on as "proposedOn", o.decided_on as "decidedOn", ${keptBy(call)} as kept, ${askedBy(call)} as asked
    from places.service_offer o join places.venue_on(${call.today}::date) v on v.no = o.venue_no where ${where}
    order by o.state <> 'proposed', o.recorded_at desc, o.no desc limit ${limit} offset ${offset}`.execute(call.tx)
  return rows
}

export async function presentOffers(call: Reading, rows: readonly Row[]) {
  const named = nameIn(
    await namesOf(
      call.tx,
      rows.map((row) => row.unitNo),
      call.today,
    ),
  )
  return rows.map(({ venueNo, venue, unitNo, kept, asked, ...row }) => ({
    ...row,
    venue: { no: venueNo, name: venue },
    unit: named(unitNo)!,
    can: { acts: actsOfOffer(row.state, { venue: kept, unit: asked }) },
  }))
}

export const listServiceOffers = query(places.listServiceOffers, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const where = fitsOffer(call, filter)
  const { rows: counts } = await sql<{ total: number }>`
    select count(*)::integer as total from places.service_offer o join places.venue_on(${call.today}::date) v on v.no = o.venue_no where ${where}`.execute(
    call.tx,
  )
  const rows = await listOfferRows(call, where, { limit: pageSize, offset: (page - 1) * pageSize })
  return { items: await presentOffers(call, rows), total: counts[0]!.total, page, pageSize }
})

/** An organisation that is not the owner, for a venue that is open and shared. */
export const proposeService = command(places.proposeService, async (call) => {
  const { tx, body, params, today } = call
  const venue = await getVenueOn(call, params.no, today)
  await requireUnit(call, body.unitNo)
  if (venue.ownerNo === body.unitNo) throw problem(problems['service-offer-own-venue'])
  if (venue.state !== 'open') throw problem(problems['booking-venue-not-open'])
  if (!venue.shared) throw problem(problems['booking-not-shared'])
  await requireWords(call, venue.districtNo, { audience: body.audience })
  const { rows: known } = await sql`
    select id from places.service_offer where venue_no = ${venue.no} and unit_no = ${body.unitNo} and name = ${body.service} and state = 'proposed'`.execute(
    tx,
  )
  if (known[0]) throw problem(problems['service-offer-known'])
  const id = randomUUID()
  const { rows } = await sql<{ no: number }>`
    insert into places.service_offer (id, venue_no, unit_no, name, audience, words, proposed_on, account_id)
    values (${id}, ${venue.no}, ${body.unitNo}, ${body.service}, ${body.audience}::text[], ${body.words || null}, ${today}, ${call.actor.accountId}) returning no`.execute(
    tx,
  )
  call.note({ objectType: 'service-offer', objectId: id, fields: ['proposed'] })
  return { id, no: rows[0]!.no, revision: 1 }
})

/** What is agreed stands among the services of the venue, with the name of who gives it. */
export const answerServiceOffer = command(places.answerServiceOffer, async (call) => {
  const { tx, body, params, today } = call
  await sql`select id from places.service_offer where id = ${params.id} for update`.execute(tx)
  const [row] = await listOfferRows(call, sql<boolean>`o.id = ${params.id} and ${inReach(call)}`, { limit: 1, offset: 0 })
  if (!row) throw problem(problems['service-offer-not-found'])
  if (call.ifMatch !== row.revision) throw problem(commonProblems['revision-stale'], { seen: call.ifMatch, now: row.revision })
  if (row.state !== 'proposed') throw problem(problems['service-offer-answered'])
  if (!actsOfOffer(row.state, { venue: row.kept, unit: row.asked }).includes(body.act))
    throw problem(problems['booking-not-yours'])
  const reason = body.reason?.trim() || null
  if (body.act === 'decline' && reason === null) throw problem(problems['booking-reason-missing'])
  const { to } = offerActs[body.act]
  const serviceId = to === 'agreed' ? randomUUID() : null
  if (serviceId !== null)
    await sql`insert into places.service (id, venue_no, name, audience, provider_no, account_id)
        values (${serviceId}, ${row.venueNo}, ${row.name}, ${row.audience}::text[], ${row.unitNo}, ${call.actor.accountId})`.execute(
      tx,
    )
  await sql`update places.service_offer set state = ${to}, reason = ${reason}, service_id = ${serviceId}, decided_on = ${today}, revision = revision + 1
    where id = ${row.id}`.execute(tx)
  call.note({ objectType: 'service-offer', objectId: row.id, fields: [body.act] })
  return { id: row.id, state: to, revision: row.revision + 1 }
})
