import type { Ability } from '../../kernel/policy.ts'

const business = [
  'district_officer',
  'street_officer',
  'industry_officer',
  'registrar',
  'secretary',
  'instructor',
  'liaison',
  'leader',
]

export const mapAbilities: readonly Ability[] = [
  { action: 'map.read', reach: 'scope', roles: business },
  { action: 'map.change', reach: 'scope', roles: ['district_officer'] },
]
