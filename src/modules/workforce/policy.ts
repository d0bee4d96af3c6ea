import type { Ability } from '../../kernel/policy.ts'

const officers = ['district_officer', 'street_officer', 'industry_officer']
const readers = [...officers, 'district_viewer', 'registrar', 'party_org_secretary', 'instructor']

export const abilities: readonly Ability[] = [
  { action: 'post.read', reach: 'scope', roles: readers },
  { action: 'post.change', reach: 'scope', roles: officers },
  { action: 'workforce.read', reach: 'scope', roles: [...officers, 'district_viewer'] },
  { action: 'workforce.export', reach: 'scope', roles: officers },
  { action: 'person.change', reach: 'scope', roles: officers },
  { action: 'person.link', reach: 'scope', roles: ['district_officer'], constraint: 'not-an-administrator' },
  { action: 'visit.read', reach: 'scope', roles: [...officers, 'district_viewer', 'instructor'] },
  { action: 'visit.record', reach: 'scope', roles: [...officers, 'instructor'], constraint: 'own-visit-for-instructors' },
  { action: 'visit.manage', reach: 'scope', roles: officers },
  { action: 'check.change', reach: 'scope', roles: officers },
]
