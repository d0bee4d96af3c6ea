import { sql } from 'kysely'
import { asPlatform } from '../../platform/db/database.ts'
import type { JobDefinition, JobRun } from '../../platform/jobs/jobs.ts'
import { inCall, type JobCall } from '../../platform/jobs/in-call.ts'
import { errorFields } from '../../platform/log/log.ts'
import { lapseEffect } from './effects.ts'
import { stepOf, wayOf } from './rules.ts'
import { addEntry, type CaseRow, getVersion, nodeOf } from './store.ts'

interface Told {
  reminded: number
  overdue: number
  escalated: number
  lapsed: number
  failed: number
}

/**
 * Once a day: reminds of steps that fall due, says which are overdue, hands those up that the table lets go up, and ends what was decided
 * for a time. Running it twice changes nothing the second time.
 */
export const dailyJob: JobDefinition = {
  name: 'procedures.daily',
  async run(job) {
    const told: Told = { reminded: 0, overdue: 0, escalated: 0, lapsed: 0, failed: 0 }
    const ids = await dueCases(job)
    for (const [index, id] of ids.entries()) {
      await inCall(job, (call) => asPlatform(call.tx, () => look(call, id, told))).catch((error: unknown) => {
        told.failed += 1
        job.services.log.error('a case could not be looked after', { id, ...errorFields(error) })
      })
      await job.progress(index + 1, ids.length)
    }
    return { result: told }
  },
}

async function dueCases(job: JobRun): Promise<string[]> {
  const today = job.services.clock.today()
  return job.services.database.read(job.context, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from procedures.case where outcome is null and (remind_on <= ${today}::date or due_on < ${today}::date)
      union select id from procedures.case where lapsed_on is null and lapses_on <= ${today}::date`.execute(tx)
    return rows.map((row) => row.id)
  })
}

async function look(call: JobCall, id: string, told: Told): Promise<void> {
  const { rows } = await sql<CaseRow>`select * from procedures.case where id = ${id}::uuid for update`.execute(call.tx)
  const row = rows[0]
  if (!row) return
  if (row.lapses_on !== null && row.lapsed_on === null && row.lapses_on <= call.today) return lapse(call, row, told)
  if (row.outcome !== null || row.due_on === null) return
  const detail = { dueOn: row.due_on }
  if (row.due_on >= call.today) {
    if (await addEntry(call.tx, id, null, call.today, { action: 'remind', step: row.step, unitNos: row.acting_nos, detail }))
      told.reminded += 1
    return
  }
  if (await addEntry(call.tx, id, null, call.today, { action: 'overdue', step: row.step, unitNos: row.acting_nos, detail }))
    told.overdue += 1
  await escalate(call, row, told)
}

/** Handed up once, and only where the table has a way up. */
async function escalate(call: JobCall, row: CaseRow, told: Told): Promise<void> {
  const procedure = await getVersion(call.tx, row.version_id)
  const step = stepOf(procedure, row.step)
  if (row.escalated_on !== null || !step?.escalatesTo || !wayOf(procedure, row.step, 'escalate')) return
  const actingNos = [await nodeOf(call.tx, row, step.escalatesTo)]
  await sql`update procedures.case set acting_nos = ${actingNos}::integer[], acting_ability = ${step.actor.ability}, delegated = false,
    escalated_on = ${call.today}::date, revision = revision + 1 where id = ${row.id}::uuid`.execute(call.tx)
  await addEntry(call.tx, row.id, null, call.today, {
    action: 'escalate',
    step: row.step,
    unitNos: actingNos,
    detail: { dueOn: row.due_on },
  })
  call.note({ objectType: 'case', objectId: row.id, detail: { action: 'escalate' } })
  told.escalated += 1
}

async function lapse(call: JobCall, row: CaseRow, told: Told): Promise<void> {
  await sql`update procedures.case set lapsed_on = ${row.lapses_on}::date, revision = revision + 1 where id = ${row.id}::uuid`.execute(
    call.tx,
  )
  await lapseEffect(call, row, await getVersion(call.tx, row.version_id))
  await addEntry(call.tx, row.id, null, call.today, { action: 'lapse', step: row.step, detail: { on: row.lapses_on } })
  call.note({ objectType: 'case', objectId: row.id, detail: { action: 'lapse' } })
  told.lapsed += 1
}
