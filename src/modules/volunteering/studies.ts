import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { volunteering } from './contract.ts'
import { getOwnNeed } from './needs.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { about } from './store.ts'

export const linkStudy = command(volunteering.linkStudy, async (call) => {
  const need = await getOwnNeed(call, call.params.id)
  const { sessionId } = call.body
  const { rows } = await sql`select from learning.session_told(${sessionId}::uuid)`.execute(call.tx)
  if (!rows[0]) throw problem(problems['leader-session-unknown'])
  await sql`
    insert into volunteering.follow_up (session_id, need_id, account_id) values (${sessionId}, ${need.id}, ${call.actor.accountId}) on conflict do nothing`.execute(
    call.tx,
  )
  call.note(about('need', need.id, 'study', need.unit_no))
  return { id: need.id }
})

export const unlinkStudy = command(volunteering.unlinkStudy, async (call) => {
  const need = await getOwnNeed(call, call.params.id)
  await sql`delete from volunteering.follow_up where need_id = ${need.id} and session_id = ${call.body.sessionId}`.execute(
    call.tx,
  )
  call.note(about('need', need.id, 'study-dropped', need.unit_no))
  return { id: need.id }
})

/** Sessions of learning in reach that a service follows on. */
export async function studiesOf({ tx }: Pick<Call, 'tx'>, needId: string) {
  const { rows } = await sql<{ sessionId: string; title: string; onDay: Day }>`
    select f.session_id as "sessionId", t.title, t.on_day as "onDay" from volunteering.follow_up f cross join lateral learning.session_told(f.session_id) t
    where f.need_id = ${needId} order by t.on_day`.execute(tx)
  return rows
}
