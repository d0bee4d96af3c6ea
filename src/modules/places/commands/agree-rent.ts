import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { commonProblems, problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { isOverlap } from '../booking-store.ts'
import { places } from '../contract.ts'
import { placeProblems as problems } from '../problems.ts'
import { getRow, handOf, type RentRow } from '../rents.ts'
import { decideRent, endsFirst, owedFor, type RentAct, type RentSide, stageOf } from '../rules.ts'
import { placeBook } from '../settings.ts'

const aboutRent = (id: string, field: string) => ({ objectType: 'rent', objectId: id, fields: [field] })

interface Sides {
  readonly districtNo: number
  readonly state: string
  readonly tenant: string | null
  readonly sides: Readonly<Record<RentSide, boolean>>
}

/** Venue and tenant, which is an organisation of the same district other than the owner, and which of the two the caller may act for. */
async function getSides(call: Call, venueNo: number, tenantNo: number): Promise<Sides> {
  const { tx, scope, today } = call
  const reached = async (no: number) =>
    scope.everything ||
    (
      await sql`select from organisations.unit u where u.no = ${no} and u.retracted_by is null and u.scope_nodes && ${[...scope.nodes]}::integer[]`.execute(
        tx,
      )
    ).rows.length > 0
  const { rows } = await sql<{ districtNo: number; ownerNo: number; state: string; tenant: string | null }>`
    select v.district_no as "districtNo", v.owner_no as "ownerNo", v.state,
      (select t.kind from places.tenant_on(${tenantNo}, v.district_no, ${today}::date) t where t.no <> v.owner_no) as tenant
    from places.venue_on(${today}::date) v where v.no = ${venueNo}`.execute(tx)
  const found = rows[0]
  if (!found) throw problem(problems['venue-not-found'])
  return { ...found, sides: { owner: await reached(found.ownerNo), tenant: await reached(tenantNo) } }
}

/** By the rate of the day, which the agreement keeps: a later rate changes nothing of what was agreed. */
export const proposeRent = command(places.proposeRent, async (call) => {
  const { body, tx, today } = call
  const found = await getSides(call, body.venueNo, body.tenantNo)
  if (!found.sides[body.side]) throw problem(problems[body.side === 'owner' ? 'venue-not-found' : 'rent-tenant-not-found'])
  if (found.tenant === null) throw problem(problems['rent-tenant-not-found'])
  if (found.state === 'closed') throw problem(problems['booking-venue-not-open'])
  if (body.untilOn && body.untilOn <= body.fromOn) throw problem(problems['rent-days-unfit'])
  const { exchange } = await placeBook(tx, found.districtNo, today)
  if (exchange === null) throw problem(problems['rent-not-exchanged'])
  const owed = owedFor(body.rentFen, exchange.months, body.measure, exchange)
  const id = randomUUID()
  const { rows } = await sql<{ no: number }>`
    insert into places.rent (id, venue_no, tenant_no, from_on, until_on, measure, rent_fen, months, owed, rate_fen, rule_version, purposes, about, proposed_side, proposed_by, proposed_at)
    values (${id}, ${body.venueNo}, ${body.tenantNo}, ${body.fromOn}, ${body.untilOn ?? null}, ${body.measure}, ${body.rentFen}, ${exchange.months}, ${owed},
      ${body.measure === 'service' ? exchange.fenPerHour : exchange.fenPerSession}, ${exchange.ref.version}, ${[...exchange.purposes]}::text[],
      ${body.about?.trim() || null}, ${body.side}, ${call.actor.accountId}, ${call.now})
    returning no`.execute(tx)
  call.note(aboutRent(id, 'propose'))
  return { id, no: rows[0]!.no, owed }
})

/** An agreement, locked, of the revision the caller has seen, that lets the caller act so. */
async function getForAct(call: Call & { readonly ifMatch: number | null }, id: string, act: RentAct): Promise<RentRow> {
  await sql`select from places.rent where id = ${id} for update`.execute(call.tx)
  const row = await getRow(call, id)
  if (call.ifMatch !== row.revision) throw problem(commonProblems['revision-stale'], { seen: call.ifMatch, now: row.revision })
  const decision = decideRent(row, act, handOf(call, row), call.today)
  if (!decision.ok) throw problem(problems[decision.code])
  return row
}

const states = { agree: 'agreed', refuse: 'refused', withdraw: 'withdrawn' } as const

export const moveRent = command(places.moveRent, async (call) => {
  const { act } = call.body
  const row = await getForAct(call, call.params.id, act)
  const reason = call.body.reason?.trim() || null
  if (act === 'refuse' && reason === null) throw problem(problems['rent-reason-missing'])
  const state = states[act]
  try {
    await sql`update places.rent set state = ${state}, decided_by = ${call.actor.accountId}, decided_at = ${call.now}, decided_reason = ${reason}, revision = revision + 1
      where id = ${row.id}`.execute(call.tx)
  } catch (error) {
    throw isOverlap(error) ? problem(problems['rent-agreed-already']) : error
  }
  call.note(aboutRent(row.id, act))
  return { id: row.id, stage: stageOf({ ...row, state }, call.today), revision: row.revision + 1 }
})

export const endRent = command(places.endRent, async (call) => {
  const { onDay, reason } = call.body
  const row = await getForAct(call, call.params.id, 'end')
  const first = endsFirst(row, call.today)
  if (onDay < first || (row.untilOn !== null && onDay >= row.untilOn)) throw problem(problems['rent-end-unfit'], { day: first })
  await sql`update places.rent set until_on = ${onDay}, ended_by = ${call.actor.accountId}, ended_at = ${call.now}, ended_reason = ${reason}, revision = revision + 1
    where id = ${row.id}`.execute(call.tx)
  call.note(aboutRent(row.id, 'end'))
  return { id: row.id, stage: stageOf({ ...row, untilOn: onDay }, call.today), revision: row.revision + 1 }
})
