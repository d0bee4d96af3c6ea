import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { query } from '../../platform/commands/operation.ts'
import { likeOf } from '../../platform/db/like.ts'
import { circlesOf } from './circle.ts'
import { lists } from './contract.ts'
import { type EntryKind, type EntryState, ownerSorts, standingOf, type Visibility } from './rules.ts'
import { allGuarantees, allWords, matchingOn } from './settings.ts'
import { entrySeen, namesOf, type Reading } from './store.ts'

export type EntryFilter = Partial<Omit<QueryOf<typeof lists.listEntries>, 'page' | 'pageSize'>>

const standingIs: Readonly<Record<string, RawBuilder<boolean>>> = {
  all: sql`true`,
  submitted: sql`e.state = 'submitted'`,
  returned: sql`e.state = 'returned'`,
  closed: sql`e.state = 'closed'`,
  open: sql`e.state = 'published' and e.taken < e.quantity`,
  taken: sql`e.state = 'published' and e.taken = e.quantity and e.done < e.quantity`,
  solved: sql`e.state = 'published' and e.done = e.quantity`,
}

/** Claims that count, made or verified before a day; what nobody has taken is told by the entry itself, without looking at claims. */
const claimedBefore = (untilOn: Day | null) =>
  sql`(e.taken > 0 and exists (select from lists.claims_of(e.id) c where c.state in ('active', 'solved', 'verified')
  and (${untilOn}::date is null or c.claimed_on < ${untilOn})))`
const solvedBefore = (untilOn: Day | null) =>
  untilOn === null
    ? sql`(e.done = e.quantity)`
    : sql`(e.done = e.quantity and not exists (select from lists.claims_of(e.id) c where c.state = 'verified' and c.verified_on >= ${untilOn}::date))`

/** Under a node of the filter: the owner may lie out of reach, so the entry's own district and area are asked first. */
const within = (
  node: number | null,
) => sql`(${node}::integer is null or e.district_no = ${node} or e.area_no = ${node} or e.audience_no = ${node}
  or exists (select from organisations.unit d where d.no = e.owner_no and d.scope_nodes @> array[${node}::integer]))`

/** Of a community: what owners keep to it who are in it today. */
export const keptIn = (id: string | null) =>
  sql`(${id}::uuid is null or e.community_id = ${id} and e.owner_no in (select m.unit_no from alliances.members_in_force() m where m.community_id = ${id}))`

/** The community an entry counts for (CN-30): the one it is kept to while that stands and its owner is in it; else none. */
const countedFor = sql<string | null>`case when e.community_id is not null
  and (e.community_id, e.owner_no) in (select m.community_id, m.unit_no from alliances.members_in_force() m) then e.community_id end`

