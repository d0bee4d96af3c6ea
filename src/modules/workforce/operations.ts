import { reachedBy } from '../../platform/db/reached.ts'
import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { recordAct, unitsChanged } from '../organisations/index.ts'
import { workforce } from './contract.ts'
import { workforceProblems as problems } from './problems.ts'
import { decideAssignment, type PostRole } from './rules.ts'
import { bringInPerson, cutPost, listHeld } from './store.ts'
import { recordTerms } from './terms.ts'

interface PostRow {
  id: string
  role: PostRole
  person_id: string
  name: string
  sender_name: string
  unit_no: number
  from_on: string
  until_on: string | null
  document_no: string | null
}

/** The unit, if the caller's rights reach it; its district keeps the register of persons. */
export async function getReachedUnit(call: Call, no: number): Promise<{ district_no: number }> {
  const { rows } = await sql<{ district_no: number }>`
    select district_no from organisations.unit_on(${call.today}::date)
    where unit_no = ${no} and ${reachedBy(call.scope)}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['post-unit-not-found'])
  return rows[0]
}

/** The same, for a change: two who appoint at one unit at once come one after the other. */
async function getReachedUnitForChange(call: Call, no: number): Promise<{ district_no: number }> {
  await sql`select from organisations.unit where no = ${no} for update`.execute(call.tx)
  return getReachedUnit(call, no)
}

/** Assign a person to a post. A liaison or secretary named anew ends the one before; instructors may be two. */
export const assignPost = command(workforce.assignPost, async (call) => {
  const { tx, body } = call
  const unit = await getReachedUnitForChange(call, body.unitNo)
  const { rows: ended } =
    await sql`select where organisations.last_status(${body.unitNo}::integer) in ('cancelled', 'revoked', 'dissolved')`.execute(
      tx,
    )
  if (ended.length > 0) throw problem(problems['post-unit-ended'])
  const term = { fromOn: body.fromOn, untilOn: body.untilOn ?? null }
  const actId = await recordAct(tx, call.actor.accountId, {
    kind: 'assign',
    documentNo: body.documentNo,
    effectiveOn: body.fromOn,
  })
  const personId = await bringInPerson(tx, actId, unit.district_no, body.personName, body.senderName ?? '')
  const decision = decideAssignment(body.role, await listHeld(tx, body.unitNo, body.role), { ...term, personId })
  if (!decision.ok) throw problem(problems[decision.code], decision.period === undefined ? {} : { period: decision.period })
  for (const id of decision.ends) await cutPost(tx, actId, id, body.fromOn)
  const { rows } = await sql<{ id: string }>`
    insert into workforce.post (role, person_id, unit_no, from_on, until_on, document_no, recorded_by)
    values (${body.role}, ${personId}, ${body.unitNo}, ${term.fromOn}, ${term.untilOn}, ${body.documentNo ?? null}, ${actId}) returning id`.execute(
    tx,
  )
  await call.emit(unitsChanged([body.unitNo]))
  if (body.terms) {
    const { role, unitNo, fromOn, documentNo } = body
    await recordTerms(call, { role, unitNo, fromOn, documentNo, personId }, unit.district_no, body.terms)
  }
  call.note({ objectType: 'unit', objectId: String(body.unitNo), fields: ['post'], detail: { role: body.role } })
  return { id: rows[0]!.id }
})

async function findOpenPost(call: Call, id: string): Promise<PostRow | undefined> {
  const { rows } = await sql<PostRow>`
    select p.* from workforce.post p join organisations.unit_on(${call.today}::date) u on u.unit_no = p.unit_no
    where p.id = ${id} and p.retracted_at is null and p.until_on is null
      and ${reachedBy(call.scope, 'u.scope_nodes')}`.execute(call.tx)
  return rows[0]
}

export const endPost = command(workforce.endPost, async (call) => {
  const { tx, body, params } = call
  const found = await findOpenPost(call, params.id)
  if (!found) throw problem(problems['post-not-found'])
  await getReachedUnitForChange(call, found.unit_no)
  const row = await findOpenPost(call, params.id)
  if (!row) throw problem(problems['post-not-found'])
  if (body.untilOn < row.from_on) throw problem(problems['post-ended-before'])
  const actId = await recordAct(tx, call.actor.accountId, { kind: 'release', reason: body.reason, effectiveOn: body.untilOn })
  await cutPost(tx, actId, params.id, body.untilOn)
  await call.emit(unitsChanged([row.unit_no]))
  call.note({ objectType: 'unit', objectId: String(row.unit_no), fields: ['post'], detail: { role: row.role } })
  return { id: params.id }
})
