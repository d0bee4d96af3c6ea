import { sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { download, query } from '../../platform/commands/operation.ts'
import { likeOf } from '../../platform/db/like.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { tableFile } from '../../platform/exchange/table-file.ts'
import { lists } from './contract.ts'
import { fileWords } from './file-words.ts'
import { countRows, type EntryFilter } from './list.ts'
import { deficitKinds, deficitsOf, type DeficitKind, type Holding } from './rules.ts'
import { deficitsOn } from './settings.ts'
import type { Reading } from './store.ts'

type Filter = Partial<Omit<QueryOf<typeof lists.listDeficits>, 'page' | 'pageSize'>>

interface Party extends Holding {
  readonly no: number
  readonly name: string
  readonly districtNo: number | null
  readonly streetNo: number | null
  readonly street: string | null
}

/** Party organisations in reach that work, with what they and the units they cover have on record. */
async function readParties({ tx, scope, today }: Reading, filter: Filter, categories: readonly string[]): Promise<Party[]> {
  const { streetNo = null, districtNo = null } = filter
  const like = likeOf(filter.q)
  const { rows } = await sql<Party>`
    with party as (
      select u.unit_no as no, u.name, u.district_no, u.full_members,
        coalesce(u.street_no, (select min(t.street_no) from organisations.edge_on(${today}::date) c join organisations.unit_on(${today}::date) t on t.unit_no = c.to_no
          where c.from_no = u.unit_no and c.type = 'covers')) as street_no
      from organisations.unit_on(${today}::date) u
      where u.kind = 'party_org' and u.status = 'active' and coalesce(u.form, 'own') <> 'temporary' and ${reachedBy(scope, 'u.scope_nodes')}
        and (${streetNo}::integer is null or u.scope_nodes @> array[${streetNo}::integer]) and (${districtNo}::integer is null or u.scope_nodes @> array[${districtNo}::integer])
        and (${like}::text is null or u.name ilike ${like})),
    held as (
      select p.no, p.no as unit_no from party p
      union select c.from_no, c.to_no from organisations.edge_on(${today}::date) c join party p on p.no = c.from_no where c.type = 'covers'),
    venues as (select h.no, count(*)::integer as count from held h
      join places.owned_on(array(select distinct unit_no from held), ${today}::date) v on v.owner_no = h.unit_no group by h.no),
    pooled as (select h.no, count(*)::integer as count, count(*) filter (where e.category = any (${[...categories]}::text[]))::integer as venues
      from held h join lists.entry e on e.owner_no = h.unit_no and e.kind = 'resource' and e.state = 'published'
        and (e.until_on is null or e.until_on > ${today}::date) group by h.no),
    counted as (select m.branch_no as no, count(*)::integer as count from members.member_on(${today}::date) m group by m.branch_no)
    select p.no, p.name, p.district_no as "districtNo", p.street_no as "streetNo", s.name as street, coalesce(m.count, p.full_members) as members,
      coalesce(v.count, 0) as venues, coalesce(o.venues, 0) as "venueOffers", coalesce(o.count, 0) as resources
    from party p left join organisations.frame() s on s.no = p.street_no left join venues v on v.no = p.no left join pooled o on o.no = p.no
      left join counted m on m.no = p.no order by p.name, p.no`.execute(tx)
  return rows
}

/** Those that show a deficit, by name; nobody is weighed and nothing added up. */
async function findDeficits(call: Reading, filter: Filter) {
  const rule = await deficitsOn(call.tx, filter.districtNo ?? null, call.today)
  const parties = await readParties(call, filter, rule.venueCategories)
  const all = parties
    .map((party) => ({ party, deficits: deficitsOf(party, rule.fewMembers) }))
    .filter((row) => row.deficits.length > 0)
  const counts = Object.fromEntries(
    deficitKinds.map((kind) => [kind, all.filter((row) => row.deficits.some((one) => one.kind === kind)).length]),
  ) as Record<DeficitKind, number>
  const { deficit } = filter
  const rows = all.filter((row) => deficit === undefined || row.deficits.some((one) => one.kind === deficit))
  return { rows, counts, rule }
}

type Found = Awaited<ReturnType<typeof findDeficits>>

/** What of the pool is free in the street of an organisation, or in its district where it has none; each place is asked once. */
function helpNear(call: Reading, { rule }: Found) {
  const known = new Map<string, Promise<number>>()
  return async (kind: DeficitKind, { streetNo, districtNo }: Party) => {
    const category = rule.help.find((one) => one.deficit === kind)?.category ?? null
    const where = streetNo === null ? (districtNo === null ? {} : { districtNo }) : { streetNo }
    const filter: EntryFilter = { kind: 'resource', free: true, ...where, ...(category === null ? {} : { category }) }
    const search = new URLSearchParams(Object.entries(filter).map(([key, value]) => [key, String(value)])).toString()
    if (!known.has(search))
      known.set(
        search,
        countRows(call, filter).then((counts) => counts.entries),
      )
    return { help: await known.get(search)!, link: `/lists?${search}` }
  }
}

async function presentRows(call: Reading, found: Found, rows: Found['rows']) {
  const near = helpNear(call, found)
  const items = []
  for (const { party, deficits } of rows) {
    const told = []
    for (const one of deficits) told.push({ ...one, ...(await near(one.kind, party)) })
    const { no, name, members, streetNo, street } = party
    items.push({
      no,
      name,
      members,
      street: streetNo === null ? null : { no: streetNo, name: street ?? String(streetNo) },
      deficits: told,
    })
  }
  return items
}

export const listDeficits = query(lists.listDeficits, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const found = await findDeficits(call, filter)
  const shown = found.rows.slice((page - 1) * pageSize, page * pageSize)
  const { rule, fewMembers } = found.rule
  return {
    items: await presentRows(call, found, shown),
    total: found.rows.length,
    page,
    pageSize,
    counts: found.counts,
    rule: { ...rule, fewMembers },
  }
})

export const exportDeficits = download(lists.exportDeficits, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, names, deficits: words } = fileWords(language).file
  const found = await findDeficits(call, filter)
  const items = await presentRows(call, found, found.rows)
  const rows = items.flatMap(({ deficits, ...row }) => deficits.map((one) => ({ ...row, ...one })))
  return tableFile(call, {
    title: names.deficits,
    format,
    columns: [
      { header: heads.owner, width: 40, value: (row) => row.name },
      { header: heads.street, width: 20, value: (row) => row.street?.name ?? null },
      { header: heads.deficit, width: 24, value: (row) => words[row.kind] },
      { header: heads.evidence, width: 12, value: (row) => row.count },
      { header: heads.help, width: 16, value: (row) => row.help },
    ],
    rows,
  })
})
