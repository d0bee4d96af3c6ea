import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { Problem } from '../../kernel/problem.ts'
import { platformItself } from '../../kernel/policy.ts'
import { query } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { JobCall } from '../../platform/jobs/in-call.ts'
import type { Moment } from '../../platform/outbox/outbox.ts'
import { type CaseMoved, openOne } from '../procedures/index.ts'
import type { PlannedApplication } from './applications.ts'
import { documentWords as words } from './document-words.ts'
import { planner } from './contract.ts'
import { Names } from './present.ts'
import { getPlan } from './store.ts'

/** Applications of a plan that have found their fate: opened, waiting or refused. */
export async function listOpened(tx: Tx, planId: string): Promise<Set<string>> {
  const { rows } = await sql<{ unit_no: number; procedure: string }>`
    select unit_no, procedure from planner.opening where plan_id = ${planId}`.execute(tx)
  return new Set(rows.map((row) => keyOf({ unitNo: row.unit_no, procedure: row.procedure })))
}

export const keyOf = ({ unitNo, procedure }: { unitNo: number; procedure: string }) => `${unitNo} ${procedure}`

/** Opens one case and remembers it; a refusal is remembered too and stops nobody else. */
export async function openApplication(call: JobCall, planId: string, one: PlannedApplication): Promise<void> {
  const { tx } = call
  if (one.waitsFor !== null) {
    await keep(tx, planId, one, { waits_for: one.waitsFor })
    return
  }
  await sql`savepoint application`.execute(tx)
  try {
    const { id, no } = await openOne(call, {
      procedure: one.procedure,
      title: one.title,
      subjectNo: one.unitNo,
      details: one.details,
    })
    await keep(tx, planId, one, { case_id: id, case_no: no })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await sql`rollback to savepoint application`.execute(tx)
    await keep(tx, planId, one, { problem: { code: error.code, params: error.params } })
  }
}

interface Fate {
  readonly case_id?: string
  readonly case_no?: number
  readonly waits_for?: number
  readonly problem?: object
}

async function keep(tx: Tx, planId: string, one: Pick<PlannedApplication, 'unitNo' | 'procedure'>, fate: Fate): Promise<void> {
  const refused = fate.problem === undefined ? null : JSON.stringify(fate.problem)
  await sql`
    insert into planner.opening (plan_id, unit_no, procedure, case_id, case_no, waits_for, problem)
    values (${planId}, ${one.unitNo}, ${one.procedure}, ${fate.case_id ?? null}, ${fate.case_no ?? null}, ${fate.waits_for ?? null}, ${refused}::jsonb)
    on conflict (plan_id, unit_no, procedure) do update set case_id = excluded.case_id, case_no = excluded.case_no,
      waits_for = excluded.waits_for, problem = excluded.problem, opened_at = now()`.execute(tx)
}

/** When a branch a plan proposed stands, those who are to be attached to it apply. */
export async function openWaiting(moment: Moment, payload: CaseMoved['payload']): Promise<void> {
  if (payload.outcome !== 'done' || payload.resultNo === null) return
  const { rows } = await sql<{ plan_id: string; unit_no: number; name: string }>`
    select w.plan_id, w.unit_no, u.name from planner.opening o
    join planner.opening w on w.plan_id = o.plan_id and w.waits_for = o.unit_no
    join organisations.unit_on(${moment.today}::date) u on u.unit_no = w.unit_no
    where o.case_id = ${payload.id} order by w.unit_no`.execute(moment.tx)
  for (const row of rows) {
    const details = { targetNo: payload.resultNo }
    const one = {
      unitNo: row.unit_no,
      procedure: 'attach' as const,
      title: `${row.name}${words.attachment}`,
      details,
      waitsFor: null,
    }
    await openApplication(asJob(moment), row.plan_id, one)
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

interface OpeningRow {
  unit_no: number
  procedure: string
  case_id: string | null
  case_no: number | null
  waits_for: number | null
  problem: { code: string; params: Record<string, unknown> } | null
}

export const listOpenings = query(planner.listOpenings, async (call) => {
  const { page, pageSize, fate } = call.query
  const plan = await getPlan(call.tx, call.params.id)
  const names = new Names(plan.facts)
  const { rows: counts } = await sql<{ opened: number; waiting: number; refused: number }>`
    select count(case_id) as opened, count(waits_for) as waiting, count(problem) as refused from planner.opening where plan_id = ${plan.id}`.execute(
    call.tx,
  )
  const { opened, waiting, refused } = counts[0]!
  const chosen = { opened: sql`case_id is not null`, waiting: sql`waits_for is not null`, refused: sql`problem is not null` }
  const { rows } = await sql<OpeningRow>`
    select unit_no, procedure, case_id, case_no, waits_for, problem from planner.opening
    where plan_id = ${plan.id} and ${fate ? chosen[fate] : sql`true`}
    order by case_no nulls last, unit_no, procedure limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const items = rows.map((row) => ({
    unit: names.named(String(row.unit_no)),
    procedure: row.procedure,
    caseId: row.case_id,
    caseNo: row.case_no,
    waitsFor: row.waits_for === null ? null : names.named(String(row.waits_for)),
    problem: row.problem,
  }))
  return {
    items,
    total: fate ? { opened, waiting, refused }[fate] : opened + waiting + refused,
    page,
    pageSize,
    opened,
    waiting,
    refused,
  }
})
