import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { command } from '../../platform/commands/operation.ts'
import { demands } from './contract.ts'
import { deskOf, requireStreet } from './places.ts'
import { demandProblems as problems } from './problems.ts'
import { getRule } from './settings.ts'
import { insertOrder } from './intake.ts'

/** At the desk, on the telephone, from a group, or handed over by another platform under its own number. */
export const takeOrder = command(demands.takeOrder, async (call) => {
  const { tx, body, today, actor } = call
  const desk = await deskOf(call, body.districtNo ?? null)
  const { districtNo } = desk
  const receivedOn = body.receivedOn ?? today
  if (receivedOn > today) throw problem(problems['demand-day-ahead'], { day: receivedOn })
  const { params: words } = await getRule(tx, districtNo, 'demand.words', today)
  requireWord(words.categories, body.category)
  requireWord(
    words.channels.filter((one) => one.entry),
    body.channel,
  )
  await requireStreet(tx, districtNo, body.streetNo ?? null)
  if (body.externalNo) {
    await sql`select pg_advisory_xact_lock(hashtext('demands.order.external'), ${districtNo})`.execute(tx)
    const { rows } = await sql<{ no: number }>`select no from demands.order
      where district_no = ${districtNo} and channel = ${body.channel} and external_no = ${body.externalNo}`.execute(tx)
    if (rows[0]) throw problem(problems['order-known'], { no: rows[0].no })
  }
  const { id, no, code } = await insertOrder(call, {
    ...body,
    districtNo,
    takenNo: desk.no,
    streetNo: body.streetNo ?? null,
    place: body.place || null,
    name: body.name || null,
    phone: body.phone ?? null,
    receivedOn,
    accountId: actor.accountId,
    withCode: true,
  })
  call.note({ objectType: 'order', objectId: id, fields: ['state'] })
  return { id, no, code, revision: 1 }
})

export function requireWord(words: readonly { readonly code: string }[], code: string): void {
  if (!words.some((word) => word.code === code)) throw problem(problems['order-word-unknown'], { code })
}
