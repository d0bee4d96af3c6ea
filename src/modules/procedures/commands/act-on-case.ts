import { sql } from 'kysely'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import type { Procedure } from '../../../kernel/procedure.ts'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { askerOf, reachedWith } from '../asker.ts'
import { loadCalendar } from '../calendar.ts'
import { procedures } from '../contract.ts'
import { applyEffect, checkEffect, type Applied } from '../effects.ts'
import { caseMoved } from '../events.ts'
import { procedureProblems as problems } from '../problems.ts'
import { readDetails } from '../rules-details.ts'
import { decideStep, type Next, stepOf } from '../rules.ts'
import { addEntry, type CaseRow, getVersion, listPapers, listParties, nodeOf, type Standing, standingOf } from '../store.ts'
import { getCaseForChange } from './amend-case.ts'

type Body = BodyOf<typeof procedures.actOnCase>

/** Every act on a case comes through here; the table decides. */
export const actOnCase = command(procedures.actOnCase, async (call) => {
  const { tx, body, today, actor } = call
  const row = await getCaseForChange(call, call.params.id, call.ifMatch)
  const procedure = await getVersion(tx, row.version_id)
  const parties = (await listParties(tx, row.id)).map(({ unit_no, state }) => ({ unitNo: unit_no, state }))
  const state = { step: row.step, parties, papers: await listPapers(tx, row.id), submittedBy: row.submitted_by }
  const asker = await askerOf(call, row, stepOf(procedure, row.step)?.actor.node === 'covered')
  const decision = decideStep(procedure, state, body, asker, today)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
  const { next } = decision
  if (body.action === 'submit') await checkApplication(call, row, procedure)
  const standing = await standAfter(call, row, procedure, next, body)
  await saveAnswers(call, row, next)
  await saveCase(call, row, next, standing, body)
  // Once it is over: a decision that ends the applicant itself must not find its own case still open.
  const applied = next.outcome === 'done' ? await applyEffect(call, row, procedure, body) : null
  if (applied) await saveResult(call, row, applied)
  await addEntry(tx, row.id, actor.accountId, today, {
    action: body.action,
    step: row.step,
    toStep: next.moved ? next.step : null,
    unitNos: body.action === 'delegate' ? standing.actingNos : next.answered,
    reason: body.reason,
    documentNo: body.documentNo,
  })
  if (next.moved) await call.emit(caseMoved(row.id, next.step, next.outcome, applied?.no ?? null))
  call.note({ objectType: 'case', objectId: row.id, detail: { action: body.action, from: row.step, to: next.step } })
  return {
    id: row.id,
    step: next.step,
    outcome: next.outcome,
    resultNo: applied?.no ?? row.result_no,
    revision: row.revision + 1,
  }
})

/** Handed in is what is complete and could come about; a case that waited may lack what it once had. */
async function checkApplication(call: Call, row: CaseRow, procedure: Procedure): Promise<void> {
  const read = readDetails(procedure, row.details, call.today)
  if (!read.ok) throw problem(problems[read.code], read.params)
  await checkEffect(call, row, procedure)
}

interface After extends Standing {
  readonly delegated: boolean
  readonly escalated: boolean
}

/** Who acts next. Handed on or up, a step keeps its deadline: whoever takes it over takes it with the days that are left. */
async function standAfter(call: Call, row: CaseRow, procedure: Procedure, next: Next, body: Body): Promise<After> {
  const { tx, today } = call
  const keep = { dueOn: row.due_on, dueProvisional: row.due_provisional, remindOn: row.remind_on }
  if (body.action === 'delegate') {
    const delegate = body.delegateNo ? await reachedWith(call, row.acting_ability!, [body.delegateNo]) : []
    if (!body.delegateNo) throw problem(problems['case-delegate-missing'])
    if (delegate.length === 0) throw problem(problems['case-unit-not-found'])
    return { ...keep, actingAbility: 'case.act', actingNos: delegate, delegated: true, escalated: row.escalated_on !== null }
  }
  if (body.action === 'escalate') {
    const step = stepOf(procedure, row.step)!
    const actingNos = [await nodeOf(tx, row, step.escalatesTo!)]
    return { ...keep, actingAbility: step.actor.ability, actingNos, delegated: false, escalated: true }
  }
  if (!next.moved) {
    const actingNos = next.parties.filter((party) => party.state === 'asked').map((party) => party.unitNo)
    return { ...keep, actingAbility: row.acting_ability, actingNos, delegated: false, escalated: row.escalated_on !== null }
  }
  const submittedOn = body.action === 'submit' ? today : row.submitted_on
  const at = { step: next.step, parties: next.parties, enteredOn: today, submittedOn }
  return { ...(await standingOf(tx, procedure, row, at, await loadCalendar(tx))), delegated: false, escalated: false }
}

async function saveAnswers(call: Call, row: CaseRow, next: Next): Promise<void> {
  const { tx, today, actor } = call
  for (const { unitNo, state } of next.parties) {
    await sql`update procedures.case_party set state = ${state},
        answered_on = case when ${state} = 'asked' then null else coalesce(answered_on, ${today}::date) end,
        answered_by = case when ${state} = 'asked' then null else coalesce(answered_by, ${actor.accountId}::uuid) end
      where case_id = ${row.id}::uuid and unit_no = ${unitNo} and state <> ${state}`.execute(tx)
  }
}

async function saveCase(call: Call, row: CaseRow, next: Next, standing: After, body: Body): Promise<void> {
  const { today, actor } = call
  const submits = body.action === 'submit'
  const decidedOn = next.outcome === null ? null : (body.effectiveOn ?? today)
  // A unit a step was handed to has to see the case.
  const further = standing.delegated ? [...standing.actingNos] : []
  await sql`
    update procedures.case set step = ${next.step}, outcome = ${next.outcome}, acting_ability = ${standing.actingAbility},
      acting_nos = ${[...standing.actingNos]}::integer[], delegated = ${standing.delegated},
      escalated_on = case when ${standing.escalated} then coalesce(escalated_on, ${today}::date) end,
      entered_on = case when ${next.moved} then ${today}::date else entered_on end,
      submitted_on = case when ${submits} then ${today}::date else submitted_on end,
      submitted_by = case when ${submits} then ${actor.accountId}::uuid else submitted_by end,
      due_on = ${standing.dueOn}, due_provisional = ${standing.dueProvisional}, remind_on = ${standing.remindOn},
      decided_on = ${decidedOn}, document_no = ${next.outcome === 'done' ? (body.documentNo ?? null) : null},
      unit_nos = array(select distinct n from unnest(unit_nos || ${further}::integer[]) n order by n), revision = revision + 1
    where id = ${row.id}::uuid`.execute(call.tx)
}

/** What the decision brought about sees the case, too. */
async function saveResult(call: Call, row: CaseRow, { no, lapsesOn }: Applied): Promise<void> {
  await sql`
    update procedures.case set result_no = ${no}, lapses_on = ${lapsesOn},
      unit_nos = array(select distinct n from unnest(unit_nos || ${no === null ? [] : [no]}::integer[]) n order by n)
    where id = ${row.id}::uuid`.execute(call.tx)
}
