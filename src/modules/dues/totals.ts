import { type RawBuilder, sql } from 'kysely'
import { shareOfFen } from '../../kernel/money.ts'
import type { Scope } from '../../kernel/policy.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { likeOf } from '../../platform/db/like.ts'
import { type BranchFilter, dues, type totalKinds } from './contract.ts'
import { openBranches } from './month.ts'
import { listRemittances } from './remittances.ts'
import { type Share, shareOn, standardOn } from './settings.ts'
import { getBranch } from './store.ts'

export interface BranchRow {
  readonly no: number
  readonly name: string
  readonly own: boolean
  readonly regularFen: number
  readonly extraFen: number
  readonly usedFen: number
  readonly upwardFen: number
  readonly returnedFen: number
  /** Merged or ended since; its dues of the year stand where they were paid. */
  readonly ended: boolean
  readonly publishedOn: string | null
}

type Asking = Pick<Call, 'tx' | 'scope' | 'today' | 'can'>

const reached = (scope: Scope | null): RawBuilder<boolean> => (scope ? reachedBy(scope, 'u.scope_nodes') : sql<boolean>`false`)

/** Branches with their totals of a year in order of names; a sum of somebody's money is never what a list is sorted by. */
export async function findBranches(call: Asking, filter: BranchFilter): Promise<{ rows: BranchRow[]; year: number }> {
  const year = filter.year ?? Number(call.today.slice(0, 4))
  const like = likeOf(filter.q)
  const { rows } = await sql<BranchRow>`
    select s.unit_no as no, s.name, ${reached(call.can('dues.own'))} as own, coalesce(t.regular_fen, 0)::float8 as "regularFen",
      coalesce(t.extra_fen, 0)::float8 as "extraFen", coalesce(t.used_fen, 0)::float8 as "usedFen", coalesce(r.upward_fen, 0)::float8 as "upwardFen",
      coalesce(r.returned_fen, 0)::float8 as "returnedFen", t.published_on as "publishedOn", s.status not in ('active', 'preparing') as ended
    from organisations.unit_on(${call.today}::date) s join organisations.unit u on u.no = s.unit_no and ${reached(call.scope)}
    left join dues.year_totals(${year}) t on t.branch_no = s.unit_no
    left join dues.remitted(${year}) r on r.branch_no = s.unit_no
    where s.kind = 'party_org' and s.form is distinct from 'temporary'
      and (s.status in ('active', 'preparing') or t.branch_no is not null or r.branch_no is not null)
      and (${filter.districtNo ?? null}::integer is null or s.district_no = ${filter.districtNo ?? null})
      and (${filter.published ?? null}::text is null or (t.published_on is not null) = (${filter.published ?? null} = 'yes'))
      and (${like}::text is null or s.name like ${like})
    order by s.name, s.unit_no`.execute(call.tx)
  const counted = filter.with ? rows.filter((row) => row[`${filter.with!}Fen`] > 0) : rows
  if (!filter.open) return { rows: counted, year }
  const own = counted.filter((row) => row.own)
  const open = await openBranches(
    call,
    own.map((row) => row.no),
  )
  return { rows: own.filter((row) => open.has(row.no)), year }
}

/** Each total is the sum of exactly the list it opens: the same filter with its own sort. */
const sumsOf = (rows: readonly BranchRow[]) => {
  const totalOf = (kind: (typeof totalKinds)[number]) => rows.reduce((sum, row) => sum + row[`${kind}Fen`], 0)
  return {
    regularFen: totalOf('regular'),
    extraFen: totalOf('extra'),
    usedFen: totalOf('used'),
    upwardFen: totalOf('upward'),
    returnedFen: totalOf('returned'),
  }
}

export const listBranches = query(dues.listBranches, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const { rows, year } = await findBranches(call, filter)
  return {
    items: rows.slice((page - 1) * pageSize, page * pageSize),
    total: rows.length,
    page,
    pageSize,
    year,
    sum: sumsOf(rows),
    can: { export: call.can('dues.export') !== null },
  }
})

