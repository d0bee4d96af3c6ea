import { sql } from 'kysely'
import { addDays } from '../../kernel/dates.ts'
import { inCall, type JobCall } from '../../platform/jobs/in-call.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { keepDaysOn } from './settings.ts'

/**
 * Once a day: who took an entry on without an account is forgotten, name, telephone and code, so many days after the other side confirmed it
 * or it was released (rule `lists.keep-persons`). What was done stays. Running it twice changes nothing.
 */
export const dailyJob: JobDefinition = {
  name: 'lists.daily',
  async run(job) {
    const forgotten = await inCall(job, forgetPersons)
    await job.progress(1, 1)
    return { result: { forgotten } }
  },
}

export async function forgetPersons(call: Pick<JobCall, 'tx' | 'today' | 'note'>): Promise<number> {
  const { tx, today } = call
  const kept = sql`c.mode = 'person' and c.state in ('verified', 'withdrawn', 'released')
    and (c.name_sealed is not null or c.phone_sealed is not null or c.phone_mac is not null or c.code_mac is not null)`
  const { rows: districts } = await sql<{ no: number | null }>`
    select distinct e.district_no as no from lists.claim c join lists.entry e on e.id = c.entry_id where ${kept}`.execute(tx)
  let forgotten = 0
  for (const { no } of districts) {
    const until = addDays(today, -(await keepDaysOn(tx, no, today)))
    const { rows } = await sql`
      update lists.claim c set name_sealed = null, phone_sealed = null, phone_mac = null, code_mac = null from lists.entry e
      where e.id = c.entry_id and e.district_no is not distinct from ${no} and ${kept} and coalesce(c.verified_on, c.noted_on) <= ${until}
      returning c.id`.execute(tx)
    forgotten += rows.length
  }
  if (forgotten > 0) call.note({ objectType: 'list-claim', detail: { forgotten } })
  return forgotten
}
