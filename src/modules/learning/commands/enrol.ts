import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import { learning } from '../contract.ts'
import { audienceRows } from '../people.ts'
import { learningProblems as problems } from '../problems.ts'
import { getStanding, ofReachedUnit } from '../store.ts'

/** Enrol people in reach in a session of their body or of one above: a street names its secretaries for the class of the district. */
export const enrol = command(learning.enrol, async (call) => {
  const { tx, scope, body, params, actor } = call
  const session = await getStanding(tx, scope, params.id)
  const rows = await audienceRows(call, session, body.people)
  if (rows.length < new Set(body.people.map((one) => one.id)).size) throw problem(problems['learner-not-in-audience'])
  const { numAffectedRows } = await sql`
    insert into learning.enrolment (session_id, learner_kind, learner_id, audience, unit_no, account_id)
    select ${session.id}::uuid, l.kind, l.id, l.audience, l.unit_no, ${actor.accountId}::uuid
    from unnest(${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.audience)}::text[],
      ${rows.map((row) => row.unit_no)}::integer[]) l (kind, id, audience, unit_no)
    on conflict (session_id, learner_kind, learner_id) where withdrawn_at is null do nothing`.execute(tx)
  const enrolled = Number(numAffectedRows ?? 0n)
  call.note({ objectType: 'training-session', objectId: session.id, detail: { enrolled } })
  return { enrolled }
})

export const withdrawEnrolment = command(learning.withdrawEnrolment, async (call) => {
  const { tx, scope, body, params, now } = call
  const session = await getStanding(tx, scope, params.id)
  const { rows: there } =
    await sql`select from learning.attendance a where a.session_id = ${session.id} and a.learner_kind = ${body.kind}
    and a.learner_id = ${body.id} and a.retracted_at is null`.execute(tx)
  if (there.length > 0) throw problem(problems['learner-attended'])
  const { rows } = await sql<{ id: string }>`
    update learning.enrolment e set withdrawn_at = ${now} where e.session_id = ${session.id} and e.learner_kind = ${body.kind}
      and e.learner_id = ${body.id} and e.withdrawn_at is null and ${ofReachedUnit(scope, 'e.unit_no')} returning e.id`.execute(
    tx,
  )
  if (!rows[0]) throw problem(problems['enrolment-not-found'])
  call.note({ objectType: 'training-session', objectId: session.id, fields: ['enrolment'] })
  return { id: rows[0].id }
})
