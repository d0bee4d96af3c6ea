import { sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { learning } from './contract.ts'
import { learningProblems as problems } from './problems.ts'
import { decideMove, type RequestState, requestMoves } from './rules/requests.ts'
import { answersFor, getBody, namesOf, ofReachedUnit } from './store.ts'

interface LecturerRow {
  id: string
  name: string
  unit_no: number
  topics: string[]
  from_on: string
  until_on: string | null
  full: number
}

export async function findLecturers(call: Pick<Call, 'tx' | 'today' | 'can'>, filter: QueryOf<typeof learning.listLecturers>) {
  const { page, pageSize, q = '', topic = '' } = filter
  const { rows } = await sql<LecturerRow>`
    select l.id, l.name, l.unit_no, l.topics, l.from_on, l.until_on, count(*) over () as full from learning.lecturer l
    where (${q} = '' or strpos(l.name, ${q}) > 0) and (${topic} = '' or ${topic} = any (l.topics))
      and (l.until_on is null or l.until_on > ${call.today}::date)
    order by l.name, l.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const { rows: topics } = await sql<{ topic: string }>`
    select distinct t as topic from learning.lecturer l, unnest(l.topics) t where l.until_on is null or l.until_on > ${call.today}::date order by 1`.execute(
    call.tx,
  )
  const name = await namesOf(
    call,
    rows.map((row) => row.unit_no),
  )
  const items = rows.map(({ id, name: called, topics: offered, unit_no, from_on, until_on }) => ({
    id,
    name: called,
    topics: offered,
    unit: name(unit_no),
    fromOn: from_on,
    untilOn: until_on,
  }))
  const can = { change: call.can('learning.change') !== null, request: call.can('learning.request') !== null }
  return { items, total: rows[0]?.full ?? 0, page, pageSize, topics: topics.map((row) => row.topic), can }
}

export const listLecturers = query(learning.listLecturers, (call) => findLecturers(call, call.query))

export const recordLecturer = command(learning.recordLecturer, async (call) => {
  const { tx, scope, body, actor } = call
  const unit = await getBody(tx, scope, body.unitNo)
  if (body.untilOn && body.untilOn <= body.fromOn) throw problem(problems['certificate-days-unfit'])
  const { rows } = await sql<{ id: string }>`
    insert into learning.lecturer (district_no, name, unit_no, topics, from_on, until_on, account_id)
    values (${unit.district_no}, ${body.name}, ${unit.no}, ${[...new Set(body.topics)]}::text[], ${body.fromOn}, ${body.untilOn ?? null}, ${actor.accountId})
    returning id`.execute(tx)
  call.note({ objectType: 'lecturer', objectId: rows[0]!.id })
  return rows[0]!
})

interface RequestRow {
  id: string
  lecturer_id: string
  lecturer: string
  unit_no: number
  topic: string
  wished_on: string
  state: RequestState
  held_on: string | null
  line: string | null
  reason: string | null
  full: number
}

export async function findRequests(
  call: Pick<Call, 'tx' | 'scope' | 'today' | 'can'>,
  filter: QueryOf<typeof learning.listRequests>,
) {
  const { page, pageSize, state = null, lecturerId = null } = filter
  const { rows } = await sql<RequestRow>`
    select r.*, l.name as lecturer, count(*) over () as full from learning.lecture_request r join learning.lecturer l on l.id = r.lecturer_id
    where ${ofReachedUnit(call.scope, 'r.unit_no')} and (${state}::text is null or r.state = ${state})
      and (${lecturerId}::uuid is null or r.lecturer_id = ${lecturerId})
    order by r.state not in ('requested', 'confirmed', 'delivered'), r.wished_on desc, r.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    call.tx,
  )
  const name = await namesOf(
    call,
    rows.map((row) => row.unit_no),
  )
  const [asks, officers] = [call.can('learning.request') !== null, call.can('learning.change') !== null]
  const items = rows.map((row) => ({
    id: row.id,
    lecturer: { id: row.lecturer_id, name: row.lecturer },
    unit: name(row.unit_no),
    topic: row.topic,
    wishedOn: row.wished_on,
    state: row.state,
    heldOn: row.held_on,
    line: row.line,
    reason: row.reason,
    can: asks ? [...requestMoves[row.state]].filter((to) => officers || (to !== 'confirmed' && to !== 'declined')) : [],
  }))
  return { items, total: rows[0]?.full ?? 0, page, pageSize }
}

export const listRequests = query(learning.listRequests, (call) => findRequests(call, call.query))

export const requestLecture = command(learning.requestLecture, async (call) => {
  const { tx, scope, body, actor, today } = call
  const unit = await getBody(tx, scope, body.unitNo)
  const { rows } = await sql<LecturerRow>`
    select l.* from learning.lecturer l where l.id = ${body.lecturerId}::uuid and l.district_no = ${unit.district_no}
      and (l.until_on is null or l.until_on > ${body.wishedOn}::date)`.execute(tx)
  if (!rows[0]) throw problem(problems['lecturer-not-found'])
  if (!rows[0].topics.includes(body.topic)) throw problem(problems['lecture-topic-unknown'])
  if (body.wishedOn < today) throw problem(problems['lecture-day-past'])
  const { rows: made } = await sql<{ id: string }>`
    insert into learning.lecture_request (lecturer_id, unit_no, topic, wished_on, account_id)
    values (${body.lecturerId}, ${unit.no}, ${body.topic}, ${body.wishedOn}, ${actor.accountId}) returning id`.execute(tx)
  call.note({ objectType: 'lecture-request', objectId: made[0]!.id })
  return made[0]!
})

export const moveRequest = command(learning.moveRequest, async (call) => {
  const { tx, scope, params, body, today } = call
  const { rows } = await sql<RequestRow>`
    select r.* from learning.lecture_request r where r.id = ${params.id}::uuid and ${ofReachedUnit(scope, 'r.unit_no')} for update of r`.execute(
    tx,
  )
  const found = rows[0]
  if (!found) throw problem(problems['lecture-not-found'])
  const officer = await answersFor(tx, call.can('learning.change'), found.unit_no)
  const decision = decideMove(found.state, { ...body, heldOn: body.heldOn ?? found.held_on }, officer, today)
  if (!decision.ok) throw problem(problems[decision.code])
  await sql`update learning.lecture_request set state = ${body.state}, held_on = ${decision.heldOn}, line = ${decision.line}, reason = ${decision.reason}
    where id = ${found.id}`.execute(tx)
  call.note({ objectType: 'lecture-request', objectId: found.id, detail: { state: body.state } })
  return { id: found.id }
})
