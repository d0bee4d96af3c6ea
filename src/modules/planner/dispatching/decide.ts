import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import { getNode, startJob } from '../commands/make-formation.ts'
import { planner } from '../contract.ts'
import { plannerProblems as problems } from '../problems.ts'
import { appointmentsOf } from './appointments.ts'
import { overtakenOf } from './facts.ts'
import { readDispatchFacts } from './read-facts.ts'
import { getDispatchForChange } from './store.ts'

/**
 * Decide for a dispatch: the changes become posts, by a job. Where an organisation or an instructor of a change is no longer as the plan
 * took them, the plan is brought up to date first; what moved elsewhere is no obstacle.
 */
export const decideDispatch = command(planner.decideDispatch, async (call) => {
  const { tx, body } = call
  const plan = await getDispatchForChange(call, call.params.id)
  const node = await getNode(call, plan.node_no)
  const changes = appointmentsOf(plan)
  const concerned = new Set(changes.flatMap((one) => [String(one.unitNo), one.to]))
  const { facts } = await readDispatchFacts(call, node, call.today, plan.parameters)
  const overtaken = overtakenOf(plan.facts, facts, plan.rule.params.dedicatedFrom).filter((one) => concerned.has(one.id))
  if (overtaken.length > 0) throw problem(problems['plan-overtaken'], { units: overtaken.length })
  const decision = { fromOn: body.fromOn, documentNo: body.documentNo ?? null, reason: body.reason ?? null }
  await sql`update planner.plan set state = 'decided', decided_at = now(), decided_by = ${call.actor.accountId},
    decision = ${JSON.stringify(decision)}::jsonb where id = ${plan.id}`.execute(tx)
  call.note({ objectType: 'plan', objectId: plan.id, detail: { kind: 'dispatch', appointments: changes.length } })
  return { jobId: await startJob(call, plan.id, 'appoint'), revision: plan.revision }
})
