import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { likeOf } from '../../platform/db/like.ts'
import { volunteering } from './contract.ts'
import { requireOrganiser } from './needs.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { bankOn } from './settings.ts'
import { about, unitNames, unitReached } from './store.ts'

export type ItemFilter = Partial<Omit<QueryOf<typeof volunteering.listItems>, 'page' | 'pageSize'>>
type ItemKind = 'gift' | 'discount' | 'service'

function whereOf(call: Pick<Call, 'scope'>, filter: ItemFilter): RawBuilder<boolean> {
  const { districtNo = null, kind = null, open = null, q } = filter
  const like = likeOf(q)
  const offered = call.scope.everything
    ? sql`true`
    : sql`i.closed_at is null and exists (select from organisations.unit u where u.scope_nodes @> array[i.district_no] and ${reachedBy(call.scope, 'u.scope_nodes')})`
  return sql<boolean>`(${unitReached(call.scope, 'i.unit_no')} or ${offered})
    and (${districtNo}::integer is null or i.district_no = ${districtNo}) and (${kind}::text is null or i.kind = ${kind})
    and (${open}::text is null or (i.closed_at is null and i.stock is distinct from 0) = (${open} = 'yes'))
    and (${like}::text is null or i.title ilike ${like} or i.no::text = ${q ?? ''})`
}

export async function findItems(call: Call, filter: ItemFilter, page = 1, pageSize = 100_000) {
  const { rows } = await sql<{
    id: string
    no: number
    unitNo: number
    kind: ItemKind
    title: string
    about: string | null
    cost: number
    stock: number | null
    open: boolean
    redeemed: number
    mine: boolean
    full: number
  }>`
    select i.id, i.no, i.unit_no as "unitNo", i.kind, i.title, i.about, i.cost, i.stock, i.closed_at is null as open, ${unitReached(call.scope, 'i.unit_no')} as mine,
      (select count(*)::integer from volunteering.redemption r where r.item_id = i.id and r.state <> 'cancelled') as redeemed, count(*) over ()::integer as full
    from volunteering.item i where ${whereOf(call, filter)} order by i.closed_at is not null, i.no desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    call.tx,
  )
  const name = await unitNames(call.tx, rows.map((row) => row.unitNo), call.today) // prettier-ignore
  return { total: rows[0]?.full ?? 0, items: rows.map(({ unitNo, ...row }) => ({ ...row, provider: name(unitNo) })) }
}

export const listItems = query(volunteering.listItems, async (call) => {
  const { page, pageSize, ...filter } = call.query
  return { ...(await findItems(call, filter, page, pageSize)), page, pageSize, can: { open: call.can('service.bank') !== null } }
})

export const openItem = command(volunteering.openItem, async (call) => {
  const { body } = call
  const districtNo = await requireOrganiser(call, body.unitNo)
  if (!(await bankOn(call.tx, districtNo, call.today))) throw problem(problems['bank-off'])
  const id = randomUUID()
  await sql`
    insert into volunteering.item (id, district_no, unit_no, kind, title, about, cost, stock, account_id)
    values (${id}, ${districtNo}, ${body.unitNo}, ${body.kind}, ${body.title}, ${body.about ?? null}, ${body.cost}, ${body.stock ?? null}, ${call.actor.accountId})`.execute(
    call.tx,
  )
  call.note(about('item', id, 'open', body.unitNo))
  return { id }
})

export const changeItem = command(volunteering.changeItem, async (call) => {
  const { params, body } = call
  const { rows } = await sql<{ unitNo: number }>`
    update volunteering.item i set stock = ${body.stock}, closed_at = case when ${body.open} then null else coalesce(closed_at, transaction_timestamp()) end
    where i.id = ${params.id} and ${unitReached(call.scope, 'i.unit_no')} returning i.unit_no as "unitNo"`.execute(call.tx)
  if (!rows[0]) throw problem(problems['item-not-found'])
  call.note(about('item', params.id, 'stock', rows[0].unitNo))
  return { id: params.id }
})
