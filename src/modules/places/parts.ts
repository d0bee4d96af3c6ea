import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { query } from '../../platform/commands/operation.ts'
import { likeOf } from '../../platform/db/like.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { places } from './contract.ts'
import { nameIn, namesOf, type Reading } from './venues.ts'

export type FacilityFilter = Partial<Omit<QueryOf<typeof places.listFacilities>, 'page' | 'pageSize'>>
export type ResidentFilter = Partial<Omit<QueryOf<typeof places.listResidents>, 'page' | 'pageSize'>>
interface Page {
  readonly limit: number
  readonly offset: number
}
interface AtVenue {
  venueNo: number
  venue: string
  venueKind: string
  ownerNo: number
  streetNo: number | null
}

/** How a facility `f` with its upgrade `u` is known to be: as it was found, or good from the day its upgrade was accepted. */
export const facilityState = sql<
  'good' | 'lacking' | 'broken'
>`case when u.accepted_on >= f.state_on then 'good' else f.state end`
export const facilityStateOn = sql<Day>`greatest(f.state_on, u.accepted_on)`

/** Venues `v` that stand and whose owner lies in reach, by the filters both lists have. */
function atVenue(
  { scope }: Pick<Reading, 'scope'>,
  filter: Pick<FacilityFilter, 'kind' | 'streetNo' | 'districtNo' | 'venueNo'>,
): RawBuilder<boolean> {
  const { kind = null, streetNo = null, districtNo = null, venueNo = null } = filter
  return sql<boolean>`v.state <> 'closed' and exists (select from organisations.unit o where o.no = v.owner_no and ${reachedBy(scope, 'o.scope_nodes')})
    and (${kind}::text[] is null or v.kind = any (${kind})) and (${venueNo}::integer is null or v.no = ${venueNo})
    and (${streetNo}::integer is null or v.street_no = ${streetNo}) and (${districtNo}::integer is null or v.district_no = ${districtNo})`
}
const venueColumns = sql`v.no as "venueNo", v.name as venue, v.kind as "venueKind", v.owner_no as "ownerNo", v.street_no as "streetNo"`

async function placed<T extends AtVenue>(call: Reading, rows: readonly T[], more: (row: T) => number | null = () => null) {
  const nos = rows.flatMap((row) => [row.streetNo, row.ownerNo, more(row)])
  const named = nameIn(await namesOf(call.tx, nos, call.today))
  const where = ({ venueNo, venue, venueKind, ownerNo, streetNo }: T) => ({
    venue: { no: venueNo, name: venue },
    venueKind,
    owner: named(ownerNo)!,
    street: named(streetNo),
  })
  return { named, where }
}

interface FacilityRow extends AtVenue {
  id: string
  kind: 'hardware' | 'software'
  name: string
  state: 'good' | 'lacking' | 'broken'
  stateOn: Day
  note: string | null
  upgradeId: string | null
  upgradeNo: number | null
}

const facilities = ({ today }: Reading) => sql`places.facility f join places.venue_on(${today}::date) v on v.no = f.venue_no
  left join places.upgrade u on u.id = f.upgrade_id`

/** The one predicate of list, count and export: what is there now. */
function fitsFacility(call: Reading, filter: FacilityFilter): RawBuilder<boolean> {
  const { sort = null, state = null, upgraded = null, q } = filter
  const like = likeOf(q)
  return sql<boolean>`f.removed_at is null and ${atVenue(call, filter)} and (${sort}::text is null or f.kind = ${sort})
    and (${state}::text is null or ${facilityState} = ${state}) and (${upgraded}::boolean is null or (u.id is not null) = ${upgraded})
    and (${like}::text is null or f.name ilike ${like} or f.note ilike ${like} or v.name ilike ${like})`
}

/** What is to be mended first, then by venue. */
export async function findFacilities(call: Reading, filter: FacilityFilter, { limit, offset }: Page) {
  const { rows } = await sql<FacilityRow>`
    select f.id, f.kind, f.name, ${facilityState} as state, ${facilityStateOn} as "stateOn", f.note, u.id as "upgradeId", u.no as "upgradeNo", ${venueColumns}
    from ${facilities(call)} where ${fitsFacility(call, filter)}
    order by array_position(array['broken', 'lacking', 'good'], ${facilityState}), v.name, v.no, f.kind, f.name limit ${limit} offset ${offset}`.execute(
    call.tx,
  )
  const { where } = await placed(call, rows)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    state: row.state,
    stateOn: row.stateOn,
    note: row.note,
    upgrade: row.upgradeId === null ? null : { id: row.upgradeId, no: row.upgradeNo! },
    ...where(row),
  }))
}

export const listFacilities = query(places.listFacilities, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const { rows } = await sql<{ total: number; venues: number }>`
    select count(*)::integer as total, count(distinct v.no)::integer as venues from ${facilities(call)} where ${fitsFacility(call, filter)}`.execute(
    call.tx,
  )
  const items = await findFacilities(call, filter, { limit: pageSize, offset: (page - 1) * pageSize })
  return { items, ...rows[0]!, page, pageSize }
})

interface ResidentRow extends AtVenue {
  id: string
  unitNo: number | null
  name: string | null
  role: string
  fromOn: Day
  untilOn: Day | null
  now: boolean
}

const residents = ({ today }: Reading) => sql`places.resident r join places.venue_on(${today}::date) v on v.no = r.venue_no`
const there = ({ today }: Reading) =>
  sql<boolean>`(r.from_on <= ${today}::date and (r.until_on is null or r.until_on > ${today}::date))`

/** The one predicate of list, count and export. */
function fitsResident(call: Reading, filter: ResidentFilter): RawBuilder<boolean> {
  const { role = null, now = null, unitNo = null, q } = filter
  const like = likeOf(q)
  return sql<boolean>`r.retracted_at is null and ${atVenue(call, filter)} and (${role}::text is null or r.role = ${role})
    and (${now}::boolean is null or ${there(call)} = ${now}) and (${unitNo}::integer is null or r.unit_no = ${unitNo})
    and (${like}::text is null or r.name ilike ${like} or v.name ilike ${like}
      or exists (select from organisations.unit_on(${call.today}::date) x where x.unit_no = r.unit_no and x.name ilike ${like}))`
}

/** Who is there now first, by venue. */
export async function findResidents(call: Reading, filter: ResidentFilter, { limit, offset }: Page) {
  const { rows } = await sql<ResidentRow>`
    select r.id, r.unit_no as "unitNo", r.name, r.role, r.from_on as "fromOn", r.until_on as "untilOn", ${there(call)} as now, ${venueColumns}
    from ${residents(call)} where ${fitsResident(call, filter)} order by ${there(call)} desc, v.name, v.no, r.from_on, r.id limit ${limit} offset ${offset}`.execute(
    call.tx,
  )
  const { named, where } = await placed(call, rows, (row) => row.unitNo)
  return rows.map((row) => ({
    id: row.id,
    unit: named(row.unitNo),
    name: named(row.unitNo)?.name ?? row.name ?? '',
    role: row.role,
    fromOn: row.fromOn,
    untilOn: row.untilOn,
    now: row.now,
    ...where(row),
  }))
}

export const listResidents = query(places.listResidents, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const { rows } = await sql<{ total: number; venues: number }>`
    select count(*)::integer as total, count(distinct v.no)::integer as venues from ${residents(call)} where ${fitsResident(call, filter)}`.execute(
    call.tx,
  )
  const items = await findResidents(call, filter, { limit: pageSize, offset: (page - 1) * pageSize })
  return { items, ...rows[0]!, page, pageSize }
})
