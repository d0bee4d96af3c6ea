import { type RawBuilder, sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { likeOf } from '../../platform/db/like.ts'
import { register, rowVerdict } from './contract.ts'
import { namesOfAreas, presentImport, presentRow, type StoredRow } from './present.ts'
import { registerProblems as problems } from './problems.ts'
import { getImport, type ImportRecord } from './store.ts'

type Seen = ImportRecord & { district_name: string; overtaken: boolean }

/** Imports of districts in the caller's scope, and the caller's own. */
function reached({ scope, actor }: Pick<Call, 'scope' | 'actor'>): RawBuilder<boolean> {
  if (scope.everything) return sql<boolean>`true`
  return sql<boolean>`(i.district_no = any (${`{${scope.nodes.join(',')}}`}::integer[]) or i.account_id = ${actor.accountId}::uuid)`
}

/** A later act on the district's units than the last one compared with. */
const overtaken = sql<boolean>`i.state = 'read' and organisations.changed_after(i.district_no, i.compared_after)`

function selectImports(call: Pick<Call, 'scope' | 'actor'>, columns: RawBuilder<unknown>): RawBuilder<Seen & { full: number }> {
  return sql<Seen & { full: number }>`select ${columns}, f.name as district_name
    from register.import i join organisations.frame() f on f.no = i.district_no where ${reached(call)}`
}

export async function getSeenImport(call: Pick<Call, 'tx' | 'scope' | 'actor'>, id: string): Promise<Seen> {
  const { rows } = await sql<Seen>`${selectImports(call, sql`i.*, ${overtaken} as overtaken`)} and i.id = ${id}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['import-not-found'])
  return rows[0]
}

export const listImports = query(register.listImports, async (call) => {
  const { page, pageSize } = call.query
  const columns = sql`i.*, false as overtaken, count(*) over () as full`
  const { rows } = await sql<Seen & { full: number }>`
    ${selectImports(call, columns)} order by i.uploaded_at desc, i.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    call.tx,
  )
  const items = rows.map((row) => {
    const { columns: _columns, sheets: _sheets, ...view } = presentImport(row)
    return view
  })
  return { items, total: rows[0]?.full ?? 0, page, pageSize }
})

export const getImportRead = query(register.getImport, async (call) => presentImport(await getSeenImport(call, call.params.id)))

/** After an apply the unit of a new row is found by what identifies it. */
const selectRow = sql`
  select r.id, r.sheet_no, r.row_no, r.verdict, r.reason, r.name, coalesce(r.uscc, r.cert_no) as code, r.into_id, o.sheet_no as into_sheet, o.row_no as into_row,
    r.changes, r.notices, r.cells, coalesce(r.unit_no, case when i.act_id is not null and r.verdict = 'new' then (select u.no from organisations.unit u
      where u.retracted_by is null and (u.uscc = r.uscc or r.uscc is null and u.cert_no = r.cert_no and u.district_no = i.district_no) limit 1) end) as unit_no
  from register.row r join register.import i on i.id = r.import_id left join register.row o on o.import_id = r.import_id and o.id = r.into_id`

export const listRows = query(register.listRows, async (call) => {
  const { page, pageSize, verdict, notice, q } = call.query
  const record = await getSeenImport(call, call.params.id)
  const verdicts = verdict?.split(',').filter((word) => rowVerdict.safeParse(word).success)
  const pattern = likeOf(q)
  const where = sql`r.import_id = ${record.id}
    and (${verdicts ?? null}::text[] is null or r.verdict = any (${verdicts ?? null}::text[]))
    and (${notice ?? null}::text is null or exists (select from unnest(r.notices) n (code) where split_part(n.code, ':', 2) = ${notice ?? null}))
    and (${pattern}::text is null or r.name like ${pattern} or r.uscc ilike ${pattern} or r.cert_no ilike ${pattern})`
  const total = await sql<{ total: number }>`select count(*) as total from register.row r where ${where}`.execute(call.tx)
  const { rows } =
    await sql<StoredRow>`${selectRow} where ${where} order by r.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
      call.tx,
    )
  const names = await namesOfAreas(call.tx, record.district_no)
  return { items: rows.map((row) => presentRow(row, record, names)), total: total.rows[0]!.total, page, pageSize }
})

export async function getRow(tx: Tx, importId: string, rowId: number) {
  const record = await getImport(tx, importId)
  const { rows } = await sql<StoredRow>`${selectRow} where r.import_id = ${importId} and r.id = ${rowId}`.execute(tx)
  if (!rows[0]) throw problem(problems['import-row-not-found'])
  return presentRow(rows[0], record, await namesOfAreas(tx, record.district_no))
}
