import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Counts } from './figures.ts'
import type { CoverageSettings } from './rules.ts'

/** How many joint Party organisations cover so many active units with so many full members between them. */
export interface JointSize {
  readonly units: number
  readonly fullMembers: number
  readonly orgs: number
}

/** How many instructors serve so many active units. */
export interface LoadSize {
  readonly units: number
  readonly persons: number
}

export async function countJointSizes(tx: Tx, source: RawBuilder<unknown>, where: RawBuilder<boolean>): Promise<JointSize[]> {
  const { rows } = await sql<JointSize>`
    select units, full_members as "fullMembers", count(*) as orgs
    from (select count(*) as units, sum(v.full_members) as full_members from ${source} v where v.cell = 'joint' and ${where} group by v.party_org_no) j
    group by units, full_members`.execute(tx)
  return rows
}

export async function countLoads(tx: Tx, source: RawBuilder<unknown>, where: RawBuilder<boolean>): Promise<LoadSize[]> {
  const { rows } = await sql<LoadSize>`
    select units, count(*) as persons from (
      select count(*) as units from ${source} v cross join lateral unnest(v.instructors) i (person_id) where v.cell is not null and ${where} group by i.person_id
    ) l group by units`.execute(tx)
  return rows
}

/** The numbers of the rules in force that the figures below are told by. */
export function thresholdsOf(settings: CoverageSettings) {
  return {
    minFull: settings.min_full,
    minFloating: settings.min_floating,
    largeFrom: settings.large_from,
    headcountBasis: settings.headcount_basis,
    usualMostUnits: settings.usual_most_units,
    bandLow: settings.band_low,
    bandHigh: settings.band_high,
    liaisonReading: settings.liaison_reading,
    dormantAfterDays: settings.dormant_after_days,
  }
}

export function jointDetailOf(sizes: readonly JointSize[], settings: CoverageSettings) {
  const bySize: Record<string, number> = {}
  for (const { units, orgs } of sizes) bySize[units] = (bySize[units] ?? 0) + orgs
  const orgs = (fits: (size: JointSize) => boolean) => sizes.filter(fits).reduce((sum, size) => sum + size.orgs, 0)
  return {
    bySize,
    overUsual: orgs((size) => size.units > settings.usual_most_units),
    underMinimum: orgs((size) => size.fullMembers < settings.min_full),
  }
}

/** Units without a Party organisation and with floating members only. */
export function floatingOnlyOf(counts: Counts) {
  return { enough: counts.floating_many, fewer: counts.none_floating - counts.floating_many }
}

export function helpersOf(counts: Counts, loads: readonly LoadSize[], settings: CoverageSettings) {
  const persons = (fits: (units: number) => boolean) =>
    loads.filter((load) => fits(load.units)).reduce((sum, load) => sum + load.persons, 0)
  return {
    orgsWithInstructor: counts.with_instructor,
    orgsWithLiaison: counts.with_liaison,
    instructors: persons(() => true),
    belowBand: persons((units) => units < settings.band_low),
    withinBand: persons((units) => units >= settings.band_low && units <= settings.band_high),
    aboveBand: persons((units) => units > settings.band_high),
    liaisonNeeded: counts.liaison_needed,
    liaisonMissing: counts.liaison_missing,
  }
}

export function dormancyOf(counts: Counts) {
  return { dormant: counts.dormant, unknown: counts.dormancy_unknown }
}
