import { sql } from 'kysely'
import { addDays } from '../../kernel/dates.ts'
import { maskName, maskPhone } from '../../kernel/mask.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { kindsJoined, spokenFor, unitsOf } from './act.ts'
import type { OrderFilter } from './contract-order-shapes.ts'
import { demands } from './contract.ts'
import { countOrders, fits, isOpen, listRows, nosOf, type OrderRow, present } from './order-list.ts'
import { isFounding, mayFound } from './founding.ts'
import { namesOf } from './places.ts'
import { demandProblems as problems } from './problems.ts'
import { reasonsNear } from './rules/near.ts'
import { actsOpen, sideOf } from './rules/orders.ts'
import { allWords, getRule } from './settings.ts'
import { orderInScope } from './store.ts'

export const getWords = query(demands.getWords, async (call) => allWords(call.tx, call.today))

export const listOrders = query(demands.listOrders, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listRows(call, fits(call, filter), pageSize, (page - 1) * pageSize)
  const named = await namesOf(call, nosOf(rows))
  const count = async (view: OrderFilter['view']) => countOrders(call, { ...filter, view })
  return {
    items: rows.map((row) => present(row, named, call.today)),
    total: await countOrders(call, filter),
    page,
    pageSize,
    counts: {
      open: await count('open'),
      mine: await count('mine'),
      due: await count('due'),
      escalated: await count('escalated'),
      'to-reply': await count('to-reply'),
    },
    can: { take: call.can('order.take') !== null },
  }
})

interface Whole {
  externalNo: string | null
  name: Buffer | null
  phone: Buffer | null
  index: string | null
  forgottenOn: string | null
  follows: boolean
  pausedLeft: number | null
  escalatedTo: number | null
  doneOn: string | null
  result: string | null
  reply: string | null
  replyHow: 'page' | null
  repliedBy: string | null
  adoptionWhy: string | null
  ratedOn: string | null
  reopenedOn: string | null
  joinedTo: string | null
  seenNos: number[]
}

export const getOrder = query(demands.getOrder, async (call) => {
  const { id } = call.params
  const [row] = await listRows(call, sql<boolean>`o.id = ${id} and ${orderInScope(call.scope)}`, 1, 0)
  if (!row) throw problem(problems['order-not-found'])
  const { rows: wholes } = await sql<Whole>`
    select o.external_no as "externalNo", o.name_sealed as name, o.phone_sealed as phone, encode(o.phone_index, 'hex') as index, o.forgotten_on as "forgottenOn",
      o.code_mac is not null as follows, o.paused_left as "pausedLeft", o.escalated_to as "escalatedTo", o.done_on as "doneOn", o.result, o.reply,
      o.reply_how as "replyHow", o.replied_by as "repliedBy", o.adoption_why as "adoptionWhy", o.rated_on as "ratedOn", o.reopened_on as "reopenedOn", o.joined_to as "joinedTo",
      o.seen_nos as "seenNos" from demands.order o where o.id = ${id}`.execute(call.tx)
  const { name, phone, index, escalatedTo, joinedTo, seenNos, ...whole } = wholes[0]!
  const steps = await stepsOf(call, id)
  const named = await namesOf(call, [
    ...nosOf([row]),
    row.takenNo,
    escalatedTo,
    ...steps.flatMap((step) => [step.byNo, step.toNo]),
  ])
  const { crypto } = call.services
  const clock = await getRule(call.tx, row.districtNo, 'demand.clock', call.today)
  const { joined, main } = await joinedOf(call, id, joinedTo)
  const { can, waits } = await mayOf(call, { ...row, seenNos, rated: row.rating !== null, reopened: whole.reopenedOn !== null })
  return {
    ...present(row, named, call.today),
    ...whole,
    taken: named(row.takenNo),
    name: name && maskName(crypto.open('order.name', name)),
    phone: phone && maskPhone(crypto.open('order.phone', phone)),
    pausedOn: row.pausedOn,
    escalatedOn: row.escalatedOn,
    escalatedTo: escalatedTo === null ? null : named(escalatedTo),
    joinedTo: main,
    joined,
    asksAdoption: [row.kind, ...(await kindsJoined(call, id))].includes('suggestion'),
    near: can.acts.includes('join') ? await nearOf(call, row, index) : [],
    clock: { ...clock.params, version: clock.version, source: clock.source },
    steps: steps.map(({ byNo, toNo, ...step }) => ({
      ...step,
      by: byNo === null ? null : named(byNo),
      to: toNo === null ? null : named(toNo),
    })),
    can,
    waitsFor: waits === null ? null : named(waits),
  }
})

