import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { CellToWrite } from '../../platform/exchange/output.ts'
import type { ColumnToWrite } from '../../platform/exchange/xlsx-writer.ts'

interface ConnectionRow {
  id: number
  type: string
  from_no: number
  from_name: string | null
  to_no: number
  to_name: string | null
  from_on: string
  until_on: string | null
}

/** Connections as a table, in the words of registers. */
export const connectionColumns: readonly (ColumnToWrite & { value: (row: ConnectionRow) => CellToWrite })[] = [
  { header: '联系', width: 16, value: (row) => row.type },
  { header: '单位编号', width: 10, format: 'integer', value: (row) => row.from_no },
  { header: '单位', width: 34, value: (row) => row.from_name },
  { header: '对方编号', width: 10, format: 'integer', value: (row) => row.to_no },
  { header: '对方', width: 34, value: (row) => row.to_name },
  { header: '开始日期', width: 12, format: 'date', value: (row) => ({ date: row.from_on }) },
  { header: '结束日期', width: 12, format: 'date', value: (row) => (row.until_on === null ? null : { date: row.until_on }) },
]

const pieceRows = 2_000

/**
 * Connections that hold on a day, in order of recording, a piece at a time. Row-level security of the transaction decides which: those
 * with an end in reach. The name of an end out of reach stays blank, unless it is an area, an industry or a body everyone may name.
 */
export async function* listConnectionRows(tx: Tx, day: Day): AsyncGenerator<ConnectionRow> {
  for (let after = 0; ;) {
    const { rows }: { rows: ConnectionRow[] } = await sql<ConnectionRow>`
      select e.edge_id as id, t.zh as type, e.from_no, f.name as from_name, e.to_no, coalesce(o.name, n.name) as to_name, e.from_on, e.until_on
      from (select * from organisations.edge_on(${day}::date) c where c.edge_id > ${after} order by c.edge_id limit ${pieceRows}) e
      join organisations.edge_type t on t.code = e.type
      left join organisations.unit_on(${day}::date) f on f.unit_no = e.from_no
      left join organisations.unit_on(${day}::date) o on o.unit_no = e.to_no
      left join lateral organisations.name_of(array[e.to_no]) n on o.unit_no is null
      order by e.edge_id`.execute(tx)
    yield* rows
    if (rows.length < pieceRows) return
    after = rows.at(-1)!.id
  }
}
