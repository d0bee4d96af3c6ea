import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/db/database.ts'
import { findSupervised } from '../alliances/index.ts'
import { followDaysOn } from './settings.ts'
import type { Reading } from './store.ts'

/** Communities the caller speaks for, each with the organisation it speaks for them by. */
export type Speaking = ReadonlyMap<string, number>
export const speaksForNone: Speaking = new Map()

/**
 * Lets claims on what is kept to the caller's communities come into sight for the rest of the transaction (CN-29); see `1220`.
 * Whoever coordinates none sees nothing more than before.
 */
export async function speakForCommunities(call: Reading): Promise<Speaking> {
  const found = await findSupervised(call)
  const ids = found.map((one) => one.id)
  await sql`select set_config('lianjian.supervised', ${ids.length === 0 ? '' : `{${ids.join(',')}}`}, true)`.execute(call.tx)
  return new Map(found.map(({ id, unitNo }) => [id, unitNo]))
}

/** Claims on what is kept to communities the caller speaks for, once `speakForCommunities` has said which. */
export const supervisedClaim = sql<boolean>`c.entry_id in (select lists.supervised_entries())`

/** Day up to which the last line of a claim is too long ago, by the rule of each entry's district; for `lists.entry e`. */
async function staleBefore(tx: Tx, today: Day): Promise<RawBuilder<Day>> {
  const { rows } = await sql<{ no: number }>`select district_no as no from organisations.district_programme`.execute(tx)
  const days = []
  for (const { no } of rows) days.push({ no, day: addDays(today, -(await followDaysOn(tx, no, today))) })
  const otherwise = addDays(today, -(await followDaysOn(tx, null, today)))
  return sql<Day>`coalesce((select r.day from unnest(${days.map((one) => one.no)}::integer[], ${days.map((one) => one.day)}::date[]) r (no, day)
    where r.no = e.district_no), ${otherwise}::date)`
}

/**
 * Whether a claim is proposed for urging: nothing was told for as long as the rule `lists.follow` allows, or the day an urging named is over
 * without an answer.
 */
export async function overdueClaim({ tx, today }: Pick<Reading, 'tx' | 'today'>): Promise<RawBuilder<boolean>> {
  return sql<boolean>`(c.state = 'active' and (c.noted_on <= ${await staleBefore(tx, today)}
    or exists (select from lists.step s where s.claim_id = c.id and s.deed = 'supervise' and s.due_on < ${today}::date
      and not exists (select from lists.step a where a.claim_id = c.id and a.id > s.id and a.side = 'claimant' and a.deed in ('follow', 'solve')))))`
}
