import { type RawBuilder, sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import type { SessionFilter } from './contract-issues.ts'
import { demands } from './contract.ts'
import type { Reader } from './order-list.ts'
import { namesOf, requireHost } from './places.ts'
import { demandProblems as problems } from './problems.ts'
import { issueAfter, type IssueState } from './rules/issues.ts'
import { type Audience, sessionStateOn } from './rules/online.ts'
import { unitsInScope } from './store.ts'

type Asking = Pick<Reader, 'tx' | 'scope' | 'today'>

/** The states of `sessionStateOn`, asked of the rows; `todo` is what the organiser owes. */
function inState(state: NonNullable<SessionFilter['state']>, today: string): RawBuilder<boolean> {
  switch (state) {
    case 'entered':
      return sql<boolean>`s.open_until is null`
    case 'open':
      return sql<boolean>`s.closed_on is null and s.open_until >= ${today}::date`
    case 'over':
      return sql<boolean>`s.closed_on is null and s.open_until < ${today}::date`
    case 'closed':
      return sql<boolean>`s.open_until is not null and s.closed_on is not null and s.told_on is null`
    case 'told':
      return sql<boolean>`s.told_on is not null`
    default:
      return sql<boolean>`(${inState('over', today)} or ${inState('closed', today)}
        or s.open_until is not null and demands.words_waiting(s.id) > 0)`
  }
}

function fits(
  asking: Asking,
  { mode, state, districtNo, hostNo, issueId, accounts, fromOn, untilOn }: Partial<SessionFilter>,
): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [unitsInScope(asking.scope, 's')]
  if (state) parts.push(inState(state, asking.today))
  if (mode) parts.push(sql<boolean>`s.mode = ${mode}`)
  if (districtNo) parts.push(sql<boolean>`s.district_no = ${districtNo}`)
  if (hostNo) parts.push(sql<boolean>`s.host_no = ${hostNo}`)
  if (issueId)
    parts.push(sql<boolean>`exists (select from demands.session_issue l where l.session_id = s.id and l.issue_id = ${issueId})`)
  if (accounts) parts.push(sql<boolean>`(select people from demands.took_part(array[s.id])) > 0`)
  if (fromOn) parts.push(sql<boolean>`s.on_day >= ${fromOn}`)
  if (untilOn) parts.push(sql<boolean>`s.on_day < ${untilOn}`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

/**
 * How many deliberations, and how many took part: attendances, those entered and those with an account. `people` counts who took part with an
 * account once; those entered are not named and cannot be told apart.
 */
export async function countSessions(
  asking: Asking,
  filter: Partial<SessionFilter>,
): Promise<{ total: number; participants: number; people: number }> {
  const { rows } = await sql<{ total: number; participants: number; people: number }>`
    select total, entered + t.attendances as participants, t.people from (
      select count(*)::integer as total, coalesce(sum(s.residents + s.members + s.others), 0)::integer as entered, coalesce(array_agg(s.id), '{}') as ids
      from demands.session s where ${fits(asking, filter)}) held cross join demands.took_part(held.ids) t`.execute(asking.tx)
  return rows[0]!
}

export interface SessionRow {
  id: string
  no: number
  districtNo: number
  hostNo: number
  mode: 'online' | 'offline'
  onDay: string
  place: string | null
  residents: number
  members: number
  others: number
  online: number
  openUntil: string | null
  openTo: Audience
  withoutAccount: boolean
  closedOn: string | null
  toldOn: string | null
  feedback: string | null
  minutes: string | null
  issues: { id: string; no: number; title: string }[]
}

export async function listSessionRows(
  asking: Asking,
  filter: Partial<SessionFilter> & { readonly id?: string },
  limit: number,
  offset: number,
): Promise<SessionRow[]> {
  const only = filter.id === undefined ? sql<boolean>`true` : sql<boolean>`s.id = ${filter.id}`
  const { rows } = await sql<SessionRow>`
    select s.id, s.no, s.district_no as "districtNo", s.host_no as "hostNo", s.mode, s.on_day as "onDay", s.place, s.residents, s.members, s.others, s.minutes, s.open_until as "openUntil",
      s.open_to as "openTo", s.without_account as "withoutAccount", s.closed_on as "closedOn", s.told_on as "toldOn", s.feedback, (select people from demands.took_part(array[s.id])) as online,
      coalesce((select json_agg(json_build_object('id', i.id, 'no', i.no, 'title', i.title) order by i.no)
        from demands.session_issue l join demands.issue i on i.id = l.issue_id where l.session_id = s.id), '[]') as issues
    from demands.session s where ${fits(asking, filter)} and ${only} order by s.on_day desc, s.no desc limit ${limit} offset ${offset}`.execute(
    asking.tx,
  )
  return rows
}

export async function presentSessions(call: Pick<Call, 'tx' | 'today'>, rows: readonly SessionRow[]) {
  const named = await namesOf(
    call,
    rows.map((row) => row.hostNo),
  )
  return rows.map(({ hostNo, ...row }) => ({ ...row, host: named(hostNo), state: sessionStateOn(row, call.today) }))
}

export const listSessions = query(demands.listSessions, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listSessionRows(call, filter, pageSize, (page - 1) * pageSize)
  return {
    items: await presentSessions(call, rows),
    ...(await countSessions(call, filter)),
    page,
    pageSize,
    can: { keep: call.can('deliberation.keep') !== null },
  }
})

export const recordSession = command(demands.recordSession, async (call) => {
  const { tx, body, today, actor } = call
  const { districtNo } = await requireHost(call, body.hostNo)
  if (body.onDay > today) throw problem(problems['demand-day-ahead'], { day: body.onDay })
  const ids = [...new Set(body.issueIds)].toSorted()
  const { rows: issues } = await sql<{ id: string; state: IssueState }>`
    select i.id, i.state from demands.issue i where i.id = any (${ids}::uuid[]) and i.district_no = ${districtNo} and ${unitsInScope(call.scope, 'i')}
    order by i.id for update`.execute(tx)
  if (issues.length < ids.length) throw problem(problems['issue-not-found'])
  const { rows } = await sql<{ id: string; no: number }>`
    insert into demands.session (district_no, host_no, mode, on_day, place, residents, members, others, minutes, unit_nos, account_id)
    values (${districtNo}, ${body.hostNo}, ${body.mode}, ${body.onDay}, ${body.place || null}, ${body.residents}, ${body.members}, ${body.others},
      ${body.minutes}, ${[...new Set([districtNo, body.hostNo])]}::integer[], ${actor.accountId}) returning id, no`.execute(tx)
  for (const issue of issues) {
    const next = issueAfter(issue.state, 'discuss')
    if (next === null) throw problem(problems['issue-not-now'])
    await sql`insert into demands.session_issue (session_id, issue_id) values (${rows[0]!.id}, ${issue.id})`.execute(tx)
    await sql`update demands.issue set state = ${next}, revision = revision + 1 where id = ${issue.id}`.execute(tx)
  }
  call.note({ objectType: 'session', objectId: rows[0]!.id, detail: { issues: issues.length } })
  return rows[0]!
})
