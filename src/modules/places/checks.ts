import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { query } from '../../platform/commands/operation.ts'
import { likeOf } from '../../platform/db/like.ts'
import { places } from './contract.ts'
import { keptBy, nameIn, namesOf, type Reading } from './venues.ts'

export type CheckFilter = Partial<Omit<QueryOf<typeof places.listChecks>, 'page' | 'pageSize'>>

interface Row {
  id: string
  onDay: Day
  version: string
  met: number
  apply: number
  lacking: string[]
  venueNo: number
  venue: string
  kind: string
  streetNo: number | null
  ownerNo: number
}

/** Self-checks with what was found; those of venues somebody else answers for are not there. */
const source = ({ today }: Reading) => sql`places.self_check c join places.venue_on(${today}::date) v on v.no = c.venue_no
  cross join lateral (select (count(*) filter (where i.item ->> 'answer' = 'yes'))::integer as met, (count(*) filter (where i.item ->> 'answer' <> 'not-applicable'))::integer as apply,
    coalesce(array_agg(i.item ->> 'code' order by i.at) filter (where i.item ->> 'answer' = 'no'), '{}') as lacking
    from jsonb_array_elements(c.items) with ordinality i (item, at)) r`

/** The one predicate of list, count and export. */
export function fitsCheck(call: Reading, filter: CheckFilter): RawBuilder<boolean> {
  const { q, version = null, result = null, kind = null, streetNo = null, view = 'last' } = filter
  const like = likeOf(q)
  return sql<boolean>`${keptBy(call)} and (${version}::text is null or c.standard_version = ${version})
    and (${result}::text is null or (r.met = r.apply) = (${result} = 'met'))
    and (${kind}::text[] is null or v.kind = any (${kind})) and (${streetNo}::integer is null or v.street_no = ${streetNo})
    and (${view} = 'all' or not exists (select from places.self_check l where l.venue_no = c.venue_no and (l.on_day, l.recorded_at, l.id) > (c.on_day, c.recorded_at, c.id)))
    and (${like}::text is null or v.name ilike ${like} or v.no::text = ${q ?? ''})`
}

export async function listCheckRows(
  call: Reading,
  filter: CheckFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.id, c.on_day as "onDay", c.standard_version as version, r.met, r.apply, r.lacking, v.no as "venueNo", v.name as venue, v.kind,
      v.street_no as "streetNo", v.owner_no as "ownerNo"
    from ${source(call)} where ${fitsCheck(call, filter)} order by c.on_day desc, v.name, c.recorded_at desc limit ${limit} offset ${offset}`.execute(
    call.tx,
  )
  return rows
}

export async function presentChecks(call: Reading, rows: readonly Row[]) {
  const named = nameIn(
    await namesOf(
      call.tx,
      rows.flatMap((row) => [row.streetNo, row.ownerNo]),
      call.today,
    ),
  )
  return rows.map(({ venueNo, venue, streetNo, ownerNo, ...row }) => ({
    ...row,
    venue: { no: venueNo, name: venue },
    street: named(streetNo),
    owner: named(ownerNo)!,
  }))
}

export const listChecks = query(places.listChecks, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const { rows: counts } = await sql<{ total: number; versions: string[]; unchecked: number }>`
    select (select count(*)::integer from ${source(call)} where ${fitsCheck(call, filter)}) as total,
      coalesce((select array_agg(distinct c.standard_version) from ${source(call)} where ${fitsCheck(call, { view: 'all' })}), '{}') as versions,
      (select count(*)::integer from places.venue_on(${call.today}::date) v where ${keptBy(call)} and v.state = 'open'
        and not exists (select from places.self_check c where c.venue_no = v.no)) as unchecked`.execute(call.tx)
  const rows = await listCheckRows(call, filter, { limit: pageSize, offset: (page - 1) * pageSize })
  return { items: await presentChecks(call, rows), ...counts[0]!, page, pageSize }
})
