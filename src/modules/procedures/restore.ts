import { sql } from 'kysely'
import type { TakeBack } from '../../platform/contributions/dependents.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Moment } from '../../platform/outbox/outbox.ts'
import { addEntry, type CaseRow, type PartyRow } from './store.ts'

interface Followed {
  id: number
  case_id: string
  unit_no: number
  before: { row: CaseRow; parties: PartyRow[] }
  /** Revision the case had after its last following by these acts, and the one it has now. */
  left_at: number
  now: number
}

/**
 * Cases that followed a unit stand again as before the act that is taken back. Answers how many are in the way: cases somebody has worked
 * on since, and cases opened since about a unit that vanishes or is ended again.
 */
export async function restoreCases({ tx, today }: Moment, undo: TakeBack): Promise<number> {
  const acts = [...undo.actIds]
  // One act may have concerned a case more than once: what counts is how it stood before the first time, and how the last time left it.
  const { rows } = await sql<Followed>`
    select distinct on (f.case_id) f.id, f.case_id, f.unit_no, f.before, c.revision as now,
      (select max(l.revision) from procedures.case_following l where l.case_id = f.case_id and l.act_id = any (${acts}::bigint[]) and l.undone_by is null) as left_at
    from procedures.case_following f join procedures.case c on c.id = f.case_id
    where f.act_id = any (${acts}::bigint[]) and f.undone_by is null order by f.case_id, f.id`.execute(tx)
  const worked = rows.filter((row) => row.now !== row.left_at).length
  const begun = await countBegun(tx, undo, rows)
  if (worked + begun > 0) return worked + begun
  for (const followed of rows) {
    await putBack(tx, followed)
    await addEntry(tx, followed.case_id, null, today, {
      action: 'restore',
      step: followed.before.row.step,
      unitNos: [followed.unit_no],
      detail: { act: undo.undoActId },
    })
  }
  await sql`update procedures.case_following set undone_by = ${undo.undoActId} where act_id = any (${acts}::bigint[]) and undone_by is null`.execute(
    tx,
  )
  return 0
}

async function countBegun(tx: Tx, { withdrawn, ended }: TakeBack, followed: readonly Followed[]): Promise<number> {
  const known = followed.map((row) => row.case_id)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from procedures.case where outcome is null and unit_nos && ${[...withdrawn, ...ended]}::integer[]
      and id <> all (${known}::uuid[])`.execute(tx)
  return rows[0]!.count
}

async function putBack(tx: Tx, { case_id: caseId, before: { row, parties } }: Followed): Promise<void> {
  await sql`
    update procedures.case set subject_no = ${row.subject_no}, subject_name = ${row.subject_name}, unit_nos = ${row.unit_nos}::integer[],
      details = ${JSON.stringify(row.details)}::jsonb, step = ${row.step}, outcome = ${row.outcome}, acting_ability = ${row.acting_ability},
      acting_nos = ${row.acting_nos}::integer[], delegated = ${row.delegated}, escalated_on = ${row.escalated_on}, entered_on = ${row.entered_on},
      due_on = ${row.due_on}, due_provisional = ${row.due_provisional}, remind_on = ${row.remind_on}, decided_on = ${row.decided_on},
      lapsed_on = ${row.lapsed_on}, revision = revision + 1
    where id = ${caseId}::uuid`.execute(tx)
  await sql`delete from procedures.case_party where case_id = ${caseId}::uuid`.execute(tx)
  for (const party of parties)
    await sql`insert into procedures.case_party (case_id, unit_no, unit_name, state, answered_on, answered_by)
      values (${caseId}::uuid, ${party.unit_no}, ${party.unit_name}, ${party.state}, ${party.answered_on}::date, ${party.answered_by}::uuid)`.execute(
      tx,
    )
}
