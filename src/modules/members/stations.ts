import { type RawBuilder, sql } from 'kysely'
import { maskName } from '../../kernel/mask.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, download, query } from '../../platform/commands/operation.ts'
import type { VenueTold } from '../../platform/contributions/venues.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { members } from './contract.ts'
import { type FileColumn, listFile } from './files.ts'
import { memberProblems as problems } from './problems.ts'
import { decideDay } from './rules.ts'
import { getBranch, sealPhone } from './store.ts'

interface StationRow {
  id: string
  kind: 'station' | 'contact_point' | 'activity_room'
  name: string
  hostNo: number
  hostName: string
  whereabouts: string | null
  venueNo: number | null
  site: string | null
  associationNo: number | null
  associationName: string | null
  districtNo: number
  hours: string | null
  openedOn: string
  closedOn: string | null
  liaisons: { id: number; name: string; fromOn: string }[]
  visits: number
  consultations: number
  unanswered: number
  lastVisitOn: string | null
  own: boolean
}
export interface StationFilter {
  kind?: string | undefined
  state: string
  districtNo?: number | undefined
  asOf?: string | undefined
  venueNo?: number | undefined
  associationNo?: number | undefined
  onSite?: 'yes' | undefined
}

const fits = ({ scope }: Pick<Call, 'scope'>, filter: StationFilter): RawBuilder<boolean> => {
  const { kind, state } = filter
  const [districtNo, asOf] = [filter.districtNo ?? null, filter.asOf ?? null]
  const [venueNo, associationNo] = [filter.venueNo ?? null, filter.associationNo ?? null]
  return sql<boolean>`
  exists (select from organisations.unit u where u.no = s.host_no and ${reachedBy(scope, 'u.scope_nodes')}
    and (${districtNo}::integer is null or u.district_no = ${districtNo}))
  and (${asOf}::date is null or s.opened_on <= ${asOf})
  and (${venueNo}::integer is null or s.venue_no = ${venueNo}) and (${associationNo}::integer is null or s.association_no = ${associationNo})
  and (${filter.onSite ?? null}::text is null or s.site is not null)
  and (${kind ?? null}::text is null or s.kind = ${kind ?? null}) and (${state} = 'all' or (s.closed_on is null or coalesce(s.closed_on > ${asOf}::date, false)) = (${state} = 'open'))`
}

