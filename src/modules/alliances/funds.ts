import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { yuanOfFen } from '../../kernel/money.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, download, query } from '../../platform/commands/operation.ts'
import { type TableColumn, tableFile } from '../../platform/exchange/table-file.ts'
import { requireCommunity } from './communities.ts'
import { alliances } from './contract.ts'
import { fileWords } from './exchange.ts'
import { aboutCommunity, getLed } from './founding.ts'
import { allianceProblems as problems } from './problems.ts'
import { lives } from './rules/communities.ts'
import { totalsOf } from './rules/funds.ts'
import { booksOf } from './settings.ts'
import { reachedOf } from './store.ts'

type Filter = Partial<Omit<QueryOf<typeof alliances.listFunds>, 'page' | 'pageSize'>>

export interface FundRow {
  readonly id: string
  readonly no: number
  readonly source: string
  readonly amountFen: number
  readonly onDay: Day
  readonly note: string
  readonly documentNo: string | null
  readonly by: string | null
  readonly reversal: { readonly onDay: Day; readonly reason: string; readonly by: string | null } | null
}

/** The one list behind page and export. */
async function readFunds({ tx }: Pick<Call, 'tx'>, id: string, filter: Filter): Promise<FundRow[]> {
  const { year = null, source = null, state = null } = filter
  const { rows } = await sql<FundRow>`
    select e.id, e.no, e.source, e.amount_fen::float8 as "amountFen", e.on_day as "onDay", e.note, e.document_no as "documentNo", access.display_name_of(e.account_id) as by,
      case when r.entry_id is not null then json_build_object('onDay', r.on_day, 'reason', r.reason, 'by', access.display_name_of(r.account_id)) end as reversal
    from alliances.fund_entry e left join alliances.fund_reversal r on r.entry_id = e.id
    where e.community_id = ${id} and (${year}::integer is null or extract(year from e.on_day) = ${year}) and (${source}::text is null or e.source = ${source})
      and (${state}::text is null or ${state} = case when r.entry_id is null then 'standing' else 'reversed' end)
    order by e.on_day desc, e.no desc`.execute(tx)
  return rows
}

export const listFunds = query(alliances.listFunds, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const row = await requireCommunity(call, call.params.id)
  const ruled = (await booksOf(call.tx))(row.districtNo).find('alliance.funds', call.today)
  const all = await readFunds(call, row.id, {})
  const shown = await readFunds(call, row.id, filter)
  const leads = (await reachedOf(call.tx, call.can('community.run'), [row.leadNo])).has(row.leadNo)
  return {
    items: shown.slice((page - 1) * pageSize, page * pageSize),
    total: shown.length,
    page,
    pageSize,
    totals: totalsOf(
      all.map((one) => ({ ...one, reversed: one.reversal !== null })),
      ruled?.params.sources.map((one) => one.code) ?? [],
    ),
    rule: ruled ? { ...ruled.ref, stated: ruled.stated } : null,
    can: { book: leads && ruled !== null && (row.state === 'draft' || lives(row.state)), reverse: leads },
  }
})

export const exportFunds = download(alliances.exportFunds, async (call) => {
  const { format, language, ...filter } = call.query
  const { heads, funds, fundStates } = fileWords(language)
  const row = await requireCommunity(call, call.params.id)
  const sources = (await booksOf(call.tx))(row.districtNo).find('alliance.funds', call.today)?.params.sources ?? []
  const columns: TableColumn<FundRow>[] = [
    { header: heads.no, width: 8, value: (one) => one.no },
    { header: heads.onDay, width: 12, value: (one) => ({ date: one.onDay }) },
    {
      header: heads.fundSource,
      width: 16,
      value: (one) => sources.find(({ code }) => code === one.source)?.[language] ?? one.source,
    },
    { header: heads.amount, width: 14, value: (one) => Number(yuanOfFen(one.amountFen)) },
    { header: heads.fundNote, width: 40, value: (one) => one.note },
    { header: heads.voucher, width: 20, value: (one) => one.documentNo },
    { header: heads.fundState, width: 12, value: (one) => fundStates[one.reversal === null ? 'standing' : 'reversed'] },
    { header: heads.reversedOn, width: 12, value: (one) => (one.reversal ? { date: one.reversal.onDay } : null) },
    { header: heads.reversedWhy, width: 40, value: (one) => one.reversal?.reason ?? null },
  ]
  return tableFile(call, { title: `${row.name} ${funds}`, format, columns, rows: await readFunds(call, row.id, filter) })
})

export const bookFund = command(alliances.bookFund, async (call) => {
  const { tx, body, today } = call
  const row = await getLed(call, call.params.id)
  if (row.state !== 'draft' && !lives(row.state)) throw problem(problems['community-cannot-change'])
  const ruled = (await booksOf(tx))(row.districtNo).find('alliance.funds', today)
  if (!ruled) throw problem(problems['community-rule-missing'])
  if (!ruled.params.sources.some(({ code }) => code === body.source))
    throw problem(problems['community-word-unknown'], { word: body.source })
  if (body.onDay > today) throw problem(problems['community-day-unfit'])
  const id = randomUUID()
  await sql`insert into alliances.fund_entry (id, community_id, source, amount_fen, on_day, note, document_no, account_id)
    values (${id}, ${row.id}, ${body.source}, ${body.amountFen}, ${body.onDay}, ${body.note}, ${body.documentNo || null}, ${call.actor.accountId})`.execute(
    tx,
  )
  call.note(aboutCommunity(row.id, 'fund'))
  return { id }
})

/** Two who take the same entry back wait for the community's row; the second finds it taken back. */
export const reverseFund = command(alliances.reverseFund, async (call) => {
  const { tx, params, today } = call
  const row = await getLed(call, params.id)
  const entry = (await readFunds(call, row.id, {})).find(({ id }) => id === params.entryId)
  if (!entry) throw problem(problems['community-fund-not-found'])
  if (entry.reversal) throw problem(problems['community-fund-reversed'])
  await sql`insert into alliances.fund_reversal (entry_id, reason, on_day, account_id)
    values (${entry.id}, ${call.body.reason}, ${today}, ${call.actor.accountId})`.execute(tx)
  call.note(aboutCommunity(row.id, 'fund-reversal'))
  return { id: entry.id }
})
