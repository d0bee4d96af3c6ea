import { sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { type Call, download, query } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { activities } from './contract.ts'
import { hostRows, partnerRows } from './list.ts'
import { file as en } from './phrases.en.ts'
import { file as zh } from './phrases.zh.ts'
import { natureOf } from './rules.ts'
import { allNatures } from './settings.ts'

export type PartnerFilter = Partial<Omit<QueryOf<typeof activities.listPartners>, 'page' | 'pageSize'>>

/** The one list behind page, export and figure: partners by name, each with its nature on the day it last took part. */
export async function findPartners(call: Pick<Call, 'tx' | 'scope' | 'today'>, filter: PartnerFilter) {
  const { nature, ...chosen } = filter
  const found = await partnerRows(call, chosen)
  const { marks, natures } = await allNatures(call.tx, call.today)
  const known = await factsOf(call, found.flatMap((row) => row.no ?? [])) // prettier-ignore
  const rows = found.map((row) => {
    const fact = row.no === null ? undefined : known.get(row.no)
    const name = fact?.name ?? row.name
    return { ...row, name, nature: natureOf({ name, kinds: fact?.kinds ?? [] }, marks) }
  })
  const wanted = nature === undefined ? rows : rows.filter((row) => (row.nature ?? 'none') === nature)
  const sorted = wanted.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : (a.no ?? 0) - (b.no ?? 0)))
  return { rows: sorted, natures }
}

/** Party organisations that held what the filter chooses and are of one nature, by number. */
export async function hostsOfNature(call: Pick<Call, 'tx' | 'scope' | 'today'>, filter: PartnerFilter, nature: string) {
  const { marks } = await allNatures(call.tx, call.today)
  const hosts = await factsOf(call, await hostRows(call, filter))
  return [...hosts].flatMap(([no, fact]) => (natureOf(fact, marks) === nature ? [no] : []))
}

/** Name of each, its kind and the kinds of what it covers: what a nature is told from. */
async function factsOf(call: Pick<Call, 'tx' | 'today'>, nos: readonly number[]) {
  const { rows } = await sql<{ no: number; name: string; kind: string; covered: string[] }>`
    select no, name, kind, covered from activities.partner_facts(${nos}::integer[], ${call.today}::date)`.execute(call.tx)
  return new Map(rows.map(({ no, name, kind, covered }) => [no, { name, kinds: [kind, ...covered] }]))
}

export const listPartners = query(activities.listPartners, async (call) => {
  const { page, pageSize, nature, ...filter } = call.query
  const { rows: all, natures: known } = await findPartners(call, filter)
  const chosen = nature === undefined ? all : all.filter((row) => (row.nature ?? 'none') === nature)
  const codes = [...known.map((one) => one.code), null]
  const natures = codes.map((code) => ({ nature: code, partners: all.filter((row) => row.nature === code).length }))
  return {
    items: chosen.slice((page - 1) * pageSize, page * pageSize),
    total: chosen.length,
    page,
    pageSize,
    natures: natures.filter((one) => one.partners > 0),
  }
})

export const exportPartners = download(activities.exportPartners, async (call) => {
  const { format, language, ...filter } = call.query
  const { titles, heads } = { zh, en }[language]
  const { rows, natures } = await findPartners(call, filter)
  const columns: TableColumn<(typeof rows)[number]>[] = [
    { header: heads.partner, width: 40, value: (row) => row.name },
    { header: heads.nature, width: 18, value: (row) => natures.find((one) => one.code === row.nature)?.[language] ?? null },
    { header: heads.lastOn, width: 12, value: (row) => ({ date: row.lastOn }) },
  ]
  return tableFile(call, { title: titles.partners, format, columns, rows })
})
