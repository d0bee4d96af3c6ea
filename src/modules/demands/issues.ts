import { type RawBuilder, sql } from 'kysely'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { anywhere } from '../../platform/db/like.ts'
import type { IssueFilter } from './contract-issues.ts'
import { demands } from './contract.ts'
import type { Reader } from './order-list.ts'
import { namesOf, requireHost } from './places.ts'
import { lapseConsultations, listConsultationRows, presentConsultations } from './consultations.ts'
import { demandProblems as problems } from './problems.ts'
import { mayConsult } from './rules/consultations.ts'
import { issueActsOpen, issueAfter, type IssueState } from './rules/issues.ts'
import { listSessionRows, presentSessions } from './sessions.ts'
import { getRule } from './settings.ts'
import { orderInScope, unitsInScope } from './store.ts'
import { requireWord } from './take.ts'

type Asking = Pick<Reader, 'tx' | 'scope'>

/** The one predicate of list, count, export and figures. */
export function fitsIssue(asking: Asking, filter: Partial<IssueFilter>): RawBuilder<boolean> {
  const { view = 'open', category, districtNo, hostNo, byThemselves, q, fromOn, untilOn } = filter
  const parts: RawBuilder<boolean>[] = [unitsInScope(asking.scope, 'i')]
  if (view === 'open') parts.push(sql<boolean>`i.state <> 'told'`)
  else if (view === 'solved') parts.push(sql<boolean>`i.solved_on is not null`)
  else if (view !== 'all') parts.push(sql<boolean>`i.state = ${view}`)
  if (category) parts.push(sql<boolean>`i.category = ${category}`)
  if (districtNo) parts.push(sql<boolean>`i.district_no = ${districtNo}`)
  if (hostNo) parts.push(sql<boolean>`i.host_no = ${hostNo}`)
  if (byThemselves) parts.push(sql<boolean>`i.order_id is null`)
  const day = view === 'solved' ? sql`i.solved_on` : sql`i.raised_on`
  if (fromOn) parts.push(sql<boolean>`${day} >= ${fromOn}`)
  if (untilOn) parts.push(sql<boolean>`${day} < ${untilOn}`)
  if (q) {
    const like = anywhere(q)
    parts.push(sql<boolean>`(i.title ilike ${like} or i.what ilike ${like} or i.no::text = ${q})`)
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

export async function countIssues(asking: Asking, filter: Partial<IssueFilter>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from demands.issue i where ${fitsIssue(asking, filter)}`.execute(asking.tx)
  return rows[0]!.count
}

export interface IssueRow {
  id: string
  no: number
  title: string
  category: string
  hostNo: number
  raisedBy: 'resident'
  raisedOn: string
  state: IssueState
  assignedNo: number | null
  solvedOn: string | null
  toldOn: string | null
  revision: number
}

export async function listIssueRows(
  { tx }: Asking,
  where: RawBuilder<boolean>,
  limit: number,
  offset: number,
): Promise<IssueRow[]> {
  const { rows } = await sql<IssueRow>`
    select i.id, i.no, i.title, i.category, i.host_no as "hostNo", i.raised_by as "raisedBy", i.raised_on as "raisedOn", i.state,
      i.assigned_no as "assignedNo", i.solved_on as "solvedOn", i.told_on as "toldOn", i.revision
    from demands.issue i where ${where} order by i.no desc limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

export async function presentIssues(call: Pick<Call, 'tx' | 'today'>, rows: readonly IssueRow[]) {
  const named = await namesOf(
    call,
    rows.flatMap((row) => [row.hostNo, row.assignedNo]),
  )
  return rows.map(({ hostNo, assignedNo, ...row }) => ({
    ...row,
    host: named(hostNo),
    assigned: assignedNo === null ? null : named(assignedNo),
  }))
}

export const listIssues = query(demands.listIssues, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listIssueRows(call, fitsIssue(call, filter), pageSize, (page - 1) * pageSize)
  return {
    items: await presentIssues(call, rows),
    total: await countIssues(call, filter),
    page,
    pageSize,
    can: { keep: call.can('deliberation.keep') !== null },
  }
})

interface Whole {
  what: string | null
  decision: string | null
  decidedOn: string | null
  assignedOn: string | null
  result: string | null
  feedback: string | null
  orderId: string | null
}

export const getIssue = query(demands.getIssue, async (call) => {
  const { id } = call.params
  const rows = await listIssueRows(call, sql<boolean>`i.id = ${id} and ${unitsInScope(call.scope, 'i')}`, 1, 0)
  const [issue] = await presentIssues(call, rows)
  if (!issue) throw problem(problems['issue-not-found'])
  const { rows: wholes } = await sql<Whole>`
    select what, decision, decided_on as "decidedOn", assigned_on as "assignedOn", result, feedback, order_id as "orderId" from demands.issue where id = ${id}`.execute(
    call.tx,
  )
  const { orderId, ...whole } = wholes[0]!
  const { rows: orders } = await sql<{ id: string; no: number }>`
    select o.id, o.no from demands.order o where o.id = ${orderId}::uuid and ${orderInScope(call.scope)}`.execute(call.tx)
  const keeps = (await keepsFor(call, rows[0]!)) !== null
  return {
    ...issue,
    ...whole,
    order: orders[0] ?? null,
    sessions: await presentSessions(call, await listSessionRows(call, { issueId: id }, 50, 0)),
    consultations: await presentConsultations(
      call,
      await listConsultationRows(call, sql<boolean>`c.issue_id = ${id}`, 100, 0),
      keeps,
    ),
    can: {
      acts: keeps ? issueActsOpen(issue.state) : [],
      discuss: keeps && issueAfter(issue.state, 'discuss') !== null,
      consult: keeps && mayConsult(issue.state),
    },
  }
})

/** Who may keep an issue reaches its host, or whoever is to solve it; null else. */
export async function keepsFor(
  call: Pick<Call, 'tx' | 'can'>,
  row: Pick<IssueRow, 'hostNo' | 'assignedNo'>,
): Promise<true | null> {
  const scope = call.can('deliberation.keep')
  if (!scope) return null
  const { rows } =
    await sql`select from organisations.unit u where u.no = any (${[row.hostNo, row.assignedNo ?? row.hostNo]}::integer[])
    and ${reachedBy(scope, 'u.scope_nodes')}`.execute(call.tx)
  return rows.length > 0 ? true : null
}

/** By itself, or from an order of residents who asked for deliberation: the order keeps its own reply. */
export const raiseIssue = command(demands.raiseIssue, async (call) => {
  const { tx, body, today, actor } = call
  const { districtNo } = await requireHost(call, body.hostNo)
  requireWord((await getRule(tx, districtNo, 'demand.words', today)).params.categories, body.category)
  const raisedOn = body.raisedOn ?? today
  if (raisedOn > today) throw problem(problems['demand-day-ahead'], { day: raisedOn })
  if (body.orderId) {
    const { rows } = await sql<{ taken: boolean }>`
      select exists (select from demands.issue i where i.order_id = o.id) as taken from demands.order o
      where o.id = ${body.orderId} and o.district_no = ${districtNo} and ${orderInScope(call.scope)} for update`.execute(tx)
    if (!rows[0]) throw problem(problems['order-not-found'])
    if (rows[0].taken) throw problem(problems['issue-not-now'])
  }
  if (body.voiceId) await requireProposal(call, districtNo, body.voiceId)
  const { rows } = await sql<{ id: string; no: number }>`
    insert into demands.issue (district_no, host_no, category, title, what, raised_by, order_id, voice_id, raised_on, unit_nos, account_id)
    values (${districtNo}, ${body.hostNo}, ${body.category}, ${body.title}, ${body.what || null}, ${body.raisedBy}, ${body.orderId ?? null},
      ${body.voiceId ?? null}, ${raisedOn},
      ${[...new Set([districtNo, body.hostNo])]}::integer[], ${actor.accountId}) returning id, no`.execute(tx)
  call.note({ objectType: 'issue', objectId: rows[0]!.id, fields: ['state'] })
  return { ...rows[0]!, revision: 1 }
})

/** A proposal that is shown, of a deliberation in reach, which no issue came of so far. */
async function requireProposal(call: Pick<Call, 'tx' | 'scope'>, districtNo: number, id: string): Promise<void> {
  const { rows } = await asPlatform(call.tx, () =>
    sql<{ raised: boolean }>`
      select exists (select from demands.issue i where i.voice_id = v.id) as raised from demands.voice v join demands.session s on s.id = v.session_id
      where v.id = ${id} and v.standing = 'shown' and v.withdrawn_on is null and s.district_no = ${districtNo} and ${unitsInScope(call.scope, 's')}
      for update of v`.execute(call.tx),
  )
  if (!rows[0]) throw problem(problems['voice-not-found'])
  if (rows[0].raised) throw problem(problems['voice-raised-already'])
}

export const actOnIssue = command(demands.actOnIssue, async (call) => {
  const { tx, body, params, ifMatch, today } = call
  const { rows } = await sql<{
    state: IssueState
    hostNo: number
    assignedNo: number | null
    districtNo: number
    revision: number
  }>`
    select i.state, i.host_no as "hostNo", i.assigned_no as "assignedNo", i.district_no as "districtNo", i.revision from demands.issue i
    where i.id = ${params.id} and ${unitsInScope(call.scope, 'i')} for update`.execute(tx)
  const issue = rows[0]
  if (!issue || (await keepsFor(call, issue)) === null) throw problem(problems['issue-not-found'])
  if (ifMatch !== issue.revision) throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: issue.revision })
  const next = issueAfter(issue.state, body.act)
  if (next === null) throw problem(problems['issue-not-now'])
  const { id } = params
  if (body.act === 'assign') {
    const { rows: targets } =
      await sql`select from demands.targets(${issue.districtNo}, '', ${today}::date) t where t.no = ${body.toNo}
      union all select from organisations.unit u where u.no = ${body.toNo} and u.district_no = ${issue.districtNo} and ${reachedBy(call.scope, 'u.scope_nodes')}`.execute(
        tx,
      )
    if (targets.length === 0) throw problem(problems['order-target-unknown'])
    await sql`update demands.issue i set assigned_no = ${body.toNo}, assigned_on = ${today},
      unit_nos = (select array_agg(distinct n) from unnest(i.unit_nos || ${body.toNo}::integer) n) where i.id = ${id}`.execute(tx)
  } else if (body.act === 'solve')
    await sql`update demands.issue set result = ${body.words}, solved_on = ${today} where id = ${id}`.execute(tx)
  else if (body.act === 'tell') {
    await sql`update demands.issue set state = 'told', feedback = ${body.words}, told_on = ${today} where id = ${id}`.execute(tx)
    await lapseConsultations(tx, id, today)
  } else await sql`update demands.issue set decision = ${body.words}, decided_on = ${today} where id = ${id}`.execute(tx)
  await sql`update demands.issue set state = ${next}, revision = revision + 1 where id = ${id}`.execute(tx)
  call.note({ objectType: 'issue', objectId: id, fields: ['state'], detail: { act: body.act } })
  return { id, revision: issue.revision + 1 }
})
