import { sql } from 'kysely'
import type { Moment } from '../../platform/outbox/outbox.ts'
import type { Tx } from '../../platform/db/database.ts'
import { rulesInForce } from './settings.ts'
import { addToTallies } from './tally.ts'

const columns = `uscc cert_no district_no name status type registered_on street_no community_no industry_no headcount full_members probationary_members
  floating_members address lon lat party_org_no party_org_name party_form party_level cell has_instructor has_liaison has_full_time has_mass_org
  work_covered dormant large instructors scope_nodes`
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
    const known = await hasVerdicts(tx, units)
    if (known) {
      // Whoever concerns the same unit at the same time waits here, then takes off and computes from what the other has committed.
      await sql`select from coverage.verdict where unit_no = any (${units}::integer[]) order by unit_no for update`.execute(tx)
      await addToTallies(tx, units, -1, settings.min_full)
    }
    const { rows: kept } = await sql<{ unit_no: number }>`insert into coverage.verdict
      select * from coverage.verdicts_on(${today}::date, ${JSON.stringify(settings)}::jsonb) v where v.unit_no = any (${units}::integer[])
      on conflict (unit_no) do update set ${replaced} returning unit_no`.execute(tx)
    if (known && kept.length < units.length)
      await sql`delete from coverage.verdict where unit_no = any (${units}::integer[]) and unit_no <> all (${kept.map((row) => row.unit_no)}::integer[])`.execute(
        tx,
      )
    await addToTallies(tx, units, 1, settings.min_full)
  }
}

/** Units that have just come in have none, so nothing is to be taken off. */
async function hasVerdicts(tx: Tx, nos: readonly number[]): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from coverage.verdict v where v.unit_no = any (${[...nos]}::integer[])) as any`.execute(tx)
  return rows[0]!.any
}

export async function reactToUnitsChanged(moment: Moment, payload: { nos: readonly number[] }): Promise<void> {
  await refreshVerdicts(moment.tx, moment.today, payload.nos)
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