async function stepsOf({ tx }: Call, id: string) {
  const { rows } = await sql<{
    kind: string
    byNo: number | null
    toNo: number | null
    words: string | null
    news: string | null
    onDay: string
    account: string | null
  }>`select kind, by_no as "byNo", to_no as "toNo", words, news, on_day as "onDay", access.display_name_of(account_id) as account
    from demands.order_step where order_id = ${id} order by id`.execute(tx)
  return rows
}

async function joinedOf(call: Call, id: string, joinedTo: string | null) {
  const { rows } = await sql<{ id: string; no: number; receivedOn: string; main: boolean }>`
    select o.id, o.no, o.received_on as "receivedOn", o.id = ${joinedTo}::uuid as main from demands.order o
    where (o.joined_to = ${id} or o.id = ${joinedTo}::uuid) and ${orderInScope(call.scope)} order by o.no`.execute(call.tx)
  const main = rows.find((row) => row.main)
  return {
    joined: rows.filter((row) => !row.main).map((row) => ({ id: row.id, no: row.no, receivedOn: row.receivedOn })),
    main: main ? { id: main.id, no: main.no } : null,
  }
}

type Standing = OrderRow & { readonly seenNos: readonly number[]; readonly rated: boolean; readonly reopened: boolean }

/** Acts the standing allows, of the sides the caller stands on. */
async function mayOf(call: Call, row: Standing) {
  const open = actsOpen({ ...row, paused: row.pausedOn !== null })
  const own = await spokenFor(call, [
    row.holderNo,
    row.takenNo,
    row.districtNo,
    ...(row.offeredNo === null ? [] : [row.offeredNo]),
  ])
  const stands = (side: Parameters<typeof unitsOf>[1]) => unitsOf(row, side).some((no) => own.has(no))
  const next = row.offeredNo ?? row.holderNo
  return {
    can: {
      acts: open.filter((act) => stands(sideOf[act])),
      reveal: call.can('order.reveal') !== null && stands('replier'),
      code: stands('replier'),
      deliberate: call.can('deliberation.keep') !== null && stands('replier'),
      found: stands('replier') && mayFound(row.state) && (await isFounding(call, row)),
    },
    /** Who acts next where that is not the caller; null once all is done. */
    waits: row.dueOn === null || own.has(next) ? null : next,
  }
}

/** Open orders of the district that may be about the same thing, with what speaks for it. */
async function nearOf(call: Call, row: OrderRow, index: string | null) {
  const { params } = await getRule(call.tx, row.districtNo, 'demand.near', call.today)
  const { rows } = await sql<Pick<OrderRow, 'id' | 'no' | 'what' | 'place' | 'state' | 'receivedOn'> & { index: string | null }>`
    select o.id, o.no, o.what, o.place, o.state, o.received_on as "receivedOn", encode(o.phone_index, 'hex') as index from demands.order o
    where o.district_no = ${row.districtNo} and o.id <> ${row.id} and ${isOpen} and o.received_on >= ${addDays(row.receivedOn, -params.days)}
      and ${orderInScope(call.scope)} order by o.no desc limit 1000`.execute(call.tx)
  const own = { what: row.what, place: row.place, phone: index }
  return rows
    .map(({ index: phone, ...one }) => ({ ...one, reasons: reasonsNear(own, { ...one, phone }, params.percent) }))
    .filter((one) => one.reasons.length > 0)
    .toSorted((a, b) => b.reasons.length - a.reasons.length || b.no - a.no)
    .slice(0, 8)
}

export const listTargets = query(demands.listTargets, async (call) => {
  const { tx, params, scope, today } = call
  const { rows } = await sql<{ districtNo: number; holderNo: number }>`
    select o.district_no as "districtNo", o.holder_no as "holderNo" from demands.order o where o.id = ${params.id} and ${orderInScope(scope)}`.execute(
    tx,
  )
  const order = rows[0]
  if (!order) throw problem(problems['order-not-found'])
  const like = call.query.q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
  const { rows: items } = await sql<{ no: number; name: string; kind: string }>`
    select t.no, t.name, t.kind from demands.targets(${order.districtNo}, ${like}, ${today}::date) t where t.no <> ${order.holderNo}`.execute(
    tx,
  )
  if (like === '') return { items }
  const { rows: units } = await sql<{ no: number; name: string; kind: string }>`
    select u.unit_no as no, u.name, u.kind from organisations.unit_on(${today}::date) u where u.district_no = ${order.districtNo} and u.name ilike ${`%${like}%`}
      and u.status in ('active', 'preparing') and u.kind in ('social_org', 'party_org', 'enterprise', 'mass_org', 'informal_group', 'university')
      and (${scope.everything} or u.scope_nodes && ${scope.everything ? [] : [...scope.nodes]}::integer[]) order by u.unit_no limit 40`.execute(
    tx,
  )
  return { items: [...items, ...units] }
})
