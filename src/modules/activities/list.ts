import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { likeOf } from '../../platform/db/like.ts'
import { activities } from './contract.ts'
import { allNatures, allOutreach, allWords, codesCountingAs } from './settings.ts'
import { anyReached, namesOf } from './store.ts'

export type ActivityFilter = Partial<Omit<QueryOf<typeof activities.listActivities>, 'page' | 'pageSize'>>
type Reading = Pick<Call, 'tx' | 'scope' | 'today'>

const source = sql`activities.activity a join activities.entry e on e.activity_id = a.id and e.replaced_at is null`

/** Partners that are Party organisations: those kept here, and those named in words that say so themselves. */
const partnersOf = (
  entry: string,
) => sql`(select p.no::text as partner from activities.party_orgs_among(${sql.ref(`${entry}.partner_nos`)}) p
  union select n from unnest(${sql.ref(`${entry}.partner_names`)}) n where n like '%党%') partners`

/** The record says how many outside the Party it reached, and what they said (CN-69). */
const told = sql<boolean>`e.feedback is not null and e.non_members + e.residents > 0`

/** The one predicate of list, count, figure and export. */
async function whereOf(call: Reading, filter: ActivityFilter): Promise<RawBuilder<boolean>> {
  const {
    fromOn = null,
    untilOn = null,
    kind,
    format = null,
    line = null,
    state = 'all',
    unitNo = null,
    enteredFor = null,
    seriesId = null,
    streetNo = null,
  } = filter
  const { districtNo = null, joint = null, withParty = null, mobile = null, openTo = null, q } = filter
  const { led = null, memberUnits = null, outreach = null } = filter
  const reaching = outreach === null ? null : await allOutreach(call.tx, call.today)
  const words = kind === undefined ? null : await allWords(call.tx, call.today)
  const kinds = words && kind!.split(',').flatMap((one) => codesCountingAs(words, one))
  const like = likeOf(q)
  const within = (node: number | null) => sql`(${node}::integer is null or exists (select from organisations.unit d
    where d.no = any (e.host_nos) and d.scope_nodes @> array[${node}::integer]))`
  return sql<boolean>`a.retracted_at is null and ${anyReached(call.scope, 'a.reach_nos')}
    and (${fromOn}::date is null or e.on_day >= ${fromOn}) and (${untilOn}::date is null or e.on_day < ${untilOn})
    and (${kinds}::text[] is null or e.kinds && ${kinds}::text[])
    and (${format}::text is null or ${format} = any (e.formats)) and (${line}::text is null or ${line} = any (e.lines))
    and (${state} = 'all' or e.state = ${state})
    and (${unitNo}::integer is null or ${unitNo} = any (a.reach_nos)) and (${enteredFor}::integer is null or ${enteredFor} = e.host_nos[1]) and (${seriesId}::uuid is null or a.series_id = ${seriesId}) and ${within(streetNo)} and ${within(districtNo)}
    and (${joint}::boolean is null or (cardinality(e.host_nos) + cardinality(e.partner_nos) + cardinality(e.partner_names) > 1) = ${joint})
    and (${withParty}::boolean is null or (cardinality(e.host_nos) > 1 or exists (select from ${partnersOf('e')})) = ${withParty})
    and (${mobile}::boolean is null or exists (select from activities.attended(array[e.id]) t where t.mobile) = ${mobile})
    and (${led}::boolean is null or exists (select from activities.lead_units_among(e.host_nos, e.on_day)) = ${led})
    and (${memberUnits}::boolean is null or activities.with_member_units(e.host_nos, e.host_nos || e.partner_nos, e.on_day) = ${memberUnits})
    and (${outreach}::text is null or e.state = 'held' and e.kinds && ${reaching}::text[] and (${told}) = ${outreach === 'complete'})
    and (${openTo}::text is null or ${openTo} = any (e.open_to))
    and (${like}::text is null or e.title ilike ${like} or e.place ilike ${like} or e.minutes ilike ${like} or a.no::text = ${q ?? ''})`
}

export interface ListedRow {
  id: string
  no: number
  revision: number
  state: 'planned' | 'held' | 'cancelled'
  entryId: string
  onDay: Day
  startsAt: Date | null
  endsAt: Date | null
  title: string | null
  place: string | null
  kinds: string[]
  formats: string[]
  lines: string[]
  hostNos: number[]
  partnerNos: number[]
  partnerNames: string[]
  openTo: string[]
  members: number
  mobile: number
  others: number
  nonMembers: number
  residents: number
  agenda: string | null
  minutes: string | null
  followUp: string | null
  feedback: string | null
  told: boolean
  cancelReason: string | null
  corrected: boolean
  mine: boolean
}

const columns = (
  call: Reading,
) => sql`a.id, a.no, a.revision, e.state, e.id as "entryId", e.on_day as "onDay", e.starts_at as "startsAt", e.ends_at as "endsAt",
  e.title, e.place, e.kinds, e.formats, e.lines, e.host_nos as "hostNos", e.partner_nos as "partnerNos", e.partner_names as "partnerNames", e.open_to as "openTo",
  e.non_members as "nonMembers", e.residents, e.non_members + e.residents as others, e.agenda, e.minutes, e.follow_up as "followUp", e.feedback, ${told} as told, e.cancel_reason as "cancelReason",
  (select count(*)::integer from activities.attendance t where t.entry_id = e.id) as members,
  (select count(*)::integer from activities.attended(array[e.id]) t where t.mobile) as mobile,
  exists (select from activities.entry o where o.activity_id = a.id and o.replaced_at is not null and o.state = e.state) as corrected,
  ${anyReached(call.scope, 'e.host_nos')} as mine`

