import { sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { download, query } from '../../platform/commands/operation.ts'
import { tableFile } from '../../platform/exchange/table-file.ts'
import { lists } from './contract.ts'
import { fileWords, wordIn } from './file-words.ts'
import { countRows, countSorts, type EntryFilter, listRows } from './list.ts'
import { ownerSorts } from './rules.ts'
import { allWords } from './settings.ts'
import { namesOf, type Reading } from './store.ts'

type Filter = Partial<Omit<QueryOf<typeof lists.listGuarantees>, 'page' | 'pageSize'>>

/** What can be had now in a region, whoever has it: the community, Party organisations and others in one pool (CD-39). */
export const getPool = query(lists.getPool, async (call) => {
  const { categories } = await allWords(call.tx, call.today)
  const found = await countSorts(call, { ...call.query, kind: 'resource', free: true })
  const rows = categories.map(({ code }) => {
    const counts = ownerSorts.map((sort) => ({ sort, resources: found.get(`${code} ${sort}`) ?? 0 }))
    return { category: code, counts, total: counts.reduce((sum, one) => sum + one.resources, 0) }
  })
  return { rows, total: rows.reduce((sum, row) => sum + row.total, 0) }
})

const asEntries = (filter: Filter): EntryFilter => ({ ...filter, guarantee: true })

async function guaranteeRows(call: Reading, filter: Filter, paging: { limit: number; offset: number }) {
  const rows = await listRows(call, asEntries(filter), paging)
  const { rows: given } = await sql<{ id: string; givers: number }>`
    select entry_id as id, givers from lists.givers_of(${rows.map((row) => row.id)}::uuid[])`.execute(call.tx)
  const givers = new Map(given.map((row) => [row.id, row.givers]))
  const named = await namesOf(
    call.tx,
    rows.map((row) => row.ownerNo),
    call.today,
  )
  return rows.map(({ id, no, title, category, ownerNo, quantity, unit, taken, untilOn }) => ({
    id,
    no,
    title,
    category,
    owner: named(ownerNo),
    quantity,
    unit,
    taken,
    missing: quantity - taken,
    givers: givers.get(id) ?? 0,
    untilOn,
  }))
}

export const listGuarantees = query(lists.listGuarantees, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const items = await guaranteeRows(call, filter, { limit: pageSize, offset: (page - 1) * pageSize })
  const count = async (more: Filter) => (await countRows(call, asEntries({ ...filter, ...more }))).entries
  const { missing: _missing, ...any } = filter
  const all = (await countRows(call, asEntries(any))).entries
  return { items, total: await count({}), page, pageSize, counts: { all, missing: await count({ missing: true }) } }
})

export const exportGuarantees = download(lists.exportGuarantees, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, names } = fileWords(language).file
  const category = wordIn((await allWords(call.tx, call.today)).categories, language)
  const rows = await guaranteeRows(call, filter, { limit: 100_000, offset: 0 })
  return tableFile(call, {
    title: names.guarantees,
    format,
    columns: [
      { header: heads.no, width: 8, value: (row) => row.no },
      { header: heads.title, width: 36, value: (row) => row.title },
      { header: heads.owner, width: 36, value: (row) => row.owner.name },
      { header: heads.category, width: 12, value: (row) => category(row.category) },
      { header: heads.quantity, width: 10, value: (row) => row.quantity },
      { header: heads.unit, width: 8, value: (row) => row.unit },
      { header: heads.taken, width: 10, value: (row) => row.taken },
      { header: heads.missing, width: 10, value: (row) => row.missing },
      { header: heads.givers, width: 10, value: (row) => row.givers },
    ],
    rows,
  })
})
