import { command } from '../../../platform/commands/operation.ts'
import { problem } from '../../../kernel/problem.ts'
import { planner } from '../contract.ts'
import { plannerProblems as problems } from '../problems.ts'
import { findPlan } from '../store.ts'
import { startJob } from './make-formation.ts'

/** Ask the solver. The plan stays usable meanwhile, and stays as it is when nothing comes of it. */
export const provePlan = command(planner.provePlan, async (call) => {
  const plan = await findPlan(call.tx, call.params.id, true)
  if (!plan) throw problem(problems['plan-not-found'])
  if (plan.state !== 'ready') throw problem(problems[plan.state === 'computing' ? 'plan-not-ready' : 'plan-already-decided'])
  if (plan.job_id !== null) throw problem(problems['plan-job-running'])
  call.note({ objectType: 'plan', objectId: plan.id })
  return { jobId: await startJob(call, plan.id, plan.kind === 'dispatch' ? 'prove-dispatch' : 'prove') }
})
