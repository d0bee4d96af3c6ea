import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { platformItself } from '../../kernel/policy.ts'
import type { JobCall } from '../../platform/jobs/in-call.ts'
import type { Moment } from '../../platform/outbox/outbox.ts'
import type { CaseMoved } from '../procedures/index.ts'
import { applicationsOf, type PlannedApplication } from './applications.ts'
import { keyOf, openApplication } from './openings.ts'
import { getReadyPlan } from './store.ts'

interface Waiting {
  readonly plan_id: string
  readonly unit_no: number
  readonly procedure: string
}

/** When a branch a plan proposed stands, those who are to be attached to it apply. */
export async function openWaiting(moment: Moment, payload: CaseMoved['payload']): Promise<void> {
  const { outcome, resultNo } = payload
  if (outcome !== 'done' || resultNo === null) return
  const { rows } = await sql<Waiting>`
    select w.plan_id, w.unit_no, w.procedure from planner.opening o
    join planner.opening w on w.plan_id = o.plan_id and w.waits_for = o.unit_no
    where o.case_id = ${payload.id} and o.procedure <> 'attach' order by w.unit_no`.execute(moment.tx)
  await openAll(moment, rows, (one) => ({ ...one, details: { ...one.details, targetNo: resultNo }, waitsFor: null }))
}

/** When nobody is left in a branch a plan gave up, its dissolution is applied for, however the last of them has left. */
export async function openEmptied(moment: Moment, { nos }: { readonly nos: readonly number[] }): Promise<void> {
  const { rows } = await sql<Waiting>`
    select o.plan_id, o.unit_no, o.procedure from planner.opening o
    where o.leavers is not null and o.unit_no = any (${[...nos]}::integer[]) and not exists (
      select from organisations.edge_on(${moment.today}::date) e where e.from_no = o.unit_no and e.type = 'covers')
    order by o.unit_no`.execute(moment.tx)
  await openAll(moment, rows, (one) => ({ ...one, leavers: [] }))
}

async function openAll(
  moment: Moment,
  rows: readonly Waiting[],
  ready: (one: PlannedApplication) => PlannedApplication,
): Promise<void> {
  for (const [planId, waiting] of Map.groupBy(rows, (row) => row.plan_id)) {
    const keys = new Set(waiting.map((row) => keyOf({ unitNo: row.unit_no, procedure: row.procedure })))
    for (const one of applicationsOf(await getReadyPlan(moment.tx, planId)))
      if (keys.has(keyOf(one))) await openApplication(asJob(moment), planId, ready(one))
  }
}

function asJob({ tx, today, services, now }: Moment & { today: Day }): JobCall {
  const nothing = () => undefined
  return {
    tx,
    today,
    now,
    services,
    actor: platformItself,
    scope: { everything: true },
    traceId: '',
    note: nothing,
    emit: async () => undefined,
    can: () => ({ everything: true }),
  }
}
