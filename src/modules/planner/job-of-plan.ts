import type { Tx } from '../../platform/db/database.ts'
import { inCall } from '../../platform/jobs/in-call.ts'
import type { JobDefinition, JobRun } from '../../platform/jobs/jobs.ts'
import { findPlan, keepFailure, keepResult, releaseJob } from './store.ts'

/** Work on the plan a job was started for. */
type Work = (job: JobRun, planId: string) => Promise<unknown>

const planIdOf = (job: JobRun) => job.payload['planId'] as string

/** A job that makes a plan: when it stops, the plan says so, and the failure goes on to whoever looks after jobs. */
export function making(name: string, make: Work): JobDefinition {
  return {
    name,
    async run(job) {
      const planId = planIdOf(job)
      try {
        return { result: await make(job, planId) }
      } catch (error) {
        await inCall(job, ({ tx }) => keepFailure(tx, planId, { code: 'plan-stopped', params: {} }))
        throw error
      }
    },
  }
}

/** A job that works on a plan that stands, and lets go of it at its end, however it ended. */
export function workingOn(name: string, work: Work): JobDefinition {
  return {
    name,
    async run(job) {
      const planId = planIdOf(job)
      try {
        return { result: await work(job, planId) }
      } finally {
        await inCall(job, ({ tx }) => releaseJob(tx, planId, job.id))
      }
    },
  }
}

/** Runs something long and asks once a second whether it is still wanted; the signal ends it when it is not, and the asking's error is thrown. */
export async function whileWanted<T>(job: JobRun, phase: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  await job.progress(0, null, phase)
  const abort = new AbortController()
  const watch = setInterval(() => void job.progress(0, null, phase).catch((error: Error) => abort.abort(error)), 1_000)
  try {
    const done = await work(abort.signal)
    abort.signal.throwIfAborted()
    return done
  } finally {
    clearInterval(watch)
  }
}

/** Keeps what was found for a plan as it was at a revision; what people have changed meanwhile is not overwritten. */
export async function keepIfUnchanged(
  tx: Tx,
  plan: { readonly id: string; readonly revision: number },
  result: object,
): Promise<void> {
  const now = await findPlan(tx, plan.id, true)
  if (now?.state === 'ready' && now.revision === plan.revision) await keepResult(tx, plan.id, result)
}
