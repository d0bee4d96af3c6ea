import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { download } from '../../platform/commands/operation.ts'
import { writeCsv } from '../../platform/exchange/csv-writer.ts'
import type { CellToWrite } from '../../platform/exchange/output.ts'
import { type ColumnToWrite, writeXlsx } from '../../platform/exchange/xlsx-writer.ts'
import { coverage } from './contract.ts'
import { whereOf } from './filter.ts'
import { ask, type Question, type VerdictRow } from './queries.ts'

/** Columns of the list as a register has them, so that the file can be put in again; the telephone never leaves in a list. */
export const unitColumns: readonly (ColumnToWrite & { value: (row: ExportRow) => CellToWrite })[] = [
  { header: '社会组织名称', width: 34, value: (row) => row.name },
  { header: '统一社会信用代码', width: 22, format: 'text', value: (row) => row.uscc },
  { header: '登记证号', width: 20, format: 'text', value: (row) => row.cert_no },
  { header: '类型', width: 16, value: (row) => typeWords[row.type ?? ''] ?? null },
  { header: '登记日期', width: 12, format: 'text', value: (row) => row.registered_on },
  { header: '所在街道', width: 12, value: (row) => row.street },
  { header: '所在社区', width: 14, value: (row) => row.community },
  { header: '行业', width: 12, value: (row) => row.industry },
  { header: '从业人员数', width: 10, format: 'integer', value: (row) => row.headcount },
  { header: '正式党员数', width: 10, format: 'integer', value: (row) => row.full_members },
  { header: '预备党员数', width: 10, format: 'integer', value: (row) => row.probationary_members },
  { header: '流动党员数', width: 10, format: 'integer', value: (row) => row.floating_members },
  { header: '党组织名称', width: 34, value: (row) => row.party_org_name },
  { header: '建制', width: 8, value: (row) => (row.party_form === null ? null : row.party_form === 'own' ? '单独' : '联合') },
  { header: '党组织类型', width: 10, value: (row) => levelWords[row.party_level ?? ''] ?? null },
  { header: '党建指导员', width: 12, value: (row) => row.instructor },
  { header: '指导员派出单位', width: 20, value: (row) => row.instructor_sender },
  { header: '联络员', width: 12, value: (row) => row.liaison },
  { header: '状态', width: 8, value: (row) => statusWords[row.status] ?? row.status },
  { header: '覆盖情况', width: 14, value: (row) => cellWords[row.cell ?? ''] ?? null },
  { header: '工作覆盖', width: 10, value: (row) => (row.cell === null ? null : row.work_covered ? '是' : '否') },
]

/** Words of the file, as registers of this field write them; they are the file's language, whatever the reader's. */
const typeWords: Record<string, string> = { '51': '社会团体', '52': '民办非企业单位', '53': '基金会', '59': '其他' }
const levelWords: Record<string, string> = { committee: '党委', general: '总支', branch: '支部' }
const statusWords: Record<string, string> = {
  active: '正常',
  cancelled: '注销',
  revoked: '撤销',
  preparing: '筹备',
  dissolved: '解散',
}
const cellWords: Record<string, string> = {
  'own-committee': '单独建党委', 'own-general': '单独建总支', 'own-branch': '单独建支部', joint: '联合党支部',
  'should-have': '应建未建', 'few-members': '仅有个别党员', 'no-members': '没有党员',
} // prettier-ignore

interface ExportRow extends VerdictRow {
  street: string | null
  community: string | null
  industry: string | null
  instructor: string | null
  instructor_sender: string | null
  liaison: string | null
}

const pieceRows = 2_000

/** The rows of a list in order of name, a piece at a time, so that a hundred thousand need no more memory than two thousand. */
export async function* exportRows(question: Question): AsyncGenerator<ExportRow> {
  const where = whereOf(question.filter, question.scope)
  let after = null as { name: string; no: number } | null
  for (;;) {
    const { rows }: { rows: ExportRow[] } = await sql<ExportRow>`
      select v.*, s.name as street, c.name as community, i.name as industry, t.name as instructor, t.sender as instructor_sender, l.name as liaison
      from (select * from ${question.source} v where ${where}
        and (${after?.name ?? null}::text is null or (v.name, v.unit_no) > (${after?.name ?? null}::text, ${after?.no ?? null}::integer))
        order by v.name, v.unit_no limit ${pieceRows}) v
      left join organisations.frame() s on s.no = v.street_no
      left join organisations.frame() c on c.no = v.community_no
      left join organisations.frame() i on i.no = v.industry_no
      left join lateral workforce.helper_named(v.unit_no, 'instructor', ${question.asOf}::date) t on true
      left join lateral workforce.helper_named(v.unit_no, 'liaison', ${question.asOf}::date) l on true
      order by v.name, v.unit_no`.execute(question.tx)
    yield* rows
    const last = rows.at(-1)
    if (rows.length < pieceRows || !last) return
    after = { name: last.name, no: last.unit_no }
  }
}

/** Writes the list to a file and answers with the number of rows. */
export async function writeUnits(question: Question, path: string, format: 'xlsx' | 'csv'): Promise<number> {
  const out = createWriteStream(path, { mode: 0o600 })
  let count = 0
  const cells = async function* () {
    for await (const row of exportRows(question)) {
      count += 1
      yield unitColumns.map((column) => column.value(row))
    }
  }
  if (format === 'csv')
    await writeCsv(
      out,
      unitColumns.map((column) => column.header),
      cells(),
    )
  else await writeXlsx(out, [{ name: '社会组织', columns: [...unitColumns], rows: cells(), frozenColumns: 1 }])
  out.end()
  await once(out, 'close')
  return count
}

/** The list as a spreadsheet: written to disk under the caller's scope, sent, and gone. */
export const exportUnits = download(coverage.exportUnits, async (call) => {
  const { format, ...filter } = call.query
  const folder = join(call.services.config.dataDir, 'exports')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  const question = await ask(call, filter)
  try {
    const rows = await writeUnits(question, path, format)
    call.note({
      objectType: 'export',
      fields: unitColumns.map((column) => column.header),
      detail: { rows, asOf: question.asOf, format },
    })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  const body = createReadStream(path)
  body.once('close', () => void rm(path, { force: true }))
  return {
    fileName: `社会组织-${question.asOf}.${format}`,
    contentType:
      format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  }
})
