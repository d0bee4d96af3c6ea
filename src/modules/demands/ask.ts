import { sql } from 'kysely'
import { plainPhone } from '../../kernel/phone.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, type Prelude, preparedCommand, query } from '../../platform/commands/operation.ts'
import { plainCode } from '../../platform/crypto/spoken-codes.ts'
import { asPlatform, systemContext } from '../../platform/db/database.ts'
import { demands } from './contract.ts'
import type { Raised } from './online.ts'
import { namesOf, offices } from './places.ts'
import { demandProblems as problems } from './problems.ts'
import { type Adoption, decide } from './rules/orders.ts'
import { getRule } from './settings.ts'
import { insertOrder } from './intake.ts'
import { findOrderOfCode, type OrderRecord, recordStep, saveMove, standingOf } from './store.ts'
import { requireWord } from './take.ts'

/** The text people agree to stands in the phrases of the page; changing it means another version here. */
export const consentVersion = '2026-11'

export const getAskForm = query(demands.getAskForm, async (call) => {
  const nodes = await offices(call.tx)
  const districts = nodes.filter((node) => node.kind === 'district')
  const addressee = call.query.unitNo === undefined ? null : await findAddressee(call, call.query.unitNo)
  return {
    addressee,
    consentVersion,
    districts: await Promise.all(
      districts.map(async ({ no, name }) => ({
        no,
        name,
        streets: nodes
          .filter((node) => node.kind === 'street' && node.districtNo === no)
          .map((node) => ({ no: node.no, name: node.name })),
        categories: (await getRule(call.tx, no, 'demand.words', call.today)).params.categories,
      })),
    ),
  }
})

/** A Party organisation at work that residents can write to, whatever the scope: its number, name and district. */
async function findAddressee({ tx, today }: Pick<Call, 'tx' | 'today'>, unitNo: number) {
  return asPlatform(tx, async () => {
    const { rows } = await sql<{ no: number; name: string; districtNo: number }>`
      select unit_no as no, name, district_no as "districtNo" from organisations.unit_on(${today}::date)
      where unit_no = ${unitNo} and kind = 'party_org' and status = 'active' and district_no is not null`.execute(tx)
    return rows[0] ?? null
  })
}

