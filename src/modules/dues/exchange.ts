import { yuanOfFen } from '../../kernel/money.ts'
import { download } from '../../platform/commands/operation.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { dues } from './contract.ts'
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
