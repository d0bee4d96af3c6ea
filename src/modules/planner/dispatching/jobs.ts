import { problem } from '../../../kernel/problem.ts'
import { inCall } from '../../../platform/jobs/in-call.ts'
import type { JobDefinition, JobRun } from '../../../platform/jobs/jobs.ts'
import { proveDispatch } from '../dispatch/index.ts'
import { plannerProblems as problems } from '../problems.ts'
import { dispatchSolver } from '../solver/dispatch-solver.ts'
import { keepIfUnchanged, making, whileWanted, workingOn } from '../job-of-plan.ts'
import { keepFailure, keepResult } from '../store.ts'
import { planInThread } from '../thread.ts'
import { appointSome, listWaiting } from './appointments.ts'
import { dispatchProblemOf, effortOf } from './problem.ts'
import { withTold } from './solve.ts'
import { getDispatchRow, getReadyDispatch, listDispatchPins } from './store.ts'

/** Makes a dispatch from the facts kept with it. Begun again after a kill it comes to the same plan: seed and steps are in its row. */
async function makePlan(job: JobRun, planId: string): Promise<{ changes: number } | null> {
  const { plan, pins } = await inCall(job, async ({ tx }) => ({
    plan: await getDispatchRow(tx, planId),
    pins: await listDispatchPins(tx, planId),
  }))
  if (plan.state !== 'computing') return null
  const total = plan.facts.units.length
  await job.progress(0, total, 'searching')
  const asked = dispatchProblemOf(plan.facts, plan.rule, pins)
  const answer = await planInThread({ kind: 'dispatch', problem: asked, effort: effortOf(plan.parameters) }, () =>
    job.progress(0, total, 'searching'),
  )
  await inCall(job, async ({ tx }) => {
    if (answer.ok) await keepResult(tx, planId, answer.solved)
    else await keepFailure(tx, planId, problem(problems['plan-refused'], { what: answer.params.field }))
  })
  return answer.ok ? { changes: answer.solved.comparison.changes.length } : null
}

/** The hard stop of a proof of one side. */
const proofSeconds = 60

/** Improves the sides with dedicated instructors where the solver finds better, and keeps the bound it proved. */
async function provePlan(job: JobRun, planId: string): Promise<{ status: string; gap: number | null }> {
  const { plan, pins } = await inCall(job, async ({ tx }) => ({
    plan: await getReadyDispatch(tx, planId),
    pins: await listDispatchPins(tx, planId),
  }))
  const asked = dispatchProblemOf(plan.facts, plan.rule, pins)
  const proven = await whileWanted(job, 'proving', (signal) =>
    proveDispatch(asked, plan.result.plan, dispatchSolver(proofSeconds, signal)),
  )
  const solved = withTold(asked, proven)
  await inCall(job, ({ tx }) => keepIfUnchanged(tx, plan, solved))
  return { status: solved.status, gap: solved.gap }
}

/** Changes of one transaction, under one act. */
const atOnce = 50

/** Brings a decided dispatch about, some changes a transaction; begun again it goes on behind those done. */
async function bringAbout(job: JobRun, planId: string): Promise<{ appointed: number }> {
  const { plan, waiting } = await inCall(job, async ({ tx }) => {
    const found = await getReadyDispatch(tx, planId)
    return { plan: found, waiting: await listWaiting(tx, found) }
  })
  for (let at = 0; at < waiting.length; at += atOnce) {
    await job.progress(at, waiting.length, 'appointing')
    await inCall(job, (call) => appointSome(call, plan, waiting.slice(at, at + atOnce)))
  }
  await job.progress(waiting.length, waiting.length, 'appointing')
  return { appointed: waiting.length }
}

export const dispatchJobs: readonly JobDefinition[] = [
  making('planner.make-dispatch', makePlan),
  workingOn('planner.prove-dispatch', provePlan),
  workingOn('planner.appoint', bringAbout),
]
