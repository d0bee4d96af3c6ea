import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Call, type Download, download } from '../../platform/commands/operation.ts'
import { writeCsv } from '../../platform/exchange/csv-writer.ts'
import type { CellToWrite } from '../../platform/exchange/output.ts'
import { writeXlsx } from '../../platform/exchange/xlsx-writer.ts'
import { elections } from './contract.ts'
import { listRows } from './elections.ts'
import { findStandings, type Standing } from './standings.ts'
import { atStage } from './terms.ts'

interface Column<T> {
  readonly header: string
  readonly width: number
  readonly value: (row: T) => CellToWrite
}
type Election = Awaited<ReturnType<typeof listRows>>[number]

const date = (day: string | null | undefined) => (day ? { date: day } : null)

/** Words of the files, whatever the reader's language. */
const levelWords: Readonly<Record<string, string>> = { committee: '党委', general: '党总支', branch: '党支部' }
const stageWords: Readonly<Record<Standing['stage'], string>> = {
  'not-applicable': '不适用',
  unrecorded: '待记录',
  unknown: '待核对',
  running: '任期内',
  due: '到期提醒',
  past: '届满待换届',
}
const kindWords = { regular: '换届选举', 'by-election': '补选' }
const stateWords = {
  drafted: '准备中',
  proposed: '候选人待批',
  ready: '选举中',
  reported: '结果待批',
  approved: '已批复',
  cancelled: '已取消',
}
const committeeWord = (applies: boolean | null) => (applies === null ? '待核对' : applies ? '设委员会' : '不适用')

const termColumns: readonly Column<Standing>[] = [
  { header: '党组织', width: 36, value: (row) => row.unit.name },
  { header: '级别', width: 10, value: (row) => (row.unit.level ? levelWords[row.unit.level]! : null) },
  { header: '上级党组织', width: 32, value: (row) => row.superior?.name ?? null },
  { header: '委员会', width: 12, value: (row) => committeeWord(row.committee.applies) },
  { header: '任期开始', width: 12, value: (row) => date(row.term?.fromOn) },
  { header: '任期届满', width: 12, value: (row) => date(row.term?.endsOn) },
  { header: '任期状态', width: 14, value: (row) => stageWords[row.stage] },
  { header: '提前提醒月数', width: 12, value: (row) => row.reminder },
  { header: '延期或提前文号', width: 24, value: (row) => row.term?.decision?.documentNo ?? null },
]

const electionColumns: readonly Column<Election>[] = [
  { header: '选举编号', width: 10, value: (row) => row.no },
  { header: '党组织', width: 36, value: (row) => row.unitName },
  { header: '选举类型', width: 12, value: (row) => kindWords[row.kind] },
  { header: '进展', width: 12, value: (row) => stateWords[row.state] },
  { header: '选举日期', width: 12, value: (row) => date(row.heldOn) },
  { header: '批复日期', width: 12, value: (row) => date(row.approvedOn) },
  { header: '批复文号', width: 24, value: (row) => row.documentNo },
]

export const exportTerms = download(elections.exportTerms, async (call) => {
  const { format, stage, ...filter } = call.query
  return write(call, '任期', format, termColumns, atStage(await findStandings(call, filter), stage))
})

const mostRows = 100_000

export const exportElections = download(elections.exportElections, async (call) => {
  const { format, ...filter } = call.query
  return write(call, '选举', format, electionColumns, await listRows(call, filter, { limit: mostRows, offset: 0 }))
})

/** The list as a spreadsheet: written to disk under the caller's scope, sent, and gone. */
async function write<T>(
  call: Call,
  title: string,
  format: 'xlsx' | 'csv',
  columns: readonly Column<T>[],
  rows: readonly T[],
): Promise<Download> {
  const folder = join(call.services.config.dataDir, 'exports')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  const headers = columns.map((column) => column.header)
  const cells = rows.map((row) => columns.map((column) => column.value(row)))
  try {
    const out = createWriteStream(path, { mode: 0o600 })
    if (format === 'csv') await writeCsv(out, headers, cells)
    else await writeXlsx(out, [{ name: title, columns: columns.map(({ header, width }) => ({ header, width })), rows: cells }])
    out.end()
    await once(out, 'close')
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  call.note({ objectType: 'export', fields: headers, detail: { rows: rows.length, format } })
  const body = createReadStream(path)
  body.once('close', () => void rm(path, { force: true }))
  const contentType =
    format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { fileName: `${title}-${call.today}.${format}`, contentType, body }
}
