import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { startClock } from './clocks.ts'
import { demandProblems as problems } from './problems.ts'
import type { Clock, Move, OrderState, Standing } from './rules/orders.ts'

/** Rights reach an order from its district and from whoever held it or was offered it. */
export function orderInScope(scope: Scope): RawBuilder<boolean> {
  if (scope.everything) return sql<boolean>`true`
  const nodes = sql`${`{${scope.nodes.join(',')}}`}::integer[]`
  return sql<boolean>`(o.unit_nos && ${nodes} or exists (select from organisations.unit u where u.no = any (o.unit_nos) and ${reachedBy(scope, 'u.scope_nodes')}))`
}

/**
 * Units the reader speaks for: those a grant names; and those that hold no office of their own here (departments, social organisations,
 * communities), in reach. A street above does not speak for another street, nor the district for its streets: it takes over.
 */
export function ownSide(scope: Scope, column: RawBuilder<unknown>): RawBuilder<boolean> {
  if (scope.everything) return sql<boolean>`true`
  const nodes = sql`${`{${scope.nodes.join(',')}}`}::integer[]`
  return sql<boolean>`(${column} = any (${nodes}) or exists (select from organisations.unit w where w.no = ${column}
    and w.kind not in ('district', 'street', 'industry') and ${reachedBy(scope, 'w.scope_nodes')}))`
}

/** Rights reach an issue and a deliberation as they reach their units. */
export function unitsInScope(scope: Scope, alias: 'i' | 's'): RawBuilder<boolean> {
  if (scope.everything) return sql<boolean>`true`
  const nodes = sql`${`{${scope.nodes.join(',')}}`}::integer[]`
  const column = sql.ref(`${alias}.unit_nos`)
  return sql<boolean>`(${column} && ${nodes} or exists (select from organisations.unit u where u.no = any (${column}) and ${reachedBy(scope, 'u.scope_nodes')}))`
}

export interface OrderRecord {
  readonly id: string
  readonly no: number
  readonly districtNo: number
  readonly streetNo: number | null
  readonly kind: string
  readonly category: string
  readonly what: string
  readonly state: OrderState
  readonly takenNo: number
  readonly holderNo: number
  readonly offeredNo: number | null
  readonly seenNos: readonly number[]
  readonly joinedTo: string | null
  readonly receivedOn: Day
  readonly dueWhat: Clock | null
  readonly dueOn: Day | null
  readonly pausedOn: Day | null
  readonly pausedLeft: number | null
  readonly rating: string | null
  readonly reopenedOn: Day | null
  readonly repliedOn: Day | null
  readonly name: Buffer | null
  readonly phone: Buffer | null
  readonly tries: number
  readonly revision: number
}

const columns = sql`o.id, o.no, o.district_no as "districtNo", o.street_no as "streetNo", o.kind, o.category, o.what, o.state, o.taken_no as "takenNo",
  o.holder_no as "holderNo", o.offered_no as "offeredNo", o.seen_nos as "seenNos", o.joined_to as "joinedTo", o.received_on as "receivedOn",
  o.due_what as "dueWhat", o.due_on as "dueOn", o.paused_on as "pausedOn", o.paused_left as "pausedLeft", o.rating, o.reopened_on as "reopenedOn",
  o.replied_on as "repliedOn", o.name_sealed as name, o.phone_sealed as phone, o.tries, o.revision`

export const standingOf = (order: OrderRecord): Standing => ({
  state: order.state,
  districtNo: order.districtNo,
  takenNo: order.takenNo,
  holderNo: order.holderNo,
  offeredNo: order.offeredNo,
  seenNos: order.seenNos,
  paused: order.pausedOn !== null,
  rated: order.rating !== null,
  reopened: order.reopenedOn !== null,
})

/** Locks an order in reach for a change. Throws `order-not-found`, `revision-stale`. */
export async function getOrderForChange(
  call: Pick<Call, 'tx' | 'scope'>,
  id: string,
  ifMatch: number | null,
): Promise<OrderRecord> {
  const { rows } = await sql<OrderRecord>`
    select ${columns} from demands.order o where o.id = ${id} and ${orderInScope(call.scope)} for update`.execute(call.tx)
  const order = rows[0]
  if (!order) throw problem(problems['order-not-found'])
  if (ifMatch !== null && ifMatch !== order.revision)
    throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: order.revision })
  return order
}

/** Locks the order of a code, under the platform's own hand; undefined for a code nobody has. */
export async function findOrderOfCode(tx: Tx, mac: Buffer): Promise<OrderRecord | undefined> {
  const { rows } = await sql<OrderRecord>`select ${columns} from demands.order o where o.code_mac = ${mac} for update`.execute(tx)
  return rows[0]
}

export interface Step {
  readonly kind: string
  readonly byNo?: number | null | undefined
  readonly toNo?: number | null | undefined
  readonly words?: string | null | undefined
  readonly news?: string | null | undefined
  readonly onDay: Day
  readonly accountId?: string | null | undefined
  readonly unitAct?: number
}

export async function recordStep(tx: Tx, orderId: string, step: Step): Promise<void> {
  await sql`insert into demands.order_step (order_id, kind, by_no, to_no, words, news, on_day, account_id, unit_act)
    values (${orderId}, ${step.kind}, ${step.byNo ?? null}, ${step.toNo ?? null}, ${step.words ?? null}, ${step.news ?? null}, ${step.onDay},
      ${step.accountId ?? null}, ${step.unitAct ?? null})`.execute(tx)
}

/** Writes where an order stands now, with the clock that runs; orders joined to it follow their main one. */
export async function saveMove(tx: Tx, order: OrderRecord, move: Move, today: Day): Promise<void> {
  const clock = move.clock
  if (clock !== 'keep') {
    const running = clock === null ? null : await startClock(tx, order.districtNo, clock, today, today)
    await sql`update demands.order set due_what = ${running?.what ?? null}, due_on = ${running?.dueOn ?? null}, due_provisional = ${running?.provisional ?? false},
      rule_version = coalesce(${running?.version ?? null}, rule_version), paused_on = null, paused_left = null, escalated_on = null, escalated_to = null
      where id = ${order.id}`.execute(tx)
  }
  const units = [move.holderNo, ...(move.offeredNo === null ? [] : [move.offeredNo])]
  await sql`update demands.order o set state = ${move.state}, holder_no = ${move.holderNo}, offered_no = ${move.offeredNo}, seen_nos = ${[...move.seenNos]}::integer[],
    unit_nos = (select array_agg(distinct n) from unnest(o.unit_nos || ${units}::integer[]) n), revision = o.revision + 1 where o.id = ${order.id}`.execute(
    tx,
  )
  await asPlatform(tx, () =>
    sql`update demands.order j set holder_no = m.holder_no, unit_nos = (select array_agg(distinct n) from unnest(j.unit_nos || m.unit_nos) n)
      from demands.order m where m.id = ${order.id} and j.joined_to = m.id and j.state = 'joined'`.execute(tx),
  )
}
