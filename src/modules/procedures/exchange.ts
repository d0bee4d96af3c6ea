import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { download } from '../../platform/commands/operation.ts'
import { writeCsv } from '../../platform/exchange/csv-writer.ts'
import { writeXlsx } from '../../platform/exchange/xlsx-writer.ts'
import { procedures } from './contract.ts'
import { everyCase, type ListedCase } from './queries.ts'

/** Words of the file, whatever the reader's language. */
const outcomeWords = { done: '已批复', refused: '不予批准', withdrawn: '已撤回' }
const columns = [
  { header: '编号', width: 8, value: (row: ListedCase) => row.no },
  { header: '事项', width: 20, value: (row: ListedCase) => row.procedure.zh },
  { header: '标题', width: 36, value: (row: ListedCase) => row.title },
  { header: '申请单位', width: 32, value: (row: ListedCase) => row.subject_name },
  { header: '当前环节', width: 16, value: (row: ListedCase) => row.place.zh },
  { header: '结果', width: 10, value: (row: ListedCase) => (row.outcome ? outcomeWords[row.outcome] : null) },
  { header: '提交日期', width: 12, value: (row: ListedCase) => dateOf(row.submitted_on) },
  { header: '到期日', width: 12, value: (row: ListedCase) => dateOf(row.due_on) },
  { header: '暂算', width: 8, value: (row: ListedCase) => (row.due_provisional ? '暂算' : null) },
  { header: '办结日期', width: 12, value: (row: ListedCase) => dateOf(row.decided_on) },
  { header: '批复文号', width: 24, value: (row: ListedCase) => row.document_no },
]
const dateOf = (day: string | null) => (day === null ? null : { date: day })

/** The list as a spreadsheet: written to disk under the caller's scope, sent, and gone. */
export const exportCases = download(procedures.exportCases, async (call) => {
  const { format, ...filter } = call.query
  const folder = join(call.services.config.dataDir, 'exports')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  let count = 0
  const cells = async function* () {
    for await (const row of everyCase(call, filter)) {
      count += 1
      yield columns.map((column) => column.value(row))
    }
  }
  try {
    const out = createWriteStream(path, { mode: 0o600 })
    const headers = columns.map((column) => column.header)
    if (format === 'csv') await writeCsv(out, headers, cells())
    else await writeXlsx(out, [{ name: '办件', columns: columns.map(({ header, width }) => ({ header, width })), rows: cells() }])
    out.end()
    await once(out, 'close')
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  call.note({ objectType: 'export', fields: columns.map((column) => column.header), detail: { rows: count, format } })
  const body = createReadStream(path)
  body.once('close', () => void rm(path, { force: true }))
  return {
    fileName: `办件-${call.today}.${format}`,
    contentType:
      format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
})
