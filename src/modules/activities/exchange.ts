import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type Call, type Download, download } from '../../platform/commands/operation.ts'
import type { CellToWrite } from '../../platform/exchange/output.ts'
import { type ColumnToWrite, type SheetToWrite, writeXlsx } from '../../platform/exchange/xlsx-writer.ts'
import { findCredits } from './credits.ts'
import { type DueRow, findDue } from './branches.ts'
import { activities } from './contract.ts'
import { requireBranch } from './due.ts'
import { type ActivityFilter, listRows, presentRows } from './list.ts'
import { allWords } from './settings.ts'

type Row = Awaited<ReturnType<typeof presentRows>>[number]
type Column<T> = ColumnToWrite & { readonly value: (row: T) => CellToWrite }

/** Words of the files, whatever the reader's language. */
const stateWords = { planned: '已计划', held: '已开展', cancelled: '已取消' }
const statusWords = { recorded: '已记录', 'not-yet-due': '未到期', 'to-be-recorded': '待记录', 'not-applicable': '不适用' }
const windowWords = { month: '月', quarter: '季度', year: '年' }
const mostRows = 100_000

async function activityColumns(call: Call): Promise<Column<Row>[]> {
  const words = await allWords(call.tx, call.today)
  const text = (list: readonly { code: string; zh: string }[]) => {
    const known = new Map(list.map((one) => [one.code, one.zh]))
    return (codes: readonly string[]) => codes.map((code) => known.get(code) ?? code).join('、') || null
  }
  const [kinds, formats, lines] = [text(words.kinds), text(words.formats), text(words.lines)]
  const names = (list: readonly { name: string }[]) => list.map((one) => one.name).join('、') || null
  return [
    { header: '编号', width: 8, format: 'integer', value: (row) => row.no },
    { header: '日期', width: 12, value: (row) => ({ date: row.onDay }) },
    { header: '状态', width: 10, value: (row) => stateWords[row.state] },
    { header: '活动类型', width: 28, value: (row) => kinds(row.kinds) },
    { header: '名称', width: 30, value: (row) => row.title },
    { header: '主办党组织', width: 36, value: (row) => names(row.hosts) },
    {
      header: '参与单位',
      width: 30,
      value: (row) => [names(row.partners), ...row.partnerNames].filter(Boolean).join('、') || null,
    },
    { header: '形式', width: 16, value: (row) => formats(row.formats) },
    { header: '联建内容', width: 20, value: (row) => lines(row.lines) },
    { header: '地点', width: 24, value: (row) => row.place },
    { header: '到会党员', width: 10, format: 'integer', value: (row) => row.members },
    { header: '其中流动党员', width: 12, format: 'integer', value: (row) => row.mobile },
    { header: '党外人士', width: 10, format: 'integer', value: (row) => row.nonMembers },
    { header: '居民群众', width: 10, format: 'integer', value: (row) => row.residents },
    { header: '纪要', width: 60, value: (row) => row.minutes },
    { header: '后续行动', width: 40, value: (row) => row.followUp },
  ]
}

const dueColumns: readonly Column<DueRow & { word: string }>[] = [
  { header: '党组织', width: 36, value: (row) => row.branch.name },
  { header: '组织生活', width: 16, value: (row) => row.word },
  { header: '周期', width: 8, value: (row) => windowWords[row.window] },
  { header: '起始日', width: 12, value: (row) => ({ date: row.from }) },
  { header: '截止日（不含）', width: 14, value: (row) => ({ date: row.until }) },
  { header: '记录情况', width: 10, value: (row) => statusWords[row.status] },
  { header: '已记录次数', width: 10, format: 'integer', value: (row) => row.recorded },
  { header: '依据', width: 40, value: (row) => row.rule.source },
]

function sheetOf<T>(name: string, title: string, columns: readonly Column<T>[], rows: readonly T[]): SheetToWrite {
  return {
    name,
    title,
    columns: columns.map(({ value: _value, ...column }) => column),
    rows: rows.map((row) => columns.map((column) => column.value(row))),
    frozenColumns: 1,
  }
}

