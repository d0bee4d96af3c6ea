import { type RawBuilder, sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { type Call, download, query } from '../../platform/commands/operation.ts'
import type { DutySource, OpenDuty } from '../../platform/contributions/open-duties.ts'
import { underScope } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { likeOf } from '../../platform/db/like.ts'
import { lists } from './contract.ts'
import { onDay } from './exchange.ts'
import { fileWords, type Language } from './file-words.ts'
import { loadOf } from './rules/load.ts'
import { reachedOf } from './store.ts'

export type LoadFilter = Partial<Omit<QueryOf<typeof lists.listLoad>, 'page' | 'pageSize'>>
type DutyFilter = Partial<Omit<QueryOf<typeof lists.listDuties>, 'page' | 'pageSize'>>

interface Unit {
  readonly no: number
  readonly name: string
  readonly kind: string
  readonly staff: number
  readonly helpAsked: number
}

/** Streets, communities, and the Party organisations that are hubs of one; in order of their names, never of their load. */
async function unitsOf({ tx, scope, today }: Call, filter: LoadFilter & { unitNo?: number | undefined }): Promise<Unit[]> {
  const { streetNo = null, districtNo = null, unitNo = null } = filter
  const like = likeOf(filter.q)
  const { rows } = await sql<Unit>`
    select u.unit_no as no, u.name, u.kind,
      (select count(distinct p.person_id)::integer from workforce.post_on(${today}::date) p where p.unit_no = u.unit_no) as staff,
      (select count(*)::integer from lists.entry e where e.owner_no = u.unit_no and e.kind = 'need' and e.state = 'published' and e.taken < e.quantity) as "helpAsked"
    from organisations.unit_on(${today}::date) u
    where ${reachedBy(scope, 'u.scope_nodes')} and u.status is distinct from 'dissolved' and (${unitNo}::integer is null or u.unit_no = ${unitNo})
      and (u.kind in ('street', 'community') or u.kind = 'party_org' and u.unit_no in (select e.from_no from organisations.edge_on(${today}::date) e where e.type = 'hub_of'))
      and (${streetNo}::integer is null or u.scope_nodes @> array[${streetNo}::integer]) and (${districtNo}::integer is null or u.scope_nodes @> array[${districtNo}::integer])
      and (${like}::text is null or u.name ilike ${like}) order by u.name, u.unit_no`.execute(tx)
  return rows
}

/** Each source's own rows under its own ability's scope, one after the other: they share the transaction. */
async function ask<Row>(call: Call, wrap: (records: RawBuilder<OpenDuty>) => RawBuilder<Row>): Promise<Map<DutySource, Row[]>> {
  const answers = new Map<DutySource, Row[]>()
  for (const source of call.services.contributions.duties) {
    const scope = call.can(source.action)
    if (!scope) continue
    const records = source.records({ tx: call.tx, scope, today: call.today })
    answers.set(source, await underScope(call.tx, scope, async () => (await wrap(records).execute(call.tx)).rows))
  }
  return answers
}

async function findLoad(call: Call, { busy, ...filter }: LoadFilter) {
  const units = await unitsOf(call, filter)
  const nos = units.map((unit) => unit.no)
  const answers = await ask<{ unitNo: number; open: number }>(
    call,
    (records) =>
      sql`select r."unitNo", count(*)::integer as open from (${records}) r where r."unitNo" = any (${nos}::integer[]) group by 1`,
  )
  const openOf = [...answers].map(([{ key }, rows]) => ({
    key: key as string,
    open: new Map(rows.map((row) => [row.unitNo, row.open])),
  }))
  const asks = await reachedOf(call.tx, call.can('lists.publish'), nos)
  const rows = units.map(({ no, name, kind, staff, helpAsked }) => {
    const duties = openOf.map(({ key, open }) => ({ key, open: open.get(no) ?? 0 }))
    const open = duties.reduce((sum, one) => sum + one.open, 0)
    return { unit: { no, name, kind }, duties, open, staff, ...loadOf(open, staff), helpAsked, canAsk: asks.has(no) }
  })
  return { rows: busy === undefined ? rows : rows.filter((row) => row.open > 0 === busy), keys: openOf.map(({ key }) => key) }
}

export const listLoad = query(lists.listLoad, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const { rows, keys } = await findLoad(call, filter)
  return { items: rows.slice((page - 1) * pageSize, page * pageSize), total: rows.length, page, pageSize, keys }
})

async function findDuties(call: Call, { unitNo, key }: DutyFilter) {
  const units = new Map((await unitsOf(call, { unitNo })).map((unit) => [unit.no, unit.name]))
  const answers = await ask<OpenDuty>(
    call,
    (records) =>
      sql`select * from (${records}) r where r."unitNo" = any (${[...units.keys()]}::integer[]) order by r."onDay", r.no`,
  )
  const rows = [...answers]
    .filter(([source]) => key === undefined || source.key === key)
    .flatMap(([source, found]) =>
      found.map(({ unitNo: no, ...row }) => ({ key: source.key as string, unit: { no, name: units.get(no)! }, ...row })),
    )
  return { rows, keys: [...answers.keys()].map((source) => source.key as string) }
}

export const listDuties = query(lists.listDuties, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const { rows, keys } = await findDuties(call, filter)
  return { items: rows.slice((page - 1) * pageSize, page * pageSize), total: rows.length, page, pageSize, keys }
})

const namesIn = (call: Call, language: Language) =>
  new Map(call.services.contributions.duties.map((source) => [source.key as string, source.name[language]]))

export const exportLoad = download(lists.exportLoad, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, names, notApplicable } = fileWords(language).file
  const { rows, keys } = await findLoad(call, filter)
  const duties = namesIn(call, language)
  type Row = (typeof rows)[number]
  const columns: TableColumn<Row>[] = [
    { header: heads.owner, width: 36, value: (row) => row.unit.name },
    ...keys.map((key) => ({
      header: duties.get(key)!,
      width: 12,
      value: (row: Row) => row.duties.find((one) => one.key === key)!.open,
    })),
    { header: heads.open, width: 12, value: (row) => row.open },
    { header: heads.staff, width: 12, value: (row) => row.staff || notApplicable },
    { header: heads.each, width: 12, value: (row) => row.each ?? notApplicable },
    { header: heads.helpAsked, width: 12, value: (row) => row.helpAsked },
  ]
  return tableFile(call, { title: names.load, format, columns, rows })
})

export const exportDuties = download(lists.exportDuties, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, names } = fileWords(language).file
  const { rows } = await findDuties(call, filter)
  const duties = namesIn(call, language)
  const columns: TableColumn<(typeof rows)[number]>[] = [
    { header: heads.owner, width: 36, value: (row) => row.unit.name },
    { header: heads.kind, width: 14, value: (row) => duties.get(row.key)! },
    { header: heads.no, width: 8, value: (row) => row.no },
    { header: heads.title, width: 36, value: (row) => row.label },
    { header: heads.since, width: 12, value: (row) => onDay(row.onDay) },
    { header: heads.dueOn, width: 12, value: (row) => onDay(row.dueOn) },
  ]
  return tableFile(call, { title: names.duties, format, columns, rows })
})
