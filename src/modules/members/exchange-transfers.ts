import { download } from '../../platform/commands/operation.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import { members } from './contract.ts'
import { type FileColumn, listFile } from './files.ts'
import { listTransferRows } from './transfer-queries.ts'
import { presentTransfer } from './transfers.ts'

const mostRows = 100_000
type Line = ReturnType<typeof presentTransfer>

const columns: readonly FileColumn<Line>[] = [
  { head: 'transferNo', width: 10, value: (line) => line.no },
  { head: 'name', width: 12, value: (line) => line.memberName },
  { head: 'fromBranch', width: 34, value: (line) => line.from.name },
  { head: 'toBranch', width: 34, value: (line) => line.to.name },
  { head: 'progress', width: 14, value: (line, { transfer }) => transfer[line.state] },
  { head: 'letterNo', width: 20, value: (line) => line.letterNo },
  { head: 'releasedOn', width: 12, value: (line) => dayCell(line.releasedOn) },
  { head: 'validUntil', width: 12, value: (line) => dayCell(line.validUntil) },
  { head: 'closedOn', width: 12, value: (line) => dayCell(line.closedOn) },
  { head: 'receiptNo', width: 20, value: (line) => line.receiptNo },
]

export const exportTransfers = download(members.exportTransfers, async (call) => {
  const rows = await listTransferRows(call, call.query, { limit: mostRows, offset: 0 })
  return listFile(
    call,
    call.query,
    'transfers',
    columns,
    rows.map((row) => presentTransfer(call, row)),
  )
})
