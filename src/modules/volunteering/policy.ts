import type { Ability } from '../../kernel/policy.ts'

const officers = ['district_officer', 'street_officer', 'industry_officer']
const keepers = [...officers, 'party_org_secretary']

/** Organisers record what they organised; nobody is compared with anybody, and no list says who did not come. */
export const abilities: readonly Ability[] = [
  { action: 'service.read', reach: 'scope', roles: [...keepers, 'district_viewer', 'instructor'] },
  { action: 'service.organise', reach: 'scope', roles: keepers },
  /** Names are masked outside the own organisation. */
  { action: 'service.people', reach: 'scope', roles: keepers },
  { action: 'service.correct', reach: 'scope', roles: keepers, constraint: 'not-own-proposal' },
  { action: 'service.bank', reach: 'scope', roles: officers },
  { action: 'service.export', reach: 'scope', roles: keepers },
]
