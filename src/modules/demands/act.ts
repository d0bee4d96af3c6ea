import { sql } from 'kysely'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { problem, type ProblemParams } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { recordUnmasking } from '../access/index.ts'
import { pauseClock, resumeClock } from './clocks.ts'
import { demands } from './contract.ts'
import { namesOf } from './places.ts'
import { demandProblems as problems } from './problems.ts'
import { adoptionLacks, decide, type Side, sideOf } from './rules/orders.ts'
import { spokenCode } from '../../platform/crypto/spoken-codes.ts'
import { getOrderForChange, type OrderRecord, ownSide, recordStep, saveMove, standingOf } from './store.ts'

type Body = BodyOf<typeof demands.actOnOrder>

/** Units of a side: any of them may act. */
export function unitsOf(order: Pick<OrderRecord, 'holderNo' | 'offeredNo' | 'takenNo' | 'districtNo'>, side: Side): number[] {
  if (side === 'offered') return order.offeredNo === null ? [] : [order.offeredNo]
  if (side === 'committee') return [order.districtNo]
  return side === 'replier' ? [order.holderNo, order.takenNo] : [order.holderNo]
}

/** Which of the units the caller speaks for. */
export async function spokenFor(call: Pick<Call, 'tx' | 'can'>, nos: readonly number[]): Promise<Set<number>> {
  const scope = call.can('order.handle')
  if (!scope) return new Set()
  const { rows } = await sql<{ no: number }>`
    select n.no from unnest(${[...nos]}::integer[]) n (no) where ${ownSide(scope, sql`n.no`)}`.execute(call.tx)
  return new Set(rows.map((row) => row.no))
}

/** The unit the caller acts for. Throws `order-not-yours` with the name of who holds it. */
export async function requireSide(call: Call, order: OrderRecord, side: Side): Promise<number> {
  const nos = unitsOf(order, side)
  const own = await spokenFor(call, nos)
  const by = nos.find((no) => own.has(no))
  if (by === undefined) {
    const whose = nos[0] ?? order.holderNo
    throw problem(problems['order-not-yours'], { name: (await namesOf(call, [whose]))(whose).name })
  }
  return by
}

export const actOnOrder = command(demands.actOnOrder, async (call) => {
  const { tx, body, params, ifMatch, today } = call
  const order = await getOrderForChange(call, params.id, ifMatch)
  const by = await requireSide(call, order, sideOf[body.act])
  const intent = body.act === 'offer' ? { toNo: body.toNo, news: body.news } : {}
  const decision = decide(standingOf(order), body.act, intent)
  if (!decision.ok) throw problem(problems[decision.code], await toldOf(call, decision.code, intent.toNo))
  if (body.act === 'reply') {
    const lack = adoptionLacks([order.kind, ...(await kindsJoined(call, order.id))], body.adoption, body.adoptionWhy)
    if (lack) throw problem(problems[lack])
  }
  if (body.act === 'offer') await requireTarget(call, order, body.toNo)
  const main = body.act === 'join' ? await requireMain(call, order, body.mainId) : null
  await tellFacts(call, order, body)
  await saveMove(tx, order, main ? { ...decision.move, holderNo: main.holderNo } : decision.move, today)
  await recordStep(tx, order.id, {
    kind: body.act,
    byNo: by,
    toNo: body.act === 'offer' ? body.toNo : (main?.holderNo ?? null),
    words: body.act === 'join' ? body.words || String(main!.no) : body.words || null,
    news: intent.news || null,
    onDay: today,
    accountId: call.actor.accountId,
  })
  if (body.act === 'reply') await replyToJoined(call, order, body, by)
  if (main) await gatherUnder(call, order, main)
  call.note({ objectType: 'order', objectId: order.id, fields: ['state'], detail: { act: body.act } })
  return { id: order.id, revision: order.revision + 1 }
})

/** Kinds of the orders the same reply answers. */
export async function kindsJoined({ tx }: Pick<Call, 'tx'>, id: string): Promise<string[]> {
  return asPlatform(tx, async () => {
    const { rows } = await sql<{ kind: string }>`
      select distinct kind from demands.order where joined_to = ${id} and state = 'joined'`.execute(tx)
    return rows.map((row) => row.kind)
  })
}

async function toldOf(call: Call, code: string, toNo: number | null | undefined): Promise<ProblemParams> {
  return code === 'order-was-there' && toNo ? { name: (await namesOf(call, [toNo]))(toNo).name } : {}
}

