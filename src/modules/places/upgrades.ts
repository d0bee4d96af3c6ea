import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { type Call, command, type Input, query } from '../../platform/commands/operation.ts'
import { likeOf } from '../../platform/db/like.ts'
import { places } from './contract.ts'
import { placeProblems as problems } from './problems.ts'
import {
  actsOfUpgrade,
  type CheckedItem,
  decideAcceptance,
  metOf,
  type UpgradeAct,
  upgradeActs,
  type UpgradeState,
} from './rules.ts'
import { placeBook } from './settings.ts'
import { aboutVenue, endLastState, getVenueForChange, requireWords } from './store.ts'
import { keptBy, nameIn, namesOf, type Reading } from './venues.ts'

export type UpgradeFilter = Partial<Omit<QueryOf<typeof places.listUpgrades>, 'page' | 'pageSize'>>

interface Row {
  id: string
  no: number
  revision: number
  venueNo: number
  venue: string
  kind: string
  streetNo: number | null
  fromTier: string | null
  toTier: string
  state: UpgradeState
  responsible: string
  what: string | null
  startsOn: Day
  dueOn: Day
  begunOn: Day | null
  acceptedOn: Day | null
  reason: string | null
  fromCheckId: string | null
  checkId: string | null
  late: boolean
  kept: boolean
}

const late = (today: Day) => sql<boolean>`u.state in ('planned', 'under-way') and u.due_on < ${today}::date`

/** The one predicate of list, count and export; row-level security keeps to the own district. */
function whereOf(call: Reading, filter: UpgradeFilter): RawBuilder<boolean> {
  const { q, state = null, tier = null, kind = null, venueNo = null, streetNo = null } = filter
  const like = likeOf(q)
  return sql<boolean>`(${state}::text is null or u.state = ${state} or ${state} = 'late' and ${late(call.today)})
    and (${tier}::text[] is null or u.to_tier = any (${tier})) and (${kind}::text[] is null or v.kind = any (${kind}))
    and (${venueNo}::integer is null or u.venue_no = ${venueNo}) and (${streetNo}::integer is null or v.street_no = ${streetNo})
    and (${like}::text is null or v.name ilike ${like} or u.responsible ilike ${like} or u.no::text = ${q ?? ''})`
}

