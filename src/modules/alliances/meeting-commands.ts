import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { BodyOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { requireCommunity, standing } from './communities.ts'
import { alliances } from './contract.ts'
import { aboutCommunity } from './founding.ts'
import { type FoundMeeting, mayCall, meetingKindsOf, requireMeeting } from './meetings.ts'
import { allianceProblems as problems } from './problems.ts'
import { lives } from './rules/communities.ts'
import { decideMeeting, type MeetingMove } from './rules/meetings.ts'
import { reachedOf } from './store.ts'

async function requireKind(call: Call, districtNo: number, kind: string): Promise<void> {
  const known = await meetingKindsOf(call, districtNo)
  if (!known.some((one) => one.code === kind)) throw problem(problems['community-word-unknown'], { word: kind })
}

export const callMeeting = command(alliances.callMeeting, async (call) => {
  const { tx, body, today } = call
  const row = await requireCommunity(call, call.params.id)
  if (!standing(row).some((member) => member.unitNo === body.unitNo)) throw problem(problems['community-member-unknown'])
  if ((await reachedOf(tx, call.scope, [body.unitNo])).size === 0) throw problem(problems['community-member-unknown'])
  if (!lives(row.state)) throw problem(problems['community-cannot-move'])
  if (body.onDay < today) throw problem(problems['meeting-day-unfit'])
  await requireKind(call, row.districtNo, body.kind)
  if (!(await mayCall(call, row, body.onDay)).includes(body.unitNo)) throw problem(problems['meeting-not-convenor'])
  const id = randomUUID()
  await sql`insert into alliances.meeting (id, community_id, kind, unit_no, on_day, at_time, place, title, body, called_on, account_id)
    values (${id}, ${row.id}, ${body.kind}, ${body.unitNo}, ${body.onDay}, ${body.atTime}, ${body.place}, ${body.title}, ${body.body || null}, ${today},
      ${call.actor.accountId})`.execute(tx)
  call.note(aboutCommunity(row.id, 'meeting'))
  return { id }
})

/** A meeting locked for a change that is possible today; `by` says for whom the caller has to act. */
async function getMeeting(call: Call, id: string, move: MeetingMove, by: 'caller' | 'member'): Promise<FoundMeeting> {
  await sql`select from alliances.meeting where id = ${id} for update`.execute(call.tx)
  const found = await requireMeeting(call, id)
  const { row, community } = found
  const members = standing(community).map((member) => member.unitNo)
  const reached = await reachedOf(call.tx, call.scope, by === 'caller' ? [row.unitNo, community.leadNo] : members)
  if (reached.size === 0) throw problem(problems['meeting-not-found'])
  if (!lives(community.state)) throw problem(problems['community-cannot-move'])
  const decision = decideMeeting(move, row, call.today)
  if (!decision.ok) throw problem(problems[decision.code])
  call.note(aboutCommunity(community.id, 'meeting'))
  return found
}

export const amendMeeting = command(alliances.amendMeeting, async (call) => {
  const body: BodyOf<typeof alliances.amendMeeting> = call.body
  const { row, community } = await getMeeting(call, call.params.id, 'amend', 'caller')
  if (body.onDay < call.today) throw problem(problems['meeting-day-unfit'])
  await requireKind(call, community.districtNo, body.kind)
  await sql`update alliances.meeting set kind = ${body.kind}, on_day = ${body.onDay}, at_time = ${body.atTime}, place = ${body.place}, title = ${body.title},
    body = ${body.body || null} where id = ${row.id}`.execute(call.tx)
  return { id: row.id }
})

export const tableItem = command(alliances.tableItem, async (call) => {
  const { tx, body } = call
  const { row, view } = await getMeeting(call, call.params.id, 'table', 'member')
  if (!view.can.tableFor.some((member) => member.no === body.unitNo)) throw problem(problems['community-member-unknown'])
  const id = randomUUID()
  await sql`insert into alliances.agenda_item (id, meeting_id, unit_no, title, body, tabled_on, account_id)
    values (${id}, ${row.id}, ${body.unitNo}, ${body.title}, ${body.body || null}, ${call.today}, ${call.actor.accountId})`.execute(
    tx,
  )
  return { id }
})

export const withdrawItem = command(alliances.withdrawItem, async (call) => {
  const { itemId } = call.params
  const { view } = await getMeeting(call, call.params.id, 'table', 'member')
  if (!view.agenda.some((item) => item.id === itemId && item.can.withdraw)) throw problem(problems['meeting-item-not-found'])
  await sql`delete from alliances.agenda_item where id = ${itemId}`.execute(call.tx)
  return { id: itemId }
})

/** The record stands among the shared records as if it had been entered there; its periods count it like any other. */
export const recordMeeting = command(alliances.recordMeeting, async (call) => {
  const { row } = await getMeeting(call, call.params.id, 'record', 'caller')
  const lineId = randomUUID()
  await sql`insert into alliances.line (id, community_id, kind, unit_no, on_day, title, body, account_id)
    values (${lineId}, ${row.communityId}, ${row.kind}, ${row.unitNo}, ${row.onDay}, ${row.title}, ${call.body.minutes}, ${call.actor.accountId})`.execute(
    call.tx,
  )
  await sql`update alliances.meeting set line_id = ${lineId} where id = ${row.id}`.execute(call.tx)
  return { id: lineId }
})

export const cancelMeeting = command(alliances.cancelMeeting, async (call) => {
  const { row } = await getMeeting(call, call.params.id, 'cancel', 'caller')
  await sql`update alliances.meeting set line_id = null, cancelled_on = ${call.today}, cancel_reason = ${call.body.reason} where id = ${row.id}`.execute(
    call.tx,
  )
  return { id: row.id }
})
