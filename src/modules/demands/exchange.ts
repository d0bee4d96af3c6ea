import { download } from '../../platform/commands/operation.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { demands } from './contract.ts'
import { fits, listRows, nosOf, type OrderRow, present } from './orders.ts'
import { fitsIssue, listIssueRows, presentIssues } from './issues.ts'
import { listSessionRows, presentSessions } from './sessions.ts'
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

const issueStateWords = {
  raised: '已提出',
  discussed: '已商议',
  decided: '已议定',
  declined: '未采纳',
  assigned: '已交办',
  solved: '已解决待反馈',
  told: '已反馈',
}
type IssueLine = Awaited<ReturnType<typeof presentIssues>>[number]

export const exportIssues = download(demands.exportIssues, async (call) => {
  const { format, ...filter } = call.query
  const lines = await presentIssues(call, await listIssueRows(call, fitsIssue(call, filter), 100_000, 0))
  const { categories } = await allWords(call.tx, call.today)
  const day = (on: string | null) => (on ? { date: on } : null)
  const columns: readonly SheetColumn<IssueLine>[] = [
    { header: '编号', width: 8, value: (line) => line.no },
    { header: '议题', width: 50, value: (line) => line.title },
    { header: '事项类别', width: 14, value: (line) => categories.find((one) => one.code === line.category)?.zh ?? line.category },
    { header: '议事单位', width: 24, value: (line) => line.host.name },
    { header: '提出日期', width: 12, value: (line) => day(line.raisedOn) },
    { header: '状态', width: 14, value: (line) => issueStateWords[line.state] },
    { header: '承办单位', width: 24, value: (line) => line.assigned?.name ?? null },
    { header: '解决日期', width: 12, value: (line) => day(line.solvedOn) },
    { header: '反馈日期', width: 12, value: (line) => day(line.toldOn) },
  ]
  return writeSheet(call, '议题', format, columns, lines)
})

type SessionLine = Awaited<ReturnType<typeof presentSessions>>[number]
const sessionColumns: readonly SheetColumn<SessionLine>[] = [
  { header: '编号', width: 8, value: (line) => line.no },
  { header: '日期', width: 12, value: (line) => ({ date: line.onDay }) },
  { header: '方式', width: 8, value: (line) => (line.mode === 'online' ? '线上' : '线下') },
  { header: '议事单位', width: 24, value: (line) => line.host.name },
  { header: '地点', width: 24, value: (line) => line.place },
  { header: '居民', width: 8, value: (line) => line.residents },
  { header: '党员', width: 8, value: (line) => line.members },
  { header: '其他', width: 8, value: (line) => line.others },
  { header: '议题', width: 50, value: (line) => line.issues.map((one) => one.title).join('；') },
  { header: '纪要', width: 60, value: (line) => line.minutes },
]

export const exportSessions = download(demands.exportSessions, async (call) => {
  const { format, ...filter } = call.query
  const lines = await presentSessions(call, await listSessionRows(call, filter, 100_000, 0))
  return writeSheet(call, '议事记录', format, sessionColumns, lines)
})
