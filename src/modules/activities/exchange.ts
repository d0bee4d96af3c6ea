import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type Call, type Download, download } from '../../platform/commands/operation.ts'
import type { CellToWrite } from '../../platform/exchange/output.ts'
import { type ColumnToWrite, type SheetToWrite, writeXlsx } from '../../platform/exchange/xlsx-writer.ts'
import { findCredits } from './credits.ts'
import { type DueRow, findDue } from './branches.ts'
import { activities } from './contract.ts'
import { requireBranch } from './due.ts'
import { wordsIn } from './files.ts'
import { type ActivityFilter, listRows, presentRows } from './list.ts'
import { allWords } from './settings.ts'

type Language = 'zh' | 'en'
type Row = Awaited<ReturnType<typeof presentRows>>[number]
type Column<T> = ColumnToWrite & { readonly value: (row: T) => CellToWrite }

const mostRows = 100_000

async function activityColumns(call: Call, language: Language): Promise<Column<Row>[]> {
  const { heads, states, comma, outreach } = wordsIn(language)
  const words = await allWords(call.tx, call.today)
  const text = (list: readonly { code: string; zh: string; en: string }[]) => {
    const known = new Map(list.map((one) => [one.code, one[language]]))
    return (codes: readonly string[]) => codes.map((code) => known.get(code) ?? code).join(comma) || null
  }
  const [kinds, formats, lines] = [text(words.kinds), text(words.formats), text(words.lines)]
  const names = (list: readonly { name: string }[]) => list.map((one) => one.name).join(comma) || null
  return [
    { header: heads.no, width: 8, format: 'integer', value: (row) => row.no },
    { header: heads.day, width: 12, value: (row) => ({ date: row.onDay }) },
    { header: heads.state, width: 10, value: (row) => states[row.state] },
    { header: heads.kinds, width: 28, value: (row) => kinds(row.kinds) },
    { header: heads.title, width: 30, value: (row) => row.title },
    { header: heads.host, width: 36, value: (row) => names(row.hosts) },
    {
      header: heads.partners,
      width: 30,
      value: (row) => [names(row.partners), ...row.partnerNames].filter(Boolean).join(comma) || null,
    },
    { header: heads.formats, width: 16, value: (row) => formats(row.formats) },
    { header: heads.lines, width: 20, value: (row) => lines(row.lines) },
    { header: heads.place, width: 24, value: (row) => row.place },
    { header: heads.members, width: 10, format: 'integer', value: (row) => row.members },
    { header: heads.mobile, width: 12, format: 'integer', value: (row) => row.mobile },
    { header: heads.nonMembers, width: 10, format: 'integer', value: (row) => row.nonMembers },
    { header: heads.residents, width: 10, format: 'integer', value: (row) => row.residents },
    { header: heads.minutes, width: 60, value: (row) => row.minutes },
    { header: heads.followUp, width: 40, value: (row) => row.followUp },
    { header: heads.feedback, width: 40, value: (row) => row.feedback },
    { header: heads.outreach, width: 14, value: (row) => row.outreach && outreach[row.outreach] },
  ]
}

function dueColumns(language: Language): Column<DueRow & { word: string }>[] {
  const { heads, windows, statuses } = wordsIn(language)
  return [
    { header: heads.branch, width: 36, value: (row) => row.branch.name },
    { header: heads.occasion, width: 16, value: (row) => row.word },
    { header: heads.window, width: 8, value: (row) => windows[row.window] },
    { header: heads.from, width: 12, value: (row) => ({ date: row.from }) },
    { header: heads.until, width: 14, value: (row) => ({ date: row.until }) },
    { header: heads.onRecord, width: 10, value: (row) => statuses[row.status] },
    { header: heads.times, width: 10, format: 'integer', value: (row) => row.recorded },
    { header: heads.source, width: 40, value: (row) => row.rule.source },
  ]
}

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

async function activitySheet(call: Call, language: Language, title: string, filter: ActivityFilter): Promise<SheetToWrite> {
  const columns = await activityColumns(call, language)
  const rows = await presentRows(call, await listRows(call, filter, { limit: mostRows, offset: 0 }))
  call.note({ objectType: 'export', fields: columns.map((column) => column.header), detail: { rows: rows.length } })
  return sheetOf(wordsIn(language).titles.activities, title, columns, rows)
}

async function dueSheet(call: Call, language: Language, title: string, rows: readonly DueRow[]): Promise<SheetToWrite> {
  const words = new Map((await allWords(call.tx, call.today)).kinds.map((one) => [one.code, one[language]]))
  const columns = dueColumns(language)
  call.note({ objectType: 'export', fields: columns.map((column) => column.header), detail: { rows: rows.length } })
  return sheetOf(
    wordsIn(language).titles.occasions,
    title,
    columns,
    rows.map((row) => ({ ...row, word: words.get(row.kind) ?? row.kind })),
  )
}

export const exportActivities = download(activities.exportActivities, async (call) => {
  const { language } = call.query
  const { titles, of } = wordsIn(language)
  return fileOf(`${titles.activities}-${call.today}.xlsx`, [
    await activitySheet(call, language, of(titles.activities, call.today), call.query),
  ])
})

export const exportDue = download(activities.exportDue, async (call) => {
  const { language, onDay: day = call.today } = call.query
  const { titles, of } = wordsIn(language)
  return fileOf(`${titles.due}-${day}.xlsx`, [
    await dueSheet(call, language, of(titles.due, day), (await findDue(call, call.query)).rows),
  ])
})

/** Names as the reader sees them on the page: masked outside the own branch. */
export const exportCredits = download(activities.exportCredits, async (call) => {
  const { language } = call.query
  const { heads, titles, comma, of, span } = wordsIn(language)
  const { items, fromOn, untilOn } = await findCredits(call, { ...call.query, page: 1, pageSize: mostRows })
  const words = new Map((await allWords(call.tx, call.today)).kinds.map((one) => [one.code, one[language]]))
  type CreditRow = (typeof items)[number]
  const columns: Column<CreditRow>[] = [
    { header: heads.day, width: 12, value: (row) => ({ date: row.onDay }) },
    { header: heads.title, width: 30, value: (row) => row.title },
    { header: heads.kinds, width: 28, value: (row) => row.kinds.map((code) => words.get(code) ?? code).join(comma) },
    { header: heads.host, width: 36, value: (row) => row.hosts.join(comma) },
    { header: heads.home, width: 36, value: (row) => row.branch.name },
    { header: heads.members, width: 10, format: 'integer', value: (row) => row.members },
    { header: heads.name, width: 30, value: (row) => row.names.join(comma) || null },
  ]
  call.note({ objectType: 'export', fields: columns.map((column) => column.header), detail: { rows: items.length } })
  return fileOf(`${titles.credits}-${call.today}.xlsx`, [
    sheetOf(titles.elsewhere, of(titles.credits, span(fromOn, untilOn)), columns, items),
  ])
})

/** The record book of a branch for a year: what was held, and month by month what was expected. */
export const exportRecordBook = download(activities.exportRecordBook, async (call) => {
  const { no } = call.params
  const { year, language } = call.query
  const { bookOf, dueOf } = wordsIn(language)
  const branch = await requireBranch(call, no)
  const held = await activitySheet(call, language, bookOf(branch.name, year), {
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
  return fileOf(`${bookOf(branch.name, year)}.xlsx`, [held, await dueSheet(call, language, dueOf(branch.name, year), rows)])
})
