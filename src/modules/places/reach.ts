import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import type { Scope } from '../../kernel/policy.ts'
import { query } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { likeOf } from '../../platform/db/like.ts'
import { places } from './contract.ts'
import { placeBook } from './settings.ts'
import { districtOf, nameIn, namesOf } from './venues.ts'

export type ReachFilter = Partial<Omit<QueryOf<typeof places.listReach>, 'page' | 'pageSize'>>
interface Asking {
  readonly tx: Tx
  readonly scope: Scope
  readonly today: Day
}

export interface ReachRow {
  no: number
  name: string
  streetNo: number | null
  lon: number | null
  lat: number | null
  communityNo: number | null
  placement: 'exact' | 'area' | 'none'
  group: 'near' | 'far' | 'unplaced'
  venueNo: number | null
  venue: string | null
  metres: number | null
  industryNo: number | null
  people: number | null
  /** Areas asked for that it lies in. */
  areas: number[]
}

/**
 * Social organisations in reach with the nearest venue that is open and shared. One without a point stands at the middle of its community,
 * else of its street; without either nothing is said of it.
 */
export async function findReach(
  asking: Asking,
  filter: ReachFilter & { readonly areaNos?: readonly number[] },
  metres: number,
): Promise<ReachRow[]> {
  const { streetNo = null, districtNo = null, group = null, industryNo = null, people = null, q } = filter
  const areaNos = filter.areaNos ?? (filter.areaNo === undefined ? null : [filter.areaNo])
  const like = likeOf(q)
  const { rows } = await sql<ReachRow>`
    with area as materialized (select a.no, a.kind from organisations.unit a where a.no = any (${areaNos}::integer[])),
    unit as materialized (
      select u.unit_no as no, u.name, u.street_no, u.community_no, u.district_no, u.lon, u.lat, u.industry_no, u.headcount,
        array(select a.no from area a where a.no in (u.street_no, u.community_no, u.district_no) or a.kind = 'region' and a.no = any (u.scope_nodes)) as areas
      from organisations.unit_on(${asking.today}::date) u
      where u.kind = 'social_org' and u.status = 'active' and ${reachedBy(asking.scope, 'u.scope_nodes')}
        and (${streetNo}::integer is null or u.street_no = ${streetNo}) and (${districtNo}::integer is null or u.district_no = ${districtNo})
        and (${industryNo}::integer is null or u.industry_no = ${industryNo}) and (${people}::text is null or u.headcount is not null)
        and (${like}::text is null or u.name ilike ${like})),
    middle as materialized (
      select m.area_no, m.lon, m.lat from (select distinct district_no from unit) d cross join lateral organisations.mean_positions(d.district_no) m),
    placed as materialized (
      select u.*, coalesce(u.lon, c.lon, s.lon) as at_lon, coalesce(u.lat, c.lat, s.lat) as at_lat,
        case when u.lon is not null then 'exact' when coalesce(c.lon, s.lon) is not null then 'area' else 'none' end as placement
      from unit u
      left join middle c on c.area_no = u.community_no left join middle s on s.area_no = u.street_no
      where ${areaNos}::integer[] is null or cardinality(u.areas) > 0),
    open as materialized (
      select v.no, v.name, v.district_no, v.lon, v.lat from places.venue_on(${asking.today}::date) v where v.state = 'open' and v.shared and v.lon is not null),
    found as (
      select p.no, p.name, p.street_no as "streetNo", p.community_no as "communityNo", p.lon, p.lat, p.placement,
        p.industry_no as "industryNo", p.headcount as people, p.areas, n.no as "venueNo", n.name as venue, n.metres,
        case when p.at_lon is null then 'unplaced' when n.metres <= ${metres} then 'near' else 'far' end as "group"
      from placed p left join lateral (
        select o.no, o.name, places.metres(p.at_lon, p.at_lat, o.lon, o.lat) as metres from open o where o.district_no = p.district_no and p.at_lon is not null
        order by metres, o.no limit 1) n on true)
    select * from found where ${group}::text is null or "group" = ${group} order by metres desc nulls last, name, no`.execute(
    asking.tx,
  )
  return rows
}

/** The distance asked for, or the parameter of the programme. Zero where neither says one: nothing is near then. */
export async function reachOf(asking: Asking, filter: ReachFilter): Promise<{ metres: number; source: string }> {
  const { reach } = await placeBook(asking.tx, filter.districtNo ?? (await districtOf(asking)), asking.today)
  return { metres: filter.metres ?? reach?.metres ?? 0, source: reach?.ref.source ?? '' }
}

export const listReach = query(places.listReach, async (call) => {
  const { page, pageSize, group, ...filter } = call.query
  const limit = await reachOf(call, filter)
  const all = await findReach(call, filter, limit.metres)
  const rows = group === undefined ? all : all.filter((row) => row.group === group)
  const shown = rows.slice((page - 1) * pageSize, page * pageSize)
  const named = nameIn(
    await namesOf(
      call.tx,
      all.map((row) => row.streetNo),
      call.today,
    ),
  )
  const of = (some: readonly ReachRow[], wanted: ReachRow['group']) => some.filter((row) => row.group === wanted).length
  const streets = [...Map.groupBy(all, (row) => row.streetNo)].flatMap(([no, some]) =>
    no === null ? [] : [{ ...named(no)!, near: of(some, 'near'), far: of(some, 'far') }],
  )
  return {
    items: shown.map(({ streetNo, venueNo, venue, metres, no, name, placement, people, group: own }) => ({
      no,
      name,
      placement,
      group: own,
      street: named(streetNo),
      venue: venueNo === null ? null : { no: venueNo, name: venue ?? '' },
      metres: metres === null ? null : Math.round(metres),
      people,
    })),
    total: rows.length,
    page,
    pageSize,
    counts: { near: of(all, 'near'), far: of(all, 'far'), unplaced: of(all, 'unplaced') },
    streets: streets.toSorted((one, other) => one.no - other.no),
    ...limit,
  }
})
