import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { RuleRef } from '../../kernel/rule.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import {
  type BranchFacts,
  type DueVerdict,
  judgeWindow,
  type Window,
  windowOf,
  type WindowLength,
  windowLengths,
} from './rules.ts'
import { type Book, booksOf } from './settings.ts'

export interface DueFilter {
  readonly onDay?: Day | undefined
  readonly kind?: string | undefined
  readonly status?: DueVerdict['status'] | undefined
  readonly unitNo?: number | undefined
  readonly streetNo?: number | undefined
  readonly districtNo?: number | undefined
}

export interface Branch {
  readonly no: number
  readonly name: string
  readonly districtNo: number | null
  /** Windows at whose beginning it worked already. */
  readonly since: Readonly<Record<WindowLength, boolean>>
  readonly committee: boolean | null
  readonly groups: boolean | null
  /** What the branch has said of itself; null leaves it to the register. */
  readonly saysCommittee: boolean | null
  readonly saysGroups: boolean | null
}

export interface DueRow extends DueVerdict, Window {
  readonly branch: Pick<Branch, 'no' | 'name' | 'saysCommittee' | 'saysGroups'>
  readonly kind: string
  readonly window: WindowLength
  readonly rule: RuleRef
}
type Reading = Pick<Call, 'tx' | 'scope' | 'today'>

/** Branches in reach that work; a temporary one has no regular life of its own. */
async function listBranches(
  call: Reading,
  day: Day,
  filter: DueFilter,
  book: (districtNo: number | null) => Book,
): Promise<Branch[]> {
  const starts = windowLengths.map((length) => windowOf(day, length).from)
  const at = (from: Day): RawBuilder<boolean> => sql<boolean>`exists (select from organisations.unit_on(${from}::date) o
    where o.unit_no = u.unit_no and o.status in ('active', 'preparing'))`
  const { rows } = await sql<{
    no: number
    name: string
    districtNo: number | null
    month: boolean
    quarter: boolean
    year: boolean
    committee: boolean | null
    groups: boolean | null
    full: number | null
  }>`
    select u.unit_no as no, u.name, u.district_no as "districtNo", ${at(starts[0]!)} as month, ${at(starts[1]!)} as quarter, ${at(starts[2]!)} as year,
      s.committee, s.groups, coalesce(u.full_members, nullif((select count(*)::integer from members.member_on(${call.today}::date) m
        where m.branch_no = u.unit_no and m.standing = 'full'), 0)) as full
    from organisations.unit_on(${day}::date) u left join activities.branch_setting s on s.unit_no = u.unit_no
    where u.kind = 'party_org' and u.status in ('active', 'preparing') and coalesce(u.form, 'own') <> 'temporary' and coalesce(u.level, 'branch') = 'branch'
      and ${reachedBy(call.scope, 'u.scope_nodes')}
      and (${filter.unitNo ?? null}::integer is null or u.unit_no = ${filter.unitNo ?? null})
      and (${filter.streetNo ?? null}::integer is null or u.scope_nodes @> array[${filter.streetNo ?? null}::integer])
      and (${filter.districtNo ?? null}::integer is null or u.scope_nodes @> array[${filter.districtNo ?? null}::integer])
    order by u.name, u.unit_no`.execute(call.tx)
  return rows.map(({ month, quarter, year, full, committee, groups, ...row }) => ({
    ...row,
    since: { month, quarter, year },
    saysCommittee: committee,
    saysGroups: groups,
    committee: committee ?? enough(full, book(row.districtNo).committeeFrom(day)),
    // The register knows no groups; a branch that has some says so.
    groups: groups ?? false,
  }))
}

const enough = (full: number | null, from: number | null) => (full === null || from === null ? null : full >= from)

/** Days of what each branch held or took part in, by kind, in the year of a day. */
async function daysByBranch(call: Reading, day: Day, nos: readonly number[]): Promise<Map<string, Day[]>> {
  const { from, until } = windowOf(day, 'year')
  const { rows } = await sql<{ no: number; kind: string; day: Day }>`
    select n.no, k.kind, e.on_day as day
    from activities.entry e join activities.activity a on a.id = e.activity_id and a.retracted_at is null
    cross join lateral unnest(a.reach_nos) n (no) cross join lateral unnest(e.kinds) k (kind)
    where e.replaced_at is null and e.state = 'held' and e.on_day >= ${from}::date and e.on_day < ${until}::date and n.no = any (${[...nos]}::integer[])`.execute(
    call.tx,
  )
  const days = new Map<string, Day[]>()
  for (const row of rows) days.set(`${row.no} ${row.kind}`, [...(days.get(`${row.no} ${row.kind}`) ?? []), row.day])
  return days
}

/** What every branch in reach is expected to have on record in the windows a day falls in. */
export async function findDue(call: Reading, filter: DueFilter): Promise<{ rows: DueRow[]; branches: number }> {
  const day = filter.onDay ?? call.today
  const books = await booksOf(call.tx)
  const branches = await listBranches(call, day, filter, books)
  const days = await daysByBranch(
    call,
    day,
    branches.map((branch) => branch.no),
  )
  const rows = branches.flatMap((branch) => dueOf(branch, books(branch.districtNo), day, days, call.today))
  const fits = (row: DueRow) =>
    (filter.kind === undefined || row.kind === filter.kind) && (filter.status === undefined || row.status === filter.status)
  return { rows: rows.filter(fits), branches: branches.length }
}

function dueOf(branch: Branch, book: Book, day: Day, days: ReadonlyMap<string, Day[]>, today: Day): DueRow[] {
  const words = book.words(day)
  return book.windows(day).map(({ rule, ref }) => {
    const window = windowOf(day, rule.window)
    const facts: BranchFacts = {
      since: branch.since[rule.window] ? window.from : window.until,
      until: null,
      committee: branch.committee,
      groups: branch.groups,
    }
    const codes = words.kinds.filter((one) => one.code === rule.kind || one.as === rule.kind).map((one) => one.code)
    const held = codes.flatMap((code) => days.get(`${branch.no} ${code}`) ?? [])
    const verdict = judgeWindow(rule, window, facts, held, today)
    return {
      ...verdict,
      ...window,
      branch: { no: branch.no, name: branch.name, saysCommittee: branch.saysCommittee, saysGroups: branch.saysGroups },
      kind: rule.kind,
      window: rule.window,
      rule: ref,
    }
  })
}
