import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** Lessons played in a session, in the order of their course. */
export async function lessonsOfSession(tx: Tx, sessionId: string): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select l.id, l.title from learning.session_lesson x join learning.lesson l on l.id = x.lesson_id
    where x.session_id = ${sessionId}::uuid order by l.course_id, l.position`.execute(tx)
  return rows
}
