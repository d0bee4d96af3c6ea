import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/db/database.ts'

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

export async function floatingOnly(tx: Tx, source: RawBuilder<unknown>, where: RawBuilder<boolean>, minFloating: number) {
  const { rows } = await sql<{ many: number; few: number }>`
    select count(*) filter (where v.floating_members >= ${minFloating}) as many, count(*) filter (where v.floating_members < ${minFloating}) as few
    from ${source} v where v.cell = 'no-members' and v.floating_members > 0 and ${where}`.execute(tx)
  return { threeOrMore: rows[0]!.many, underThree: rows[0]!.few }
}

/** Instructors and liaisons at active units: how many, and how many units each instructor serves (LH-14 asks for 5 to 10). */
export async function helperLoads(
  tx: Tx,
  source: RawBuilder<unknown>,
  where: RawBuilder<boolean>,
  asOf: Day,
  band: { low: number; high: number },
) {
  const { rows: units } = await sql<{ instructor: number; liaison: number }>`
    select count(*) filter (where v.has_instructor) as instructor, count(*) filter (where v.has_liaison) as liaison
    from ${source} v where v.cell is not null and ${where}`.execute(tx)
  const { rows: loads } = await sql<{ load: number }>`
    select count(distinct p.unit_no) as load from workforce.post_on(${asOf}::date) p
    where p.role = 'instructor' and p.unit_no in (select v.unit_no from ${source} v where v.cell is not null and ${where})
    group by p.person_id`.execute(tx)
  return {
    orgsWithInstructor: units[0]!.instructor,
    orgsWithLiaison: units[0]!.liaison,
    instructors: loads.length,
    load1to4: loads.filter((row) => row.load < band.low).length,
    load5to10: loads.filter((row) => row.load >= band.low && row.load <= band.high).length,
    load11up: loads.filter((row) => row.load > band.high).length,
  }
}
