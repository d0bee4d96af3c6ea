import type { Ability } from '../../kernel/policy.ts'

const officers = ['district_officer', 'street_officer', 'industry_officer']
const readers = [...officers, 'district_viewer', 'party_org_secretary', 'instructor']

export const abilities: readonly Ability[] = [
  { action: 'case.read', reach: 'scope', roles: readers },
  { action: 'case.export', reach: 'scope', roles: officers },
  /** Apply for a unit and answer for it; whose step it is stands in the table of the procedure. */
  { action: 'case.act', reach: 'scope', roles: [...officers, 'party_org_secretary'], constraint: 'own-step' },
  { action: 'case.review', reach: 'scope', roles: officers, constraint: 'own-step' },
  { action: 'case.decide', reach: 'scope', roles: ['district_officer'], constraint: 'not-own-application' },
  { action: 'case.template', reach: 'scope', roles: ['district_officer'] },
  { action: 'procedure.change', reach: 'scope', roles: ['district_officer'] },
  { action: 'calendar.change', reach: 'platform', roles: ['system_admin'] },
]
