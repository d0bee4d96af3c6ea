import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Counts } from './figures.ts'

export interface JointDetail {
  /** Joint Party organisations by number of active units. */
  readonly bySize: Record<string, number>
  readonly over5Units: number
  readonly under3Members: number
}

/** Joint Party organisations whose units are all counted, wherever in the group they stand. */
export async function jointDetail(
  tx: Tx,
  source: RawBuilder<unknown>,
  where: RawBuilder<boolean>,
  minFull: number,
  usualMost: number,
): Promise<JointDetail> {
  const { rows } = await sql<{ size: number; few: boolean }>`
    select count(*) as size, sum(v.full_members) < ${minFull} as few
    from ${source} v where v.cell = 'joint' and ${where} group by v.party_org_no`.execute(tx)
  const bySize: Record<string, number> = {}
  for (const row of rows) bySize[row.size] = (bySize[row.size] ?? 0) + 1
  return {
    bySize,
    over5Units: rows.filter((row) => row.size > usualMost).length,
    under3Members: rows.filter((row) => row.few).length,
  }
}

/** Units without a Party organisation and with floating members only. */
export function floatingOnlyOf(counts: Counts): { threeOrMore: number; underThree: number } {
  return { threeOrMore: counts.floating_many, underThree: counts.none_floating - counts.floating_many }
}

export interface HelperLoads {
  readonly orgsWithInstructor: number
  readonly orgsWithLiaison: number
  readonly instructors: number
  readonly load1to4: number
  readonly load5to10: number
  readonly load11up: number
}

/** How many units each instructor serves: LH-14 asks for 5 to 10. */
export async function countLoads(
  tx: Tx,
  source: RawBuilder<unknown>,
  where: RawBuilder<boolean>,
): Promise<{ load: number; persons: number }[]> {
  const { rows } = await sql<{ load: number; persons: number }>`
    select load, count(*) as persons from (
      select count(*) as load from ${source} v cross join lateral unnest(v.instructors) i (person_id) where v.cell is not null and ${where} group by i.person_id
    ) l group by load`.execute(tx)
  return rows
}

export function helperLoadsOf(
  counts: Counts,
  loads: readonly { load: number; persons: number }[],
  band: { low: number; high: number },
): HelperLoads {
  const persons = (fits: (load: number) => boolean) =>
    loads.filter((row) => fits(row.load)).reduce((sum, row) => sum + row.persons, 0)
  return {
    orgsWithInstructor: counts.with_instructor,
    orgsWithLiaison: counts.with_liaison,
    instructors: persons(() => true),
    load1to4: persons((load) => load < band.low),
    load5to10: persons((load) => load >= band.low && load <= band.high),
    load11up: persons((load) => load > band.high),
  }
}
