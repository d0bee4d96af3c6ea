import type { Ability } from '../../kernel/policy.ts'

const officers = ['district_officer', 'street_officer', 'industry_officer']
const keepers = [...officers, 'party_org_secretary']

/**
 * An organisation writes down what it needs and offers and takes on what others need; a committee looks at entries before others see
 * them, coordinates and matches. Who reads sees what is published to the own organisations; what is due is told to the own organisation.
 */
export const abilities: readonly Ability[] = [
  { action: 'lists.read', reach: 'scope', roles: [...keepers, 'district_viewer', 'instructor'] },
  { action: 'lists.publish', reach: 'scope', roles: keepers },
  { action: 'lists.claim', reach: 'scope', roles: keepers },
  /** The own organisation, not those in reach: what it has taken on and not told of lately. */
  { action: 'lists.own', reach: 'scope', roles: ['party_org_secretary'] },
  { action: 'lists.check', reach: 'scope', roles: officers },
  { action: 'lists.match', reach: 'scope', roles: officers },
  { action: 'lists.export', reach: 'scope', roles: keepers },
]
