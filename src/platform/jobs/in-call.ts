import { writeAudit } from '../audit/entries.ts'
import type { AuditNote, Call } from '../commands/operation.ts'
import { recordEvent } from '../outbox/outbox.ts'
import type { JobRun } from './jobs.ts'

/** What a piece of a job is handed: a call without a request, so there is nothing to answer and no cookie to leave. */
export type JobCall = Omit<Call, 'endpoint' | 'reply' | 'userAgent' | 'fieldsTyped'>

/**
 * One transaction of a job, with events and audit as in a command: reactions run inside it, and what was noted becomes the entry
 * `jobs.<name>`. The scope is the starter's, as it was when the job was started.
 */
export function inCall<T>(job: JobRun, work: (call: JobCall) => Promise<T>): Promise<T> {
  const { services, actor, context } = job
  return services.database.transaction(context, async (tx) => {
    const notes: AuditNote[] = []
    const call: JobCall = {
      tx,
      actor,
      services,
      scope: context.scope,
      now: services.clock.now(),
      today: services.clock.today(),
      traceId: job.id,
      emit: (event) => recordEvent(tx, services, event),
      note: (note) => void notes.push(note),
      can: (action) => {
        const verdict = services.abilities.decide(actor, action)
        return verdict.ok ? verdict.scope : null
      },
    }
    const result = await work(call)
    if (notes.length > 0) {
      const roles = [...(context.roles ?? [])]
      await writeAudit(tx, {
        actor,
        roles,
        scope: context.scope,
        action: `jobs.${job.name}`,
        result: 'ok',
        traceId: job.id,
        notes,
      })
    }
    return result
  })
}
