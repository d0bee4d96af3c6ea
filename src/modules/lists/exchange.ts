import { download } from '../../platform/commands/operation.ts'
import { type SheetColumn, writeSheet } from '../../platform/exchange/list-file.ts'
import { claimRows } from './claim-list.ts'
import { lists } from './contract.ts'
import { type EntryFilter, listRows, presentRows } from './list.ts'
import type { Contribution, Meeting, Signed, Visit } from './record-commands.ts'
import { pairsOf, requireMatch } from './match.ts'
import { findRecords } from './records.ts'
import type { ClaimState, EntryKind, Standing, Visibility } from './rules.ts'
import { allWords } from './settings.ts'

const most = { limit: 100_000, offset: 0 }

/** Words of the files, whatever the reader's language; spreadsheets handed in use the same. */
export const kindWords: Readonly<Record<EntryKind, string>> = {
  need: '需求',
  resource: '资源',
  project: '项目',
  wish: '微心愿',
  problem: '问题',
}
export const visibilityWords: Readonly<Record<Visibility, string>> = {
  own: '本组织',
  street: '本街道',
  district: '本区',
  everybody: '公开',
}
const standingWords: Readonly<Record<Standing, string>> = {
  submitted: '待审核',
  returned: '已退回',
  open: '待认领',
  taken: '已认领',
  solved: '已解决',
  closed: '已撤下',
}
const stateWords: Readonly<Record<ClaimState, string>> = {
  proposed: '待成员同意',
  active: '办理中',
  solved: '待确认',
  verified: '已确认',
  withdrawn: '已退出',
  released: '已释放',
}
const modeWords = { single: '单个认领', group: '组团认领', person: '个人认领' }

type Words = readonly { readonly code: string; readonly zh: string }[]
const wordOf = (words: Words) => {
  const known = new Map(words.map((one) => [one.code, one.zh]))
  return (code: string) => known.get(code) ?? code
}
const yuan = (fen: number | null) => (fen === null ? null : fen / 100)
const titles = (row: { entries: readonly { title: string }[] }) => row.entries.map((one) => one.title).join('；') || null

type Entry = Awaited<ReturnType<typeof presentRows>>[number]
const entryColumns = (category: (code: string) => string): SheetColumn<Entry>[] => [
  { header: '编号', width: 8, value: (row) => row.no },
  { header: '类型', width: 10, value: (row) => kindWords[row.kind] },
  { header: '标题', width: 36, value: (row) => row.title },
  { header: '单位', width: 36, value: (row) => row.owner.name },
  { header: '资源类别', width: 12, value: (row) => category(row.category) },
  { header: '数量', width: 8, value: (row) => row.quantity },
  { header: '计量单位', width: 10, value: (row) => row.unit },
  { header: '已认领', width: 8, value: (row) => row.taken },
  { header: '已确认', width: 8, value: (row) => row.done },
  { header: '价值（元）', width: 12, value: (row) => yuan(row.amountFen) },
  { header: '地点', width: 24, value: (row) => row.place },
  { header: '开始日', width: 12, value: (row) => ({ date: row.fromOn }) },
  { header: '截止日（不含）', width: 14, value: (row) => row.untilOn && { date: row.untilOn } },
  { header: '可见范围', width: 10, value: (row) => visibilityWords[row.visibility] },
  { header: '状态', width: 10, value: (row) => standingWords[row.standing] },
  { header: '发布日', width: 12, value: (row) => row.publishedOn && { date: row.publishedOn } },
]

export const exportEntries = download(lists.exportEntries, async (call) => {
  const { format, ...rest } = call.query
  const filter: EntryFilter = rest
  const rows = await presentRows(call, await listRows(call, filter, most))
  return writeSheet(call, '供需清单', format, entryColumns(wordOf((await allWords(call.tx, call.today)).categories)), rows)
})

type Claim = Awaited<ReturnType<typeof claimRows>>[number]
const claimColumns: readonly SheetColumn<Claim>[] = [
  { header: '编号', width: 8, value: (row) => row.no },
  { header: '类型', width: 10, value: (row) => kindWords[row.entry.kind] },
  { header: '标题', width: 36, value: (row) => row.entry.title },
  { header: '单位', width: 36, value: (row) => row.owner.name },
  { header: '认领方式', width: 12, value: (row) => modeWords[row.mode] },
  { header: '认领单位', width: 48, value: (row) => row.members.map((one) => one.name).join('、') || null },
  { header: '数量', width: 8, value: (row) => row.quantity },
  { header: '计量单位', width: 10, value: (row) => row.unit },
  { header: '状态', width: 12, value: (row) => stateWords[row.state] },
  { header: '认领日', width: 12, value: (row) => ({ date: row.claimedOn }) },
  { header: '确认日', width: 12, value: (row) => row.verifiedOn && { date: row.verifiedOn } },
  { header: '结果', width: 40, value: (row) => row.result },
]

