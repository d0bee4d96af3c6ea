import { sql } from 'kysely'
import type { Moment } from '../../platform/outbox/outbox.ts'

/** Members are seen from where their Party organisation is seen: when its connections change, so does who sees them. */
export async function reactToUnitsChanged(moment: Moment, payload: { nos: readonly number[] }): Promise<void> {
  await sql`select members.refresh_at(${[...payload.nos]}::integer[])`.execute(moment.tx)
}
