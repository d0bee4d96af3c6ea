import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Terms } from './contract-posts.ts'
import type { PostRole } from './rules.ts'

/** How the posts of a role are held whose sender ends in these words: many at once, as a register's posts come. */
export async function recordTermsOfSender(
  tx: Tx,
  districtNo: number,
  { role, sender, terms }: { readonly role: PostRole; readonly sender: string; readonly terms: Omit<Partial<Terms>, 'other'> },
): Promise<void> {
  const { side = null, source = null, mode = null, workingTime = null, decisionLevel = false } = terms
  await sql`
    insert into workforce.terms (role, person_id, unit_no, from_on, side, source, mode, working_time, decision_level)
    select p.role, p.person_id, p.unit_no, p.from_on, ${side}, ${source}, ${mode}, ${workingTime}, ${decisionLevel}
    from workforce.post p join workforce.person w on w.id = p.person_id
    where p.role = ${role} and p.retracted_at is null and w.district_no = ${districtNo} and right(w.sender_name, length(${sender}::text)) = ${sender}
    on conflict (unit_no, role, person_id, from_on) where retracted_at is null do nothing`.execute(tx)
}

/** Links the person a demonstration names with an account; false when there is no such person. */
export async function linkPersonNamed(
  tx: Tx,
  accountId: string,
  { person, sender }: { readonly person: string; readonly sender: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into workforce.person_account (person_id, account_id)
    select id, ${accountId} from workforce.person where name = ${person} and sender_name = ${sender} limit 1
    on conflict (person_id) do nothing returning person_id`.execute(tx)
  return rows.length > 0
}
