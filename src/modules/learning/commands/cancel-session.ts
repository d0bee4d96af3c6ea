import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import { learning } from '../contract.ts'
import { learningProblems as problems } from '../problems.ts'
import { getOwnSession } from '../store.ts'

/** Call a session off. One to which somebody came was held: its attendance is taken back first. */
export const cancelSession = command(learning.cancelSession, async (call) => {
  const { tx, scope, body, params, now } = call
  const session = await getOwnSession(tx, scope, params.id)
  const { rows } =
    await sql`select from learning.attendance where session_id = ${session.id} and retracted_at is null limit 1`.execute(tx)
  if (rows.length > 0) throw problem(problems['training-session-attended'])
  await sql`update learning.session set cancelled_at = ${now}, cancel_reason = ${body.reason} where id = ${session.id}`.execute(
    tx,
  )
  call.note({ objectType: 'training-session', objectId: session.id })
  return { id: session.id }
})
