import { inCall } from '../../platform/jobs/in-call.ts'
import type { JobDefinition, JobRun } from '../../platform/jobs/jobs.ts'
import { problem } from '../../kernel/problem.ts'
import { applicationsOf } from './applications.ts'
import { keyOf, listOpened, openApplication } from './openings.ts'
import { dispatchJobs } from './dispatching/jobs.ts'
import { incumbentOf } from './formation/index.ts'
import { optionsOf, problemOf, refusalOf, standingOf } from './problem-of-plan.ts'
import { plannerProblems as problems } from './problems.ts'
import { proveFormation } from './solver/prove.ts'
import { keepIfUnchanged, making, whileWanted, workingOn } from './job-of-plan.ts'
import { getPlan, getReadyPlan, keepFailure, keepResult, listPins } from './store.ts'
import { fromStored, toStored } from './stored.ts'
import { planInThread } from './thread.ts'

/** Makes a plan from the facts kept with it. Begun again after a kill it comes to the same plan: seed and steps are in its row. */
async function makePlan(job: JobRun, planId: string): Promise<{ branches: number } | null> {
  const read = await inCall(job, async ({ tx }) => {
    const plan = await getPlan(tx, planId)
    const before = plan.based_on === null ? null : await getPlan(tx, plan.based_on)
    return { plan, pins: await listPins(tx, planId), before: before?.result ? fromStored(before.result) : null }
  })
  const { plan, pins, before } = read
  if (plan.state !== 'computing') return null
  await job.progress(0, plan.facts.units.length, 'searching')
  const asked = problemOf(plan.facts, plan.rule, pins, before ? incumbentOf(before) : standingOf(plan.facts))
  const answer = await planInThread({ kind: 'formation', problem: asked, options: optionsOf(plan.parameters) }, () =>
    job.progress(0, plan.facts.units.length, 'searching'),
  )
  await inCall(job, async ({ tx }) => {
    if (answer.ok) await keepResult(tx, planId, toStored(answer.plan))
    else await keepFailure(tx, planId, refusalOf(answer.problems))
  })
  return answer.ok ? { branches: answer.plan.branches.length } : null
}

/** The hard stop of a proof; a district takes a few seconds of it. */
const proofSeconds = 120

/** Improves the plan where the solver finds better, and keeps the bound it proved. */
async function provePlan(job: JobRun, planId: string): Promise<{ status: string; gap: number | null }> {
  const { plan, pins } = await inCall(job, async ({ tx }) => ({
    plan: await getReadyPlan(tx, planId),
    pins: await listPins(tx, planId),
  }))
  const asked = problemOf(plan.facts, plan.rule, pins)
  const proof = await whileWanted(job, 'proving', (signal) =>
    proveFormation(asked, fromStored(plan.result), { seconds: proofSeconds, signal }),
  )
  if (!proof.ok) throw problem(problems[proof.code === 'solver-absent' ? 'plan-solver-absent' : 'plan-pins-conflict'])
  await inCall(job, ({ tx }) => keepIfUnchanged(tx, plan, toStored(proof.plan)))
  return { status: proof.plan.status, gap: proof.plan.gap }
}

/** Opens the cases of a decided plan, a few a transaction; begun again it goes on behind those already opened. */
async function openCases(job: JobRun, planId: string): Promise<{ cases: number }> {
  const { plan, done } = await inCall(job, async ({ tx }) => ({
    plan: await getReadyPlan(tx, planId),
    done: await listOpened(tx, planId),
  }))
  const wanted = applicationsOf(plan)
  const left = wanted.filter((one) => !done.has(keyOf(one)))
  for (const [index, one] of left.entries()) {
    await job.progress(wanted.length - left.length + index, wanted.length, 'opening')
    await inCall(job, (call) => openApplication(call, planId, one))
  }
  await job.progress(wanted.length, wanted.length, 'opening')
  return { cases: wanted.length }
}

export const jobs: readonly JobDefinition[] = [
  ...dispatchJobs,
  making('planner.make', makePlan),
  workingOn('planner.prove', provePlan),
  workingOn('planner.open', openCases),
]
