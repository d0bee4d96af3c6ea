import { sql } from 'kysely'
import { isDay } from '../../../kernel/dates.ts'
import { Problem, problem } from '../../../kernel/problem.ts'
import { type Call, preparedCommand } from '../../../platform/commands/operation.ts'
import { readInWorker } from '../../../platform/exchange/read-in-worker.ts'
import type { Cell } from '../../../platform/exchange/sheet.ts'
import { keepCertificate } from '../certificates.ts'
import { learning } from '../contract.ts'
import { learningProblems as problems } from '../problems.ts'
import { ofReachedUnit } from '../store.ts'

/** Heads of the sheet, in the words the export of hours uses. */
const heads = ['姓名', '单位', '颁发单位', '培训名称', '类型', '开始日期', '结束日期', '学时', '证书编号'] as const
type Head = (typeof heads)[number]
type Line = Readonly<Record<Head, string>> & { readonly row: number }
const maxRows = 2_000

function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'object') return String(cell).trim()
  if (cell.kind === 'marked') return textOf(cell.value)
  return cell.kind === 'date' ? cell.iso.slice(0, 10) : ''
}

/** Rows below the line of heads of the first sheet that has one; blank rows are left out. */
async function readLines(path: string, name: string): Promise<Line[]> {
  const lines: Line[] = []
  let places: Map<Head, number> | null = null
  await readInWorker(path, name, {
    onItems(items) {
      for (const item of items) {
        if (item.kind !== 'row') continue
        const cells = item.row.cells.map(textOf)
        if (places === null) {
          if (cells.includes('姓名') && cells.includes('学时')) places = new Map(heads.map((head) => [head, cells.indexOf(head)]))
          continue
        }
        const found = places
        if (cells.every((cell) => cell === '') || lines.length >= maxRows) continue
        const told = Object.fromEntries(heads.map((head) => [head, cells[found.get(head)!] ?? ''])) as Record<Head, string>
        lines.push({ ...told, row: item.row.row })
      }
    },
  })
  return lines
}

const ways: Readonly<Record<string, 'centralised' | 'collective'>> = { 集中培训: 'centralised', 集体学习: 'collective' }

/** The person in post a row means: by name and unit within reach, if there is exactly one. */
async function findLearner({ tx, scope, today }: Pick<Call, 'tx' | 'scope' | 'today'>, name: string, unit: string) {
  const { rows } = await sql<{ id: string; unit_no: number }>`
    select distinct p.person_id as id, p.unit_no from workforce.post_on(${today}::date) p
    join organisations.unit u on u.no = p.unit_no join lateral workforce.person_named(p.person_id) n on true
    join organisations.unit_on(${today}::date) o on o.unit_no = p.unit_no
    where n.name = ${name} and (${unit} = '' or o.name = ${unit}) and ${ofReachedUnit(scope, 'p.unit_no')}`.execute(tx)
  const people = new Set(rows.map((row) => row.id))
  return people.size === 1 ? rows[0]! : null
}

async function keepLine(call: Parameters<typeof keepCertificate>[0], line: Line): Promise<string | null> {
  const learner = await findLearner(call, line.姓名, line.单位)
  if (!learner) return 'learner-not-found'
  const [way, untilOn, classHours] = [ways[line.类型], line.结束日期 || line.开始日期, Number(line.学时)]
  if (!way || !isDay(line.开始日期) || !isDay(untilOn) || !Number.isInteger(classHours) || classHours < 1 || classHours > 500)
    return 'certificate-row-unreadable'
  if (line.颁发单位 === '' || line.培训名称 === '') return 'certificate-row-unreadable'
  const entry = {
    learner: { kind: 'post' as const, id: learner.id },
    unitNo: learner.unit_no,
    issuer: line.颁发单位.slice(0, 120),
    title: line.培训名称.slice(0, 120),
    way,
    fromOn: line.开始日期,
    untilOn,
    classHours,
    documentNo: line.证书编号.slice(0, 100) || null,
  }
  return keepCertificate(call, entry).then(
    () => null,
    (error: unknown) => {
      if (error instanceof Problem) return error.code
      throw error
    },
  )
}

/** Certificates of a sheet are entered like any other and count once somebody has verified each. */
export const importCertificates = preparedCommand(
  learning.importCertificates,
  async ({ upload }) => {
    if (!upload) throw problem(problems['certificate-sheet-unreadable'])
    const lines = await readLines(upload.path, upload.name)
    if (lines.length === 0) throw problem(problems['certificate-sheet-unreadable'])
    return lines
  },
  async (call) => {
    const refused: { row: number; code: string }[] = []
    for (const line of call.prepared) {
      const code = await keepLine(call, line)
      if (code !== null) refused.push({ row: line.row, code })
    }
    const entered = call.prepared.length - refused.length
    call.note({ objectType: 'certificate', detail: { entered, refused: refused.length } })
    return { entered, refused }
  },
)
