import { type RawBuilder, sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { likeOf } from '../../platform/db/like.ts'
import { elections } from './contract.ts'
import { openStates } from './rules.ts'

export type ElectionFilter = Partial<Omit<QueryOf<typeof elections.listElections>, 'page' | 'pageSize'>>

interface ListedElection {
  id: string
  no: number
  unitNo: number
  unitName: string
  kind: 'regular' | 'by-election'
  state: 'drafted' | 'proposed' | 'ready' | 'reported' | 'approved' | 'cancelled'
  plannedOn: string | null
  heldOn: string | null
  approvedOn: string | null
  documentNo: string | null
  openedOn: string
}

/** The one predicate of list, count and export. */
function whereOf(call: Pick<Call, 'scope'>, filter: ElectionFilter): RawBuilder<boolean> {
  const { view = 'open', state = null, unitNo = null, streetNo = null, q } = filter
  const open = [...openStates]
  const like = likeOf(q)
  return sql<boolean>`${reachedBy(call.scope, 'u.scope_nodes')}
    and (${view} = 'all' or (e.state = any (${open}::text[])) = (${view} = 'open'))
    and (${state}::text is null or e.state = ${state})
    and (${unitNo}::integer is null or e.unit_no = ${unitNo})
    and (${streetNo}::integer is null or u.scope_nodes && array[${streetNo}::integer])
    and (${like}::text is null or u.name ilike ${like} or e.no::text = ${q ?? ''} or e.document_no ilike ${like})`
}

export async function listRows(
  call: Pick<Call, 'tx' | 'scope' | 'today'>,
  filter: ElectionFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<ListedElection[]> {
  const { rows } = await sql<ListedElection>`
    select e.id, e.no, e.unit_no as "unitNo", u.name as "unitName", e.kind, e.state, e.planned_on as "plannedOn", e.approved_on as "approvedOn",
      e.document_no as "documentNo", e.opened_on as "openedOn",
      (select max(b.held_on) from elections.ballot b where b.election_id = e.id and b.retracted_at is null) as "heldOn"
    from elections.election e join organisations.unit_on(${call.today}::date) u on u.unit_no = e.unit_no
    where ${whereOf(call, filter)} order by e.no desc limit ${limit} offset ${offset}`.execute(call.tx)
  return rows
}

export const listElections = query(elections.listElections, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const { rows: total } = await sql<{ total: number }>`
    select count(*)::integer as total from elections.election e join organisations.unit_on(${call.today}::date) u on u.unit_no = e.unit_no
    where ${whereOf(call, filter)}`.execute(call.tx)
  const rows = await listRows(call, filter, { limit: pageSize, offset: (page - 1) * pageSize })
  return { items: rows.map(presentRow), total: total[0]!.total, page, pageSize }
})

const presentRow = ({ unitNo, unitName, ...row }: ListedElection) => ({ ...row, unit: { no: unitNo, name: unitName } })
