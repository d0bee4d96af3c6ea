import { sql } from 'kysely'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { applicationsOf, type PlannedApplication } from './applications.ts'
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
  /** Those of the branch to be dissolved that it covers today. */
  leavers: number[]
  problem: { code: string; params: Record<string, unknown> } | null
}

/** Openings by key; an application of a decided plan the job has not come to yet is not among them. */
async function readOpenings({ tx, today }: Call, planId: string): Promise<OpeningRow[]> {
  const { rows } = await sql<OpeningRow>`
    select unit_no, procedure, case_id, case_no, waits_for, problem,
      array(select e.to_no from organisations.edge_on(${today}::date) e
        where e.type = 'covers' and e.from_no = o.unit_no and e.to_no = any (o.leavers) order by e.to_no) as leavers
    from planner.opening o where plan_id = ${planId} order by case_no nulls last, unit_no, procedure`.execute(tx)
  return rows
}

const fateOf = (one: Pick<Opening, 'caseId' | 'problem'>): Fate =>
  one.caseId !== null ? 'opened' : one.problem !== null ? 'refused' : 'waiting'

/** What a decision would open, in the shape of what one has opened. */
const undecided = (one: PlannedApplication): OpeningRow => ({
  unit_no: one.unitNo,
  procedure: one.procedure,
  case_id: null,
  case_no: null,
  waits_for: one.waitsFor,
  leavers: [...one.leavers],
  problem: null,
})

export const listOpenings = query(planner.listOpenings, async (call) => {
  const { page, pageSize, fate, procedure, leaving, q } = call.query
  const plan = await getReadyPlan(call.tx, call.params.id)
  const names = new Names(plan.facts)
  const applications = applicationsOf(plan)
  const asked = new Map(applications.map((one) => [keyOf(one), one]))
  const named = (nos: readonly number[]) => nos.map((no) => names.named(String(no)))
  const decided = plan.state === 'decided'
  const rows = decided ? await readOpenings(call, plan.id) : applications.map(undecided)
  const all = rows.map((row): Opening => ({
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
      (!fate || (decided && fateOf(one) === fate)) &&
      (!procedure || one.procedure === procedure) &&
      (!leaving || one.leaves.length > 0) &&
      (!q || one.unit.name.includes(q)),
  )
  const fates = countBy(decided ? all : [], fateOf)
  return {
    items: wanted.slice((page - 1) * pageSize, page * pageSize),
    total: wanted.length,
    page,
    pageSize,
    opened: fates['opened'] ?? 0,
    waiting: fates['waiting'] ?? 0,
    refused: fates['refused'] ?? 0,
    procedures: countBy(all, (one) => one.procedure),
  }
})
