import type { Ability } from '../../kernel/policy.ts'

const officers = ['district_officer', 'street_officer', 'industry_officer']

/** What a member pays is seen and kept by the secretary of the branch alone; above it there are totals. */
export const abilities: readonly Ability[] = [
  { action: 'dues.read', reach: 'scope', roles: [...officers, 'party_org_secretary'] },
  { action: 'dues.own', reach: 'scope', roles: ['party_org_secretary'] },
  { action: 'dues.remit', reach: 'scope', roles: [...officers, 'party_org_secretary'] },
  { action: 'dues.export', reach: 'scope', roles: [...officers, 'party_org_secretary'] },
]
