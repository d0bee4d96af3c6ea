import type { Ability } from '../../kernel/policy.ts'

const officers = ['district_officer', 'street_officer', 'industry_officer']

/** Own hours need no ability: everybody signed in sees them. */
export const abilities: readonly Ability[] = [
  { action: 'learning.read', reach: 'scope', roles: [...officers, 'district_viewer', 'party_org_secretary'] },
  { action: 'learning.change', reach: 'scope', roles: officers, constraint: 'own-body-for-sessions' },
  { action: 'learning.verify', reach: 'scope', roles: officers, constraint: 'not-own-certificate' },
  { action: 'learning.export', reach: 'scope', roles: officers },
  {
    action: 'learning.request',
    reach: 'scope',
    roles: [...officers, 'party_org_secretary'],
    constraint: 'confirmed-by-officers',
  },
  { action: 'learning.teach', reach: 'scope', roles: ['district_officer'] },
]
