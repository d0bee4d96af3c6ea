import { sql } from 'kysely'
import { addDays } from '../../kernel/dates.ts'
import { inCall, type JobCall } from '../../platform/jobs/in-call.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { getRule } from './settings.ts'
import { recordDirectiveSteps } from './directive-acts.ts'
import { recordStep } from './store.ts'

/**
 * Once a day: where a clock has run out the next level is told, once for each clock; who was replied to long enough ago is forgotten, name,
 * telephone and code (rule `demand.keep`). Running it twice changes nothing.
 */
export const dailyJob: JobDefinition = {
  name: 'demands.daily',
  async run(job) {
    const told = await inCall(job, escalate)
    const toldOfDirectives = await inCall(job, escalateDirectives)
    const forgotten = await inCall(job, forgetOld)
    await job.progress(1, 1)
    return { result: { told, toldOfDirectives, forgotten } }
  },
}

/** The district stands above whoever holds an order; what the district itself holds it is reminded of. */
export async function escalate(call: Pick<JobCall, 'tx' | 'today' | 'note'>): Promise<number> {
  const { tx, today } = call
  const { rows } = await sql<{ id: string; districtNo: number }>`
    update demands.order set escalated_on = ${today}, escalated_to = district_no, revision = revision + 1
    where state in ('received', 'offered', 'handling', 'done') and paused_on is null and escalated_on is null and due_on < ${today}::date
    returning id, district_no as "districtNo"`.execute(tx)
  for (const { id, districtNo } of rows) await recordStep(tx, id, { kind: 'escalate', toNo: districtNo, onDay: today })
  if (rows.length > 0) call.note({ objectType: 'order', detail: { escalated: rows.length } })
  return rows.length
}

/** What a unit owes its issuer is told to the issuer, what the issuer owes to the district. */
export async function escalateDirectives(call: Pick<JobCall, 'tx' | 'today' | 'note'>): Promise<number> {
  const { tx, today } = call
  const { rows } = await sql<{ id: string; toNo: number }>`
    update demands.directive_target t set escalated_on = ${today}, escalated_to = case when t.due_what = 'confirm' then d.district_no else d.from_no end,
      revision = t.revision + 1
    from demands.directive d where d.id = t.directive_id and t.escalated_on is null and t.due_on < ${today}::date
    returning t.id, t.escalated_to as "toNo"`.execute(tx)
  for (const [toNo, told] of Map.groupBy(rows, (row) => row.toNo)) {
    const ids = told.map((row) => row.id)
    await recordDirectiveSteps(tx, ids, { kind: 'escalate', toNo, onDay: today })
  }
  if (rows.length > 0) call.note({ objectType: 'directive', detail: { escalated: rows.length } })
  return rows.length
}

export async function forgetOld(call: Pick<JobCall, 'tx' | 'today' | 'note'>): Promise<number> {
  const { tx, today } = call
  const { rows: districts } = await sql<{ no: number }>`
    select distinct district_no as no from demands.order where state in ('replied', 'rated') and forgotten_on is null and (name_sealed is not null or phone_sealed is not null)`.execute(
    tx,
  )
  let forgotten = 0
  for (const { no } of districts) {
    const { params } = await getRule(tx, no, 'demand.keep', today)
    const { rows } = await sql<{ id: string }>`
      update demands.order set name_sealed = null, phone_sealed = null, phone_index = null, code_mac = null, forgotten_on = ${today}, revision = revision + 1
      where district_no = ${no} and state in ('replied', 'rated') and forgotten_on is null and replied_on <= ${addDays(today, -params.days)} returning id`.execute(
      tx,
    )
    for (const { id } of rows) await recordStep(tx, id, { kind: 'forget', onDay: today })
    forgotten += rows.length
  }
  if (forgotten > 0) call.note({ objectType: 'order', detail: { forgotten } })
  return forgotten
}
