import { sql } from 'kysely'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { inCall } from '../../platform/jobs/in-call.ts'
import { findStandings } from './standings.ts'

/**
 * Once a day: reminds both sides of terms that end, the organisation and its superior. The reminder reached is told once; a decision that
 * moves the end reminds anew. Told means that it stands in the lists of those two, and nowhere else. Running it twice changes nothing.
 */
export const dailyJob: JobDefinition = {
  name: 'elections.daily',
  async run(job) {
    const told = await inCall(job, async (call) => {
      const due = (await findStandings(call, {})).filter((row) => row.stage === 'due' && row.term !== null)
      const rows = due.flatMap(({ unit, superior, term, reminder }) =>
        [{ side: 'organisation', no: unit.no }, ...(superior ? [{ side: 'superior', no: superior.no }] : [])].map((to) => ({
          ...to,
          termId: term!.id,
          endsOn: term!.endsOn,
          months: reminder,
        })),
      )
      const { rows: added } = await sql`
        insert into elections.reminder (term_id, ends_on, months, side, unit_no, told_on)
        select "termId", "endsOn", months, side, no, ${call.today}::date
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r ("termId" uuid, "endsOn" date, months integer, side text, no integer)
        on conflict (term_id, ends_on, months, side) do nothing returning term_id`.execute(call.tx)
      if (added.length > 0) call.note({ objectType: 'term', detail: { reminders: added.length } })
      return added.length
    })
    await job.progress(1, 1)
    return { result: { told } }
  },
}
