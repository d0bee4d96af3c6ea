import { sql } from 'kysely'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { applicationsOf } from './applications.ts'
import { planner } from './contract.ts'
import { keyOf } from './openings.ts'
import { countBy, Names } from './present.ts'
import { getReadyPlan } from './store.ts'

type Opening = AnswerOf<typeof planner.listOpenings>['items'][number]
type Fate = 'opened' | 'waiting' | 'refused'

interface OpeningRow {
  unit_no: number
  procedure: Opening['procedure']
  case_id: string | null
  case_no: number | null
  waits_for: number | null
  waits: boolean
  /** Those of the branch to be dissolved that it covers today. */
  leavers: number[]
  problem: { code: string; params: Record<string, unknown> } | null
}

/** Openings by key; an application of a decided plan the job has not come to yet is not among them. */
async function readOpenings({ tx, today }: Call, planId: string): Promise<OpeningRow[]> {
  const { rows } = await sql<OpeningRow>`
    select unit_no, procedure, case_id, case_no, waits_for, waits_for is not null or leavers is not null as waits, problem,
      array(select e.to_no from organisations.edge_on(${today}::date) e
        where e.type = 'covers' and e.from_no = o.unit_no and e.to_no = any (o.leavers) order by e.to_no) as leavers
    from planner.opening o where plan_id = ${planId} order by case_no nulls last, unit_no, procedure`.execute(tx)
  return rows
}

const fateOf = (row: OpeningRow): Fate => (row.case_id !== null ? 'opened' : row.waits ? 'waiting' : 'refused')

export const listOpenings = query(planner.listOpenings, async (call) => {
  const { page, pageSize, fate, procedure, leaving, q } = call.query
  const plan = await getReadyPlan(call.tx, call.params.id)
  const names = new Names(plan.facts)
  const applications = applicationsOf(plan)
  const asked = new Map(applications.map((one) => [keyOf(one), one]))
  const named = (nos: readonly number[]) => nos.map((no) => names.named(String(no)))
  const rows = await readOpenings(call, plan.id)
  const opened = rows.map((row) => ({ ...row, fate: fateOf(row) as Fate | null }))
  const planned = applications.map((one) => ({
    unit_no: one.unitNo,
    procedure: one.procedure,
    case_id: null,
    case_no: null,
    waits_for: one.waitsFor,
    leavers: [...one.leavers],
    problem: null,
    fate: null,
  }))
  const all = (plan.state === 'decided' ? opened : planned).map((row) => ({
    fate: row.fate,
    unit: names.named(String(row.unit_no)),
    procedure: row.procedure,
    leaves: named(asked.get(keyOf({ unitNo: row.unit_no, procedure: row.procedure }))?.details.leaves ?? []),
    caseId: row.case_id,
    caseNo: row.case_no,
    waitsFor: row.waits_for === null ? null : names.named(String(row.waits_for)),
    leavers: named(row.leavers),
    problem: row.problem,
  }))
  const wanted = all.filter(
    (one) =>
      (!fate || one.fate === fate) &&
      (!procedure || one.procedure === procedure) &&
      (!leaving || one.leaves.length > 0) &&
      (!q || one.unit.name.includes(q)),
  )
  const fates = countBy(all, (one) => one.fate ?? 'planned')
  return {
    items: wanted.slice((page - 1) * pageSize, page * pageSize).map(({ fate: _, ...one }) => one),
    total: wanted.length,
    page,
    pageSize,
    opened: fates['opened'] ?? 0,
    waiting: fates['waiting'] ?? 0,
    refused: fates['refused'] ?? 0,
    procedures: countBy(all, (one) => one.procedure),
  }
})
