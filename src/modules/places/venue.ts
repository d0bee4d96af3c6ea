import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { query } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { places } from './contract.ts'
import { facilityState, facilityStateOn } from './parts.ts'
import { placeProblems as problems } from './problems.ts'
import { type CheckedItem, type Hours, metOf, type WeeklySpan } from './rules.ts'
import { keptBy, nameIn, namesOf, type Reading, runBy } from './venues.ts'

/** A venue as it is on a day, with what a list does not show. */
export interface Venue {
  no: number
  districtNo: number
  ownerNo: number
  revision: number
  stateId: string
  fromOn: Day
  name: string
  kind: string
  tier: string | null
  state: 'planned' | 'open' | 'paused' | 'closed'
  shared: boolean
  model: boolean
  withinNo: number | null
  leadNo: number | null
  industryNo: number | null
  areaM2: number | null
  address: string | null
  lon: number | null
  lat: number | null
  streetNo: number | null
  communityNo: number | null
  audience: string[]
  facilities: string | null
  note: string | null
  hours: WeeklySpan[]
  onHolidays: 'closed' | 'usual'
  approval: boolean
  quotaMonth: number | null
  feeFen: number
  feeNote: string | null
  setupMinutes: number
  cleanupMinutes: number
  kept: boolean
  run: boolean
}

export const venueColumns = sql`v.no, v.district_no as "districtNo", v.owner_no as "ownerNo", v.revision, v.state_id as "stateId", v.from_on as "fromOn", v.name, v.kind, v.tier,
  v.state, v.shared, v.model, v.within_no as "withinNo", v.lead_no as "leadNo", v.industry_no as "industryNo", v.area_m2 as "areaM2", v.address, v.lon, v.lat,
  v.street_no as "streetNo", v.community_no as "communityNo", v.audience, v.facilities, v.note, v.hours, v.on_holidays as "onHolidays", v.approval,
  v.quota_month as "quotaMonth", v.fee_fen as "feeFen", v.fee_note as "feeNote", v.setup_minutes as "setupMinutes", v.cleanup_minutes as "cleanupMinutes"`

