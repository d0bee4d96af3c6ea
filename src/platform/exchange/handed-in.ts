import { type RawBuilder, sql } from 'kysely'
import type { Page } from '../../kernel/page.ts'
import { problem, type ProblemSpec } from '../../kernel/problem.ts'
import type { Call } from '../commands/operation.ts'

export type SheetState = 'read' | 'applied' | 'undone'

export interface Sheet<Verdict extends string> {
  id: string
  no: number
  fileName: string
  state: SheetState
  at: string
  counts: Record<Verdict, number>
}

interface Told<Verdict extends string, More> {
  /** Schema of the module that keeps `sheet` and `sheet_row`. */
  readonly schema: string
  /** What the audit log calls a sheet of this module. */
  readonly noted: string
  readonly verdicts: readonly Verdict[]
  /** Columns a sheet of this module has beside the common ones: what the answer calls each, and its column. */
  readonly more?: Readonly<Record<keyof More, string>>
  readonly missing: ProblemSpec
  readonly closed: ProblemSpec
}

interface Asked extends Call {
  readonly query: { readonly page: number; readonly pageSize: number }
}

interface AskedRows<Verdict extends string> extends Asked {
  readonly params: { readonly id: string }
  readonly query: Asked['query'] & { readonly verdict?: Verdict | undefined }
}

/**
 * Spreadsheets somebody hands in: read row by row, then applied, then perhaps undone as a whole. Each module keeps its own tables and
 * says what becomes of a row; whose a sheet is, how far it has come and how it is paged is the same everywhere. A sheet is its
 * account's own: anybody else's is `missing`.
 */
export function handedIn<Verdict extends string, More = unknown>(told: Told<Verdict, More>) {
  type Found = Sheet<Verdict> & More
  const [sheets, lines] = [sql.id(told.schema, 'sheet'), sql.id(told.schema, 'sheet_row')]
  const extra = Object.entries<string>(told.more ?? {}).map(([name, column]) => sql`s.${sql.id(column)} as ${sql.id(name)}`)
  const counted = sql.join(
    told.verdicts.map((verdict) => sql`${sql.lit(verdict)}, count(*) filter (where r.verdict = ${sql.lit(verdict)})`),
  )
  const columns = sql.join([
    sql`s.id, s.no::integer as no, s.file_name as "fileName", s.state, s.recorded_at as at`,
    sql`(select json_build_object(${counted}) from ${lines} r where r.sheet_id = s.id) as counts`,
    ...extra,
  ])
  const own = (call: Call) => sql<boolean>`s.account_id = ${call.actor.accountId}`
  const dated = (row: Omit<Found, 'at'> & { at: Date }) => ({ ...row, at: row.at.toISOString() }) as unknown as Found

  return {
    /** Keeps the sheet itself; its rows are the module's. Answers with its id. */
    async open(
      call: Call & { readonly upload: { readonly name: string } | null },
      rows: number,
      more: Record<string, unknown> = {},
    ) {
      const names = Object.keys(more).map((column) => sql`, ${sql.id(column)}`)
      const values = Object.values(more).map((value) => sql`, ${value}`)
      const { rows: kept } = await sql<{ id: string }>`
        insert into ${sheets} (file_name, account_id${sql.join(names, sql``)})
        values (${(call.upload?.name ?? '').slice(0, 200)}, ${call.actor.accountId}${sql.join(values, sql``)}) returning id`.execute(
        call.tx,
      )
      const { id } = kept[0]!
      call.note({ objectType: told.noted, objectId: id, detail: { rows } })
      return id
    },

    /** One's own, newest first. */
    async page(call: Asked): Promise<Page<Found>> {
      const { page, pageSize } = call.query
      const { rows } = await sql<Omit<Found, 'at'> & { at: Date }>`
        select ${columns} from ${sheets} s where ${own(call)} order by s.no desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
        call.tx,
      )
      const { rows: all } = await sql<{ count: number }>`
        select count(*)::integer as count from ${sheets} s where ${own(call)}`.execute(call.tx)
      return { items: rows.map(dated), total: all[0]!.count, page, pageSize }
    },

    /** One's own. Throws `missing`. */
    async require(call: Call, id: string): Promise<Found> {
      const { rows } = await sql<Omit<Found, 'at'> & { at: Date }>`
        select ${columns} from ${sheets} s where s.id = ${id} and ${own(call)}`.execute(call.tx)
      if (!rows[0]) throw problem(told.missing)
      return dated(rows[0])
    },

    /** One's own with a page of its rows; `read` says what is told of a row `r` that is chosen. */
    async withRows<Item>(call: AskedRows<Verdict>, read: (chosen: RawBuilder<unknown>) => Promise<Item[]>) {
      const { page, pageSize, verdict } = call.query
      const sheet = await this.require(call, call.params.id)
      const items =
        await read(sql`r.sheet_id = ${sheet.id} and (${verdict ?? null}::text is null or r.verdict = ${verdict ?? null})
        order by r.row limit ${pageSize} offset ${(page - 1) * pageSize}`)
      const counts = told.verdicts.map((one) => (verdict === undefined || verdict === one ? sheet.counts[one] : 0))
      return { ...sheet, rows: { items, total: counts.reduce((sum, one) => sum + one, 0), page, pageSize } }
    },

    /** Holds one's own sheet for a change while it stands so. Throws `missing`, `closed`. */
    async lock(call: Call, id: string, state: SheetState): Promise<More> {
      const { rows } = await sql<More & { state: SheetState }>`
        select ${sql.join([sql`s.state`, ...extra])} from ${sheets} s where s.id = ${id} and ${own(call)} for update`.execute(
        call.tx,
      )
      if (!rows[0]) throw problem(told.missing)
      if (rows[0].state !== state) throw problem(told.closed)
      call.note({ objectType: told.noted, objectId: id, fields: ['state'] })
      return rows[0]
    },

    /** Says how far the sheet has come. */
    async move(call: Call, id: string, state: Exclude<SheetState, 'read'>): Promise<{ id: string }> {
      await sql`update ${sheets} set state = ${state}, ${sql.id(`${state}_at`)} = ${call.now} where id = ${id}`.execute(call.tx)
      return { id }
    },
  }
}
