import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { type DueRow, findDue } from './branches.ts'
import { activities } from './contract.ts'
import { activityProblems as problems } from './problems.ts'
import { burdenOf, dueStatuses, windowOf } from './rules.ts'
import { anyReached } from './store.ts'

/** What waits first, then what is not yet due; within that by name. Nobody is compared with anybody. */
const order = ['to-be-recorded', 'not-yet-due', 'recorded', 'not-applicable'] as const

export const listDue = query(activities.listDue, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const { rows, branches } = await findDue(call, filter)
  const sorted = rows.toSorted((one, other) => order.indexOf(one.status) - order.indexOf(other.status))
  const onDay = filter.onDay ?? call.today
  return {
    items: sorted.slice((page - 1) * pageSize, page * pageSize),
    total: rows.length,
    page,
    pageSize,
    onDay,
    branches,
    totals: totalsOf(rows),
    burden: await burdenIn(call, onDay, filter.unitNo),
  }
})

function totalsOf(rows: readonly DueRow[]) {
  return [...new Set(rows.map((row) => row.kind))].map((kind) => {
    const of = (status: string) => rows.filter((row) => row.kind === kind && row.status === status).length
    return {
      kind,
      counts: Object.fromEntries(dueStatuses.map((status) => [status, of(status)])) as Record<DueRow['status'], number>,
    }
  })
}

/** What entering the month of a day has cost: fields touched, counted over the form as it is. */
async function burdenIn(call: Pick<Call, 'tx' | 'scope'>, day: string, unitNo: number | undefined) {
  const { from, until } = windowOf(day, 'month')
  const { rows } = await sql<{ kinds: number; absent: number; others: number }>`
    select cardinality(e.kinds) as kinds, (e.non_members + e.residents > 0)::integer as others, (select count(*)::integer
      from members.member_on(e.on_day) m where m.branch_no = any (e.host_nos) and m.host_no is null
        and not exists (select from activities.attendance t where t.entry_id = e.id and t.member_id = m.member_id)) as absent
    from activities.entry e join activities.activity a on a.id = e.activity_id and a.retracted_at is null
    where e.replaced_at is null and e.state = 'held' and e.on_day >= ${from}::date and e.on_day < ${until}::date and ${anyReached(call.scope, 'e.host_nos')}
      and (${unitNo ?? null}::integer is null or ${unitNo ?? null} = any (e.host_nos))`.execute(call.tx)
  return { fields: burdenOf(rows.map((row) => ({ ...row, line: 1 }))), entries: rows.length }
}

export const setBranch = command(activities.setBranch, async (call) => {
  const { tx, params, body } = call
  await requireBranch(call, params.no)
  await sql`
    insert into activities.branch_setting (unit_no, committee, groups, account_id) values (${params.no}, ${body.committee}, ${body.groups}, ${call.actor.accountId})
    on conflict (unit_no) do update set committee = excluded.committee, groups = excluded.groups, account_id = excluded.account_id,
      recorded_at = transaction_timestamp()`.execute(tx)
  call.note({ objectType: 'unit', objectId: String(params.no), fields: ['branch-setting'] })
  return { no: params.no }
})

/** A Party organisation in reach that works; throws `activity-host-not-found`. */
export async function requireBranch(call: Call, no: number): Promise<{ name: string; district_no: number | null }> {
  const { rows } = await sql<{ name: string; district_no: number | null }>`
    select name, district_no from organisations.unit_on(${call.today}::date) where unit_no = ${no} and kind = 'party_org'
      and status in ('active', 'preparing') and ${reachedBy(call.scope)}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['activity-host-not-found'])
  return rows[0]
}

/** Branches with something waiting first; whoever reaches a whole district finds others by name in the office. */
const mostBranches = 50

export const getMine = query(activities.getMine, async (call) => {
  const { rows } = await findDue(call, {})
  const branches = new Map(rows.map(({ branch: { no, name } }) => [no, { no, name, waiting: [] as string[] }]))
  for (const row of rows) if (row.status === 'to-be-recorded') branches.get(row.branch.no)!.waiting.push(row.kind)
  const shown = [...branches.values()]
    .toSorted((one, other) => Number(other.waiting.length > 0) - Number(one.waiting.length > 0))
    .slice(0, mostBranches)
  const nos = shown.map((branch) => branch.no)
  const { rows: planned } = await sql<{ id: string; branchNo: number; onDay: string; title: string | null; kinds: string[] }>`
    select a.id, e.host_nos[1] as "branchNo", e.on_day as "onDay", e.title, e.kinds
    from activities.entry e join activities.activity a on a.id = e.activity_id and a.retracted_at is null
    where e.replaced_at is null and e.state = 'planned' and e.on_day <= ${call.today}::date and e.host_nos && ${nos}::integer[]
    order by e.on_day, a.no limit ${mostBranches}`.execute(call.tx)
  return { branches: shown, planned }
})
