import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { likeOf } from '../../platform/db/like.ts'
import { places } from './contract.ts'
import { placeProblems as problems } from './problems.ts'
import { placeBook } from './settings.ts'

export type VenueFilter = Partial<Omit<QueryOf<typeof places.listVenues>, 'page' | 'pageSize'>>
export type Reading = Pick<Call, 'tx' | 'scope' | 'today' | 'can'>

/** Degrees, CGCS2000. */
export interface Point {
  readonly lon: number
  readonly lat: number
}

/** From where distances are told: a point if one is known, and the areas it lies in. */
export interface Whereabouts {
  readonly point: Point | null
  readonly communityNo: number | null
  readonly streetNo: number | null
}

export const nowhere: Whereabouts = { point: null, communityNo: null, streetNo: null }

/** Where an organisation in reach stands: its own point, else the middle of its community or street. Throws `booking-unit-not-found`. */
export async function whereaboutsOf(
  call: Pick<Call, 'tx' | 'scope' | 'today'>,
  unitNo: number | undefined,
): Promise<Whereabouts> {
  if (unitNo === undefined) return nowhere
  const { rows } = await sql<{ lon: number | null; lat: number | null; communityNo: number | null; streetNo: number | null }>`
    select coalesce(u.lon, c.lon, s.lon) as lon, coalesce(u.lat, c.lat, s.lat) as lat, u.community_no as "communityNo", u.street_no as "streetNo"
    from organisations.unit_on(${call.today}::date) u
    left join organisations.mean_positions(u.district_no) c on c.area_no = u.community_no
    left join organisations.mean_positions(u.district_no) s on s.area_no = u.street_no
    where u.unit_no = ${unitNo} and ${reachedBy(call.scope, 'u.scope_nodes')}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['booking-unit-not-found'])
  const { lon, lat, ...areas } = rows[0]
  return { point: lon === null || lat === null ? null : { lon, lat }, ...areas }
}

/** The nearest venue `v` first; where no distance is known those of the same community, then of the same street. */
export const nearestFirst = ({ communityNo, streetNo }: Whereabouts): RawBuilder<unknown> =>
  sql`metres nulls last, (v.community_no is not distinct from ${communityNo}::integer and ${communityNo}::integer is not null) desc,
    (v.street_no is not distinct from ${streetNo}::integer and ${streetNo}::integer is not null) desc, v.name, v.no`

/** Metres from a point to a venue `v`, which stands at the middle of its community or street where it has none of its own. */
export const metresFrom = (point: Point | null): RawBuilder<number | null> =>
  point === null ? sql<null>`null::double precision` : sql<number | null>`places.metres(${point.lon}, ${point.lat}, v.lon, v.lat)`

/** The rows a right over venues reaches: those whose owner lies in it. */
export const keptBy = (call: Reading, column = 'v.owner_no'): RawBuilder<boolean> => {
  const scope = call.can('place.keep')
  if (scope === null) return sql<boolean>`false`
  if (scope.everything) return sql<boolean>`true`
  return sql<boolean>`exists (select from organisations.unit o where o.no = ${sql.ref(column)} and ${reachedBy(scope, 'o.scope_nodes')})`
}

/** The venues an organisation in reach runs under a contract today; the day after the contract none. */
export const runBy = (call: Reading, column = 'v.no'): RawBuilder<boolean> => {
  const scope = call.can('place.run')
  if (scope === null) return sql<boolean>`false`
  return sql<boolean>`exists (select from places.operator x join organisations.unit y on y.no = x.unit_no and ${reachedBy(scope, 'y.scope_nodes')}
    where x.venue_no = ${sql.ref(column)} and x.retracted_at is null and x.from_on <= ${call.today}::date and (x.until_on is null or x.until_on > ${call.today}::date))`
}

/** The one predicate of list, count, figure and export. */
function whereOf(filter: VenueFilter): RawBuilder<boolean> {
  const {
    kind = null,
    tier = null,
    state = null,
    shared = null,
    audience = null,
    unchecked = null,
    free = null,
    model = null,
    ownerNo = null,
    withinNo = null,
  } = filter
  const { industryNo = null, streetNo = null, districtNo = null, q } = filter
  const like = likeOf(q)
  return sql<boolean>`(${kind}::text[] is null or v.kind = any (${kind})) and (${tier}::text[] is null or v.tier = any (${tier}))
    and (${state}::text is null or v.state = ${state} or ${state} = 'standing' and v.state <> 'closed') and (${shared}::boolean is null or v.shared = ${shared})
    and (${audience}::text[] is null or v.audience && ${audience}::text[]
      or exists (select from places.service e where e.venue_no = v.no and e.ended_at is null and e.audience && ${audience}::text[]))
    and (${unchecked}::boolean is null or places.keeps(v.no) and (not exists (select from places.self_check c where c.venue_no = v.no)) = ${unchecked})
    and (${free}::boolean is null or (v.fee_fen = 0) = ${free}) and (${model}::boolean is null or v.model = ${model})
    and (${ownerNo}::integer is null or v.owner_no = ${ownerNo}) and (${withinNo}::integer is null or v.within_no = ${withinNo})
    and (${industryNo}::integer is null or v.industry_no = ${industryNo}) and (${streetNo}::integer is null or v.street_no = ${streetNo})
    and (${districtNo}::integer is null or v.district_no = ${districtNo})
    and (${like}::text is null or v.name ilike ${like} or v.address ilike ${like} or v.no::text = ${q ?? ''})`
}

export interface ListedVenue {
  no: number
  districtNo: number
  revision: number
  name: string
  kind: string
  tier: string | null
  state: 'planned' | 'open' | 'paused' | 'closed'
  shared: boolean
  model: boolean
  audience: string[]
  areaM2: number | null
  address: string | null
  streetNo: number | null
  ownerNo: number
  rooms: number
  stations: number
  approval: boolean
  feeFen: number
  metres: number | null
  kept: boolean
}

export async function listRows(
  call: Reading,
  filter: VenueFilter,
  from: Whereabouts,
  { limit, offset }: { limit: number; offset: number },
): Promise<ListedVenue[]> {
  const { rows } = await sql<ListedVenue>`
    select v.no, v.district_no as "districtNo", v.revision, v.name, v.kind, v.tier, v.state, v.shared, v.model, v.audience, v.area_m2 as "areaM2", v.address,
      v.street_no as "streetNo", v.owner_no as "ownerNo", v.approval, v.fee_fen as "feeFen", ${metresFrom(from.point)} as metres,
      (select count(*)::integer from places.room r where r.venue_no = v.no and r.retired_at is null) as rooms,
      (select count(*)::integer from places.venue_state w where w.within_no = v.no and w.replaced_at is null and w.until_on is null) as stations,
      ${keptBy(call)} as kept
    from places.venue_on(${call.today}::date) v where ${whereOf(filter)}
    order by ${nearestFirst(from)} limit ${limit} offset ${offset}`.execute(call.tx)
  return rows
}

/** How many venues, and their area in square metres together, under the same predicate. */
export async function countVenues(tx: Tx, day: Day, filter: VenueFilter): Promise<{ total: number; areaM2: number }> {
  const { rows } = await sql<{ total: number; areaM2: number }>`
    select count(*)::integer as total, coalesce(sum(v.area_m2), 0)::integer as "areaM2" from places.venue_on(${day}::date) v where ${whereOf(filter)}`.execute(
    tx,
  )
  return rows[0]!
}

export async function namesOf(tx: Tx, nos: readonly (number | null)[], today: Day): Promise<Map<number, string>> {
  const wanted = [...new Set(nos.flatMap((no) => no ?? []))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ no: number; name: string }>`
    select no, name from places.names_of(${wanted}::integer[], ${today}::date)`.execute(tx)
  return new Map(rows.map((row) => [row.no, row.name]))
}

export const nameIn = (names: ReadonlyMap<number, string>) => (no: number | null) =>
  no === null ? null : { no, name: names.get(no) ?? String(no) }

export async function presentVenues(call: Reading, rows: readonly ListedVenue[]) {
  const names = await namesOf(
    call.tx,
    rows.flatMap((row) => [row.ownerNo, row.streetNo]),
    call.today,
  )
  const named = nameIn(names)
  return rows.map(({ ownerNo, streetNo, metres, kept, districtNo: _district, ...row }) => ({
    ...row,
    owner: named(ownerNo)!,
    street: named(streetNo),
    metres: metres === null ? null : Math.round(metres),
    can: { keep: kept },
  }))
}

export const listVenues = query(places.listVenues, async (call) => {
  const { page, pageSize, nearNo, ...filter } = call.query
  const from = await whereaboutsOf(call, nearNo)
  const { total, areaM2 } = await countVenues(call.tx, call.today, filter)
  const rows = await listRows(call, filter, from, { limit: pageSize, offset: (page - 1) * pageSize })
  return {
    items: await presentVenues(call, rows),
    total,
    areaM2,
    page,
    pageSize,
    can: { enter: call.can('place.keep') !== null },
  }
})

/** Districts the caller works in, the first of them: its programme gives the words. */
export async function districtOf({ tx, scope }: Pick<Call, 'tx' | 'scope'>): Promise<number | null> {
  if (scope.everything) return null
  const { rows } = await sql<{ nos: number[] }>`select places.districts_of(${[...scope.nodes]}::integer[]) as nos`.execute(tx)
  return rows[0]!.nos[0] ?? null
}

export const getWords = query(places.getWords, async (call) => {
  const book = await placeBook(call.tx, await districtOf(call), call.today)
  const { standard, booking } = book
  return {
    ...book.words,
    residents: book.residents?.roles ?? [],
    standard: standard ? { version: standard.ref.version, source: standard.ref.source, items: standard.items } : null,
    slotMinutes: booking.slotMinutes,
    lastDay: addDays(call.today, booking.aheadDays),
  }
})
