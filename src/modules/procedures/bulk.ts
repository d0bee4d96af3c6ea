import { Problem, type ProblemBody } from '../../kernel/problem.ts'
import { command } from '../../platform/commands/operation.ts'
import { inCall } from '../../platform/jobs/in-call.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { openOne } from './commands/open-case.ts'
import { procedures } from './contract.ts'

/** Many cases at once, as a plan proposes them: a job, because a hundred of them outlast a request. */
export const openCases = command(procedures.openCases, async (call) => {
  const { tx, body, services, actor, scope } = call
  const jobId = await services.jobs.start(tx, 'procedures.open-many', { cases: body.cases }, { actor, scope })
  call.note({ objectType: 'job', objectId: jobId, detail: { cases: body.cases.length } })
  return { jobId }
})

/** Each case in a transaction of its own. One that cannot be opened is named with its reason and keeps nobody else from opening. */
export const openManyJob: JobDefinition = {
  name: 'procedures.open-many',
  async run(job) {
    const cases = procedures.openCases.body.parse(job.payload).cases
    const opened: { id: string; no: number; subjectNo: number }[] = []
    const refused: { subjectNo: number; problem: ProblemBody }[] = []
    for (const [index, one] of cases.entries()) {
      try {
        const { id, no } = await inCall(job, (call) => openOne(call, one, true))
        opened.push({ id, no, subjectNo: one.subjectNo })
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        refused.push({ subjectNo: one.subjectNo, problem: error.toJSON() })
      }
      await job.progress(index + 1, cases.length)
    }
    return { result: { opened, refused } }
  },
}
