import { sql } from 'kysely'
import type { Moment } from '../../platform/outbox/outbox.ts'
import type { Tx } from '../../platform/db/database.ts'
import { rulesInForce } from './settings.ts'
import { addToTallies } from './tally.ts'

const columns = `uscc cert_no district_no name status type registered_on street_no community_no industry_no headcount full_members probationary_members
  floating_members address lon lat party_org_no party_org_name party_form party_level cell has_instructor has_liaison has_full_time has_mass_org
  work_covered dormant large enough_full enough_floating liaison_needed instructors scope_nodes`
const replaced = sql.raw(
  columns
    .split(/\s+/)
    .map((column) => `${column} = excluded.${column}`)
    .join(', '),
)

/** Recomputes today's verdicts of units in the transaction that changed their facts: a figure is never a moment behind. */
export async function refreshVerdicts(tx: Tx, today: string, nos: readonly number[]): Promise<void> {
  if (nos.length === 0) return
  const districts = await sql<{ programme: string; nos: number[] }>`
    select coalesce(p.programme, '') as programme, array_agg(u.no) as nos
    from organisations.unit u left join organisations.district_programme p on p.district_no = u.district_no
    where u.no = any (${[...nos]}::integer[]) and u.kind = 'social_org' group by 1`.execute(tx)
  for (const { programme, nos: units } of districts.rows) {
    const { settings } = await rulesInForce(tx, today, programme)
    const before = await lockVerdicts(tx, units)
    if (before.length > 0) await addToTallies(tx, units, -1)
    const anew = sql`coverage.verdicts_on(${today}::date, ${JSON.stringify(settings)}::jsonb) v where v.unit_no = any (${units}::integer[])`
    await sql`insert into coverage.verdict select * from ${anew} on conflict (unit_no) do update set ${replaced}`.execute(tx)
    if (before.length > 0) await removeVerdictsWithoutUnit(tx, today, before)
    await addToTallies(tx, units, 1)
  }
}

/**
 * Locks the verdicts there are; units that have just come in have none. Whoever concerns the same unit at the same time waits here, then
 * takes off and computes from what the other has committed. A verdict is replaced in place, so that the wait is for one and the same row.
 */
async function lockVerdicts(tx: Tx, nos: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ unit_no: number }>`
    select unit_no from coverage.verdict where unit_no = any (${[...nos]}::integer[]) order by unit_no for update`.execute(tx)
  return rows.map((row) => row.unit_no)
}

/** A unit that was taken back has no facts today, and no verdict. */
async function removeVerdictsWithoutUnit(tx: Tx, today: string, nos: readonly number[]): Promise<void> {
  await sql`delete from coverage.verdict v where v.unit_no = any (${[...nos]}::integer[])
    and not exists (select from organisations.unit_on(${today}::date) u where u.unit_no = v.unit_no)`.execute(tx)
}

/** The units themselves and those they cover: the verdict of a unit shows the name, form and level of its Party organisation. */
export async function reactToUnitsChanged(moment: Moment, payload: { nos: readonly number[] }): Promise<void> {
  const { rows } = await sql<{ no: number }>`
    select unnest(${[...payload.nos]}::integer[]) as no
    union select to_no from organisations.edge_on(${moment.today}::date) where type = 'covers' and from_no = any (${[...payload.nos]}::integer[])`.execute(
    moment.tx,
  )
  await refreshVerdicts(
    moment.tx,
    moment.today,
    rows.map((row) => row.no),
  )
}

/** Recomputes every verdict: after a rule changed, or when a day has passed on which something began or ended. */
export async function refreshAll(tx: Tx, today: string): Promise<number> {
  const { rows } = await sql<{ no: number }>`select no from organisations.unit where kind = 'social_org'`.execute(tx)
  await refreshVerdicts(
    tx,
    today,
    rows.map((row) => row.no),
  )
  return rows.length
}
