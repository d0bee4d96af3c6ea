import type { AnswerOf } from '../../kernel/endpoint.ts'
import type { planner } from './contract.ts'
import type { PlanRow } from './store.ts'

type Summary = AnswerOf<typeof planner.listPlans>['items'][number]

/** What plans of every kind are known by. */
export type HeadRow = Pick<
  PlanRow,
  'id' | 'title' | 'node_no' | 'node_name' | 'district_no' | 'as_of' | 'state' | 'revision' | 'job_id' | 'made_at' | 'made_by'
>

export type PlanHead = Pick<
  Summary,
  'id' | 'title' | 'node' | 'districtNo' | 'asOf' | 'state' | 'revision' | 'jobId' | 'madeAt' | 'madeBy'
>

export function presentHead(row: HeadRow): PlanHead {
  return {
    id: row.id,
    title: row.title,
    node: { no: row.node_no, name: row.node_name },
    districtNo: row.district_no,
    asOf: row.as_of,
    state: row.state,
    revision: row.revision,
    jobId: row.job_id,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by,
  }
}
