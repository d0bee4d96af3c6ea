import { sql } from 'kysely'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { JobCall } from '../../platform/jobs/in-call.ts'
import { openOne } from '../procedures/index.ts'
import type { PlannedApplication } from './applications.ts'

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
  if (one.leavers.length > 0) {
    await keep(tx, planId, one, { leavers: one.leavers })
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
  readonly leavers?: readonly number[]
  readonly problem?: object
}

async function keep(tx: Tx, planId: string, one: Pick<PlannedApplication, 'unitNo' | 'procedure'>, fate: Fate): Promise<void> {
  const refused = fate.problem === undefined ? null : JSON.stringify(fate.problem)
  await sql`
    insert into planner.opening (plan_id, unit_no, procedure, case_id, case_no, waits_for, leavers, problem)
    values (${planId}, ${one.unitNo}, ${one.procedure}, ${fate.case_id ?? null}, ${fate.case_no ?? null}, ${fate.waits_for ?? null},
      ${fate.leavers ? [...fate.leavers] : null}::integer[], ${refused}::jsonb)
    on conflict (plan_id, unit_no, procedure) do update set case_id = excluded.case_id, case_no = excluded.case_no,
      waits_for = excluded.waits_for, leavers = excluded.leavers, problem = excluded.problem, opened_at = now()`.execute(tx)
}
