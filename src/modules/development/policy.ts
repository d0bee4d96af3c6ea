import type { Ability } from '../../kernel/policy.ts'

const officers = ['district_officer', 'street_officer', 'industry_officer']
const keepers = [...officers, 'party_org_secretary']

/** Names are masked outside the own organisation; what is due is told to the secretary of the branch and to nobody above. */
export const abilities: readonly Ability[] = [
  { action: 'development.read', reach: 'scope', roles: keepers },
  { action: 'development.own', reach: 'scope', roles: ['party_org_secretary'] },
  { action: 'development.record', reach: 'scope', roles: keepers },
  { action: 'development.export', reach: 'scope', roles: keepers },
]