export const exportClaims = download(lists.exportClaims, async (call) => {
  const { format, ...filter } = call.query
  return writeSheet(call, '认领情况', format, claimColumns, await claimRows(call, filter, most))
})

export const exportSigned = download(lists.exportSigned, async (call) => {
  const { format, ...filter } = call.query
  const columns: SheetColumn<Signed>[] = [
    { header: '编号', width: 8, value: (row) => row.no },
    { header: '标题', width: 36, value: (row) => row.title },
    { header: '单位', width: 36, value: (row) => row.unit.name },
    { header: '签订日', width: 12, value: (row) => ({ date: row.onDay }) },
    { header: '签订方', width: 36, value: (row) => row.parties },
    { header: '文号', width: 16, value: (row) => row.documentNo },
    { header: '条目', width: 60, value: titles },
  ]
  return writeSheet(call, '签订清单', format, columns, await findRecords<Signed>(call, 'signed', filter, most))
})

export const exportMeetings = download(lists.exportMeetings, async (call) => {
  const { format, ...filter } = call.query
  const kind = wordOf((await allWords(call.tx, call.today)).meetings)
  const columns: SheetColumn<Meeting>[] = [
    { header: '编号', width: 8, value: (row) => row.no },
    { header: '日期', width: 12, value: (row) => ({ date: row.onDay }) },
    { header: '类型', width: 20, value: (row) => kind(row.kind) },
    { header: '标题', width: 36, value: (row) => row.title },
    { header: '主办单位', width: 36, value: (row) => row.unit.name },
    { header: '地点', width: 24, value: (row) => row.place },
    { header: '社区数', width: 8, value: (row) => row.communities },
    { header: '部门数', width: 8, value: (row) => row.departments },
    { header: '企业数', width: 8, value: (row) => row.enterprises },
    { header: '社会组织数', width: 10, value: (row) => row.organisations },
    { header: '结果', width: 40, value: (row) => row.result },
    { header: '条目', width: 60, value: titles },
  ]
  return writeSheet(call, '供需对接会', format, columns, await findRecords<Meeting>(call, 'meetings', filter, most))
})

export const exportVisits = download(lists.exportVisits, async (call) => {
  const { format, ...filter } = call.query
  const columns: SheetColumn<Visit>[] = [
    { header: '编号', width: 8, value: (row) => row.no },
    { header: '日期', width: 12, value: (row) => ({ date: row.onDay }) },
    { header: '单位', width: 36, value: (row) => row.unit.name },
    { header: '走访人员', width: 24, value: (row) => row.visitors },
    { header: '走访情况', width: 60, value: (row) => row.finding },
    { header: '可提供的资源', width: 60, value: titles },
  ]
  return writeSheet(call, '资源走访', format, columns, await findRecords<Visit>(call, 'visits', filter, most))
})

export const exportContributions = download(lists.exportContributions, async (call) => {
  const { format, ...filter } = call.query
  const category = wordOf((await allWords(call.tx, call.today)).categories)
  const columns: SheetColumn<Contribution>[] = [
    { header: '编号', width: 8, value: (row) => row.no },
    { header: '日期', width: 12, value: (row) => ({ date: row.onDay }) },
    { header: '单位', width: 36, value: (row) => row.unit.name },
    { header: '来源', width: 36, value: (row) => row.source },
    { header: '资源类别', width: 12, value: (row) => category(row.category) },
    { header: '价值（元）', width: 12, value: (row) => yuan(row.amountFen) },
    { header: '用途', width: 40, value: (row) => row.purpose },
    { header: '条目', width: 60, value: titles },
  ]
  return writeSheet(call, '链接资源', format, columns, await findRecords<Contribution>(call, 'contributions', filter, most))
})

export const exportMatch = download(lists.exportMatch, async (call) => {
  const run = await requireMatch(call, call.params.id)
  type Pair = Awaited<ReturnType<typeof pairsOf>>[number]
  const columns: SheetColumn<Pair>[] = [
    { header: '需求', width: 36, value: (row) => row.need.title },
    { header: '需求单位', width: 36, value: (row) => row.need.owner.name },
    { header: '资源', width: 36, value: (row) => row.resource.title },
    { header: '资源单位', width: 36, value: (row) => row.resource.owner.name },
    { header: '数量', width: 8, value: (row) => row.quantity },
    { header: '得分（%）', width: 10, value: (row) => row.score },
    { header: '类别得分', width: 10, value: (row) => row.terms.kind },
    { header: '距离得分', width: 10, value: (row) => row.terms.distance },
    { header: '时间得分', width: 10, value: (row) => row.terms.time },
    { header: '负担得分', width: 10, value: (row) => row.terms.load },
    { header: '状态', width: 10, value: (row) => ({ proposed: '待决定', accepted: '已采纳', refused: '未采纳' })[row.state] },
    { header: '原因', width: 30, value: (row) => row.reason },
  ]
  return writeSheet(call, '供需匹配方案', call.query.format, columns, await pairsOf(call, run.id, most))
})