export async function listUpgradeRows(
  call: Reading,
  where: RawBuilder<boolean>,
  { limit, offset }: { limit: number; offset: number },
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select u.id, u.no, u.revision, u.venue_no as "venueNo", v.name as venue, v.kind, v.street_no as "streetNo", u.from_tier as "fromTier", u.to_tier as "toTier",
      u.state, u.responsible, u.what, u.starts_on as "startsOn", u.due_on as "dueOn", u.begun_on as "begunOn", u.accepted_on as "acceptedOn", u.reason,
      u.from_check_id as "fromCheckId", u.check_id as "checkId", ${late(call.today)} as late, ${keptBy(call)} as kept
    from places.upgrade u join places.venue_on(${call.today}::date) v on v.no = u.venue_no where ${where}
    order by array_position(array['under-way', 'planned', 'accepted', 'stopped'], u.state), u.due_on, u.no limit ${limit} offset ${offset}`.execute(
    call.tx,
  )
  return rows
}

export async function presentUpgrades(call: Reading, rows: readonly Row[]) {
  const named = nameIn(
    await namesOf(
      call.tx,
      rows.map((row) => row.streetNo),
      call.today,
    ),
  )
  return rows.map(({ venueNo, venue, streetNo, what: _w, reason: _r, fromCheckId: _f, checkId: _c, kept: _k, ...row }) => ({
    ...row,
    venue: { no: venueNo, name: venue },
    street: named(streetNo),
  }))
}

export const fitsUpgrade = whereOf

export const listUpgrades = query(places.listUpgrades, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const where = whereOf(call, filter)
  const { rows: counts } = await sql<{ total: number }>`
    select count(*)::integer as total from places.upgrade u join places.venue_on(${call.today}::date) v on v.no = u.venue_no where ${where}`.execute(
    call.tx,
  )
  const rows = await listUpgradeRows(call, where, { limit: pageSize, offset: (page - 1) * pageSize })
  return { items: await presentUpgrades(call, rows), total: counts[0]!.total, page, pageSize }
})

async function getRow(call: Reading, id: string): Promise<Row> {
  const [row] = await listUpgradeRows(call, sql<boolean>`u.id = ${id}`, { limit: 1, offset: 0 })
  if (!row) throw problem(problems['upgrade-not-found'])
  return row
}

interface Check {
  readonly id: string
  readonly onDay: Day
  readonly version: string
  readonly items: CheckedItem[]
}

/** A self-check by its number, or the last of a venue; row-level security keeps it with those who answer for the venue. */
async function findCheck({ tx }: Pick<Call, 'tx'>, which: { id: string } | { venueNo: number }): Promise<Check | null> {
  const { rows } = await sql<Check>`
    select c.id, c.on_day as "onDay", c.standard_version as version, c.items from places.self_check c
    where ${'id' in which ? sql`c.id = ${which.id}` : sql`c.venue_no = ${which.venueNo}`} order by c.on_day desc, c.recorded_at desc limit 1`.execute(
    tx,
  )
  return rows[0] ?? null
}

const resultOf = (check: Check | null) =>
  check && { id: check.id, onDay: check.onDay, version: check.version, ...metOf(check.items) }

export const getUpgrade = query(places.getUpgrade, async (call) => {
  const row = await getRow(call, call.params.id)
  const [shown] = await presentUpgrades(call, [row])
  return {
    ...shown!,
    what: row.what,
    reason: row.reason,
    before: row.fromCheckId ? resultOf(await findCheck(call, { id: row.fromCheckId })) : null,
    after: row.checkId ? resultOf(await findCheck(call, { id: row.checkId })) : null,
    can: { acts: row.kept ? actsOfUpgrade(row.state) : [] },
  }
})

export const planUpgrade = command(places.planUpgrade, async (call) => {
  const { tx, body, today } = call
  const venue = await getVenueForChange(call, call.params.no)
  await requireWords(call, venue.districtNo, { tier: body.toTier })
  if (body.dueOn < body.startsOn) throw problem(problems['venue-day-unfit'], { day: body.startsOn })
  const { rows: now } = await sql<{ tier: string | null }>`
    select tier from places.venue_on(${today}::date) where no = ${venue.no}`.execute(tx)
  const fromTier = now[0]?.tier ?? null
  if (fromTier === body.toTier) throw problem(problems['upgrade-tier-same'])
  const { rows: open } = await sql`
    select id from places.upgrade where venue_no = ${venue.no} and state in ('planned', 'under-way')`.execute(tx)
  if (open[0]) throw problem(problems['upgrade-open-already'])
  const id = randomUUID()
  const check = await findCheck(call, { venueNo: venue.no })
  const { rows } = await sql<{ no: number }>`
    insert into places.upgrade (id, venue_no, from_tier, to_tier, from_check_id, responsible, what, starts_on, due_on, account_id)
    values (${id}, ${venue.no}, ${fromTier}, ${body.toTier}, ${check?.id ?? null}, ${body.responsible}, ${body.what || null}, ${body.startsOn}, ${body.dueOn},
      ${call.actor.accountId}) returning no`.execute(tx)
  call.note(aboutVenue(venue.no, 'upgrade'))
  return { id, no: rows[0]!.no, revision: 1 }
})

export const moveUpgrade = command(places.moveUpgrade, async (call) => {
  const { body, today } = call
  const row = await getRow(call, call.params.id)
  const venue = await getVenueForChange(call, row.venueNo, undefined, problems['upgrade-not-found'])
  if (call.ifMatch !== row.revision) throw problem(commonProblems['revision-stale'], { seen: call.ifMatch, now: row.revision })
  if (!actsOfUpgrade(row.state).includes(body.act)) throw problem(problems['upgrade-not-now'])
  const onDay = body.onDay ?? today
  if (onDay > today) throw problem(problems['venue-day-unfit'], { day: today })
  await carryOut[body.act](call, { ...row, districtNo: venue.districtNo }, onDay)
  const { to } = upgradeActs[body.act]
  call.note(aboutVenue(venue.no, 'upgrade'))
  return { id: row.id, state: to, revision: row.revision + 1 }
})

type Moving = Call & Input<typeof places.moveUpgrade>
type Project = Row & { readonly districtNo: number }

const carryOut: Readonly<Record<UpgradeAct, (call: Moving, row: Project, onDay: Day) => Promise<void>>> = {
  async begin({ tx }, row, onDay) {
    await sql`update places.upgrade set state = 'under-way', begun_on = ${onDay}, revision = revision + 1 where id = ${row.id}`.execute(
      tx,
    )
  },
  async accept(call, row, onDay) {
    const { tx, today } = call
    const check = await findCheck(call, { venueNo: row.venueNo })
    const { upgrade } = await placeBook(tx, row.districtNo, today)
    const decision = decideAcceptance(check, row.begunOn!, onDay, upgrade.mostLacking)
    if (!decision.ok) throw problem(problems[decision.code], { lacking: decision.lacking, day: row.begunOn! })
    await setTier(call, row, onDay)
    await sql`update places.upgrade set state = 'accepted', accepted_on = ${onDay}, check_id = ${check!.id}, revision = revision + 1 where id = ${row.id}`.execute(
      tx,
    )
  },
  async stop({ tx, body }, row) {
    const reason = body.reason?.trim()
    if (!reason) throw problem(problems['booking-reason-missing'])
    await sql`update places.upgrade set state = 'stopped', reason = ${reason}, revision = revision + 1 where id = ${row.id}`.execute(
      tx,
    )
  },
}

/** From the day on the venue is all that it was, with another tier. */
async function setTier(call: Call, { venueNo, toTier }: Project, onDay: Day): Promise<void> {
  const last = await endLastState(call, venueNo, onDay)
  await sql`
    insert into places.venue_state (id, venue_no, from_on, name, kind, tier, state, shared, model, within_no, lead_no, industry_no, area_m2, address, lon, lat,
      street_no, community_no, audience, facilities, note, hours, on_holidays, approval, quota_month, fee_fen, fee_note, setup_minutes, cleanup_minutes, reason, account_id)
    select ${randomUUID()}, venue_no, ${onDay}, name, kind, ${toTier}, state, shared, model, within_no, lead_no, industry_no, area_m2, address, lon, lat,
      street_no, community_no, audience, facilities, note, hours, on_holidays, approval, quota_month, fee_fen, fee_note, setup_minutes, cleanup_minutes,
      'upgrade-accepted', ${call.actor.accountId} from places.venue_state where id = ${last}`.execute(call.tx)
}
