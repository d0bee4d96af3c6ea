import { inCall } from '../../platform/jobs/in-call.ts'
import type { JobDefinition, JobRun } from '../../platform/jobs/jobs.ts'
import { incumbentOf, optionsOf, problemOf } from './problem-of-plan.ts'
import { getPlan, keepFailure, keepResult, listPins } from './store.ts'
import { fromStored, toStored } from './stored.ts'
import { planInThread } from './thread.ts'

/** Makes a plan from the facts kept with it. Begun again after a kill it comes to the same plan: seed and steps are in its row. */
async function makePlan(job: JobRun): Promise<{ branches: number } | null> {
  const planId = job.payload['planId'] as string
  const read = await inCall(job, async ({ tx }) => {
    const plan = await getPlan(tx, planId)
    const before = plan.based_on === null ? null : await getPlan(tx, plan.based_on)
    return { plan, pins: await listPins(tx, planId), before: before?.result ? fromStored(before.result) : null }
  })
  const { plan, pins, before } = read
  if (plan.state !== 'computing') return null
  await job.progress(0, plan.facts.units.length, 'searching')
  const incumbent = before
    ? new Map(before.placements.map((placement) => [placement.organisation, placement.host]))
    : incumbentOf(plan.facts)
  const problem = problemOf(plan.facts, plan.rule, pins, incumbent.size > 0 ? incumbent : undefined)
  const answer = await planInThread({ problem, options: optionsOf(plan.parameters) }, () =>
    job.progress(0, plan.facts.units.length, 'searching'),
  )
  await inCall(job, async ({ tx }) => {
    if (answer.ok) await keepResult(tx, planId, toStored(answer.plan))
    else await keepFailure(tx, planId, refusal(answer.problems))
  })
  return answer.ok ? { branches: answer.plan.branches.length } : null
}

/** What the engine refuses is about the numbers handed in: the first of them is told. */
function refusal(problems: readonly { code: string; params: Readonly<Record<string, string | number>> }[]) {
  const [first] = problems
  return { code: 'plan-refused', params: { ...first?.params, what: first?.code ?? '' } }
}

export const jobs: readonly JobDefinition[] = [
  {
    name: 'planner.make',
    async run(job) {
      try {
        return { result: await makePlan(job) }
      } catch (error) {
        await inCall(job, ({ tx }) => keepFailure(tx, job.payload['planId'] as string, { code: 'plan-stopped', params: {} }))
        throw error
      }
    },
  },
]
