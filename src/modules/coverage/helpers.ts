import { cellGroups } from './rules.ts'
import type { VerdictRow } from './queries.ts'

type Helper = 'party-org' | 'instructor' | 'full-time-worker' | 'liaison' | 'mass-org'

/** By whom a unit is covered, in the order of the statistical return. */
export function decideHelpers(
  row: Pick<VerdictRow, 'cell' | 'has_instructor' | 'has_full_time' | 'has_liaison' | 'has_mass_org'>,
): Helper[] {
  const helpers: Helper[] = []
  if (row.cell !== null && cellGroups['built']!.includes(row.cell)) helpers.push('party-org')
  if (row.has_instructor) helpers.push('instructor')
  if (row.has_full_time) helpers.push('full-time-worker')
  if (row.has_liaison) helpers.push('liaison')
  if (row.has_mass_org) helpers.push('mass-org')
  return helpers
}
