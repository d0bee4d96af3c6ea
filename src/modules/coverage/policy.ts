import type { Ability } from '../../kernel/policy.ts'

const readers = [
  'district_officer',
  'district_viewer',
  'street_officer',
  'industry_officer',
  'registrar',
  'party_org_secretary',
  'instructor',
]
const officers = ['district_officer', 'street_officer', 'industry_officer']

export const abilities: readonly Ability[] = [
  { action: 'coverage.read', reach: 'scope', roles: readers },
  { action: 'coverage.export', reach: 'scope', roles: officers },
  { action: 'coverage.diagnose', reach: 'scope', roles: [...officers, 'instructor'] },
  { action: 'coverage.target', reach: 'scope', roles: ['district_officer'] },
  { action: 'coverage.freeze', reach: 'scope', roles: ['district_officer'] },
]
