import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../kernel/policy.ts'
import type { Tx } from '../../platform/db/database.ts'
import { anywhere } from '../../platform/db/like.ts'
import type { OrderFilter } from './contract-order-shapes.ts'
import { type Adoption, type Clock, type OrderState } from './rules/orders.ts'
import { orderInScope, ownSide } from './store.ts'

export interface Reader {
  readonly tx: Tx
  readonly scope: Scope
  readonly today: string
  can(action: string): Scope | null
}

export interface OrderRow {
  id: string
  no: number
  kind: 'demand'
  requester: 'resident'
  category: string
  channel: string
  what: string
  place: string | null
  districtNo: number
  streetNo: number | null
  state: OrderState
  takenNo: number
  holderNo: number
  offeredNo: number | null
  receivedOn: string
  dueWhat: Clock | null
  dueOn: string | null
  provisional: boolean
  pausedOn: string | null
  escalatedOn: string | null
  outcome: 'solved' | 'explained' | null
  repliedOn: string | null
  rating: string | null
  adoption: Adoption | null
  foundedNo: number | null
  revision: number
}

export const rowColumns = sql`o.id, o.no, o.kind, o.requester, o.category, o.channel, o.what, o.place, o.district_no as "districtNo", o.street_no as "streetNo", o.state,
  o.taken_no as "takenNo", o.holder_no as "holderNo", o.offered_no as "offeredNo", o.received_on as "receivedOn", o.due_what as "dueWhat",
  o.due_on as "dueOn", o.due_provisional as provisional, o.paused_on as "pausedOn", o.escalated_on as "escalatedOn", o.outcome,
  o.replied_on as "repliedOn", o.rating, o.adoption, o.founded_unit_no as "foundedNo", o.revision`

export const isOpen = sql<boolean>`o.state in ('received', 'offered', 'handling', 'done')`
const isLate = (today: string) => sql<boolean>`(${isOpen} and o.paused_on is null and o.due_on < ${today}::date)`

function viewed(reader: Reader, view: OrderFilter['view']): RawBuilder<boolean> {
  const scope = reader.can('order.handle')
  const own = (column: RawBuilder<unknown>) => (scope ? ownSide(scope, column) : sql<boolean>`false`)
  switch (view) {
    case 'open':
      return isOpen
    case 'mine':
      return sql<boolean>`${isOpen} and case when o.state = 'offered' then ${own(sql`o.offered_no`)} else ${own(sql`o.holder_no`)} end`
    case 'to-reply':
      return sql<boolean>`o.state = 'done' and (${own(sql`o.holder_no`)} or ${own(sql`o.taken_no`)})`
    case 'due':
      return isLate(reader.today)
    case 'escalated':
      return sql<boolean>`${isOpen} and o.escalated_on is not null`
    case 'solved':
      return sql<boolean>`o.state in ('replied', 'rated') and o.outcome = 'solved'`
    case 'rated':
      return sql<boolean>`o.state in ('replied', 'rated') and o.rating is not null`
    case 'closed':
      return sql<boolean>`o.state in ('replied', 'rated')`
    default:
      return sql<boolean>`true`
  }
}

/** The one predicate of list, count, export and figures. */
export function fits(reader: Reader, filter: Partial<OrderFilter>): RawBuilder<boolean> {
  const {
    view = 'open',
    kind,
    requester,
    category,
    channel,
    rating,
    adoption,
    founded,
    districtNo,
    streetNo,
    holderNo,
    fromOn,
    untilOn,
    q,
  } = filter
  const parts: RawBuilder<boolean>[] = [orderInScope(reader.scope), viewed(reader, view)]
  const same = (column: RawBuilder<unknown>, value: unknown) => (value ? parts.push(sql<boolean>`${column} = ${value}`) : 0)
  same(sql`o.kind`, kind)
  if (requester) parts.push(sql<boolean>`o.requester = any (${requester.split(',')})`)
  same(sql`o.category`, category)
  same(sql`o.channel`, channel)
  if (rating) parts.push(sql<boolean>`o.rating = any (${rating.split(',')})`)
  same(sql`o.adoption`, adoption)
  if (founded) parts.push(sql<boolean>`o.founded_unit_no is not null`)
  same(sql`o.district_no`, districtNo)
  same(sql`o.street_no`, streetNo)
  same(sql`o.holder_no`, holderNo)
  const day = ['solved', 'rated', 'closed'].includes(view) ? sql`o.replied_on` : sql`o.received_on`
  if (fromOn) parts.push(sql<boolean>`${day} >= ${fromOn}`)
  if (untilOn) parts.push(sql<boolean>`${day} < ${untilOn}`)
  if (q) {
    const like = anywhere(q)
    parts.push(sql<boolean>`(o.what ilike ${like} or o.place ilike ${like} or o.no::text = ${q} or o.external_no = ${q})`)
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

export async function countOrders(reader: Reader, filter: Partial<OrderFilter>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from demands.order o where ${fits(reader, filter)}`.execute(reader.tx)
  return rows[0]!.count
}

/** What is due first, then the newest. */
export async function listRows(reader: Reader, where: RawBuilder<boolean>, limit: number, offset: number): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select ${rowColumns} from demands.order o where ${where}
    order by case when ${isOpen} then o.due_on end nulls last, o.no desc limit ${limit} offset ${offset}`.execute(reader.tx)
  return rows
}

type Named = (no: number) => { no: number; name: string }

export function present(row: OrderRow, named: Named, today: string) {
  const { districtNo: _district, streetNo, takenNo: _taken, holderNo, offeredNo, pausedOn, escalatedOn, foundedNo, ...rest } = row
  const open = ['received', 'offered', 'handling', 'done'].includes(row.state)
  return {
    ...rest,
    street: streetNo === null ? null : named(streetNo),
    holder: named(holderNo),
    offered: offeredNo === null ? null : named(offeredNo),
    founded: foundedNo === null ? null : named(foundedNo),
    late: open && pausedOn === null && row.dueOn !== null && row.dueOn < today,
    paused: pausedOn !== null,
    escalated: open && escalatedOn !== null,
  }
}

export const nosOf = (rows: readonly OrderRow[]) =>
  rows.flatMap((row) => [row.streetNo, row.holderNo, row.offeredNo, row.foundedNo])
