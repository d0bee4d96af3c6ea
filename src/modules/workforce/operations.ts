import { reachedBy } from '../../platform/db/reached.ts'
import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { recordAct, unitsChanged } from '../organisations/index.ts'
import { workforce } from './contract.ts'
import { workforceProblems as problems } from './problems.ts'
import { type PostRole, recordPosts } from './store.ts'
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
  const actId = await recordAct(tx, call.actor.accountId, {
    kind: 'assign',
    documentNo: body.documentNo,
    effectiveOn: body.fromOn,
  })
  const stays =
    body.role === 'instructor' || body.role === 'full_time_worker' ? await currentPosts(call, body.unitNo, body.role) : []
  const changed = await recordPosts(tx, actId, unit.district_no, body.fromOn, [
    ...stays,
    {
      role: body.role,
      unitNo: body.unitNo,
      name: body.personName,
      senderName: body.senderName ?? null,
      fromOn: body.fromOn,
      documentNo: body.documentNo ?? null,
    },
  ])
  if (changed.length === 0) throw problem(problems['post-exists'])
  await call.emit(unitsChanged(changed))
  const { rows } = await sql<{ id: string; person_id: string }>`
    select id, person_id from workforce.post where recorded_by = ${actId} and retracted_at is null and until_on is null`.execute(
    tx,
  )
  if (body.terms) {
    const { role, unitNo, fromOn, documentNo } = body
    await recordTerms(call, { role, unitNo, fromOn, documentNo, personId: rows[0]!.person_id }, unit.district_no, body.terms)
  }
  call.note({ objectType: 'unit', objectId: String(body.unitNo), fields: ['post'], detail: { role: body.role } })
  return { id: rows[0]!.id }
})

async function currentPosts(call: Call, unitNo: number, role: PostRole) {
  const { rows } = await sql<{ name: string; sender_name: string }>`
    select w.name, w.sender_name from workforce.post p join workforce.person w on w.id = p.person_id
    where p.unit_no = ${unitNo} and p.role = ${role} and p.retracted_at is null and p.until_on is null`.execute(call.tx)
  return rows.map((row) => ({ role, unitNo, name: row.name, senderName: row.sender_name || null, fromOn: call.today }))
}

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
  await sql`update workforce.post set retracted_by = ${actId}, retracted_at = transaction_timestamp() where id = ${params.id}`.execute(
    tx,
  )
  if (body.untilOn > row.from_on) {
    await sql`insert into workforce.post (role, person_id, unit_no, from_on, until_on, document_no, recorded_by)
      values (${row.role}, ${row.person_id}, ${row.unit_no}, ${row.from_on}, ${body.untilOn}, ${row.document_no}, ${actId})`.execute(
      tx,
    )
  }
  await call.emit(unitsChanged([row.unit_no]))
  call.note({ objectType: 'unit', objectId: String(row.unit_no), fields: ['post'], detail: { role: row.role } })
  return { id: params.id }
})
