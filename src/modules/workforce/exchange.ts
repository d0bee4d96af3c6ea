import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { CellToWrite } from '../../platform/exchange/output.ts'
import type { ColumnToWrite } from '../../platform/exchange/xlsx-writer.ts'
import type { PostRole } from './rules.ts'

interface PostRow {
  post_id: string
  role: PostRole
  name: string | null
  sender_name: string | null
  unit_no: number
  unit_name: string
  uscc: string | null
  from_on: string
  until_on: string | null
}

const roleWords: Readonly<Record<PostRole, string>> = {
  instructor: '党建指导员',
  liaison: '联络员',
  full_time_worker: '专职党务工作者',
  secretary: '书记',
}

/** Posts as a table, in the words of registers. */
export const postColumns: readonly (ColumnToWrite & { value: (row: PostRow) => CellToWrite })[] = [
  { header: '岗位', width: 16, value: (row) => roleWords[row.role] },
  { header: '姓名', width: 12, value: (row) => row.name },
  { header: '派出单位', width: 24, value: (row) => row.sender_name || null },
  { header: '单位编号', width: 10, format: 'integer', value: (row) => row.unit_no },
  { header: '单位', width: 34, value: (row) => row.unit_name },
  { header: '统一社会信用代码', width: 22, format: 'text', value: (row) => row.uscc },
  { header: '开始日期', width: 12, format: 'date', value: (row) => ({ date: row.from_on }) },
  { header: '结束日期', width: 12, format: 'date', value: (row) => (row.until_on === null ? null : { date: row.until_on }) },
]

const pieceRows = 2_000

/** Posts held on a day at units the transaction reaches, in order of unit, a piece at a time. */
export async function* listPostRows(tx: Tx, day: Day): AsyncGenerator<PostRow> {
  for (let after = { unit: 0, post: '00000000-0000-0000-0000-000000000000' }; ;) {
    const { rows }: { rows: PostRow[] } = await sql<PostRow>`
      select p.post_id, p.role, w.name, w.sender_name, p.unit_no, u.name as unit_name, u.uscc, p.from_on, p.until_on
      from workforce.post_on(${day}::date) p join organisations.unit_on(${day}::date) u on u.unit_no = p.unit_no
      left join lateral workforce.person_named(p.person_id) w on true
      where (p.unit_no, p.post_id) > (${after.unit}::integer, ${after.post}::uuid) order by p.unit_no, p.post_id limit ${pieceRows}`.execute(
      tx,
    )
    yield* rows
    const last = rows.at(-1)
    if (rows.length < pieceRows || !last) return
    after = { unit: last.unit_no, post: last.post_id }
  }
}