/** Somebody without an account: the platform writes the row for the desk of the committee, and answers with its number and the code. */
export const ask = command(demands.ask, async (call) => {
  const { tx, body, today, services } = call
  if (body.consentVersion !== consentVersion) throw problem(problems['demand-consent-outdated'])
  const street = (await offices(tx)).find((node) => node.no === body.streetNo && node.kind === 'street')
  if (!street) throw problem(problems['order-street-unknown'])
  const { districtNo } = street
  const addressee = body.unitNo ? await findAddressee(call, body.unitNo) : null
  if (body.unitNo && addressee?.districtNo !== districtNo) throw problem(problems['order-addressee-unknown'])
  requireWord((await getRule(tx, districtNo, 'demand.words', today)).params.categories, body.category)
  const { params } = await getRule(tx, districtNo, 'demand.public', today)
  const index = services.crypto.blindIndex('order.phone', plainPhone(body.phone))
  const taken = await asPlatform(tx, async () => {
    await sql`select pg_advisory_xact_lock(hashtext(encode(${index}::bytea, 'hex')))`.execute(tx)
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from demands.order
      where phone_index = ${index} and channel = 'web' and received_on = ${today}`.execute(tx)
    if (rows[0]!.count >= params.perDay) throw problem(problems['order-too-many-today'], { most: params.perDay })
    return insertOrder(call, {
      ...body,
      districtNo,
      takenNo: addressee?.no ?? districtNo,
      place: body.place || null,
      channel: 'web',
      receivedOn: today,
      accountId: null,
      withCode: true,
    })
  })
  call.note({ objectType: 'order', objectId: taken.id, fields: ['name', 'phone'] })
  return { no: taken.no, code: taken.code! }
})

type Key = { readonly body: { readonly code: string; readonly digits: string } }
const macOf = ({ services }: Pick<Prelude, 'services'>, code: string) => services.crypto.mac('order.code', plainCode(code))

/** A try is counted before it is looked at, in a transaction of its own, so that a refusal does not take the count back. */
async function countTry(call: Prelude & Key): Promise<void> {
  await call.services.database.transaction(systemContext, (tx) =>
    sql`update demands.order set tries = case when tries_on = ${call.today}::date then tries + 1 else 1 end, tries_on = ${call.today}
      where code_mac = ${macOf(call, call.body.code)}`.execute(tx),
  )
}

/** The order of a code and digits. A wrong code and wrong digits are answered alike. */
async function requireOwn(call: Call & Key): Promise<OrderRecord> {
  const { tx, body, services, today } = call
  const order = await findOrderOfCode(tx, macOf(call, body.code))
  if (!order || order.phone === null) throw problem(problems['order-code-unknown'])
  const { params } = await getRule(tx, order.districtNo, 'demand.public', today)
  if (order.tries > params.tries) throw problem(problems['order-code-locked'])
  if (!services.crypto.open('order.phone', order.phone).endsWith(body.digits)) throw problem(problems['order-code-unknown'])
  await sql`update demands.order set tries = 0 where id = ${order.id}`.execute(tx)
  return order
}

/** What the requester is shown: the words of the reply, who has it in hand and when it moved; reasons between offices stay inside. */
async function tellOwn(call: Call, id: string) {
  const { tx, today } = call
  const { rows } = await sql<Told>`
    select o.no, o.kind, o.what, o.place, o.state, o.district_no as "districtNo", o.holder_no as "holderNo", o.received_on as "receivedOn",
      o.due_what as "dueWhat", o.due_on as "dueOn", o.paused_on is not null as paused, o.outcome, o.reply, o.adoption, o.adoption_why as "adoptionWhy", o.reply_how as "replyHow",
      o.replied_by as "repliedBy", o.replied_on as "repliedOn", o.rating, o.reopened_on as "reopenedOn",
      o.founded_unit_no as "foundedNo" from demands.order o where o.id = ${id}`.execute(tx)
  const { districtNo, holderNo, reopenedOn, foundedNo, ...told } = rows[0]!
  const { rows: steps } = await sql<{ kind: string; toNo: number | null; onDay: string }>`
    select kind, to_no as "toNo", on_day as "onDay" from demands.order_step
    where order_id = ${id} and kind in ('receive', 'handle', 'offer', 'accept', 'finish', 'reply', 'rate', 'reopen', 'join') order by id`.execute(
    tx,
  )
  const named = await namesOf(call, [holderNo, foundedNo, ...steps.map((step) => step.toNo)])
  return {
    ...told,
    holder: named(holderNo).name,
    steps: steps.map(({ kind, toNo, onDay }) => ({
      kind,
      with: kind === 'offer' && toNo !== null ? named(toNo).name : null,
      onDay,
    })),
    issues: await issuesOfOrder(call, id),
    founded: foundedNo === null ? null : named(foundedNo).name,
    ratings: (await getRule(tx, districtNo, 'demand.words', today)).params.ratings,
    can: {
      rate: told.state === 'replied' && told.rating === null,
      reopen: ['replied', 'rated'].includes(told.state) && reopenedOn === null,
      forget: ['replied', 'rated'].includes(told.state),
    },
  }
}

/** Issues put to deliberation from an order: who asked is told what was decided and what came of it. */
async function issuesOfOrder({ tx }: Call, id: string) {
  const { rows } = await sql<Raised & { no: number; title: string }>`
    select i.no, i.title, i.state, i.decision, i.decided_on as "decidedOn", i.result, i.solved_on as "solvedOn", i.feedback, i.told_on as "toldOn",
      demands.consulted(i.id) as consulted from demands.issue i where i.order_id = ${id} order by i.no`.execute(tx)
  return rows
}

interface Told {
  no: number
  kind: 'demand'
  what: string
  place: string | null
  state: OrderRecord['state']
  districtNo: number
  holderNo: number
  receivedOn: string
  dueWhat: OrderRecord['dueWhat']
  dueOn: string | null
  paused: boolean
  outcome: 'solved' | 'explained' | null
  reply: string | null
  replyHow: 'page' | null
  repliedBy: string | null
  repliedOn: string | null
  adoption: Adoption | null
  adoptionWhy: string | null
  rating: string | null
  reopenedOn: string | null
  foundedNo: number | null
}

export const follow = preparedCommand(demands.follow, countTry, (call) =>
  asPlatform(call.tx, async () => tellOwn(call, (await requireOwn(call)).id)),
)

export const rate = preparedCommand(demands.rate, countTry, (call) =>
  asPlatform(call.tx, async () => {
    const { tx, body, today } = call
    const order = await requireOwn(call)
    requireWord((await getRule(tx, order.districtNo, 'demand.words', today)).params.ratings, body.rating)
    const decision = decide(standingOf(order), 'rate')
    if (!decision.ok) throw problem(problems[decision.code])
    await sql`update demands.order set rating = ${body.rating}, rated_on = ${today} where id = ${order.id}`.execute(tx)
    await saveMove(tx, order, decision.move, today)
    await recordStep(tx, order.id, { kind: 'rate', words: body.words || null, onDay: today })
    call.note({ objectType: 'order', objectId: order.id, fields: ['rating'] })
    return tellOwn(call, order.id)
  }),
)

/** The reply that did not settle it stays in the chain; the order is taken in anew by whoever holds it. */
export const reopen = preparedCommand(demands.reopen, countTry, (call) =>
  asPlatform(call.tx, async () => {
    const { tx, body, today } = call
    const order = await requireOwn(call)
    const decision = decide(standingOf(order), 'reopen')
    if (!decision.ok) throw problem(problems[decision.code])
    await saveMove(tx, order, decision.move, today)
    await sql`update demands.order set reopened_on = ${today}, joined_to = null, outcome = null, result = null, done_on = null, reply = null, adoption = null, adoption_why = null, reply_how = null,
      replied_by = null, replied_on = null where id = ${order.id}`.execute(tx)
    await recordStep(tx, order.id, { kind: 'reopen', words: body.words, onDay: today })
    call.note({ objectType: 'order', objectId: order.id, fields: ['state'] })
    return tellOwn(call, order.id)
  }),
)

export const forget = preparedCommand(demands.forget, countTry, (call) =>
  asPlatform(call.tx, async () => {
    const { tx, today } = call
    const order = await requireOwn(call)
    if (!['replied', 'rated'].includes(order.state)) throw problem(problems['order-not-now'])
    await sql`update demands.order set name_sealed = null, phone_sealed = null, phone_index = null, code_mac = null, forgotten_on = ${today},
      revision = revision + 1 where id = ${order.id}`.execute(tx)
    await recordStep(tx, order.id, { kind: 'forget', onDay: today })
    call.note({ objectType: 'order', objectId: order.id, fields: ['name', 'phone'] })
    return { no: order.no }
  }),
)
