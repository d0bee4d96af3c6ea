import type { Ability } from '../../kernel/policy.ts'

const officers = ['district_officer', 'street_officer', 'industry_officer']
const keepers = [...officers, 'party_org_secretary']

/** Organisers record what they organised; nobody is compared with anybody, and no list says who did not come. */
export const abilities: readonly Ability[] = [
  { action: 'service.read', reach: 'scope', roles: [...keepers, 'district_viewer', 'instructor'] },
  { action: 'service.organise', reach: 'scope', roles: keepers },
  /** Names are masked outside the own organisation. */
  { action: 'service.people', reach: 'scope', roles: keepers },
  { action: 'service.reveal', reach: 'scope', roles: keepers, constraint: 'purpose-stated' },
  /** What a resident entrusts to an organisation stays with it; whoever stands above sees numbers, and one case for a purpose. */
  { action: 'service.case', reach: 'scope', roles: ['party_org_secretary'] },
  { action: 'service.case-counts', reach: 'scope', roles: keepers },
  { action: 'service.case-reveal', reach: 'scope', roles: officers, constraint: 'purpose-stated' },
  { action: 'service.correct', reach: 'scope', roles: keepers, constraint: 'not-own-proposal' },
  { action: 'service.bank', reach: 'scope', roles: officers },
  { action: 'service.export', reach: 'scope', roles: keepers },
]
