import { reachedBy } from '../../platform/db/reached.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../kernel/policy.ts'
import { foundBy } from '../organisations/index.ts'
import type { UnitFilter } from './contract.ts'
import { type Cell, cellGroups, type CoverageSettings } from './rules.ts'

/** Today's projection. */
export const todaysVerdicts = sql`coverage.verdict`

/**
 * Where verdicts are read from: today's projection, or the same definition computed for another day. Both have the same columns,
 * so list, count, figures, export, map and chart share every line below.
 */
export function verdictsAt(asOf: string, today: string, settings: CoverageSettings): RawBuilder<unknown> {
  return asOf === today ? todaysVerdicts : sql`coverage.verdicts_on(${asOf}::date, ${JSON.stringify(settings)}::jsonb)`
}

/** The same definition for a day and settings that are expressions of the asker's SQL. */
export function verdictsOn(day: RawBuilder<unknown>, settings: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coverage.verdicts_on(${day}, ${settings})`
}

/** The rows a filter names within a scope. The one predicate of the module. */
export function whereOf(filter: Partial<UnitFilter>, scope: Scope): RawBuilder<boolean> {
  const conditions: RawBuilder<boolean>[] = [reachedBy(scope, 'v.scope_nodes')]
  const add = (condition: RawBuilder<boolean>) => conditions.push(condition)
  if (filter.districtNo) add(sql`v.district_no = ${filter.districtNo}`)
  if (filter.streetNo) add(sql`v.street_no = ${filter.streetNo}`)
  if (filter.communityNo) add(sql`v.community_no = ${filter.communityNo}`)
  if (filter.industryNo)
    add(filter.industryNo === 'none' ? sql`v.industry_no is null` : sql`v.industry_no = ${filter.industryNo}`)
  if (filter.type) add(sql`v.type = ${filter.type}`)
  if (filter.status === 'active') add(sql`v.status = 'active'`)
  if (filter.status === 'inactive') add(sql`v.status in ('cancelled', 'revoked')`)
  if (filter.status === 'registered') add(sql`v.status in ('active', 'cancelled', 'revoked')`)
  if (filter.cell) add(sql`v.cell = any (${cellsOf(filter.cell)})`)
  if (filter.workCovered !== undefined) add(sql`v.work_covered = ${filter.workCovered}`)
  if (filter.helper) add(helperCondition(filter.helper))
  if (filter.headcountMin !== undefined) add(sql`v.headcount >= ${filter.headcountMin}`)
  if (filter.headcountMax !== undefined) add(sql`v.headcount <= ${filter.headcountMax}`)
  if (filter.fullMembersMin !== undefined) add(sql`v.full_members >= ${filter.fullMembersMin}`)
  if (filter.floatingOnly) add(sql`v.cell = 'no-members' and v.floating_members > 0`)
  if (filter.enoughMembers !== undefined) add(sql`v.cell is not null and v.enough_full = ${filter.enoughMembers}`)
  if (filter.large !== undefined) add(sql`v.cell is not null and v.large = ${filter.large}`)
  if (filter.enoughFloating !== undefined) add(sql`v.enough_floating = ${filter.enoughFloating}`)
  if (filter.liaison) add(filter.liaison === 'needed' ? sql`v.liaison_needed` : sql`v.liaison_needed and not v.has_liaison`)
  if (filter.dormancy)
    add(filter.dormancy === 'dormant' ? sql`v.dormant` : sql`v.cell = any (${[...cellGroups['built']!]}) and v.dormant is null`)
  if (filter.instructorId) add(sql`v.instructors @> array[${filter.instructorId}::uuid]`)
  if (filter.nos) add(sql`v.unit_no = any (${filter.nos}::integer[])`)
  if (filter.partyOrgNo) add(sql`v.party_org_no = ${filter.partyOrgNo}`)
  if (filter.diagnosis) add(diagnosisCondition(filter.diagnosis))
  if (filter.q) add(foundBy(filter.q, 'v.unit_no'))
  return sql`${sql.join(conditions, sql` and `)}`
}

/** `own,joint` or single cells; unknown words name nothing. */
export function cellsOf(text: string): Cell[] {
  return text.split(',').flatMap((word) => cellGroups[word] ?? [word as Cell])
}

function helperCondition(helper: NonNullable<UnitFilter['helper']>): RawBuilder<boolean> {
  if (helper === 'party-org') return sql`v.cell = any (${[...cellGroups['built']!]})`
  if (helper === 'instructor') return sql`v.has_instructor`
  if (helper === 'liaison') return sql`v.has_liaison`
  if (helper === 'full-time-worker') return sql`v.has_full_time`
  return sql`v.has_mass_org`
}

function diagnosisCondition(reason: NonNullable<UnitFilter['diagnosis']>): RawBuilder<boolean> {
  const open = sql`select d.unit_no from coverage.diagnosis d where d.closed_on is null`
  if (reason === 'none') return sql`v.cell = any (${[...cellGroups['not-built']!]}) and v.unit_no not in (${open})`
  return sql`v.unit_no in (${open} and d.reason = ${reason})`
}
