import { download } from '../../platform/commands/operation.ts'
import { members } from './contract.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { listTransferRows } from './transfer-queries.ts'
import { presentTransfer } from './transfers.ts'

const mostRows = 100_000
const stateWords = {
  requested: '待开具介绍信',
  released: '在途',
  accepted: '已接收',
  refused: '已退回',
  expired: '已过期',
  withdrawn: '已撤回',
}
type Line = ReturnType<typeof presentTransfer>
const date = (day: string | null) => (day ? { date: day } : null)

const columns: readonly SheetColumn<Line>[] = [
  { header: '转接编号', width: 10, value: (line) => line.no },
  { header: '姓名', width: 12, value: (line) => line.memberName },
  { header: '转出党组织', width: 34, value: (line) => line.from.name },
  { header: '转入党组织', width: 34, value: (line) => line.to.name },
  { header: '办理状态', width: 14, value: (line) => stateWords[line.state] },
  { header: '介绍信号', width: 20, value: (line) => line.letterNo },
  { header: '开具日期', width: 12, value: (line) => date(line.releasedOn) },
  { header: '有效期至', width: 12, value: (line) => date(line.validUntil) },
  { header: '办结日期', width: 12, value: (line) => date(line.closedOn) },
  { header: '回执编号', width: 20, value: (line) => line.receiptNo },
]

export const exportTransfers = download(members.exportTransfers, async (call) => {
  const { format, ...filter } = call.query
  const rows = await listTransferRows(call, filter, { limit: mostRows, offset: 0 })
  return writeSheet(
    call,
    '组织关系转接',
    format,
    columns,
    rows.map((row) => presentTransfer(call, row)),
  )
})
