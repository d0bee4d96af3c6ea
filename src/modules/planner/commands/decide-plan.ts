import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import { planner } from '../contract.ts'
import { listOvertaken } from '../facts.ts'
import { plannerProblems as problems } from '../problems.ts'
import { findPlanNode, readFormationFacts } from '../queries.ts'
import { inBranch } from '../present.ts'
import { getPlanForChange } from '../store.ts'
import { startJob } from './make-formation.ts'

/**
 * Decide for a plan. Nothing stands yet: every branch, every attachment and every branch nobody is left in becomes a case that runs
 * through its procedure. A plan whose organisations have changed meanwhile is brought up to date first.
 */
export const decidePlan = command(planner.decidePlan, async (call) => {
  const { tx } = call
  const plan = await getPlanForChange(call, call.params.id)
  if (plan.result === null) throw problem(problems['plan-not-ready'])
  const node = await findPlanNode(tx, call.scope, plan.node_no)
  if (!node) throw problem(problems['plan-not-found'])
  const placed = new Set(plan.result.placements.filter(inBranch).map((one) => Number(one.organisation)))
  const overtaken = listOvertaken(plan.facts, await readFormationFacts(call, node, call.today, plan.parameters.anew)).filter(
    ({ no }) => placed.has(no),
  )
  if (overtaken.length > 0) throw problem(problems['plan-overtaken'], { units: overtaken.length })
  await sql`update planner.plan set state = 'decided', decided_at = now(), decided_by = ${call.actor.accountId} where id = ${plan.id}`.execute(
    tx,
  )
  call.note({ objectType: 'plan', objectId: plan.id, detail: { organisations: placed.size } })
  return { jobId: await startJob(call, plan.id, 'open'), revision: plan.revision }
})
