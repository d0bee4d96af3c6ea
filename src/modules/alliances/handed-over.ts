import { sql } from 'kysely'
import type { HandOver } from '../../platform/contributions/dependents.ts'
import type { Tx } from '../../platform/db/database.ts'

export type Kept = 'agreement' | 'community' | 'lead-field' | 'tie' | 'joint-call' | 'responsibility'

export async function imageOf(tx: Tx, what: Kept, id: string): Promise<string> {
  const { rows } = await sql<{ image: string }>`
    select alliances.kept_image(${what}, ${id}::uuid, '{}')::text as image`.execute(tx)
  return rows[0]!.image
}

export async function noteHandedOver(
  tx: Tx,
  { actId, fromNo, toNo }: HandOver,
  what: Kept,
  id: string,
  before: string,
): Promise<void> {
  await sql`insert into alliances.handed_over (unit_act, what, row_id, from_no, to_no, before, after)
    values (${actId}, ${what}, ${id}, ${fromNo}, ${toNo}, ${before}::jsonb, ${await imageOf(tx, what, id)}::jsonb)`.execute(tx)
}
