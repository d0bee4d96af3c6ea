import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { type Call, command } from '../../../platform/commands/operation.ts'
import { learning } from '../contract.ts'
import { learningProblems as problems } from '../problems.ts'
import type { Learner } from '../contract-shapes.ts'
import { getOwnSession, ofReachedUnit } from '../store.ts'

const lists = (people: readonly Learner[]) =>
  sql`unnest(${people.map((one) => one.kind)}::text[], ${people.map((one) => one.id)}::uuid[]) l (kind, id)`

/** Everybody named has to stand on the class list and in reach, so that no hour is written for somebody nobody expected. */
async function checkEnrolled(call: Pick<Call, 'tx' | 'scope'>, sessionId: string, people: readonly Learner[]): Promise<void> {
  const { rows } = await sql<{ missing: number }>`
    select count(*) as missing from ${lists(people)} where not exists (select from learning.enrolment e where e.session_id = ${sessionId}
      and e.learner_kind = l.kind and e.learner_id = l.id and e.withdrawn_at is null and ${ofReachedUnit(call.scope, 'e.unit_no')})`.execute(
    call.tx,
  )
  if (rows[0]!.missing > 0) throw problem(problems['enrolment-not-found'])
}

/** The organiser enters from the sign-in sheet or the minutes who was there. Saying the same again changes nothing. */
export const recordAttendance = command(learning.recordAttendance, async (call) => {
  const { tx, scope, body, params, actor, now } = call
  const session = await getOwnSession(tx, scope, params.id)
  if (session.starts_at > now) throw problem(problems['training-session-not-begun'])
  await checkEnrolled(call, session.id, [...body.present, ...body.absent])
  await sql`
    insert into learning.attendance (session_id, learner_kind, learner_id, unit_no, account_id)
    select ${session.id}::uuid, e.learner_kind, e.learner_id, e.unit_no, ${actor.accountId}::uuid from ${lists(body.present)}
    join learning.enrolment e on e.session_id = ${session.id} and e.learner_kind = l.kind and e.learner_id = l.id and e.withdrawn_at is null
    on conflict (session_id, learner_kind, learner_id) where retracted_at is null do nothing`.execute(tx)
  await sql`update learning.attendance a set retracted_at = ${now} from ${lists(body.absent)}
    where a.session_id = ${session.id} and a.learner_kind = l.kind and a.learner_id = l.id and a.retracted_at is null`.execute(tx)
  const { rows } = await sql<{ attended: number }>`
    select count(*) as attended from learning.attendance where session_id = ${session.id} and retracted_at is null`.execute(tx)
  const detail = { present: body.present.length, absent: body.absent.length }
  call.note({ objectType: 'training-session', objectId: session.id, fields: ['attendance'], detail })
  return { attended: rows[0]!.attended }
})
