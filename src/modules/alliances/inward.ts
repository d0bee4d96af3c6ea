import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { type Call, download, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { likeOf } from '../../platform/db/like.ts'
import { alliances } from './contract.ts'
import { fileWords } from './exchange.ts'
import { type InwardState, inwardStateOf, inwardStates, type JointHeld, withOutside } from './rules/inward.ts'
import { booksOf } from './settings.ts'

type Filter = Partial<Omit<QueryOf<typeof alliances.listInward>, 'page' | 'pageSize'>>
type Asking = Pick<Call, 'tx' | 'scope' | 'today'>

interface Party {
  readonly no: number
  readonly name: string
  readonly districtNo: number | null
  readonly foundedOn: Day | null
  readonly house: number[]
  readonly organs: string[]
}
type Held = JointHeld & { readonly no: number; readonly title: string | null }

/** Party organisations of organs in reach and their activities with others in a year, by name; a year that is not over counts to today. */
async function findInward(call: Asking, filter: Filter) {
  const { tx, today, scope } = call
  const year = filter.year ?? Number(today.slice(0, 4))
  const [from, until]: [Day, Day] = [`${year}-01-01`, `${year + 1}-01-01`]
  const day = until <= today ? `${year}-12-31` : today
  const books = await booksOf(tx)
  const kinds = [
    ...new Set([null, filter.districtNo ?? null].flatMap((no) => books(no).find('alliance.inward', today)?.params.kinds ?? [])),
  ]
  const like = likeOf(filter.q)
  const { rows: parties } = await sql<Party>`
    select no, name, district_no as "districtNo", founded_on as "foundedOn", house, organs
    from alliances.organ_parties(array(select u.unit_no from organisations.unit_on(${day}::date) u where u.kind = 'party_org' and ${reachedBy(scope, 'u.scope_nodes')}),
      ${kinds}::text[], ${day}::date)
    where (${filter.districtNo ?? null}::integer is null or district_no = ${filter.districtNo ?? null}) and (${like}::text is null or name ilike ${like})
    order by name, no`.execute(tx)
  const { rows: held } = await sql<Held>`
    select activity_id as id, no, on_day as "onDay", title, units, others_named as "othersNamed"
    from activities.took_part(${parties.map((party) => party.no)}::integer[], ${from}::date, ${until}::date) order by on_day desc, no desc`.execute(
    tx,
  )
  const rows = parties.map((party) => {
    const outside = withOutside(held, party.no, new Set(party.house)) as Held[]
    const [last] = outside
    return {
      no: party.no,
      name: party.name,
      organs: party.organs,
      state: inwardStateOf(outside.length, party.foundedOn, from),
      latest: last ? { id: last.id, no: last.no, onDay: last.onDay, title: last.title } : null,
    }
  })
  const ruled = books(filter.districtNo ?? null).find('alliance.inward', today)
  return { year, rows, rule: ruled ? { ...ruled.ref, stated: ruled.stated } : null }
}

type Row = Awaited<ReturnType<typeof findInward>>['rows'][number]

export const listInward = query(alliances.listInward, async (call) => {
  const { page, pageSize, state, ...filter } = call.query
  const { rows, year, rule } = await findInward(call, filter)
  const items = rows.filter((row) => state === undefined || row.state === state)
  const counts = Object.fromEntries(inwardStates.map((one) => [one, rows.filter((row) => row.state === one).length]))
  return {
    items: items.slice((page - 1) * pageSize, page * pageSize),
    total: items.length,
    page,
    pageSize,
    year,
    counts: counts as Record<InwardState, number>,
    rule,
  }
})

export const exportInward = download(alliances.exportInward, async (call) => {
  const { format, language, state, ...filter } = call.query
  const { heads, separator, inward, inwardStates: words } = fileWords(language)
  const found = await findInward(call, filter)
  const rows = found.rows.filter((row) => state === undefined || row.state === state)
  const columns: TableColumn<Row>[] = [
    { header: heads.party, width: 36, value: (row) => row.name },
    { header: heads.organs, width: 36, value: (row) => row.organs.join(separator) },
    { header: heads.inwardState, width: 20, value: (row) => words[row.state] },
    { header: heads.latest, width: 12, value: (row) => (row.latest ? { date: row.latest.onDay } : null) },
    { header: heads.activity, width: 40, value: (row) => row.latest?.title ?? null },
  ]
  return tableFile(call, { title: `${inward} ${found.year}`, format, columns, rows })
})
