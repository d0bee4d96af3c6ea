import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Call, download, query } from '../../platform/commands/operation.ts'
import { writeCsv } from '../../platform/exchange/csv-writer.ts'
import type { ColumnToWrite } from '../../platform/exchange/xlsx-writer.ts'
import { writeXlsx } from '../../platform/exchange/xlsx-writer.ts'
import type { CellToWrite } from '../../platform/exchange/output.ts'
import { standsOn } from './compliance.ts'
import { workforce } from './contract.ts'
import type { PeopleFilter } from './contract-people.ts'
import { drawPicture, type Reader } from './facts.ts'
import { peopleOf, type PersonView } from './persons.ts'
import { wordsFor } from './terms.ts'

const judged: ReadonlySet<string> = new Set(['below', 'within', 'above'])

/** The one predicate of the list, the export and the figures. A person fits when one post fits all that is said of a post. */
export function fitsPerson(filter: Partial<PeopleFilter>): (person: PersonView) => boolean {
  const modes = filter.mode?.split(',') ?? []
  return (person) =>
    person.posts.some(
      (post) =>
        (!filter.role || post.role === filter.role) &&
        (modes.length === 0 || (post.mode !== null && modes.includes(post.mode))) &&
        (!filter.source || post.source === filter.source),
    ) &&
    (!filter.side || (person.load !== null && standsOn(person, filter.side))) &&
    (!filter.load || (filter.load === 'judged' ? judged.has(person.loadState ?? '') : person.loadState === filter.load)) &&
    (!filter.q || person.name.includes(filter.q) || person.sender.includes(filter.q))
}

/** People of a filter, by name. */
export async function findPeople(reader: Reader, asOf: string, filter: Partial<PeopleFilter>): Promise<PersonView[]> {
  const { districtNo, streetNo, industryNo } = filter
  const picture = await drawPicture(reader, asOf, { districtNo, streetNo, industryNo })
  return peopleOf(picture).filter(fitsPerson(filter))
}

const distinct = <T>(list: readonly (T | null)[]): T[] => [...new Set(list.filter((one) => one !== null))]

export const listPeople = query(workforce.listPeople, async (call) => {
  const { page, pageSize, asOf = call.today, ...filter } = call.query
  const people = await findPeople(call, asOf, filter)
  return {
    items: people.slice((page - 1) * pageSize, page * pageSize).map((person) => ({
      id: person.id,
      name: person.name,
      senderName: person.sender || null,
      roles: distinct(person.posts.map((post) => post.role)),
      sides: [...person.sides],
      modes: distinct(person.posts.map((post) => post.mode)),
      sources: distinct(person.posts.map((post) => post.source)),
      units: new Set(person.posts.map((post) => post.unitNo)).size,
      load: person.load,
      loadState: person.loadState,
    })),
    total: people.length,
    page,
    pageSize,
  }
})

/** Words of the file, as registers of this field write them; they are the file's language, whatever the reader's. */
const roleWords: Record<string, string> = {
  instructor: '党建指导员',
  liaison: '党建联络员',
  full_time_worker: '专职党务工作者',
  secretary: '党组织书记',
}
const sideWords: Record<string, string> = { business: '业务主管部门', locality: '属地街道' }
const timeWords: Record<string, string> = { full: '专职', concurrent: '兼职' }
const otherWords: Record<string, string> = { secondment: '挂职', cross: '交叉任职' }

type Line = {
  person: PersonView
  post: PersonView['posts'][number]
  word: (kind: 'sources' | 'modes', code: string | null) => string | null
}
const columns: readonly (ColumnToWrite & { value: (line: Line) => CellToWrite })[] = [
  { header: '姓名', width: 12, value: ({ person }) => person.name },
  { header: '派出单位', width: 22, value: ({ person }) => person.sender || null },
  { header: '岗位', width: 16, value: ({ post }) => roleWords[post.role]! },
  { header: '单位', width: 34, value: ({ post }) => post.unit },
  {
    header: '派出方',
    width: 14,
    value: ({ post }) => (post.role === 'instructor' ? (sideWords[post.side ?? ''] ?? null) : null),
  },
  { header: '来源', width: 14, value: ({ post, word }) => word('sources', post.source) },
  { header: '产生方式', width: 12, value: ({ post, word }) => word('modes', post.mode) },
  { header: '专兼职', width: 8, value: ({ post }) => timeWords[post.workingTime ?? ''] ?? null },
  {
    header: '挂职或交叉任职',
    width: 26,
    value: ({ post }) =>
      post.otherKind === null
        ? null
        : `${otherWords[post.otherKind]}：${[post.otherName, post.otherPosition].filter(Boolean).join(' ')}`,
  },
  { header: '任职日期', width: 12, format: 'text', value: ({ post }) => post.fromOn },
  { header: '文号', width: 18, format: 'text', value: ({ post }) => post.documentNo },
  { header: '指导单位数', width: 10, format: 'integer', value: ({ person }) => person.load },
]

async function linesOf(call: Call, people: readonly PersonView[], districtNo: number | undefined): Promise<Line[]> {
  const words = await wordsFor(call, districtNo ?? null)
  const word: Line['word'] = (kind, code) => (code === null ? null : (words[kind].find((one) => one.code === code)?.zh ?? code))
  return people.flatMap((person) => person.posts.map((post) => ({ person, post, word })))
}

/** The list as a spreadsheet: written to disk under the caller's scope, sent, and gone. */
export const exportPeople = download(workforce.exportPeople, async (call) => {
  const { format, asOf = call.today, ...filter } = call.query
  const lines = await linesOf(call, await findPeople(call, asOf, filter), filter.districtNo)
  const folder = join(call.services.config.dataDir, 'exports')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  const headers = columns.map((column) => column.header)
  const cells = async function* () {
    for (const line of lines) yield columns.map((column) => column.value(line))
  }
  try {
    const out = createWriteStream(path, { mode: 0o600 })
    if (format === 'csv') await writeCsv(out, headers, cells())
    else await writeXlsx(out, [{ name: '党务工作力量', columns: [...columns], rows: cells(), frozenColumns: 1 }])
    out.end()
    await once(out, 'close')
    call.note({ objectType: 'export', fields: headers, detail: { rows: lines.length, asOf, format } })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  const body = createReadStream(path)
  body.once('close', () => void rm(path, { force: true }))
  const contentType =
    format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { fileName: `党务工作力量-${asOf}.${format}`, contentType, body }
})
