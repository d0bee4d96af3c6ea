import { sql } from 'kysely'
import type { Handed, HandOver } from '../../platform/contributions/dependents.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type Gone, keepTrace, type What } from './dependents-trace.ts'

/** What an organisation has not answered goes to its successor; without one nobody can answer it, and it lapses. */
export async function handConsultations(tx: Tx, change: HandOver): Promise<Handed[]> {
  const { day, fromNo, toNo } = change
  const goes = toNo === null ? sql`state = 'lapsed', closed_on = greatest(${day}::date, c.asked_on)` : sql`org_no = ${toNo}`
  const { rows } = await sql<Gone>`
    update demands.consultation c set ${goes}, revision = c.revision + 1 where c.org_no = ${fromNo} and c.state = 'asked'
    returning c.id, c.org_no as "toNo", c.revision`.execute(tx)
  await keepTrace(tx, toNo === null ? 'consultation-lapsed' : 'consultation', rows, change)
  const count = rows.length
  return count > 0 ? [{ what: 'consultation', moved: toNo === null ? 0 : count, ended: toNo === null ? count : 0 }] : []
}

/** Puts a consultation back where it was; one whose issue was told back meanwhile stays lapsed. */
export async function putConsultationBack(tx: Tx, what: What, id: string, fromNo: number): Promise<void> {
  if (what === 'consultation')
    await sql`update demands.consultation set org_no = ${fromNo}, revision = revision + 1 where id = ${id}`.execute(tx)
  else
    await sql`update demands.consultation c set state = 'asked', closed_on = null, revision = c.revision + 1
      where c.id = ${id} and exists (select from demands.issue i where i.id = c.issue_id and i.state <> 'told')`.execute(tx)
}

/** What was asked of units that vanish again otherwise than by the acts taken back. */
export async function newConsultationsAt(tx: Tx, gone: readonly number[], moved: readonly { id: string }[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from demands.consultation c where c.state = 'asked' and c.org_no = any (${[...gone]}::integer[])
      and c.id <> all (${moved.map((row) => row.id)}::uuid[])`.execute(tx)
  return rows[0]!.count
}