/** A venue on a day, or the first thing known of it where it begins later. Throws `venue-not-found`. */
export async function getVenueOn(call: Reading, no: number, day: Day): Promise<Venue> {
  const { rows } = await sql<Venue>`
    select ${venueColumns}, ${keptBy(call)} as kept, ${runBy(call)} as run
    from places.venue_on(greatest(${day}::date, (select min(s.from_on) from places.venue_state s where s.venue_no = ${no} and s.replaced_at is null))) v
    where v.no = ${no}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['venue-not-found'])
  return rows[0]
}

export interface ExceptionRow {
  id: string
  venueNo: number
  fromOn: Day
  untilOn: Day
  openFrom: number | null
  openUntil: number | null
  reason: string
}

/** Exceptions of venues, or of all in sight, that are not over before a day, in the order they were entered. */
export async function exceptionsOf(tx: Tx, nos: readonly number[] | null, fromOn: Day): Promise<ExceptionRow[]> {
  const { rows } = await sql<ExceptionRow>`
    select id, venue_no as "venueNo", from_on as "fromOn", until_on as "untilOn", open_from as "openFrom", open_until as "openUntil", reason
    from places.exception where (${nos && [...nos]}::integer[] is null or venue_no = any (${nos && [...nos]})) and retracted_at is null and until_on > ${fromOn}::date
    order by recorded_at, id`.execute(tx)
  return rows
}

export const spanOfException = ({ openFrom, openUntil }: Pick<ExceptionRow, 'openFrom' | 'openUntil'>) =>
  openFrom === null || openUntil === null ? null : { from: openFrom, until: openUntil }

export const hoursOf = (venue: Pick<Venue, 'hours' | 'onHolidays'>, exceptions: readonly ExceptionRow[]): Hours => ({
  weekly: venue.hours,
  onHolidays: venue.onHolidays,
  exceptions: exceptions.map((one) => ({
    fromOn: one.fromOn,
    untilOn: one.untilOn,
    span: spanOfException(one),
    reason: one.reason,
  })),
})

interface Parts {
  rooms: { no: number; name: string; seats: number | null; bookable: boolean }[]
  stations: { no: number; name: string; kind: string; state: string }[]
  within: { no: number; name: string } | null
  operators: {
    id: string
    unitNo: number | null
    name: string | null
    fromOn: Day
    untilOn: Day | null
    documentNo: string | null
    deliverables: string | null
  }[]
  services: { id: string; name: string; audience: string[]; providerNo: number | null; providerName: string | null }[]
  facilityList: {
    id: string
    kind: 'hardware' | 'software'
    name: string
    state: 'good' | 'lacking' | 'broken'
    stateOn: Day
    note: string | null
    upgrade: { id: string; no: number; state: string } | null
  }[]
  residents: { id: string; unitNo: number | null; name: string | null; role: string; fromOn: Day; untilOn: Day | null }[]
  checks: { id: string; onDay: Day; version: string; items: CheckedItem[] }[]
  history: { fromOn: Day; untilOn: Day | null; name: string; state: string; reason: string | null }[]
}

/** What hangs on a venue. Row-level security keeps self-checks with those who answer for it. */
async function partsOf(tx: Tx, venue: Venue, today: Day): Promise<Parts> {
  const { rows } = await sql<Parts>`
    select
      coalesce((select jsonb_agg(jsonb_build_object('no', r.no, 'name', r.name, 'seats', r.seats, 'bookable', r.bookable) order by r.no)
        from places.room r where r.venue_no = ${venue.no} and r.retired_at is null), '[]') as rooms,
      coalesce((select jsonb_agg(jsonb_build_object('no', s.no, 'name', s.name, 'kind', s.kind, 'state', s.state) order by s.name)
        from places.venue_on(${today}::date) s where s.within_no = ${venue.no}), '[]') as stations,
      (select jsonb_build_object('no', w.no, 'name', w.name) from places.venue_on(${today}::date) w where w.no = ${venue.withinNo}) as within,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'unitNo', o.unit_no, 'name', o.name, 'fromOn', o.from_on, 'untilOn', o.until_on, 'documentNo',
        o.document_no, 'deliverables', o.deliverables) order by o.from_on desc) from places.operator o where o.venue_no = ${venue.no} and o.retracted_at is null), '[]') as operators,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name, 'audience', e.audience, 'providerNo', e.provider_no, 'providerName', e.provider_name)
        order by e.recorded_at, e.name) from places.service e where e.venue_no = ${venue.no} and e.ended_at is null), '[]') as services,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'name', f.name, 'state', ${facilityState},
        'stateOn', ${facilityStateOn}, 'note', f.note, 'upgrade', case when u.id is not null then jsonb_build_object('id', u.id, 'no', u.no, 'state', u.state) end)
        order by f.kind, f.recorded_at, f.name) from places.facility f left join places.upgrade u on u.id = f.upgrade_id
        where f.venue_no = ${venue.no} and f.removed_at is null), '[]') as "facilityList",
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'unitNo', r.unit_no, 'name', r.name, 'role', r.role, 'fromOn', r.from_on, 'untilOn', r.until_on)
        order by r.until_on is not null, r.from_on desc, r.recorded_at) from places.resident r where r.venue_no = ${venue.no} and r.retracted_at is null), '[]') as residents,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'onDay', c.on_day, 'version', c.standard_version, 'items', c.items) order by c.on_day desc, c.recorded_at desc)
        from places.self_check c where c.venue_no = ${venue.no}), '[]') as checks,
      coalesce((select jsonb_agg(jsonb_build_object('fromOn', h.from_on, 'untilOn', h.until_on, 'name', h.name, 'state', h.state, 'reason', h.reason) order by h.from_on desc)
        from places.venue_state h where h.venue_no = ${venue.no} and h.replaced_at is null), '[]') as history`.execute(tx)
  return rows[0]!
}

export const getVenue = query(places.getVenue, async (call) => {
  const { tx, today, params } = call
  const venue = await getVenueOn(call, params.no, today)
  const parts = await partsOf(tx, venue, today)
  const exceptions = await exceptionsOf(tx, [venue.no], today)
  const nos = [
    venue.ownerNo,
    venue.streetNo,
    venue.leadNo,
    venue.industryNo,
    ...parts.operators.map((one) => one.unitNo),
    ...parts.services.map((one) => one.providerNo),
    ...parts.residents.map((one) => one.unitNo),
  ]
  const named = nameIn(await namesOf(tx, nos, today))
  const { kept, run, ownerNo, streetNo, leadNo, industryNo, withinNo: _, districtNo: _d, stateId: _s, ...plain } = venue
  const books = call.can('place.book') !== null && venue.state === 'open' && parts.rooms.some((room) => room.bookable)
  return {
    ...plain,
    metres: null,
    owner: named(ownerNo)!,
    street: named(streetNo),
    lead: named(leadNo),
    industry: named(industryNo),
    within: parts.within,
    rooms: parts.rooms.length,
    roomList: parts.rooms,
    stations: parts.stations.length,
    stationsList: parts.stations,
    exceptions: exceptions.map((one) => ({
      id: one.id,
      fromOn: one.fromOn,
      untilOn: one.untilOn,
      span: spanOfException(one),
      reason: one.reason,
    })),
    operators: parts.operators.map(({ unitNo, name, ...one }) => ({
      ...one,
      unit: named(unitNo),
      name: named(unitNo)?.name ?? name ?? '',
    })),
    services: parts.services.map(({ providerNo, providerName, ...one }) => ({
      ...one,
      provider: named(providerNo)?.name ?? providerName,
    })),
    facilityList: parts.facilityList,
    residents: parts.residents.map(({ unitNo, name, ...one }) => ({
      ...one,
      unit: named(unitNo),
      name: named(unitNo)?.name ?? name ?? '',
      now: one.untilOn === null || one.untilOn > today,
    })),
    checks: parts.checks.map((one) => ({ ...one, ...metOf(one.items) })),
    history: parts.history,
    can: { keep: kept, run: kept || run, book: books },
  }
})
