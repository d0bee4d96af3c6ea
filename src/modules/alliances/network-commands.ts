import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { endEdges, recordAct, recordEdge, refreshScope, unitsChanged } from '../organisations/index.ts'
import { alliances } from './contract.ts'
import { leadsOn, readAsked } from './network.ts'
import { allianceProblems as problems } from './problems.ts'
import { decideAsk, decideTie } from './rules/network.ts'
import { findOwn, reachedOf } from './store.ts'

const about = (id: string, field: string) => ({ objectType: 'network', objectId: id, fields: [field] })

/** One connection of the network, recorded as an act with its reason: the only place where it stands. */
async function connect(
  call: Call,
  edges: readonly { type: string; toNo: number }[],
  of: { unitNo: number; fromOn: Day; reason: string | null; documentNo?: string | null },
): Promise<void> {
  const { unitNo, fromOn, reason, documentNo = null } = of
  const actId = await recordAct(call.tx, call.actor.accountId, { kind: 'connect', reason, documentNo, effectiveOn: fromOn })
  for (const { type, toNo } of edges) await recordEdge(call.tx, actId, { type, fromNo: unitNo, toNo, fromOn })
  await refreshScope(call.tx, [unitNo])
  await call.emit(unitsChanged([unitNo, ...edges.map((edge) => edge.toNo)]))
}

async function disconnect(
  call: Call,
  choice: { type: string; fromNo: number; toNo?: number },
  onDay: Day,
  reason: string,
): Promise<number> {
  const actId = await recordAct(call.tx, call.actor.accountId, { kind: 'disconnect', reason, effectiveOn: onDay })
  const ended = await endEdges(call.tx, actId, onDay, choice)
  await call.emit(unitsChanged(ended.flatMap((edge) => [edge.from_no, edge.to_no])))
  return ended.length
}

async function requireOwn(call: Call, unitNo: number) {
  const unit = await findOwn(call.tx, call.scope, unitNo, call.today)
  if (!unit) throw problem(problems['network-unit-not-found'])
  return unit
}

export const designateLead = command(alliances.designateLead, async (call) => {
  const { unitNo, field, strength, fromOn, documentNo, guideNo } = call.body
  const unit = await requireOwn(call, unitNo)
  if (unit.kind !== 'party_org') throw problem(problems['network-unit-not-found'])
  if (fromOn > call.today) throw problem(problems['network-day-unfit'])
  if (guideNo === unitNo) throw problem(problems['network-itself'])
  if (guideNo && (await reachedOf(call.tx, call.scope, [guideNo])).size === 0) throw problem(problems['network-unit-not-found'])
  if ((await leadsOn(call.tx, [unit.districtNo], call.today)).some((lead) => lead.no === unitNo))
    throw problem(problems['network-lead-already'])
  const guides =
    await sql`select from organisations.edge_on(${call.today}::date) where type = 'party_guidance' and from_no = ${unitNo}
    and to_no = ${guideNo ?? null}`.execute(call.tx)
  const guided = guideNo && guides.rows.length === 0 ? [{ type: 'party_guidance', toNo: guideNo }] : []
  await connect(call, [{ type: 'lead_of', toNo: unit.districtNo }, ...guided], {
    unitNo,
    fromOn,
    reason: strength,
    documentNo: documentNo || null,
  })
  await sql`insert into alliances.lead_field (unit_no, from_on, field, strength, account_id)
    values (${unitNo}, ${fromOn}, ${field}, ${strength}, ${call.actor.accountId})
    on conflict (unit_no, from_on) do update set field = excluded.field, strength = excluded.strength`.execute(call.tx)
  call.note(about(String(unitNo), 'designate'))
  return { done: true }
})

export const endLead = command(alliances.endLead, async (call) => {
  const { no } = call.params
  const { onDay, reason } = call.body
  const unit = await requireOwn(call, no)
  const lead = (await leadsOn(call.tx, [unit.districtNo], call.today)).find((one) => one.no === no)
  if (!lead) throw problem(problems['network-lead-unknown'])
  if (onDay > call.today || onDay < lead.fromOn) throw problem(problems['network-day-unfit'])
  await disconnect(call, { type: 'lead_of', fromNo: no }, onDay, reason)
  call.note(about(String(no), 'end-designation'))
  return { done: true }
})

