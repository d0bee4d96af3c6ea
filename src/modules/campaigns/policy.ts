import type { Ability } from '../../kernel/policy.ts'

const officers = ['district_officer', 'street_officer', 'industry_officer']

/** Whoever sees units of a campaign sees it, counted over the units in reach; started and closed it is by who answers for all of them. */
export const abilities: readonly Ability[] = [
  { action: 'campaign.read', reach: 'scope', roles: [...officers, 'district_viewer', 'registrar'] },
  { action: 'campaign.start', reach: 'scope', roles: officers, constraint: 'whole-node' },
  { action: 'campaign.export', reach: 'scope', roles: officers },
  { action: 'campaign.write', reach: 'scope', roles: officers },
]
