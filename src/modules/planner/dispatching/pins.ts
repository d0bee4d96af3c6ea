import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { planner } from '../contract.ts'
import { plannerProblems as problems } from '../problems.ts'
import { keepResult } from '../store.ts'
import { dispatchProblemOf, effortOf } from './problem.ts'
import { solveDispatch } from './solve.ts'
import { getDispatchForChange, listDispatchPins, type ReadyDispatch } from './store.ts'

/** Decide something beforehand. The sides are exact and quick, so the plan is made anew at once; the price of handovers keeps it steady. */
export const setDispatchPin = command(planner.setDispatchPin, async (call) => {
  const { tx, body } = call
  const plan = await getDispatchForChange(call, call.params.id)
  const { kind, unitNo, personId, reason } = body
  const person = plan.facts.people.find((one) => one.id === personId)
  const unit = plan.facts.units.find((one) => one.no === unitNo)
  if (!unit) throw problem(problems['plan-unit-unknown'])
  if (!person || !unit.sides.includes(person.side)) throw problem(problems['plan-person-unknown'])
  const { rows } = await sql<{ id: string }>`
    insert into planner.pin (plan_id, kind, unit_no, person_id, reason, account_id)
    values (${plan.id}, ${kind}, ${unitNo}, ${personId}, ${reason ?? null}, ${call.actor.accountId}) on conflict do nothing returning id`.execute(
    tx,
  )
  if (!rows[0]) throw problem(problems['pin-exists'])
  await anew(call, plan)
  call.note({ objectType: 'plan', objectId: plan.id, fields: ['pin'], detail: { kind, unit: unitNo, person: personId } })
  return { id: rows[0].id, revision: plan.revision }
})

export const removeDispatchPin = command(planner.removeDispatchPin, async (call) => {
  const { tx, params } = call
  const plan = await getDispatchForChange(call, params.id)
  const { rows } = await sql<{ kind: string; unit_no: number; person_id: string }>`update planner.pin set removed_at = now()
    where id = ${params.pinId} and plan_id = ${plan.id} and removed_at is null returning kind, unit_no, person_id`.execute(tx)
  const pin = rows[0]
  if (!pin) throw problem(problems['pin-not-found'])
  await anew(call, plan)
  const detail = { kind: pin.kind, unit: pin.unit_no, person: pin.person_id }
  call.note({ objectType: 'plan', objectId: plan.id, fields: ['pin'], detail })
  return { revision: plan.revision }
})

async function anew(call: Call, plan: ReadyDispatch): Promise<void> {
  const pins = await listDispatchPins(call.tx, plan.id)
  const answer = solveDispatch(dispatchProblemOf(plan.facts, plan.rule, pins), effortOf(plan.parameters))
  if (!answer.ok) throw problem(problems['plan-refused'], { what: answer.params.field })
  await keepResult(call.tx, plan.id, answer.solved)
}
