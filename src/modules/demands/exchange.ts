import { download } from '../../platform/commands/operation.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { demands } from './contract.ts'
import { fits, listRows, nosOf, type OrderRow, present } from './orders.ts'
import { namesOf } from './places.ts'
import { allWords, type Words } from './settings.ts'

/** Words of the files, whatever the reader's language. */
export const kindWords = { demand: '诉求', opinion: '意见', suggestion: '建议', topic: '议题' }
export const requesterWords = { resident: '居民', member: '党员', enterprise: '企业', organisation: '社会组织' }
const stateWords: Readonly<Record<OrderRow['state'], string>> = {
  received: '已接单',
  offered: '转单待接收',
  handling: '办理中',
  done: '已办结待回单',
  replied: '已回单',
  rated: '已评价',
  joined: '已并入',
}
const outcomeWords = { solved: '已解决', explained: '已说明' }

type Line = ReturnType<typeof present>
const columnsOf = (words: Words): readonly SheetColumn<Line>[] => {
  const said = (list: readonly { code: string; zh: string }[], code: string | null) =>
    code === null ? null : (list.find((one) => one.code === code)?.zh ?? code)
  const day = (on: string | null) => (on ? { date: on } : null)
  return [
    { header: '编号', width: 8, value: (line) => line.no },
    { header: '类型', width: 8, value: (line) => kindWords[line.kind] },
    { header: '诉求人类别', width: 12, value: (line) => requesterWords[line.requester] },
    { header: '事项类别', width: 14, value: (line) => said(words.categories, line.category) },
    { header: '来源', width: 12, value: (line) => said(words.channels, line.channel) },
    { header: '内容', width: 60, value: (line) => line.what },
    { header: '地点', width: 24, value: (line) => line.place },
    { header: '街道', width: 14, value: (line) => line.street?.name ?? null },
    { header: '状态', width: 14, value: (line) => stateWords[line.state] },
    { header: '承办单位', width: 24, value: (line) => line.holder.name },
    { header: '接单日期', width: 12, value: (line) => day(line.receivedOn) },
    { header: '期限', width: 12, value: (line) => day(line.dueOn) },
    { header: '办理结果', width: 10, value: (line) => (line.outcome ? outcomeWords[line.outcome] : null) },
    { header: '回单日期', width: 12, value: (line) => day(line.repliedOn) },
    { header: '评价', width: 10, value: (line) => said(words.ratings, line.rating) },
  ]
}

export const exportOrders = download(demands.exportOrders, async (call) => {
  const { format, ...filter } = call.query
  const rows = await listRows(call, fits(call, filter), 100_000, 0)
  const named = await namesOf(call, nosOf(rows))
  const lines = rows.map((row) => present(row, named, call.today))
  return writeSheet(call, '诉求订单', format, columnsOf(await allWords(call.tx, call.today)), lines)
})
