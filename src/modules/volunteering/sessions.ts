import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { likeOf } from '../../platform/db/like.ts'
import { volunteering } from './contract.ts'
import { levelOf } from './rules.ts'
import { ladderOn, wordsOn } from './settings.ts'
import { unitNames, unitReached } from './store.ts'

export type SessionFilter = Partial<Omit<QueryOf<typeof volunteering.listSessions>, 'page' | 'pageSize'>>
type Reading = Pick<Call, 'tx' | 'scope' | 'today'>

const source = sql`volunteering.shift s join volunteering.need n on n.id = s.need_id`

/** Groups of kinds an organiser may be of; a union, a youth league or a women's federation is a mass organisation (NS-37, CD-58). */
const provided = (provider: string | null) =>
  sql`(${provider}::text is null or exists (select from organisations.unit o join organisations.unit_kind k on k.code = o.kind where o.no = n.unit_no
    and case when k.grouping in ('party', 'social', 'mass') then k.grouping else 'other' end = ${provider}))`

/** Sessions held by organisers in reach, over `s` and `n`: what everything else here is counted within. */
export const heldIn = ({ scope }: Pick<Call, 'scope'>): RawBuilder<boolean> =>
  sql<boolean>`s.state = 'held' and ${unitReached(scope, 'n.unit_no')}`

/** Sessions of needs offered under one brand or platform, a brand's platforms among them, or under any of a kind. */
const offeredUnder = (id: string | null, kind: string | null) =>
  sql`(${id}::uuid is null and ${kind}::text is null or exists (select from volunteering.offering o where o.id = n.offering_id
    and (${id}::uuid is null or o.id = ${id} or o.brand_id = ${id}) and (${kind}::text is null or o.kind = ${kind})))`

/** The one predicate of list, count, figure and export. */
async function whereOf(call: Reading, filter: SessionFilter): Promise<RawBuilder<boolean>> {
  const {
    fromOn = null,
    untilOn = null,
    kind = null,
    group = null,
    campaign = null,
    offered = null,
    offeringId = null,
    teamId = null,
    category = null,
    provider = null,
    unitNo = null,
    districtNo = null,
    q,
  } = filter
  const like = likeOf(q)
  const { kinds } = await wordsOn(call.tx, districtNo, call.today)
  const grouped = kinds.flatMap((one) => (one.group === group ? [one.code] : []))
  return sql<boolean>`${heldIn(call)} and ${provided(provider)} and ${offeredUnder(offeringId, offered)}
    and (${teamId}::uuid is null or n.team_id = ${teamId})
    and (${campaign}::text is null or n.campaign = ${campaign})
    and (${group}::text is null or n.kind = any (${grouped}::text[]))
    and (${fromOn}::date is null or s.held_on >= ${fromOn}) and (${untilOn}::date is null or s.held_on < ${untilOn})
    and (${kind}::text is null or n.kind = ${kind}) and (${unitNo}::integer is null or n.unit_no = ${unitNo})
    and (${districtNo}::integer is null or n.district_no = ${districtNo})
    and (${category}::text is null or exists (select from volunteering.tally t where t.shift_id = s.id and t.category = ${category} and t.replaced_at is null))
    and (${like}::text is null or n.title ilike ${like} or n.place ilike ${like})`
}

const reachedTimes = (category: string | null) =>
  sql`(select coalesce(sum(t.times), 0)::integer from volunteering.tally t where t.shift_id = s.id and t.replaced_at is null
    and (${category}::text is null or t.category = ${category}))`

export async function findSessions(call: Reading, filter: SessionFilter, page = 1, pageSize = 100_000) {
  const { rows } = await sql<{
    shiftId: string
    needId: string
    title: string
    kind: string
    role: string
    unitNo: number
    heldOn: Day
    people: number
    minutes: number
    times: number
  }>`
    select s.id as "shiftId", n.id as "needId", n.title, n.kind, s.role, n.unit_no as "unitNo", s.held_on as "heldOn", c.people, c.minutes, ${reachedTimes(filter.category ?? null)} as times
    from ${source} cross join lateral (select count(*)::integer as people, coalesce(sum(v.minutes), 0)::integer as minutes from volunteering.service v
      where v.shift_id = s.id and v.reversed_at is null) c
    where ${await whereOf(call, filter)} order by s.held_on desc, n.no, s.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    call.tx,
  )
  const name = await unitNames(call.tx, rows.map((row) => row.unitNo), call.today) // prettier-ignore
  return rows.map(({ unitNo, ...row }) => ({ ...row, organiser: name(unitNo) }))
}

export interface SessionCounts {
  readonly sessions: number
  readonly participations: number
  readonly people: number
  readonly minutes: number
  readonly times: number
  readonly organisers: number
}

export async function countSessions(call: Reading, filter: SessionFilter): Promise<SessionCounts> {
  const { rows } = await sql<SessionCounts>`
    with chosen as materialized (select s.id, n.unit_no, ${reachedTimes(filter.category ?? null)} as times from ${source} where ${await whereOf(call, filter)}),
      served as materialized (select v.volunteer_id, v.minutes from volunteering.service v join chosen c on c.id = v.shift_id where v.reversed_at is null)
    select (select count(*)::integer from chosen) as sessions, (select count(distinct unit_no)::integer from chosen) as organisers,
      (select coalesce(sum(times), 0)::integer from chosen) as times, (select count(*)::integer from served) as participations,
      (select count(distinct volunteer_id)::integer from served) as people, (select coalesce(sum(minutes), 0)::integer from served) as minutes`.execute(
    call.tx,
  )
  return rows[0]!
}

/** How many watch, join, or serve together with others: everybody kept here, by how often they served (CN-53). Nobody is named. */
async function levelsOf(call: Reading, filter: SessionFilter) {
  const ladder = await ladderOn(call.tx, call.today)
  const { rows } = await sql<{ times: number; people: number }>`
    with chosen as materialized (select s.id from ${source} where ${await whereOf(call, filter)})
    select times, count(*)::integer as people from (
      select count(v.id)::integer as times from volunteering.volunteer p
      left join volunteering.service v on v.volunteer_id = p.id and v.reversed_at is null and v.shift_id in (select id from chosen)
      where (${unitReached(call.scope, 'p.home_no')} or ${unitReached(call.scope, 'p.district_no')})
        and (${filter.districtNo ?? null}::integer is null or p.district_no = ${filter.districtNo ?? null})
      group by p.id) l group by times`.execute(call.tx)
  const levels = { watch: 0, join: 0, together: 0 }
  for (const { times, people } of rows) levels[levelOf(times, ladder)] += people
  return { ...levels, joinFrom: ladder.join, togetherFrom: ladder.together }
}

export const listSessions = query(volunteering.listSessions, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const counts = await countSessions(call, filter)
  const items = await findSessions(call, filter, page, pageSize)
  return { items, total: counts.sessions, page, pageSize, counts, levels: await levelsOf(call, filter) }
})