/** Whether one is attached to the other today, whoever may see it. */
async function isAttached(call: Call, unitNo: number, leadNo: number): Promise<boolean> {
  const { rows } = await sql`select from alliances.attached_on(${[leadNo]}::integer[], ${call.today}::date) a
    where a.unit_no = ${unitNo}`.execute(call.tx)
  return rows.length > 0
}

export const askTie = command(alliances.askTie, async (call) => {
  const { unitNo, leadNo, fromOn, note } = call.body
  const unit = await requireOwn(call, unitNo)
  if (fromOn > call.today) throw problem(problems['network-day-unfit'])
  const lead = (await leadsOn(call.tx, [unit.districtNo], call.today)).find((one) => one.no === leadNo) ?? null
  const open = (await readAsked(call)).some((row) => row.unitNo === unitNo && row.leadNo === leadNo && row.answer === 'asked')
  const standing = open ? 'asked' : (await isAttached(call, unitNo, leadNo)) ? 'attached' : null
  const decision = decideAsk({ unitNo, lead, fromOn, standing })
  if (!decision.ok) throw problem(problems[decision.code])
  const id = randomUUID()
  await sql`insert into alliances.tie (id, unit_no, lead_no, from_on, note, asked_on, account_id)
    values (${id}, ${unitNo}, ${leadNo}, ${fromOn}, ${note || null}, ${call.today}, ${call.actor.accountId})`
    .execute(call.tx)
    .catch((error: unknown) => {
      throw error instanceof Error && 'constraint' in error && error.constraint === 'tie_asked_once'
        ? problem(problems['network-asked-already'])
        : error
    })
  call.note(about(id, 'ask'))
  return { id }
})

export const answerTie = command(alliances.answerTie, async (call) => {
  const { tx, params, today } = call
  await sql`select from alliances.tie where id = ${params.id} for update`.execute(tx)
  const [row] = await readAsked(call, params.id)
  const acts = row ? await reachedOf(tx, call.scope, [row.unitNo, row.leadNo]) : new Set<number>()
  if (!row || acts.size === 0) throw problem(problems['network-tie-not-found'])
  const said = { answer: call.body.answer, reason: call.body.reason || null }
  const standing = { answer: row.answer, isLead: acts.has(row.leadNo), isAsker: acts.has(row.unitNo) }
  const decision = decideTie(said, standing)
  if (!decision.ok) throw problem(problems[decision.code])
  if (said.answer === 'agreed') {
    const { rows } =
      await sql`select from organisations.edge_on(${today}::date) where type = 'lead_of' and from_no = ${row.leadNo}`.execute(tx)
    if (rows.length === 0) throw problem(problems['network-lead-unknown'])
    if (await isAttached(call, row.unitNo, row.leadNo)) throw problem(problems['network-attached-already'])
    const { unitNo, fromOn, note: reason } = row
    await connect(call, [{ type: 'attached_to', toNo: row.leadNo }], { unitNo, fromOn, reason })
  }
  await sql`update alliances.tie set answer = ${said.answer}, answered_on = ${today}, reason = ${said.reason}, answered_by = ${call.actor.accountId}
    where id = ${row.id}`.execute(tx)
  call.note(about(row.id, said.answer))
  return { done: true }
})

export const endTie = command(alliances.endTie, async (call) => {
  const { unitNo, leadNo, reason } = call.body
  const acts = await reachedOf(call.tx, call.scope, [unitNo, leadNo])
  if (acts.size === 0 || !(await isAttached(call, unitNo, leadNo))) throw problem(problems['network-tie-not-found'])
  await disconnect(call, { type: 'attached_to', fromNo: unitNo, toNo: leadNo }, call.today, reason)
  await sql`update alliances.tie set ended_on = ${call.today}, end_reason = ${reason}
    where unit_no = ${unitNo} and lead_no = ${leadNo} and answer = 'agreed' and ended_on is null`.execute(call.tx)
  call.note(about(String(unitNo), 'end-tie'))
  return { done: true }
})