/** What an act writes besides where the order stands. The row must say so before the state does: the database refuses a bare closing. */
async function tellFacts({ tx, today }: Call, order: OrderRecord, body: Body): Promise<void> {
  if (body.act === 'finish')
    await sql`update demands.order set outcome = ${body.outcome}, result = ${body.words}, done_on = ${today} where id = ${order.id}`.execute(
      tx,
    )
  if (body.act === 'reply') {
    const adopts = order.kind === 'suggestion'
    await sql`update demands.order set reply = ${body.words}, reply_how = ${body.how}, replied_by = ${body.by}, replied_on = ${today},
      adoption = ${adopts ? (body.adoption ?? null) : null}, adoption_why = ${adopts ? body.adoptionWhy || null : null} where id = ${order.id}`.execute(
      tx,
    )
  }
  if (body.act === 'join') await sql`update demands.order set joined_to = ${body.mainId} where id = ${order.id}`.execute(tx)
  if (body.act === 'separate')
    await sql`update demands.order set joined_to = null, state = 'received' where id = ${order.id}`.execute(tx)
  if (body.act === 'pause') await pauseClock(tx, order.id, order.dueOn!, today)
  if (body.act === 'resume') await resumeClock(tx, order.id, order.pausedLeft!, today)
}

/** A target is an area or department of the district, or a unit in the caller's reach, that stands today. */
async function requireTarget({ tx, scope, today }: Call, order: OrderRecord, toNo: number): Promise<void> {
  const { rows } = await sql`
    select from demands.targets(${order.districtNo}, '', ${today}::date) t where t.no = ${toNo}
    union all select from organisations.unit_on(${today}::date) u where u.unit_no = ${toNo} and u.district_no = ${order.districtNo}
      and u.status in ('active', 'preparing') and (${scope.everything} or u.scope_nodes && ${scope.everything ? [] : [...scope.nodes]}::integer[])`.execute(
    tx,
  )
  if (rows.length === 0) throw problem(problems['order-target-unknown'])
}

/** The order another is joined to: open, of the same district, in reach, and itself joined to none. */
async function requireMain(call: Call, order: OrderRecord, mainId: string): Promise<OrderRecord> {
  if (mainId === order.id) throw problem(problems['order-join-itself'])
  const main = await getOrderForChange(call, mainId, null)
  const open = ['received', 'offered', 'handling', 'done'].includes(main.state)
  if (main.districtNo !== order.districtNo || !open) throw problem(problems['order-join-elsewhere'])
  return main
}

/** Orders joined to the one that is now joined itself hang on the new main one; each is seen by who holds that. */
async function gatherUnder({ tx }: Call, order: OrderRecord, main: OrderRecord): Promise<void> {
  await asPlatform(tx, () =>
    sql`update demands.order j set joined_to = m.id, holder_no = m.holder_no, unit_nos = (select array_agg(distinct n) from unnest(j.unit_nos || m.unit_nos) n)
      from demands.order m where m.id = ${main.id} and (j.id = ${order.id} or (j.joined_to = ${order.id} and j.state = 'joined'))`.execute(
      tx,
    ),
  )
}

/** One reply reaches all who asked the same; a suggestion among them hears what became of it, whatever the order it was joined to. */
async function replyToJoined(
  { tx, today, actor }: Call,
  order: OrderRecord,
  body: Extract<Body, { act: 'reply' }>,
  by: number,
): Promise<void> {
  await asPlatform(tx, async () => {
    const { rows } = await sql<{ id: string }>`
      update demands.order j set state = 'replied', outcome = m.outcome, result = m.result, done_on = m.done_on, reply = m.reply, reply_how = m.reply_how,
        replied_by = m.replied_by, replied_on = m.replied_on, adoption = case when j.kind = 'suggestion' then ${body.adoption ?? null} end,
        adoption_why = case when j.kind = 'suggestion' then ${body.adoptionWhy || null} end, revision = j.revision + 1
      from demands.order m where m.id = ${order.id} and j.joined_to = m.id and j.state = 'joined' returning j.id`.execute(tx)
    for (const { id } of rows)
      await recordStep(tx, id, { kind: 'reply', byNo: by, words: body.words, onDay: today, accountId: actor.accountId })
  })
}

/** Name and telephone go to the side that holds the order or took it in, with the purpose in the log. */
export const revealOrder = command(demands.revealOrder, async (call) => {
  const order = await getOrderForChange(call, call.params.id, null)
  const unitNo = await requireSide(call, order, 'replier')
  if (order.name === null && order.phone === null) throw problem(problems['order-contact-gone'])
  await recordUnmasking(call, {
    purpose: call.body.purpose,
    objectType: 'order',
    objectId: order.id,
    fields: ['name', 'phone'],
    unitNo,
  })
  const { crypto } = call.services
  return {
    name: order.name && crypto.open('order.name', order.name),
    phone: order.phone && crypto.open('order.phone', order.phone),
  }
})

export const renewCode = command(demands.renewCode, async (call) => {
  const { tx, services, today, actor } = call
  const order = await getOrderForChange(call, call.params.id, null)
  const byNo = await requireSide(call, order, 'replier')
  if (order.phone === null) throw problem(problems['order-contact-gone'])
  const code = spokenCode(10, 5)
  await sql`update demands.order set code_mac = ${services.crypto.mac('order.code', code.plain)}, tries = 0 where id = ${order.id}`.execute(
    tx,
  )
  await recordStep(tx, order.id, { kind: 'code', byNo, onDay: today, accountId: actor.accountId })
  call.note({ objectType: 'order', objectId: order.id, fields: ['code'] })
  return { code: code.told }
})
