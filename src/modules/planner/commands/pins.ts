import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { planner } from '../contract.ts'
import type { Pin } from '../formation/index.ts'
import { repairFormation } from '../formation/index.ts'
import { Names } from '../present.ts'
import { problemOf, refusalOf } from '../problem-of-plan.ts'
import { plannerProblems as problems } from '../problems.ts'
import { getPlanForChange, insertPin, keepResult, listPins, type PinRow, type PlanRow } from '../store.ts'
import { fromStored, toStored } from '../stored.ts'

/** Decide something beforehand. The plan is repaired around it at once; far from it nothing moves. */
export const setPin = command(planner.setPin, async (call) => {
  const { tx, body } = call
  const plan = await getPlanForChange(call, call.params.id)
  const otherNo = needsOther(body.kind) ? (body.otherNo ?? null) : null
  requireKnown(plan, body.kind, body.unitNo, otherNo)
  const pin = { kind: body.kind, unitNo: body.unitNo, otherNo, reason: body.reason ?? null }
  const id = await insertPin(tx, plan.id, call.actor.accountId, pin)
  if (id === null) throw problem(problems['pin-exists'])
  await repair(call, plan, [body.unitNo, otherNo])
  call.note({
    objectType: 'plan',
    objectId: plan.id,
    fields: ['pin'],
    detail: { kind: body.kind, unit: body.unitNo, other: otherNo },
  })
  return { id, revision: plan.revision }
})

export const removePin = command(planner.removePin, async (call) => {
  const { tx, params } = call
  const plan = await getPlanForChange(call, params.id)
  const { rows } = await sql<PinRow>`update planner.pin set removed_at = now()
    where id = ${params.pinId} and plan_id = ${plan.id} and removed_at is null returning id, kind, unit_no, other_no, reason`.execute(
    tx,
  )
  const pin = rows[0]
  if (!pin) throw problem(problems['pin-not-found'])
  await repair(call, plan, [pin.unit_no, pin.other_no])
  call.note({
    objectType: 'plan',
    objectId: plan.id,
    fields: ['pin'],
    detail: { kind: pin.kind, unit: pin.unit_no, other: pin.other_no },
  })
  return { revision: plan.revision }
})

const needsOther = (kind: Pin['kind']) => kind !== 'lead' && kind !== 'not-lead'

function requireKnown(plan: PlanRow, kind: Pin['kind'], unitNo: number, otherNo: number | null): void {
  const names = new Names(plan.facts)
  const other = otherNo === null ? null : String(otherNo)
  const mayBeBranch = kind === 'in' || kind === 'not-in'
  const otherKnown = other !== null && (names.unit(other) !== undefined || (mayBeBranch && names.isBranch(other)))
  if (!names.unit(String(unitNo)) || (needsOther(kind) && !otherKnown)) throw problem(problems['plan-unit-unknown'])
}

/** A pin moves a neighbourhood of a few dozen organisations: that takes less time than asking another thread. */
async function repair(call: Call, plan: PlanRow, changed: readonly (number | null)[]): Promise<void> {
  if (plan.result === null) throw problem(problems['plan-not-ready'])
  const pins = await listPins(call.tx, plan.id)
  const ids = changed.filter((no) => no !== null).map(String)
  const answer = repairFormation(problemOf(plan.facts, plan.rule, pins), fromStored(plan.result), ids, {
    seed: plan.parameters.seed,
  })
  if (!answer.ok) throw refusalOf(answer.problems)
  await keepResult(call.tx, plan.id, toStored(answer.plan))
}
