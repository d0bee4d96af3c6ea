import { sql } from 'kysely'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { demands } from './contract.ts'
import { keepsFor } from './issues.ts'
import { requireHost } from './places.ts'
import { demandProblems as problems } from './problems.ts'
import { issueAfter, type IssueState } from './rules/issues.ts'
import { maySession, type SessionAct, type SessionDays, sessionStateOn, type Standing, standingAfter } from './rules/online.ts'
import { getRule } from './settings.ts'
import { unitsInScope } from './store.ts'

export const openOnline = command(demands.openOnline, async (call) => {
  const { tx, body, today, actor } = call
  const { districtNo } = await requireHost(call, body.hostNo)
  if (body.openUntil < today) throw problem(problems['session-day-past'], { day: body.openUntil })
  const { params } = await getRule(tx, districtNo, 'demand.online', today)
  if (body.withoutAccount && !params.withoutAccount) throw problem(problems['session-account-needed'])
  const ids = [...new Set(body.issueIds)].toSorted()
  const { rows: issues } = await sql<{ state: IssueState }>`
    select i.state from demands.issue i where i.id = any (${ids}::uuid[]) and i.district_no = ${districtNo} and ${unitsInScope(call.scope, 'i')}`.execute(
    tx,
  )
  if (issues.length < ids.length) throw problem(problems['issue-not-found'])
  if (issues.some(({ state }) => issueAfter(state, 'discuss') === null)) throw problem(problems['issue-not-now'])
  const { rows } = await sql<{ id: string; no: number }>`
    insert into demands.session (district_no, host_no, mode, on_day, open_until, open_to, without_account, unit_nos, account_id)
    values (${districtNo}, ${body.hostNo}, 'online', ${today}, ${body.openUntil}, ${body.openTo}, ${body.withoutAccount},
      ${[...new Set([districtNo, body.hostNo])]}::integer[], ${actor.accountId}) returning id, no`.execute(tx)
  await sql`insert into demands.session_issue (session_id, issue_id) select ${rows[0]!.id}, unnest(${ids}::uuid[])`.execute(tx)
  call.note({ objectType: 'session', objectId: rows[0]!.id, detail: { issues: ids.length } })
  return rows[0]!
})

/** Locks a deliberation in reach for an act whose turn it is. Throws `session-not-found`, `session-not-now`. */
async function requireTurn(call: Pick<Call, 'tx' | 'scope' | 'today'>, id: string, act: SessionAct): Promise<void> {
  const { rows } = await sql<SessionDays>`
    select s.open_until as "openUntil", s.closed_on as "closedOn", s.told_on as "toldOn" from demands.session s
    where s.id = ${id} and ${unitsInScope(call.scope, 's')} for update`.execute(call.tx)
  if (!rows[0]) throw problem(problems['session-not-found'])
  if (!maySession(sessionStateOn(rows[0], call.today), act)) throw problem(problems['session-not-now'])
}

export const prolongOnline = command(demands.prolongOnline, async (call) => {
  const { tx, params, body, today } = call
  await requireTurn(call, params.id, 'prolong')
  if (body.openUntil < today) throw problem(problems['session-day-past'], { day: body.openUntil })
  await sql`update demands.session set open_until = ${body.openUntil} where id = ${params.id}`.execute(tx)
  call.note({ objectType: 'session', objectId: params.id, fields: ['openUntil'] })
  return { id: params.id }
})

/**
 * Issues that are still to be discussed are discussed with it, and those decided with it are decided; one that has gone on meanwhile stays where
 * it is. Words of people without an account are read before.
 */
export const closeOnline = command(demands.closeOnline, async (call) => {
  const { tx, body, params, today } = call
  const { id } = params
  await requireTurn(call, id, 'close')
  const { rows } = await sql<{ waiting: number }>`select demands.words_waiting(${id}::uuid) as waiting`.execute(tx)
  if (rows[0]!.waiting > 0) throw problem(problems['session-words-waiting'], { count: rows[0]!.waiting })
  await sql`update demands.session set residents = ${body.residents}, members = ${body.members}, others = ${body.others}, minutes = ${body.minutes},
    closed_on = ${today} where id = ${id}`.execute(tx)
  await sql`update demands.issue i set state = 'discussed', revision = i.revision + 1 from demands.session_issue l
    where l.session_id = ${id} and l.issue_id = i.id and i.state in ('raised', 'discussed')`.execute(tx)
  for (const outcome of body.outcomes) await decideIssue(call, outcome)
  call.note({ objectType: 'session', objectId: id, fields: ['state'], detail: { decided: body.outcomes.length } })
  return { id }
})

type Outcome = BodyOf<typeof demands.closeOnline>['outcomes'][number]

async function decideIssue(call: Call & { readonly params: { readonly id: string } }, outcome: Outcome): Promise<void> {
  const { tx, params, today } = call
  const { rows } = await sql<{ state: IssueState; hostNo: number; assignedNo: number | null }>`
    select i.state, i.host_no as "hostNo", i.assigned_no as "assignedNo" from demands.issue i join demands.session_issue l on l.issue_id = i.id
    where l.session_id = ${params.id} and i.id = ${outcome.issueId} for update of i`.execute(tx)
  if (!rows[0] || (await keepsFor(call, rows[0])) === null) throw problem(problems['issue-not-found'])
  const next = issueAfter(rows[0].state, outcome.act)
  if (next === null) throw problem(problems['issue-not-now'])
  await sql`update demands.issue set state = ${next}, decision = ${outcome.words}, decided_on = ${today}, revision = revision + 1
    where id = ${outcome.issueId}`.execute(tx)
}

export const tellOnline = command(demands.tellOnline, async (call) => {
  const { tx, params, body, today } = call
  await requireTurn(call, params.id, 'tell')
  await sql`update demands.session set feedback = ${body.words}, told_on = ${today} where id = ${params.id}`.execute(tx)
  call.note({ objectType: 'session', objectId: params.id, fields: ['state'] })
  return { id: params.id }
})

/** The organiser shows or hides a word of a deliberation in reach; it is another's row, so the platform writes it. */
export const judgeVoice = command(demands.judgeVoice, async (call) => {
  const { tx, params, body, today, actor, scope } = call
  return asPlatform(tx, async () => {
    const { rows } = await sql<{ sessionId: string; standing: Standing }>`
      select v.session_id as "sessionId", v.standing from demands.voice v join demands.session s on s.id = v.session_id
      where v.id = ${params.id} and v.withdrawn_on is null and ${unitsInScope(scope, 's')} for update of v`.execute(tx)
    const voice = rows[0]
    if (!voice) throw problem(problems['voice-not-found'])
    const next = standingAfter(voice.standing, body.act)
    if (next === null) throw problem(problems['voice-not-now'])
    await sql`update demands.voice set standing = ${next}, reason = ${body.act === 'hide' ? body.reason : null}, judged_on = ${today},
      judged_by = ${actor.accountId} where id = ${params.id}`.execute(tx)
    call.note({ objectType: 'session', objectId: voice.sessionId, fields: ['standing'], detail: { act: body.act } })
    return { id: params.id }
  })
})