/** How many stations fit: the total of the list. */
export async function countStations(reader: Pick<Call, 'tx' | 'scope'>, filter: StationFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from members.station s where ${fits(reader, filter)}`.execute(reader.tx)
  return rows[0]!.count
}

async function listRows(call: Call, filter: StationFilter, limit: number, offset: number): Promise<StationRow[]> {
  const own = call.can('member.own')
  const { rows } = await sql<StationRow>`
    select s.id, s.kind, s.name, s.host_no as "hostNo", coalesce(n.name, s.host_no::text) as "hostName", s.whereabouts, s.hours,
      s.district_no as "districtNo", s.venue_no as "venueNo", s.site, s.association_no as "associationNo", a.name as "associationName",
      s.opened_on as "openedOn", s.closed_on as "closedOn",
      ${own ? sql`exists (select from organisations.unit u where u.no = s.host_no and ${reachedBy(own, 'u.scope_nodes')})` : sql`false`} as own,
      coalesce((select json_agg(json_build_object('id', l.id, 'name', l.name, 'fromOn', l.from_on) order by l.from_on, l.id)
        from members.station_liaison l where l.station_id = s.id and l.until_on is null), '[]') as liaisons, coalesce(v.visits, 0) as visits, v.last as "lastVisitOn",
      c.asked as consultations, c.unanswered
    from members.station s left join lateral (select h.name from organisations.unit_on(${call.today}::date) h where h.unit_no = s.host_no) n on true
    left join lateral (select count(*)::integer as visits, max(k.on_day) as last from members.station_visit k where k.station_id = s.id and k.retracted_at is null) v on true
    left join lateral members.unit_named(s.association_no, s.district_no, ${call.today}::date) a on true
    cross join lateral (select count(*)::integer as asked, count(*) filter (where k.answered_on is null)::integer as unanswered
      from members.consultation k where k.station_id = s.id and k.retracted_at is null) c
    where ${fits(call, filter)} order by s.name, s.id limit ${limit} offset ${offset}`.execute(call.tx)
  return rows
}

/** The venues of rows as the module that keeps them tells them. */
async function venuesOf(call: Call, nos: readonly (number | null)[]): Promise<ReadonlyMap<number, VenueTold>> {
  const wanted = nos.filter((no) => no !== null)
  const source = call.services.contributions.venueSource
  return wanted.length === 0 || !source ? new Map() : source.told({ tx: call.tx, nos: wanted, day: call.today })
}

const placeIn = (venues: ReadonlyMap<number, VenueTold>, row: StationRow) => {
  const venue = row.venueNo === null ? undefined : venues.get(row.venueNo)
  return { venue, whereabouts: row.whereabouts ?? venue?.address ?? venue?.name ?? '' }
}

const shown = (row: StationRow) => row.liaisons.map((one) => ({ ...one, name: row.own ? one.name : maskName(one.name) }))

export const listStations = query(members.listStations, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listRows(call, filter, pageSize, (page - 1) * pageSize)
  const venues = await venuesOf(
    call,
    rows.map((row) => row.venueNo),
  )
  return {
    items: rows.map((row) => {
      const { hostNo, hostName, own: _, districtNo: _d, venueNo: _v, associationNo, associationName, ...rest } = row
      const { venue, whereabouts } = placeIn(venues, row)
      const association = associationNo === null ? null : { no: associationNo, name: associationName ?? String(associationNo) }
      const can = { change: call.can('member.change') !== null && row.closedOn === null }
      const told = venue ? { no: venue.no, name: venue.name, open: venue.open, lead: venue.lead } : null
      return { ...rest, host: { no: hostNo, name: hostName }, whereabouts, venue: told, association, liaisons: shown(row), can }
    }),
    total: await countStations(call, filter),
    page,
    pageSize,
  }
})

const columnsOf = (venues: ReadonlyMap<number, VenueTold>): readonly FileColumn<StationRow>[] => [
  { head: 'station', width: 30, value: (row) => row.name },
  { head: 'stationKind', width: 16, value: (row, words) => words.stations[row.kind] },
  { head: 'branch', width: 34, value: (row) => row.hostName },
  { head: 'address', width: 34, value: (row) => placeIn(venues, row).whereabouts },
  { head: 'venue', width: 30, value: (row) => placeIn(venues, row).venue?.name ?? null },
  { head: 'site', width: 30, value: (row) => row.site },
  { head: 'association', width: 30, value: (row) => row.associationName },
  { head: 'hours', width: 20, value: (row, words) => (row.venueNo === null ? row.hours : words.hoursOfVenue) },
  {
    head: 'liaison',
    width: 20,
    value: (row, { comma }) =>
      shown(row)
        .map((one) => one.name)
        .join(comma),
  },
  { head: 'openedOn', width: 12, value: (row) => ({ date: row.openedOn }) },
  // Given up without a visit: none is missing.
  {
    head: 'lastVisitOn',
    width: 14,
    value: (row, { notApplicable }) => (row.lastVisitOn ? { date: row.lastVisitOn } : row.closedOn ? notApplicable : null),
  },
  { head: 'consultations', width: 12, value: (row) => row.consultations },
  { head: 'unanswered', width: 12, value: (row) => row.unanswered },
]

export const exportStations = download(members.exportStations, async (call) => {
  const rows = await listRows(call, call.query, 100_000, 0)
  const venues = await venuesOf(
    call,
    rows.map((row) => row.venueNo),
  )
  return listFile(call, call.query, 'stations', columnsOf(venues), rows)
})

export const openStation = command(members.openStation, async (call) => {
  const { tx, body } = call
  const host = await getBranch(call, body.hostNo)
  refuseDay(call, body.openedOn)
  const place = await placeFor(call, host.districtNo, body)
  const { rows } = await sql<{ id: string }>`
    insert into members.station (district_no, host_no, kind, name, whereabouts, hours, venue_no, site, association_no, opened_on, account_id)
    values (${host.districtNo}, ${host.no}, ${body.kind}, ${body.name}, ${place.whereabouts}, ${place.hours}, ${place.venueNo}, ${place.site},
      ${place.associationNo}, ${body.openedOn}, ${call.actor.accountId})
    returning id`.execute(tx)
  const { id } = rows[0]!
  await nameLiaison(call, id, host.no, body.liaison, body.openedOn)
  call.note({ objectType: 'station', objectId: id, fields: ['name', 'phone'] })
  return { id }
})

interface PlaceBody {
  venueNo?: number | null | undefined
  site?: string | null | undefined
  associationNo?: number | null | undefined
  whereabouts?: string | null | undefined
  hours?: string | null | undefined
}

/** Where a station stands. At a venue nothing of the place is kept: it stands there. Throws `station-place-missing`, `station-venue-…`. */
async function placeFor(call: Call, districtNo: number, body: PlaceBody) {
  const [venueNo, associationNo] = [body.venueNo ?? null, body.associationNo ?? null]
  if (associationNo !== null) await requireUnitOf(call, districtNo, associationNo)
  const on = { venueNo, site: body.site || null, associationNo }
  if (venueNo === null) {
    if (!body.whereabouts) throw problem(problems['station-place-missing'])
    return { ...on, whereabouts: body.whereabouts, hours: body.hours || null }
  }
  const venue = (await venuesOf(call, [venueNo])).get(venueNo)
  if (!venue || venue.districtNo !== districtNo) throw problem(problems['station-venue-not-found'])
  if (!venue.open) throw problem(problems['station-venue-not-open'])
  return { ...on, whereabouts: null, hours: null }
}

/** A unit of the district that is not ended; it need not lie in reach. Throws `station-unit-unknown`. */
export async function requireUnitOf({ tx, today }: Pick<Call, 'tx' | 'today'>, districtNo: number, no: number): Promise<void> {
  const { rows } = await sql<{ active: boolean }>`
    select active from members.unit_named(${no}, ${districtNo}, ${today}::date)`.execute(tx)
  if (!rows[0]?.active) throw problem(problems['station-unit-unknown'])
}

/** The place of a station that was moved, or that is found to be a venue. */
export const placeStation = command(members.placeStation, async (call) => {
  const station = await lockStation(call, call.params.id)
  const place = await placeFor(call, station.district_no, call.body)
  await sql`
    update members.station set venue_no = ${place.venueNo}, site = ${place.site}, association_no = ${place.associationNo}, whereabouts = ${place.whereabouts},
      hours = ${place.hours} where id = ${station.id}`.execute(call.tx)
  call.note({ objectType: 'station', objectId: station.id, fields: ['place'] })
  return { id: station.id }
})

/** With `instead` the ones before end on that day; without, both answer for the station. */
export const changeLiaison = command(members.changeLiaison, async (call) => {
  const { tx, params, body } = call
  const station = await lockStation(call, params.id)
  refuseDay(call, body.fromOn)
  if (body.instead)
    await sql`update members.station_liaison set until_on = greatest(${body.fromOn}::date, from_on) where station_id = ${station.id} and until_on is null`.execute(
      tx,
    )
  await nameLiaison(call, station.id, station.host_no, body, body.fromOn)
  call.note({ objectType: 'station', objectId: station.id, fields: ['name', 'phone'] })
  return { id: station.id }
})

export const closeStation = command(members.closeStation, async (call) => {
  const { tx, params, body } = call
  const station = await lockStation(call, params.id)
  refuseDay(call, body.onDay)
  if (body.onDay < station.opened_on) throw problem(problems['member-before'], { since: station.opened_on })
  await sql`update members.station set closed_on = ${body.onDay} where id = ${station.id}`.execute(tx)
  await sql`update members.station_liaison set until_on = greatest(${body.onDay}::date, from_on) where station_id = ${station.id} and until_on is null`.execute(
    tx,
  )
  call.note({ objectType: 'station', objectId: station.id, fields: ['state'] })
  return { id: station.id }
})

async function lockStation(
  call: Call,
  id: string,
): Promise<{ id: string; host_no: number; district_no: number; opened_on: string }> {
  const { rows } = await sql<{ id: string; host_no: number; district_no: number; opened_on: string; closed_on: string | null }>`
    select s.id, s.host_no, s.district_no, s.opened_on, s.closed_on from members.station s
    where s.id = ${id} and exists (select from organisations.unit u where u.no = s.host_no and ${reachedBy(call.scope, 'u.scope_nodes')}) for update of s`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['station-not-found'])
  if (rows[0].closed_on !== null) throw problem(problems['station-closed'])
  return rows[0]
}

function refuseDay(call: Call, day: string): void {
  const decision = decideDay(day, call.today, null)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
}

async function nameLiaison(
  call: Call,
  stationId: string,
  hostNo: number,
  liaison: { name: string; phone?: string | null | undefined },
  fromOn: string,
) {
  const phone = sealPhone(call.services, liaison.phone)
  const { rows } = await sql`
    insert into members.station_liaison (station_id, host_no, name, phone_sealed, from_on) values (${stationId}, ${hostNo}, ${liaison.name}, ${phone.sealed}, ${fromOn})
    on conflict (station_id, name) where until_on is null do nothing returning id`.execute(call.tx)
  if (rows.length === 0) throw problem(problems['station-liaison-known'])
}