/** Lists of a district have some thousand rows at most, so they are written in memory. */
async function fileOf(fileName: string, sheets: SheetToWrite[]): Promise<Download> {
  const out = new PassThrough()
  const whole = buffer(out)
  await writeXlsx(out, sheets)
  out.end()
  return { fileName, contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: await whole }
}

async function activitySheet(call: Call, title: string, filter: ActivityFilter): Promise<SheetToWrite> {
  const columns = await activityColumns(call)
  const rows = await presentRows(call, await listRows(call, filter, { limit: mostRows, offset: 0 }))
  call.note({ objectType: 'export', fields: columns.map((column) => column.header), detail: { rows: rows.length } })
  return sheetOf('活动', title, columns, rows)
}

async function dueSheet(call: Call, title: string, rows: readonly DueRow[]): Promise<SheetToWrite> {
  const words = new Map((await allWords(call.tx, call.today)).kinds.map((one) => [one.code, one.zh]))
  call.note({ objectType: 'export', fields: dueColumns.map((column) => column.header), detail: { rows: rows.length } })
  return sheetOf(
    '组织生活',
    title,
    dueColumns,
    rows.map((row) => ({ ...row, word: words.get(row.kind) ?? row.kind })),
  )
}

export const exportActivities = download(activities.exportActivities, async (call) =>
  fileOf(`活动-${call.today}.xlsx`, [await activitySheet(call, `活动（${call.today}）`, call.query)]),
)

export const exportDue = download(activities.exportDue, async (call) => {
  const day = call.query.onDay ?? call.today
  return fileOf(`组织生活记录情况-${day}.xlsx`, [
    await dueSheet(call, `组织生活记录情况（${day}）`, (await findDue(call, call.query)).rows),
  ])
})

/** Names as the reader sees them on the page: masked outside the own branch. */
export const exportCredits = download(activities.exportCredits, async (call) => {
  const { items, fromOn, untilOn } = await findCredits(call, { ...call.query, page: 1, pageSize: mostRows })
  const words = new Map((await allWords(call.tx, call.today)).kinds.map((one) => [one.code, one.zh]))
  type CreditRow = (typeof items)[number]
  const columns: Column<CreditRow>[] = [
    { header: '日期', width: 12, value: (row) => ({ date: row.onDay }) },
    { header: '名称', width: 30, value: (row) => row.title },
    { header: '活动类型', width: 28, value: (row) => row.kinds.map((code) => words.get(code) ?? code).join('、') },
    { header: '主办党组织', width: 36, value: (row) => row.hosts.join('、') },
    { header: '所在支部', width: 36, value: (row) => row.branch.name },
    { header: '到会党员', width: 10, format: 'integer', value: (row) => row.members },
    { header: '姓名', width: 30, value: (row) => row.names.join('、') || null },
  ]
  call.note({ objectType: 'export', fields: columns.map((column) => column.header), detail: { rows: items.length } })
  return fileOf(`党员在外参加的活动-${call.today}.xlsx`, [
    sheetOf('在外参加', `党员在外参加的活动（${fromOn} 至 ${untilOn}，不含）`, columns, items),
  ])
})

/** The record book of a branch for a year: what was held, and month by month what was expected. */
export const exportRecordBook = download(activities.exportRecordBook, async (call) => {
  const { no } = call.params
  const { year } = call.query
  const branch = await requireBranch(call, no)
  const held = await activitySheet(call, `${branch.name} ${year}年组织生活记录`, {
    unitNo: no,
    fromOn: `${year}-01-01`,
    untilOn: `${year + 1}-01-01`,
    state: 'held',
  })
  const rows: DueRow[] = []
  const seen = new Set<string>()
  for (let month = 1; month <= 12; month += 1) {
    const day = `${year}-${String(month).padStart(2, '0')}-01`
    if (day > call.today) break
    for (const row of (await findDue(call, { unitNo: no, onDay: day })).rows) {
      const key = `${row.kind} ${row.from}`
      if (!seen.has(key)) rows.push(row)
      seen.add(key)
    }
  }
  return fileOf(`${branch.name}-${year}年组织生活记录.xlsx`, [
    held,
    await dueSheet(call, `${branch.name} ${year}年组织生活记录情况`, rows),
  ])
})