export async function listRows(
  call: Reading,
  filter: ActivityFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<ListedRow[]> {
  const { rows } = await sql<ListedRow>`
    select ${columns(call)} from ${source} where ${await whereOf(call, filter)}
    order by e.on_day desc, a.no desc limit ${limit} offset ${offset}`.execute(call.tx)
  return rows
}

/** A partner beside those that held it: kept here by its number, or told in words; and the day it last took part. */
export interface PartnerRow {
  readonly no: number | null
  readonly name: string
  readonly lastOn: Day
}

/** Different Party organisations that took part in what was held under the same predicate. */
export async function partnerRows(call: Reading, filter: ActivityFilter): Promise<PartnerRow[]> {
  const { rows } = await sql<{ partner: string; lastOn: Day }>`
    select partner, max(e.on_day) as "lastOn" from ${source} cross join lateral ${partnersOf('e')}
    where e.state = 'held' and ${await whereOf(call, filter)} group by partner`.execute(call.tx)
  return rows.map(({ partner, lastOn }) => {
    const no = /^\d+$/.test(partner) ? Number(partner) : null
    return { no, name: partner, lastOn }
  })
}

/** Different Party organisations that held what was held under the same predicate, by number. */
export async function hostRows(call: Reading, filter: ActivityFilter): Promise<number[]> {
  const { rows } = await sql<{ no: number }>`
    select distinct h as no from ${source} cross join lateral unnest(e.host_nos) h where e.state = 'held' and ${await whereOf(call, filter)}`.execute(
    call.tx,
  )
  return rows.map(({ no }) => no)
}

/** One activity in reach, or none. */
export async function findRow(call: Reading, id: string): Promise<ListedRow | undefined> {
  const { rows } = await sql<ListedRow>`
    select ${columns(call)} from ${source} where a.id = ${id} and ${await whereOf(call, {})}`.execute(call.tx)
  return rows[0]
}

/** Sessions, attendances and people under the same predicate: only what was held counts, and a joint session once. */
export async function countRows(call: Reading, filter: ActivityFilter) {
  const { rows } = await sql<{
    total: number
    sessions: number
    attendances: number
    people: number
    mobileAttendances: number
    others: number
    hosts: number
    partners: number
    leads: number
  }>`
    with chosen as materialized (select e.id, e.on_day, e.state, e.host_nos, e.partner_nos, e.partner_names, e.non_members + e.residents as others from ${source} where ${await whereOf(call, filter)}),
      came as materialized (select t.member_id, t.mobile from activities.attended(array(select c.id from chosen c where c.state = 'held')) t)
    select (select count(*)::integer from chosen) as total, (select count(*)::integer from chosen where state = 'held') as sessions,
      (select count(*)::integer from came) as attendances, (select count(distinct member_id)::integer from came) as people,
      (select count(*)::integer from came where mobile) as "mobileAttendances",
      (select coalesce(sum(others), 0)::integer from chosen where state = 'held') as others,
      (select count(distinct h)::integer from chosen c cross join lateral unnest(c.host_nos) h where c.state = 'held') as hosts,
      (select count(distinct partner)::integer from chosen c cross join lateral ${partnersOf('c')} where c.state = 'held') as partners,
      (select count(distinct l.no)::integer from chosen c cross join lateral activities.lead_units_among(c.host_nos, c.on_day) l where c.state = 'held') as leads`.execute(
    call.tx,
  )
  const { total, ...counts } = rows[0]!
  return { total, counts }
}

export const getWords = query(activities.getWords, async (call) => {
  const words = await allWords(call.tx, call.today)
  const plain = <T extends { code: string; zh: string; en: string }>(list: readonly T[]) =>
    list.map(({ code, zh, en }) => ({ code, zh, en }))
  return {
    kinds: plain(words.kinds),
    formats: plain(words.formats),
    lines: plain(words.lines),
    natures: [...(await allNatures(call.tx, call.today)).natures],
    outreach: await allOutreach(call.tx, call.today),
  }
})

export const listActivities = query(activities.listActivities, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const {
    total,
    counts: { hosts: _, partners: __, leads: ___, ...counts },
  } = await countRows(call, filter)
  const rows = await listRows(call, filter, { limit: pageSize, offset: (page - 1) * pageSize })
  const records = call.can('activity.record') !== null
  return { items: await presentRows(call, rows), total, page, pageSize, counts, can: { record: records } }
})

export async function presentRows(call: Pick<Call, 'tx' | 'today' | 'can'>, rows: readonly ListedRow[]) {
  const names = await namesOf(
    call.tx,
    rows.flatMap((row) => [...row.hostNos, ...row.partnerNos]),
    call.today,
  )
  const named = (nos: readonly number[]) => nos.map((no) => ({ no, name: names.get(no) ?? String(no) }))
  const records = call.can('activity.record') !== null
  const reaching = new Set(await allOutreach(call.tx, call.today))
  const outreachOf = (row: ListedRow) =>
    row.state === 'held' && row.kinds.some((kind) => reaching.has(kind)) ? (row.told ? 'complete' : 'incomplete') : null
  return rows.map((row) => ({
    ...row,
    outreach: outreachOf(row) as 'complete' | 'incomplete' | null,
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    hosts: named(row.hostNos),
    partners: named(row.partnerNos),
    line: firstLine(row.minutes),
    can: { record: records && row.mine && row.state !== 'cancelled' },
  }))
}

const firstLine = (text: string | null) => text?.split('\n', 1)[0]!.slice(0, 200) ?? null