/** The one predicate of list, count, figure and export. */
async function whereOf({ tx, scope, today }: Reading, filter: EntryFilter): Promise<RawBuilder<boolean>> {
  const {
    kind = null,
    standing = 'all',
    category = null,
    ownerNo = null,
    streetNo = null,
    districtNo = null,
    visitId = null,
    communityId = null,
    stepId = null,
    agendaId = null,
    published,
  } = filter
  const { claimed, solved, free, talent, outside, sort = null, guarantee, missing, fromOn = null, untilOn = null, q } = filter
  const counted = claimed !== undefined || solved !== undefined
  const like = likeOf(q)
  const base = guarantee === undefined ? null : await allGuarantees(tx, today)
  const talents = talent === undefined ? null : (await allWords(tx, today)).talent.categories
  return sql<boolean>`${entrySeen(scope)} and (${kind}::text is null or e.kind = ${kind}) and ${standingIs[standing]!}
    and (${category}::text is null or e.category = ${category}) and (${ownerNo}::integer is null or e.owner_no = ${ownerNo})
    and ${within(streetNo)} and ${within(districtNo)} and (${visitId}::uuid is null or e.visit_id = ${visitId}) and ${keptIn(communityId)}
    and (${stepId}::uuid is null or e.step_id = ${stepId}) and (${agendaId}::uuid is null or e.step_id in (select s.id from lists.agenda_step s where s.agenda_id = ${agendaId}))
    and (${published ?? null}::boolean is null or (e.state = 'published') = ${published ?? null})
    and (${sort}::text is null or e.owner_no in (select lists.owners_in(${sort})))
    and (${guarantee ?? null}::boolean is null or (e.state = 'published' and e.divisible and e.kind = any (${base?.kinds ?? []}::text[]) and e.category = any (${base?.categories ?? []}::text[])) = ${guarantee ?? null})
    and (${missing ?? null}::boolean is null or (e.taken < e.quantity) = ${missing ?? null})
    and (${outside ?? null}::boolean is null or (${countedFor} is null) = ${outside ?? null})
    and (${claimed ?? null}::boolean is null or ${claimedBefore(untilOn)} = ${claimed ?? null})
    and (${solved ?? null}::boolean is null or ${solvedBefore(untilOn)} = ${solved ?? null})
    and (${free ?? null}::boolean is null or (e.state = 'published' and e.taken < e.quantity and (e.until_on is null or e.until_on > ${today}::date)) = ${free ?? null})
    and (${talent ?? null}::boolean is null or (e.kind = 'resource' and e.category = any (${talents}::text[])) = ${talent ?? null})
    and (${fromOn}::date is null or e.published_on >= ${fromOn}) and (${counted} or ${untilOn}::date is null or e.published_on < ${untilOn})
    and (${like}::text is null or e.title ilike ${like} or e.detail ilike ${like} or e.place ilike ${like} or array_to_string(e.tags, ' ') ilike ${like}
      or e.no::text = ${q ?? ''})`
}

export interface EntryRecord {
  id: string
  no: number
  revision: number
  kind: EntryKind
  state: EntryState
  ownerNo: number
  title: string
  detail: string | null
  category: string
  tags: string[]
  quantity: number
  unit: string
  divisible: boolean
  taken: number
  done: number
  amountFen: number | null
  place: string | null
  skillLevel: string | null
  hours: string | null
  districtNo: number | null
  fromOn: Day
  untilOn: Day | null
  urgent: boolean
  visibility: Visibility
  communityId: string | null
  openTo: ('organisations' | 'members' | 'residents')[]
  publishedOn: Day | null
  reason: string | null
  accountId: string | null
  stepId: string | null
}

const columns = sql`e.id, e.no::integer, e.revision, e.kind, e.state, e.owner_no as "ownerNo", e.title, e.detail, e.category, e.tags, e.quantity, e.unit, e.divisible,
  e.taken, e.done, e.amount_fen::float8 as "amountFen", e.place, e.skill_level as "skillLevel", e.hours, e.district_no as "districtNo", e.from_on as "fromOn", e.until_on as "untilOn", e.urgent, e.visibility, e.community_id as "communityId",
  e.open_to as "openTo", e.published_on as "publishedOn", e.reason, e.account_id as "accountId", e.step_id as "stepId"`

