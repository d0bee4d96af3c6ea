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

export const abilities: readonly Ability[] = [
  { action: 'post.read', reach: 'scope', roles: readers },
  { action: 'post.change', reach: 'scope', roles: ['district_officer', 'street_officer', 'industry_officer'] },
]
