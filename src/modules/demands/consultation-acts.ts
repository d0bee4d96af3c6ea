import { sql } from 'kysely'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { consultationInScope, keepsIssueOf, mayAnswer } from './consultations.ts'
import { demands } from './contract.ts'
import { speakingOf } from './directive-scope.ts'
import { keepsFor } from './issues.ts'
import { namesOf } from './places.ts'
import { demandProblems as problems } from './problems.ts'
import { type ConsultationState, mayConsult } from './rules/consultations.ts'
import type { IssueState } from './rules/issues.ts'
import { unitsInScope } from './store.ts'

/** Each organisation is asked on its own and answers for itself; none is asked twice while an answer is still to come. */
export const askConsultation = command(demands.askConsultation, async (call) => {
  const { tx, body, params, today, actor } = call
  const { rows } = await sql<{ state: IssueState; hostNo: number; assignedNo: number | null; districtNo: number }>`
    select i.state, i.host_no as "hostNo", i.assigned_no as "assignedNo", i.district_no as "districtNo" from demands.issue i
    where i.id = ${params.id} and ${unitsInScope(call.scope, 'i')} for update`.execute(tx)
  const issue = rows[0]
  if (!issue || (await keepsFor(call, issue)) === null) throw problem(problems['issue-not-found'])
  if (!mayConsult(issue.state)) throw problem(problems['issue-not-now'])
  if (body.dueOn < today) throw problem(problems['consultation-day-past'], { day: body.dueOn })
  const orgNos = [...new Set(body.orgNos)]
  await requireOrganisations(call, issue.districtNo, orgNos)
  const { rows: waiting } = await sql<{ no: number }>`select org_no as no from demands.consultation
    where issue_id = ${params.id} and state = 'asked' and org_no = any (${orgNos}::integer[])`.execute(tx)
  if (waiting[0]) {
    const named = await namesOf(call, [waiting[0].no])
    throw problem(problems['consultation-asked-already'], { name: named(waiting[0].no).name })
  }
  const { rows: items } = await sql<{ id: string; no: number }>`
    insert into demands.consultation (issue_id, org_no, question, asked_on, due_on, account_id)
    select ${params.id}, o.no, ${body.question}, ${today}, ${body.dueOn}, ${actor.accountId} from unnest(${orgNos}::integer[]) o (no)
    returning id, no`.execute(tx)
  for (const { id } of items) call.note({ objectType: 'consultation', objectId: id, fields: ['state'] })
  return { items }
})

/** Social organisations at work in the district of the issue, in reach of who asks. Throws `consultation-unit-unfit`. */
async function requireOrganisations({ tx, scope, today }: Call, districtNo: number, orgNos: readonly number[]): Promise<void> {
  const { rows } = await sql`
    select from organisations.unit_on(${today}::date) u where u.unit_no = any (${[...orgNos]}::integer[]) and u.kind = 'social_org'
      and u.status in ('active', 'preparing') and u.district_no = ${districtNo} and ${reachedBy(scope, 'u.scope_nodes')}`.execute(
    tx,
  )
  if (rows.length < orgNos.length) throw problem(problems['consultation-unit-unfit'])
}

interface Standing {
  id: string
  issueId: string
  orgNo: number
  state: ConsultationState
  revision: number
}

/** A consultation in reach that still waits, locked. Throws `consultation-not-found`, `consultation-not-now`. */
async function requireAsked({ tx, params, scope }: Pick<Call, 'tx' | 'scope'> & { params: { id: string } }): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select c.id, c.issue_id as "issueId", c.org_no as "orgNo", c.state, c.revision from demands.consultation c
    where c.id = ${params.id} and ${consultationInScope(scope)} for update`.execute(tx)
  const [one] = rows
  if (!one) throw problem(problems['consultation-not-found'])
  if (one.state !== 'asked') throw problem(problems['consultation-not-now'])
  return one
}

function requireSeen(ifMatch: number | null, { revision }: Standing): void {
  if (ifMatch !== revision) throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: revision })
}

export const answerConsultation = command(demands.answerConsultation, async (call) => {
  const { tx, body, today } = call
  const one = await requireAsked(call)
  const can = mayAnswer(one, await speakingOf(call, call.scope), await keepsIssueOf(call, one.issueId))
  if (!can.answer && !can.tell) throw problem(problems['consultation-not-yours'])
  if (can.tell && !body.told) throw problem(problems['consultation-told-missing'])
  requireSeen(call.ifMatch, one)
  const answers = body.act === 'answer'
  await sql`update demands.consultation set state = ${answers ? 'answered' : 'declined'}, finding = ${answers ? body.finding : null},
    advice = ${answers ? body.advice : null}, reason = ${answers ? null : body.reason}, told = ${can.tell ? body.told! : null}, closed_on = ${today},
    revision = revision + 1 where id = ${one.id}`.execute(tx)
  call.note({ objectType: 'consultation', objectId: one.id, fields: ['state'], detail: { act: body.act } })
  return { id: one.id, revision: one.revision + 1 }
})

export const withdrawConsultation = command(demands.withdrawConsultation, async (call) => {
  const one = await requireAsked(call)
  if (!(await keepsIssueOf(call, one.issueId))) throw problem(problems['consultation-not-yours'])
  requireSeen(call.ifMatch, one)
  await sql`update demands.consultation set state = 'withdrawn', reason = ${call.body.reason}, closed_on = ${call.today}, revision = revision + 1
    where id = ${one.id}`.execute(call.tx)
  call.note({ objectType: 'consultation', objectId: one.id, fields: ['state'] })
  return { id: one.id, revision: one.revision + 1 }
})
