import { sql } from 'kysely'
import { yuanOfFen } from '../../kernel/money.ts'
import { download } from '../../platform/commands/operation.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { dues } from './contract.ts'
import { getBranch, namesOf } from './store.ts'
import { type BranchRow, findBranches } from './totals.ts'

const yuan = (fen: number) => Number(yuanOfFen(fen))

/** Words of the file, whatever the reader's language. */
const columns: readonly SheetColumn<BranchRow>[] = [
  { header: '党组织', width: 36, value: (row) => row.name },
  { header: '收缴党费（元）', width: 16, value: (row) => yuan(row.regularFen) },
  { header: '自愿多交（元）', width: 16, value: (row) => yuan(row.extraFen) },
  { header: '使用党费（元）', width: 16, value: (row) => yuan(row.usedFen) },
  { header: '公布日期', width: 12, value: (row) => (row.publishedOn ? { date: row.publishedOn } : null) },
]

export const exportBranches = download(dues.exportBranches, async (call) => {
  const { format, ...filter } = call.query
  const { rows, year } = await findBranches(call, filter)
  return writeSheet(call, `党费-${year}`, format, columns, rows, { year })
})

interface LedgerRow {
  readonly memberId: string
  readonly kind: 'regular' | 'extra'
  readonly month: string
  readonly amountFen: number
  readonly paidOn: string
  readonly paidBy: 'self' | 'relative' | 'member'
  readonly documentNo: string | null
}

const kindWords = { regular: '应交党费', extra: '自愿多交' }
const payerWords = { self: '本人', relative: '亲属代交', member: '其他党员代交' }

/** A branch's own ledger of a year, so that it can leave with what it entered. */
export const exportLedger = download(dues.exportLedger, async (call) => {
  const { no, year } = call.params
  const branch = await getBranch(call, no)
  const { rows } = await sql<LedgerRow>`
    select member_id as "memberId", kind, to_char(month, 'YYYY-MM') as month, amount_fen as "amountFen", paid_on as "paidOn", paid_by as "paidBy",
      document_no as "documentNo" from dues.payment
    where branch_no = ${no} and retracted_at is null and month >= ${`${year}-01-01`} and month < ${`${year + 1}-01-01`} order by month, id`.execute(
    call.tx,
  )
  const names = await namesOf(
    call,
    rows.map((row) => row.memberId),
  )
  const ledger: readonly SheetColumn<LedgerRow>[] = [
    { header: '姓名', width: 12, value: (row) => names.get(row.memberId) ?? null },
    { header: '月份', width: 10, value: (row) => row.month },
    { header: '党费类型', width: 12, value: (row) => kindWords[row.kind] },
    { header: '金额（元）', width: 12, value: (row) => yuan(row.amountFen) },
    { header: '交纳日期', width: 12, value: (row) => ({ date: row.paidOn }) },
    { header: '交纳人', width: 14, value: (row) => payerWords[row.paidBy] },
    { header: '文号或收据号', width: 24, value: (row) => row.documentNo },
  ]
  return writeSheet(call, `${branch.name}-${year}年党费`, call.query.format, ledger, rows, { unitNo: no, year })
})
