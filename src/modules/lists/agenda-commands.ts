import { sql } from 'kysely'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { type AgendaRecord, keeps, requireAgenda } from './agendas.ts'
import type { AgendaBody } from './contract-agendas.ts'
import { lists } from './contract.ts'
import { aboutEntry, getOwnEntry } from './entries.ts'
import { listProblems as problems } from './problems.ts'
import { type AgendaAct, agendaMay, refusalOfAgenda } from './rules.ts'
import { type Owner, requireUnit } from './store.ts'
import { requireStep } from './agenda-steps.ts'

const about = (id: string, field: string, unitNo: number) => ({
  objectType: 'needs-agenda',
  objectId: id,
  fields: [field],
  detail: { unitNo },
})

/** A committee or an area publishes agendas; social organisations take on what stands in them. */
async function requireKeeper(call: Call, body: AgendaBody): Promise<Owner> {
  const owner = await requireUnit(call, body.ownerNo)
  if (owner.kind === 'social_org') throw problem(problems['list-owner-not-found'])
  const refusal = refusalOfAgenda(body)
  if (refusal) throw problem(problems[refusal])
  return owner
}

/** Steps in the order told; what is left out goes, and its entries stand in no step. */
async function writeSteps({ tx }: Call, agendaId: string, steps: AgendaBody['steps']): Promise<void> {
  const kept = steps.flatMap((step) => step.id ?? [])
  await sql`delete from lists.agenda_step where agenda_id = ${agendaId} and id <> all (${kept}::uuid[])`.execute(tx)
  for (const [index, { id, title, dueOn }] of steps.entries()) {
    if (!id)
      await sql`insert into lists.agenda_step (agenda_id, place, title, due_on) values (${agendaId}, ${index + 1}, ${title}, ${dueOn})`.execute(
        tx,
      )
    else
      await sql`update lists.agenda_step set place = ${index + 1}, title = ${title}, due_on = ${dueOn} where id = ${id} and agenda_id = ${agendaId}`.execute(
        tx,
      )
  }
}

export const draftAgenda = command(lists.draftAgenda, async (call) => {
  const { tx, body, actor } = call
  const owner = await requireKeeper(call, body)
  const { rows } = await sql<{ id: string }>`
    insert into lists.agenda (owner_no, audience_no, title, detail, from_on, until_on, account_id)
    values (${owner.no}, ${owner.districtNo ?? owner.no}, ${body.title}, ${body.detail ?? null}, ${body.fromOn}, ${body.untilOn}, ${actor.accountId}) returning id`.execute(
    tx,
  )
  const { id } = rows[0]!
  await writeSteps(call, id, body.steps)
  call.note(about(id, 'submitted', owner.no))
  return { id }
})

/** An agenda the account keeps, locked, with which this may be done. Throws `agenda-not-found`, `agenda-cannot`. */
async function requireOwn(call: Call, id: string, act: AgendaAct): Promise<AgendaRecord> {
  await sql`select from lists.agenda a where a.id = ${id} for update`.execute(call.tx)
  const row = await requireAgenda(call, id)
  if (!(await keeps(call, row.ownerNo))) throw problem(problems['agenda-not-found'])
  if (!agendaMay(row.state, act)) throw problem(problems['agenda-cannot'])
  return row
}

export const correctAgenda = command(lists.correctAgenda, async (call) => {
  const { tx, body, params, ifMatch } = call
  const was = await requireOwn(call, params.id, 'correct')
  if (was.revision !== ifMatch) throw problem(commonProblems['revision-stale'])
  const owner = await requireKeeper(call, body)
  await sql`
    update lists.agenda set owner_no = ${owner.no}, audience_no = ${owner.districtNo ?? owner.no}, title = ${body.title}, detail = ${body.detail ?? null},
      from_on = ${body.fromOn}, until_on = ${body.untilOn}, revision = revision + 1 where id = ${params.id}`.execute(tx)
  await writeSteps(call, params.id, body.steps)
  call.note(about(params.id, 'corrected', owner.no))
  return { id: params.id }
})

export const publishAgenda = command(lists.publishAgenda, async (call) => {
  const { tx, params, today } = call
  const was = await requireOwn(call, params.id, 'publish')
  const { rows } = await sql`select from lists.agenda_step where agenda_id = ${params.id} limit 1`.execute(tx)
  if (rows.length === 0) throw problem(problems['agenda-no-steps'])
  await sql`update lists.agenda set state = 'published', published_on = ${today}, revision = revision + 1 where id = ${params.id}`.execute(
    tx,
  )
  call.note(about(params.id, 'published', was.ownerNo))
  return { id: params.id }
})

/** Entries and what was taken on of them go on by themselves. */
async function close(call: Call & { params: { id: string }; body: { reason: string } }, act: 'end' | 'withdraw') {
  const { tx, params, body, today } = call
  const was = await requireOwn(call, params.id, act)
  await sql`
    update lists.agenda set state = ${act === 'end' ? 'ended' : 'withdrawn'}, reason = ${body.reason}, closed_on = ${today}, revision = revision + 1
    where id = ${params.id}`.execute(tx)
  call.note(about(params.id, act === 'end' ? 'ended' : 'withdraw', was.ownerNo))
  return { id: params.id }
}
export const endAgenda = command(lists.endAgenda, (call) => close(call, 'end'))
export const withdrawAgenda = command(lists.withdrawAgenda, (call) => close(call, 'withdraw'))

/** The office of the agenda says what stands in it, also what no longer does. */
export const placeEntry = command(lists.placeEntry, async (call) => {
  const { tx, params, body } = call
  const was = await getOwnEntry(call, params.id)
  if (was.state === 'closed') throw problem(problems['entry-cannot'])
  for (const stepId of [was.stepId, body.stepId]) if (stepId) await requireStep(call, stepId, was.kind)
  await sql`update lists.entry set step_id = ${body.stepId}, revision = revision + 1 where id = ${params.id}`.execute(tx)
  call.note(aboutEntry(params.id, 'placed', was.ownerNo))
  return { id: params.id }
})
