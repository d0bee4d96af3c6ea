import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { workforce } from './contract.ts'
import { growthSettings } from './growth.ts'
import { listPlans, planOf, type PlanRow } from './growth-store.ts'
import { getReachedPerson, type PersonRow } from './person.ts'
import { workforceProblems as problems } from './problems.ts'
import { decideEnd, decideProgress, decideStage, decideStageBack, type GrowthProblem } from './rules/growth.ts'
import { checkWord } from './terms.ts'

const aboutPlan = (personId: string, detail?: Record<string, unknown>) => ({
  objectType: 'person',
  objectId: personId,
  fields: ['growth'],
  ...(detail ? { detail } : {}),
})

function agreed<D extends { readonly ok: true }>(
  decision: D | { readonly ok: false; readonly code: GrowthProblem; readonly params?: Readonly<Record<string, string>> },
): D {
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
  return decision
}

/** A plan of a person in reach, held until the change is made. Throws `growth-not-found`. */
async function getPlanForChange(call: Call, id: string | null): Promise<{ plan: PlanRow; person: PersonRow }> {
  if (id !== null) await sql`select from workforce.growth_plan where id = ${id} for update`.execute(call.tx)
  const [plan] = id === null ? [] : await listPlans(call.tx, { plan: id })
  if (!plan) throw problem(problems['growth-not-found'])
  return { plan, person: await getReachedPerson(call, plan.personId) }
}

async function checkStage(call: Call, districtNo: number, stage: string | null | undefined): Promise<void> {
  checkWord((await growthSettings(call))(districtNo)?.catalogue.stages ?? [], stage)
}

async function enter(call: Call, planId: string, stay: { stage: string; onDay: string; reason: string }): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into workforce.growth_stage (plan_id, stage, entered_on, reason, account_id)
    values (${planId}, ${stay.stage}, ${stay.onDay}, ${stay.reason}, ${call.actor.accountId}) returning id`.execute(call.tx)
  return rows[0]!.id
}

export const openGrowth = command(workforce.openGrowth, async (call) => {
  const { tx, body, params, today } = call
  const person = await getReachedPerson(call, params.id)
  await checkStage(call, person.district_no, body.stage)
  if (body.begunOn > today) throw problem(problems['growth-day-ahead'])
  // The unique index is the last referee of two people recording at once.
  const { rows } = await sql<{ id: string }>`
    insert into workforce.growth_plan (person_id, begun_on, basis, document_no, account_id)
    values (${person.id}, ${body.begunOn}, ${body.basis}, ${body.documentNo || null}, ${call.actor.accountId})
    on conflict (person_id) where ended_on is null and retracted_at is null do nothing returning id`.execute(tx)
  const plan = rows[0]
  if (!plan) throw problem(problems['growth-exists'])
  await enter(call, plan.id, { stage: body.stage, onDay: body.begunOn, reason: body.basis })
  call.note(aboutPlan(person.id))
  return { id: plan.id }
})

async function leaveStage(call: Call, id: string, onDay: string, reason: string): Promise<void> {
  await sql`update workforce.growth_stage set left_on = ${onDay}, left_reason = ${reason} where id = ${id}`.execute(call.tx)
}

export const enterStage = command(workforce.enterStage, async (call) => {
  const { body, params, today } = call
  const { plan, person } = await getPlanForChange(call, params.id)
  await checkStage(call, person.district_no, body.stage)
  const { leaves } = agreed(decideStage(plan, body.stage, body.onDay, today))
  if (leaves !== null) await leaveStage(call, leaves, body.onDay, body.reason)
  const id = await enter(call, plan.id, body)
  call.note(aboutPlan(person.id, { stage: body.stage }))
  return { id }
})

export const endGrowth = command(workforce.endGrowth, async (call) => {
  const { tx, body, params, today } = call
  const { plan, person } = await getPlanForChange(call, params.id)
  agreed(decideEnd(plan, body.onDay, today))
  const last = plan.stays.at(-1)
  if (last) await leaveStage(call, last.id, body.onDay, body.reason)
  await sql`update workforce.growth_plan set ended_on = ${body.onDay}, end_reason = ${body.reason} where id = ${plan.id}`.execute(
    tx,
  )
  call.note(aboutPlan(person.id))
  return { id: plan.id }
})

export const addCapability = command(workforce.addCapability, async (call) => {
  const { tx, body, params } = call
  const { plan, person } = await getPlanForChange(call, params.id)
  if (plan.endedOn !== null) throw problem(problems['growth-ended'])
  await checkStage(call, person.district_no, body.stage)
  const { rows } = await sql<{ id: string }>`
    insert into workforce.capability_item (plan_id, stage, what, due_on, account_id)
    values (${plan.id}, ${body.stage || null}, ${body.what}, ${body.dueOn ?? null}, ${call.actor.accountId}) returning id`.execute(
    tx,
  )
  call.note(aboutPlan(person.id))
  return { id: rows[0]!.id }
})

export const recordProgress = command(workforce.recordProgress, async (call) => {
  const { tx, body, params, today } = call
  const { plan, person } = await getPlanForChange(call, await planOf(tx, 'item', params.id))
  agreed(decideProgress(plan, body.onDay, today))
  const { rows } = await sql<{ id: string }>`
    insert into workforce.capability_progress (item_id, on_day, state, note, account_id)
    values (${params.id}, ${body.onDay}, ${body.state}, ${body.note}, ${call.actor.accountId}) returning id`.execute(tx)
  call.note(aboutPlan(person.id))
  return { id: rows[0]!.id }
})

export const takeBackGrowth = command(workforce.takeBackGrowth, async (call) => {
  const { tx, body, params } = call
  const { kind, id } = params
  const { plan, person } = await getPlanForChange(call, kind === 'plan' || kind === 'end' ? id : await planOf(tx, kind, id))
  const back = sql`set retracted_at = transaction_timestamp(), retract_reason = ${body.reason} where id = ${id}`
  if (kind === 'end') await runOn(call, plan)
  else if (kind === 'plan') await sql`update workforce.growth_plan ${back}`.execute(tx)
  else if (kind === 'item') await sql`update workforce.capability_item ${back}`.execute(tx)
  else if (kind === 'progress') await sql`update workforce.capability_progress ${back}`.execute(tx)
  else {
    const { again } = agreed(decideStageBack(plan, id))
    await sql`update workforce.growth_stage ${back}`.execute(tx)
    await sql`update workforce.growth_stage set left_on = null, left_reason = null where id = ${again}`.execute(tx)
  }
  call.note(aboutPlan(person.id, { takenBack: kind, reason: body.reason }))
  return { id }
})

/** A plan that ended by mistake runs on at its last stage, unless another one runs meanwhile. */
async function runOn(call: Call, plan: PlanRow): Promise<void> {
  if (plan.endedOn === null) throw problem(problems['growth-not-found'])
  const others = await listPlans(call.tx, { persons: [plan.personId] })
  if (others.some((one) => one.endedOn === null)) throw problem(problems['growth-exists'])
  await sql`update workforce.growth_plan set ended_on = null, end_reason = null where id = ${plan.id}`.execute(call.tx)
  const last = plan.stays.at(-1)
  if (last) await sql`update workforce.growth_stage set left_on = null, left_reason = null where id = ${last.id}`.execute(call.tx)
}