export const getYear = query(dues.getYear, async (call) => {
  const { no, year } = call.params
  const branch = await getBranch(call, no)
  const day = call.today.slice(0, 4) === String(year) ? call.today : `${year}-12-31`
  const standard = await standardOn(call.tx, branch.districtNo, day)
  const [back, up] = [
    await shareOn(call.tx, branch.districtNo, 'dues.return', day),
    await shareOn(call.tx, branch.districtNo, 'dues.upward', day),
  ]
  const of = { no, from: `${year}-01-01`, until: `${year + 1}-01-01` }
  const months = await monthsOf(call, of)
  const uses = await usesOf(call, of)
  const publications = await sql<{ publishedOn: string; collectedFen: number; usedFen: number; how: string | null }>`
    select published_on as "publishedOn", collected_fen::float8 as "collectedFen", used_fen::float8 as "usedFen", how from dues.publication
    where branch_no = ${no} and year = ${year} order by id`.execute(call.tx)
  const regularFen = months.reduce((sum, month) => sum + month.regularFen, 0)
  const remittances = await listRemittances(call, no, year)
  const remitted = (kind: 'upward' | 'returned') =>
    remittances.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.amountFen, 0)
  const { rows: own } = await sql<{ own: boolean; remit: boolean }>`
    select ${reached(call.can('dues.own'))} as own, ${reached(call.can('dues.remit'))} as remit from organisations.unit u where u.no = ${no}`.execute(
    call.tx,
  )
  return {
    branch: { no, name: branch.name },
    year,
    rule: { version: standard.version, source: standard.source },
    months,
    uses: uses.map(({ purpose, ...use }) => ({
      ...use,
      purpose: standard.purposes.find(({ code }) => code === purpose) ?? { code: purpose, zh: purpose, en: purpose },
    })),
    publications: publications.rows,
    purposes: standard.purposes,
    sum: {
      regularFen,
      extraFen: months.reduce((sum, month) => sum + month.extraFen, 0),
      usedFen: uses.reduce((sum, use) => sum + use.amountFen, 0),
      upwardFen: remitted('upward'),
      returnedFen: remitted('returned'),
    },
    returns: sharedBy(back, regularFen),
    upward: sharedBy(up, regularFen),
    remittances,
    can: { record: own[0]?.own ?? false, remit: own[0]?.remit ?? false },
  }
})

const sharedBy = (share: Share, fen: number) => ({
  ...share,
  fen: share.part === null ? null : shareOfFen(fen, share.part, share.whole),
})

interface Span {
  readonly no: number
  readonly from: string
  readonly until: string
}

async function monthsOf({ tx }: Pick<Call, 'tx'>, { no, from, until }: Span) {
  const { rows } = await sql<{ month: string; regularFen: number; extraFen: number; payers: number }>`
    select to_char(month, 'YYYY-MM') as month, coalesce(sum(amount_fen) filter (where kind = 'regular'), 0)::float8 as "regularFen",
      coalesce(sum(amount_fen) filter (where kind = 'extra'), 0)::float8 as "extraFen",
      count(*) filter (where kind = 'regular')::integer as payers
    from dues.payment where branch_no = ${no} and retracted_at is null and month >= ${from} and month < ${until} group by month order by month`.execute(
    tx,
  )
  return rows
}

async function usesOf({ tx }: Pick<Call, 'tx'>, { no, from, until }: Span) {
  const { rows } = await sql<{
    id: number
    onDay: string
    purpose: string
    amountFen: number
    decidedOn: string
    decisionNo: string
    note: string | null
  }>`
    select id, on_day as "onDay", purpose, amount_fen as "amountFen", decided_on as "decidedOn", decision_no as "decisionNo", note from dues.use
    where branch_no = ${no} and retracted_at is null and on_day >= ${from} and on_day < ${until} order by on_day, id`.execute(tx)
  return rows
}
