import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { planner } from '../contract.ts'
import { plannerProblems as problems } from '../problems.ts'
import { keepResult } from '../store.ts'
import { dispatchProblemOf, effortOf, engineSide } from './problem.ts'
import { solveDispatch } from './solve.ts'
import { type DispatchPinRow, type DispatchRow, getDispatchForChange, listDispatchPins, type ReadyDispatch } from './store.ts'

/** Throws where the plan does not hold the organisation, or nobody of the person's side is sent to it. */
export function requirePair({ facts }: DispatchRow, { unitNo, personId }: { unitNo: number; personId: string }): void {
  const person = facts.people.find((one) => one.id === personId)
  const unit = facts.units.find((one) => one.no === unitNo)
  if (!unit) throw problem(problems['plan-unit-unknown'])
  if (!person || !unit.sides.includes(person.side)) throw problem(problems['plan-person-unknown'])
}

/** Decide something beforehand: the plan changes at once, exactly as `whatIfDispatch` says. */
export const setDispatchPin = command(planner.setDispatchPin, async (call) => {
  const { tx, body } = call
  const plan = await getDispatchForChange(call, call.params.id)
  const { kind, unitNo, personId, reason } = body
  requirePair(plan, body)
  const before = await listDispatchPins(tx, plan.id)
  const { rows } = await sql<{ id: string }>`
    insert into planner.pin (plan_id, kind, unit_no, person_id, reason, account_id)
    values (${plan.id}, ${kind}, ${unitNo}, ${personId}, ${reason ?? null}, ${call.actor.accountId}) on conflict do nothing returning id`.execute(
    tx,
  )
  if (!rows[0]) throw problem(problems['pin-exists'])
  await anew(call, plan, before, personId)
  call.note({ objectType: 'plan', objectId: plan.id, fields: ['pin'], detail: { kind, unit: unitNo, person: personId } })
  return { id: rows[0].id, revision: plan.revision }
})

export const removeDispatchPin = command(planner.removeDispatchPin, async (call) => {
  const { tx, params } = call
  const plan = await getDispatchForChange(call, params.id)
  const before = await listDispatchPins(tx, plan.id)
  const { rows } = await sql<{ kind: string; unit_no: number; person_id: string }>`update planner.pin set removed_at = now()
    where id = ${params.pinId} and plan_id = ${plan.id} and removed_at is null returning kind, unit_no, person_id`.execute(tx)
  const pin = rows[0]
  if (!pin) throw problem(problems['pin-not-found'])
  await anew(call, plan, before, pin.person_id)
  const detail = { kind: pin.kind, unit: pin.unit_no, person: pin.person_id }
  call.note({ objectType: 'plan', objectId: plan.id, fields: ['pin'], detail })
  return { revision: plan.revision }
})

/** The person's side changes as little as the best plan under the new wishes allows; what the other side has, proven or not, stays. */
async function anew(call: Call, plan: ReadyDispatch, pinsBefore: readonly DispatchPinRow[], personId: string): Promise<void> {
  const asked = (pins: readonly DispatchPinRow[]) => dispatchProblemOf(plan.facts, plan.rule, pins)
  const { side } = plan.facts.people.find((one) => one.id === personId)!
  const before = { problem: asked(pinsBefore), plan: plan.result.plan, anew: new Set([engineSide(side)]) }
  const answer = solveDispatch(asked(await listDispatchPins(call.tx, plan.id)), effortOf(plan.parameters), before)
  if (!answer.ok) throw problem(problems['plan-refused'], { what: answer.params.field })
  await keepResult(call.tx, plan.id, answer.solved)
}
