import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { volunteering } from './contract.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { findVolunteers, shownNames, unitNames, unitReached, wholeNames } from './store.ts'

export type ApproachFilter = Partial<Omit<QueryOf<typeof volunteering.listApproaches>, 'page' | 'pageSize'>>
type Reading = Pick<Call, 'tx' | 'scope' | 'today'>
type State = 'open' | 'taken' | 'talked'

/** The one predicate of list, count and export. */
function whereOf({ scope }: Reading, filter: ApproachFilter): RawBuilder<boolean> {
  const { districtNo = null, state = null, unitNo = null, q = null } = filter
  return sql<boolean>`a.state <> 'withdrawn' and ${unitReached(scope, 'a.unit_no')} and (${districtNo}::integer is null or a.district_no = ${districtNo})
    and (${state}::text is null or a.state = ${state}) and (${unitNo}::integer is null or a.unit_no = ${unitNo}) and (${q}::text is null or a.no::text = ${q})`
}

interface Row {
  id: string
  no: number
  volunteerId: string
  originNo: number | null
  unitNo: number
  saidOn: Day
  state: State
  movedOn: Day | null
  caseId: string | null
}

/** Whether the reader acts for the organisation it was said to, and for nobody above. */
export const isOwn = ({ scope }: Pick<Call, 'scope'>, unitNo: number): boolean => scope.everything || scope.nodes.includes(unitNo)

export async function findApproaches(call: Call, filter: ApproachFilter, page = 1, pageSize = 100_000) {
  const { rows } = await sql<Row>`
    select a.id, a.no, a.volunteer_id as "volunteerId", p.origin_no as "originNo", a.unit_no as "unitNo", a.said_on as "saidOn", a.state, a.moved_on as "movedOn", a.case_id as "caseId"
    from volunteering.approach a join volunteering.volunteer p on p.id = a.volunteer_id where ${whereOf(call, filter)}
    order by a.state <> 'open', a.no limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const ids = rows.map((row) => row.volunteerId)
  const masked = await shownNames(call, ids)
  const whole = await wholeNames(call, await findVolunteers(call.tx, ids))
  const unit = await unitNames(call.tx, rows.flatMap((row) => [row.unitNo, row.originNo]), call.today) // prettier-ignore
  return rows.map(({ volunteerId, originNo, unitNo, caseId, ...row }) => {
    const own = isOwn(call, unitNo)
    const name = own ? (whole.get(volunteerId) ?? '') : masked(volunteerId)
    return {
      ...row,
      name,
      origin: originNo === null ? null : unit(originNo),
      unit: unit(unitNo),
      caseId: own ? caseId : null,
      own,
    }
  })
}

export async function countApproaches(call: Reading, filter: ApproachFilter): Promise<Record<State, number>> {
  const { rows } = await sql<{ state: State; count: number }>`
    select a.state, count(*)::integer as count from volunteering.approach a where ${whereOf(call, filter)} group by 1`.execute(
    call.tx,
  )
  const counts = { open: 0, taken: 0, talked: 0 }
  for (const { state, count } of rows) counts[state] = count
  return counts
}

export const listApproaches = query(volunteering.listApproaches, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const { state, ...others } = filter
  const counts = await countApproaches(call, others)
  const total = state ? counts[state] : counts.open + counts.taken + counts.talked
  return { items: await findApproaches(call, filter, page, pageSize), total, page, pageSize, counts }
})

/** One that waits for an answer of the reader's own organisation, locked. Throws `approach-not-found`, `approach-answered`. */
export async function getOwnApproach(call: Call, id: string): Promise<{ id: string; volunteerId: string; unitNo: number }> {
  const { rows } = await sql<{ id: string; volunteerId: string; unitNo: number; state: State }>`
    select a.id, a.volunteer_id as "volunteerId", a.unit_no as "unitNo", a.state from volunteering.approach a
    where a.id = ${id} and ${whereOf(call, {})} for update of a`.execute(call.tx)
  const found = rows[0]
  if (!found || !isOwn(call, found.unitNo)) throw problem(problems['approach-not-found'])
  if (found.state !== 'open') throw problem(problems['approach-answered'])
  return found
}
