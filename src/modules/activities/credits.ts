import { sql } from 'kysely'
import { maskName } from '../../kernel/mask.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { ownBranches } from './activity.ts'
import { activities } from './contract.ts'
import { windowOf } from './rules.ts'
import { namesOf } from './store.ts'

interface Credit {
  activityId: string
  branchNo: number
  onDay: string
  title: string | null
  kinds: string[]
  hostNos: number[]
  memberIds: string[]
}

/** Study and activity happen in the region, the relation lies at home (CN-19): the home branch sees where its members took part. */
export const listCredits = query(activities.listCredits, (call) => findCredits(call, call.query))

interface CreditFilter {
  readonly unitNo?: number | undefined
  readonly fromOn?: string | undefined
  readonly untilOn?: string | undefined
  readonly page: number
  readonly pageSize: number
}

export async function findCredits(call: Call, filter: CreditFilter) {
  const { page, pageSize, unitNo = null } = filter
  const year = windowOf(call.today, 'year')
  const [fromOn, untilOn] = [filter.fromOn ?? year.from, filter.untilOn ?? year.until]
  const { rows: branches } = await sql<{ no: number }>`
    select u.no from organisations.unit u where u.kind = 'party_org' and ${reachedBy(call.scope, 'u.scope_nodes')}
      and (${unitNo}::integer is null or u.no = ${unitNo})`.execute(call.tx)
  const source = sql`activities.credited(${branches.map((row) => row.no)}::integer[], ${fromOn}::date, ${untilOn}::date) c`
  const { rows: total } = await sql<{ total: number }>`select count(*)::integer as total from ${source}`.execute(call.tx)
  const { rows } = await sql<Credit>`
    select c.activity_id as "activityId", c.branch_no as "branchNo", c.on_day as "onDay", c.title, c.kinds, c.host_nos as "hostNos", c.member_ids as "memberIds"
    from ${source} order by c.on_day desc, c.branch_no, c.activity_id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    call.tx,
  )
  const names = await namesOf(
    call.tx,
    rows.flatMap((row) => [row.branchNo, ...row.hostNos]),
    call.today,
  )
  const { rows: known } = await sql<{ id: string; name: string | null }>`
    select w.id, (select n.name from members.named(w.id) n) as name from unnest(${[...new Set(rows.flatMap((row) => row.memberIds))]}::uuid[]) w (id)`.execute(
    call.tx,
  )
  const nameOf = new Map(known.map((one) => [one.id, one.name]))
  const own = await ownBranches(
    call,
    rows.map((row) => row.branchNo),
  )
  const items = rows.map(({ branchNo, hostNos, memberIds, ...row }) => ({
    ...row,
    branch: { no: branchNo, name: names.get(branchNo) ?? String(branchNo) },
    hosts: hostNos.map((no) => names.get(no) ?? String(no)),
    members: memberIds.length,
    names: memberIds.flatMap((id) => nameOf.get(id) ?? []).map((name) => (own.has(branchNo) ? name : maskName(name))),
  }))
  return { items, total: total[0]!.total, page, pageSize, fromOn, untilOn }
}
