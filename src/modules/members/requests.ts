import { type RawBuilder, sql } from 'kysely'
import { maskName, maskPhone } from '../../kernel/mask.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, download, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { RequestFilter } from './contract-own.ts'
import { members } from './contract.ts'
import { type FileColumn, listFile } from './files.ts'
import { changesOf, type Correction, saveCorrection } from './own-store.ts'
import { memberProblems as problems } from './problems.ts'
import { branchNamesOf, branchOf, ownScope } from './queries.ts'
import type { RequestField, RequestState } from './rules/own.ts'
import { getMemberForChange, recordAct } from './store.ts'

interface Row {
  id: string
  no: number
  field: RequestField
  told: string
  askedOn: string
  state: RequestState
  decidedOn: string | null
  reason: string | null
  memberId: string
  name: string
  branchNo: number | null
  own: boolean
  wanted: Buffer | null
}
type Asking = Pick<Call, 'tx' | 'scope' | 'can'>

/** Decided by the side the relation lies with, so nobody else is shown it: a host reads the member, not what the member asks of home. */
const fits = ({ scope }: Asking, { state }: RequestFilter): RawBuilder<boolean> => sql<boolean>`
  m.retracted_by is null and ${reachedBy(scope, 'm.scope_nodes')}
  and exists (select from organisations.unit u where u.no = coalesce(m.branch_no,
    (select p.branch_no from members.membership p where p.member_id = m.id and p.retracted_at is null order by p.from_on desc limit 1))
    and ${reachedBy(scope, 'u.scope_nodes')})
  and (${state} = 'all' or coalesce(r.decision, 'open') = ${state})`

export async function listRequestRows(call: Asking, filter: RequestFilter, limit: number, offset: number): Promise<Row[]> {
  const own = ownScope(call as Call)
  const { rows } = await sql<Row>`
    select r.id, r.no, r.field, r.told, r.asked_on as "askedOn", coalesce(r.decision, 'open') as state, r.decided_on as "decidedOn", r.reason,
      m.id as "memberId", m.name, m.branch_no as "branchNo", r.wanted_sealed as wanted, ${own ? reachedBy(own, 'm.scope_nodes') : sql`false`} as own
    from members.own_request r join members.member m on m.id = r.member_id
    where ${fits(call, filter)} order by r.no desc limit ${limit} offset ${offset}`.execute(call.tx)
  return rows
}

export async function countRequests(call: Asking, filter: RequestFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from members.own_request r join members.member m on m.id = r.member_id where ${fits(call, filter)}`.execute(
    call.tx,
  )
  return rows[0]!.count
}

/** A telephone need not be read to be taken over; a name is shown where names are. */
function wantedOf(call: Call, row: Row): string | null {
  if (row.wanted === null) return null
  const plain = call.services.crypto.open('member.request', row.wanted)
  if (row.field === 'phone') return maskPhone(plain)
  return row.field === 'name' && !row.own ? maskName(plain) : plain
}

export const listRequests = query(members.listRequests, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listRequestRows(call, filter, pageSize, (page - 1) * pageSize)
  const names = await branchNamesOf(
    call.tx,
    rows.map((row) => row.memberId),
  )
  return {
    items: rows.map(({ branchNo, own, ...row }) => ({
      ...row,
      name: own ? row.name : maskName(row.name),
      branch: branchOf(names, branchNo),
      wanted: wantedOf(call, { ...row, own, branchNo }),
    })),
    total: await countRequests(call, filter),
    page,
    pageSize,
  }
})

const columns: readonly FileColumn<Row>[] = [
  { head: 'requestNo', width: 10, value: (row) => row.no },
  { head: 'name', width: 12, value: (row) => (row.own ? row.name : maskName(row.name)) },
  { head: 'field', width: 14, value: (row, { field }) => field[row.field] },
  { head: 'askedOn', width: 12, value: (row) => ({ date: row.askedOn }) },
  { head: 'outcome', width: 12, value: (row, { request }) => request[row.state] },
  { head: 'decidedOn', width: 12, value: (row) => (row.decidedOn ? { date: row.decidedOn } : null) },
  { head: 'answer', width: 40, value: (row) => row.reason },
]

export const exportRequests = download(members.exportRequests, async (call) => {
  return listFile(call, call.query, 'requests', columns, await listRequestRows(call, call.query, 100_000, 0))
})

export const decideRequest = command(members.decideRequest, async (call) => {
  const { tx, params, body, today, actor } = call
  const { rows } = await sql<{ memberId: string; field: RequestField; wanted: Buffer | null }>`
    select r.member_id as "memberId", r.field, r.wanted_sealed as wanted from members.own_request r
    where r.id = ${params.id} and r.decision is null for update`.execute(tx)
  const asked = rows[0]
  if (!asked) throw problem(problems['own-request-not-found'])
  const member = await getMemberForChange(call, asked.memberId, null)
  const reason = body.reason?.trim() || null
  if (body.decision === 'refused' && reason === null) throw problem(problems['own-request-reason-missing'])
  let actId: number | null = null
  if (body.decision === 'accepted' && asked.wanted !== null) {
    const plain = call.services.crypto.open('member.request', asked.wanted)
    const wanted: Correction = asked.field === 'joined_on' ? { joinedOn: plain } : { [asked.field]: plain }
    const before = await changesOf(tx, member.id, wanted)
    const act = { kind: 'correct', districtNo: member.districtNo, memberId: member.id, reason }
    actId = await recordAct(tx, actor.accountId, act)
    await saveCorrection(call, member.id, actId, wanted, before)
  }
  await sql`update members.own_request set decision = ${body.decision}, decided_on = ${today}, decided_by = ${actor.accountId}, reason = ${reason},
      act_id = ${actId}, wanted_sealed = null where id = ${params.id}`.execute(tx)
  call.note({ objectType: 'member-request', objectId: params.id, fields: ['state'] })
  return {}
})