export async function listRows(
  call: Reading,
  filter: EntryFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<EntryRecord[]> {
  const { rows } = await sql<EntryRecord>`
    select ${columns} from lists.entry e where ${await whereOf(call, filter)} order by e.no desc limit ${limit} offset ${offset}`.execute(
    call.tx,
  )
  return rows
}

/** One entry in sight, or none. */
export async function findRow(call: Reading, id: string): Promise<EntryRecord | undefined> {
  const { rows } =
    await sql<EntryRecord>`select ${columns} from lists.entry e where e.id = ${id} and ${entrySeen(call.scope)}`.execute(call.tx)
  return rows[0]
}

/** How many there are, how many are open, taken on, solved: an entry counts once however many take part. */
export async function countRows(call: Reading, filter: EntryFilter) {
  const { rows } = await sql<Record<'entries' | 'open' | 'claimed' | 'solved' | 'published' | 'rated' | 'satisfied', number>>`
    select count(*)::integer as entries, count(*) filter (where ${standingIs['open']!})::integer as open,
      count(*) filter (where ${claimedBefore(filter.untilOn ?? null)})::integer as claimed, count(*) filter (where ${solvedBefore(filter.untilOn ?? null)})::integer as solved,
      count(*) filter (where e.state = 'published')::integer as published, coalesce(sum(e.rated), 0)::integer as rated, coalesce(sum(e.satisfied), 0)::integer as satisfied
    from lists.entry e where ${await whereOf(call, filter)}`.execute(call.tx)
  return rows[0]!
}

/** How far steps of needs agendas are: published entries in sight, how many somebody has taken on, how many are solved. */
export interface Progress {
  readonly wanted: number
  readonly taken: number
  readonly solved: number
}
const nothingYet: Progress = { wanted: 0, taken: 0, solved: 0 }

/** The same numbers the list behind a step counts: entries, however many take part in one (ZF-22). */
export async function progressOf({ tx, scope }: Reading, stepIds: readonly string[]) {
  const { rows } = await sql<Progress & { stepId: string }>`
    select e.step_id as "stepId", count(*)::integer as wanted, count(*) filter (where ${claimedBefore(null)})::integer as taken,
      count(*) filter (where ${solvedBefore(null)})::integer as solved
    from lists.entry e where ${entrySeen(scope)} and e.state = 'published' and e.step_id = any (${[...stepIds]}::uuid[]) group by e.step_id`.execute(
    tx,
  )
  const known = new Map(rows.map(({ stepId, ...far }) => [stepId, far]))
  return (stepId: string): Progress => known.get(stepId) ?? nothingYet
}

/** Entries of a filter by the community they count for; null is none. Each entry is counted once. */
export async function countByCommunity(call: Reading, filter: EntryFilter): Promise<Map<string | null, number>> {
  const { rows } = await sql<{ id: string | null; count: number }>`
    select ${countedFor} as id, count(*)::integer as count from lists.entry e where ${await whereOf(call, filter)} group by 1`.execute(
    call.tx,
  )
  return new Map(rows.map((row) => [row.id, row.count]))
}

/** Entries of a filter by kind of thing and whose they are, as `<category> <sort>`; each is counted once. */
export async function countSorts(call: Reading, filter: EntryFilter): Promise<Map<string, number>> {
  const { rows } = await sql<{ category: string; sort: string; count: number }>`
    with sorted as (select o.no, s.sort from unnest(${[...ownerSorts]}::text[]) s (sort) cross join lateral lists.owners_in(s.sort) o (no))
    select e.category, s.sort, count(*)::integer as count from lists.entry e join sorted s on s.no = e.owner_no
    where ${await whereOf(call, filter)} group by e.category, s.sort`.execute(call.tx)
  return new Map(rows.map((row) => [`${row.category} ${row.sort}`, row.count]))
}

export async function presentRows(call: Reading, rows: readonly EntryRecord[]) {
  const named = await namesOf(
    call.tx,
    rows.map((row) => row.ownerNo),
    call.today,
  )
  const circle = await circlesOf(call.tx, rows)
  return rows.map(
    ({ ownerNo, state, communityId, detail: _detail, districtNo: _district, accountId: _account, stepId: _step, ...row }) => ({
      ...row,
      owner: named(ownerNo),
      community: circle({ communityId, ownerNo }),
      standing: standingOf({ ...row, state }),
    }),
  )
}

export const listEntries = query(lists.listEntries, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listRows(call, filter, { limit: pageSize, offset: (page - 1) * pageSize })
  const counts = await countRows(call, filter)
  return {
    items: await presentRows(call, rows),
    total: counts.entries,
    page,
    pageSize,
    counts,
    can: { publish: call.can('lists.publish') !== null, check: call.can('lists.check') !== null },
  }
})

export const getWords = query(lists.getWords, async ({ tx, today }) => {
  const { weights } = await matchingOn(tx, null, today)
  return { ...(await allWords(tx, today)), weights }
})
