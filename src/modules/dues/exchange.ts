import { sql } from 'kysely'
import { yuanOfFen } from '../../kernel/money.ts'
import { download } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { dues } from './contract.ts'
import { en, zh } from './phrases.ts'
import { getBranch, namesOf } from './store.ts'
import { type BranchRow, findBranches } from './totals.ts'

type Language = 'zh' | 'en'
const wordsIn = (language: Language) => ({ zh, en })[language].file
const yuan = (fen: number) => Number(yuanOfFen(fen))

function branchColumns(language: Language): TableColumn<BranchRow>[] {
  const { heads } = wordsIn(language)
  return [
    { header: heads.branch, width: 36, value: (row) => row.name },
    { header: heads.regular, width: 16, value: (row) => yuan(row.regularFen) },
    { header: heads.extra, width: 16, value: (row) => yuan(row.extraFen) },
    { header: heads.used, width: 16, value: (row) => yuan(row.usedFen) },
    { header: heads.upward, width: 16, value: (row) => yuan(row.upwardFen) },
    { header: heads.returned, width: 16, value: (row) => yuan(row.returnedFen) },
    { header: heads.publishedOn, width: 12, value: (row) => (row.publishedOn ? { date: row.publishedOn } : null) },
  ]
}

export const exportBranches = download(dues.exportBranches, async (call) => {
  const { format, language, ...filter } = call.query
  const { rows, year } = await findBranches(call, filter)
  return tableFile(call, { title: `${wordsIn(language).branches}-${year}`, format, columns: branchColumns(language), rows })
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

function ledgerColumns(language: Language, names: ReadonlyMap<string, string>): TableColumn<LedgerRow>[] {
  const { heads, kinds, payers } = wordsIn(language)
  return [
    { header: heads.name, width: 12, value: (row) => names.get(row.memberId) ?? null },
    { header: heads.month, width: 10, value: (row) => row.month },
    { header: heads.kind, width: 12, value: (row) => kinds[row.kind] },
    { header: heads.amount, width: 12, value: (row) => yuan(row.amountFen) },
    { header: heads.paidOn, width: 12, value: (row) => ({ date: row.paidOn }) },
    { header: heads.paidBy, width: 14, value: (row) => payers[row.paidBy] },
    { header: heads.documentNo, width: 24, value: (row) => row.documentNo },
  ]
}

/** A branch's own ledger of a year, so that it can leave with what it entered. */
export const exportLedger = download(dues.exportLedger, async (call) => {
  const { no, year } = call.params
  const { format, language } = call.query
  const branch = await getBranch(call, no)
  const { rows } = await sql<LedgerRow>`
    select member_id as "memberId", kind, to_char(month, 'YYYY-MM') as month, amount_fen as "amountFen", paid_on as "paidOn", paid_by as "paidBy",
      document_no as "documentNo" from dues.payment
    where branch_no = ${no} and retracted_at is null and month >= ${`${year}-01-01`} and month < ${`${year + 1}-01-01`} order by month, id`.execute(
    call.tx,
  )
  const names = await namesOf(
    call,
    no,
    rows.map((row) => row.memberId),
  )
  const title = `${branch.name}-${year}-${wordsIn(language).branches}`
  return tableFile(call, { title, format, columns: ledgerColumns(language, names), rows })
})
