import { sql } from 'kysely'
import { query } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { learning } from './contract.ts'

/** Lessons played in a session, in the order of their course. */
export async function lessonsOfSession(tx: Tx, sessionId: string): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select l.id, l.title from learning.session_lesson x join learning.lesson l on l.id = x.lesson_id
    where x.session_id = ${sessionId}::uuid order by l.course_id, l.position`.execute(tx)
  return rows
}

export const listLessons = query(learning.listLessons, async (call) => {
  const { rows } = await sql<{ id: string; title: string; course: string; minutes: number }>`
    select l.id, l.title, c.title as course, l.minutes from learning.lesson l join learning.course c on c.id = l.course_id
    where c.state = 'published' order by c.title, c.id, l.position limit 500`.execute(call.tx)
  return { items: rows }
})
