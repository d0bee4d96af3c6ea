import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { planActivity } from '../activities/index.ts'
import { alliances } from './contract.ts'
import { linksOf, requireCall } from './network-calls.ts'
import { allianceProblems as problems } from './problems.ts'
import { callStage, decideAnswer, decidePlan, linkedWith } from './rules/network.ts'
import { findOwn, reachedOf } from './store.ts'

const about = (id: string, field: string) => ({ objectType: 'joint-call', objectId: id, fields: [field] })

export const makeCall = command(alliances.makeCall, async (call) => {
  const { tx, today, body } = call
  const unit = await findOwn(tx, call.scope, body.unitNo, today)
  if (!unit) throw problem(problems['network-unit-not-found'])
  if (body.onDay < today) throw problem(problems['network-day-unfit'])
  const links = await linksOf(call, unit.no)
  const basis = body.agreementId ? 'agreement' : 'network'
  const found = body.agreementId
    ? links.agreements.find((one) => one.id === body.agreementId)
    : links.networks.find((one) => one.lead.no === body.leadNo)
  const allowed = linkedWith(unit.no, found?.units.map((one) => one.no) ?? [])
  const nos = [...new Set(body.unitNos)]
  if (nos.length === 0) throw problem(problems['call-nobody-asked'])
  if (nos.some((no) => !allowed.includes(no))) throw problem(problems['call-not-linked'])
  const id = randomUUID()
  await sql`insert into alliances.joint_call (id, from_no, basis, lead_no, agreement_id, kind, title, body, place, on_day, called_on, district_no, reach_nos, account_id)
    values (${id}, ${unit.no}, ${basis}, ${basis === 'network' ? body.leadNo : null}, ${basis === 'agreement' ? body.agreementId : null}, ${body.kind},
      ${body.title}, ${body.body || null}, ${body.place || null}, ${body.onDay}, ${today}, ${unit.districtNo}, ${[unit.no, ...nos]}::integer[],
      ${call.actor.accountId})`.execute(tx)
  await sql`insert into alliances.call_answer (call_id, unit_no, place)
    select ${id}::uuid, n, at::integer from unnest(${nos}::integer[]) with ordinality s (n, at)`.execute(tx)
  call.note(about(id, 'call'))
  return { id, revision: 1 }
})

/** Two who answer at the same moment come one after the other; neither needs to have seen the other's answer. */
export const answerCall = command(alliances.answerCall, async (call) => {
  const { tx, body } = call
  await sql`select from alliances.joint_call where id = ${call.params.id} for update`.execute(tx)
  const { row } = await requireCall(call, call.params.id)
  const reason = body.reason || null
  const reached = await reachedOf(tx, call.scope, [body.unitNo])
  const decision = decideAnswer(row, { unitNo: body.unitNo, answer: body.answer, reason })
  if (!decision.ok) throw problem(problems[decision.code])
  if (!reached.has(body.unitNo)) throw problem(problems['call-not-asked'])
  await sql`update alliances.call_answer set answer = ${body.answer}, reason = ${body.answer === 'cannot' ? reason : null}, answered_on = ${call.today},
    account_id = ${call.actor.accountId} where call_id = ${row.id} and unit_no = ${body.unitNo}`.execute(tx)
  const revision = await countUp(call, row.id)
  call.note(about(row.id, body.answer))
  return { id: row.id, revision }
})

async function countUp(call: Call, id: string): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    update alliances.joint_call set revision = revision + 1 where id = ${id} returning revision`.execute(call.tx)
  return rows[0]!.revision
}

/** A call of a unit in reach, locked, of the revision the writer has seen. */
async function getForChange(call: Call, id: string, ifMatch: number | null) {
  await sql`select from alliances.joint_call where id = ${id} for update`.execute(call.tx)
  const { row } = await requireCall(call, id)
  if (!(await reachedOf(call.tx, call.scope, [row.fromNo])).has(row.fromNo)) throw problem(problems['call-not-found'])
  if (ifMatch !== row.revision) throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: row.revision })
  return row
}

export const planCall = command(alliances.planCall, async (call) => {
  const row = await getForChange(call, call.params.id, call.ifMatch)
  const decision = decidePlan(row)
  if (!decision.ok) throw problem(problems[decision.code])
  const activityId = await planActivity(call, {
    onDay: row.onDay,
    title: row.title,
    place: row.place,
    kinds: [row.kind],
    hostNos: [row.fromNo],
    partnerNos: row.answers.filter((one) => one.answer === 'joins').map((one) => one.unitNo),
    agenda: row.body,
  })
  await sql`update alliances.joint_call set activity_id = ${activityId} where id = ${row.id}`.execute(call.tx)
  const revision = await countUp(call, row.id)
  call.note(about(row.id, 'plan'))
  return { id: row.id, revision, activityId }
})

export const withdrawCall = command(alliances.withdrawCall, async (call) => {
  const row = await getForChange(call, call.params.id, call.ifMatch)
  if (callStage(row) !== 'open') throw problem(problems['call-closed'])
  await sql`update alliances.joint_call set closed_on = ${call.today}, close_reason = ${call.body.reason} where id = ${row.id}`.execute(
    call.tx,
  )
  const revision = await countUp(call, row.id)
  call.note(about(row.id, 'withdraw'))
  return { id: row.id, revision }
})
