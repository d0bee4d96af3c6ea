import { sql } from 'kysely'
import type { TakeBack } from '../../platform/contributions/dependents.ts'
import type { Tx } from '../../platform/db/database.ts'

interface HandedRow {
  readonly what: 'entry' | 'claim' | 'signed' | 'agenda'
  readonly id: string
  readonly fromNo: number
  readonly before: unknown
}

/** Entries, claims and signed lists stand again as they did before the acts; the last handed over comes back first. */
export async function bringBack(tx: Tx, { actIds }: TakeBack): Promise<void> {
  const { rows } = await sql<HandedRow>`
    with gone as (delete from lists.handed_over where unit_act = any (${[...actIds]}::bigint[]) returning *)
    select what, row_id as id, from_no as "fromNo", before from gone order by no desc`.execute(tx)
  for (const row of rows) {
    if (row.what === 'signed') await sql`update lists.signed_list set owner_no = ${row.fromNo} where id = ${row.id}`.execute(tx)
    else if (row.what === 'agenda') await sql`update lists.agenda set owner_no = ${row.fromNo} where id = ${row.id}`.execute(tx)
    else if (row.what === 'entry') await bringEntryBack(tx, row)
    else await bringClaimBack(tx, row)
  }
  const ids = rows.flatMap((row) => (row.what === 'signed' || row.what === 'agenda' ? [] : [row.id]))
  // Counts and readers of an entry follow from its claims.
  await sql`update lists.claim set state = state where id = any (${ids}::uuid[]) or entry_id = any (${ids}::uuid[])`.execute(tx)
}

async function bringEntryBack(tx: Tx, { id, fromNo, before }: HandedRow): Promise<void> {
  await sql`
    update lists.entry e set owner_no = ${fromNo}, state = b ->> 'state', reason = b ->> 'reason', audience_no = (b ->> 'audience')::integer,
      reach_nos = array_replace(e.reach_nos, e.owner_no, ${fromNo})
    from (select ${JSON.stringify(before)}::jsonb as b) t where e.id = ${id}`.execute(tx)
}

/** Somebody without an account whose name went with the release does not come back. */
async function bringClaimBack(tx: Tx, { id, before }: HandedRow): Promise<void> {
  const told = JSON.stringify(before)
  const { rows } = await sql`
    update lists.claim c set state = b ->> 'state', reason = null, lead_no = (b ->> 'lead')::integer, solved_side = b ->> 'solvedSide',
      solved_by = (b ->> 'solvedBy')::uuid, result = b ->> 'result', reach_nos = array(select n::integer from jsonb_array_elements_text(b -> 'reach') n)
    from (select ${told}::jsonb as b) t where c.id = ${id} and not (c.mode = 'person' and c.state = 'released') returning c.id`.execute(
    tx,
  )
  if (rows.length === 0) return
  await sql`delete from lists.claim_member where claim_id = ${id}`.execute(tx)
  await sql`
    insert into lists.claim_member (claim_id, unit_no, share, agreed_at, agreed_by)
    select ${id}::uuid, m.unit_no, m.share, m.agreed_at, m.agreed_by
    from jsonb_populate_recordset(null::lists.claim_member, coalesce(${told}::jsonb -> 'members', '[]')) m`.execute(tx)
  await sql`insert into lists.step (claim_id, deed, side, line) values (${id}, 'follow', 'office', 'unit-back')`.execute(tx)
}
