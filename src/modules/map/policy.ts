import type { Ability } from '../../kernel/policy.ts'

const business = [
  'district_officer',
  'district_viewer',
  'street_officer',
  'industry_officer',
  'registrar',
  'party_org_secretary',
  'instructor',
]

export const mapAbilities: readonly Ability[] = [
  { action: 'map.read', reach: 'scope', roles: business },
  { action: 'map.change', reach: 'scope', roles: ['district_officer'] },
]
