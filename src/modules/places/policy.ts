import type { Ability } from '../../kernel/policy.ts'

const officers = ['district_officer', 'street_officer', 'industry_officer']
/** Venues are planned by a district and its streets, each for its own area. */
const planners = ['district_officer', 'street_officer']
const keepers = [...officers, 'party_org_secretary']

/**
 * Venues are seen by everybody who works in their district. What is entered, changed and decided of one takes a right over its owner;
 * who books does so for an organisation in reach.
 */
export const abilities: readonly Ability[] = [
  { action: 'place.read', reach: 'scope', roles: [...keepers, 'district_viewer', 'instructor'] },
  { action: 'place.keep', reach: 'scope', roles: keepers, constraint: 'owner-in-reach' },
  // An operator under contract: hours, exceptions and bookings of its venue, while the contract runs and not a day longer (CD-33).
  { action: 'place.run', reach: 'scope', roles: keepers, constraint: 'contract-running' },
  { action: 'place.reveal', reach: 'scope', roles: keepers, constraint: 'purpose-stated' },
  { action: 'place.export', reach: 'scope', roles: keepers },
  { action: 'place.bookings', reach: 'scope', roles: [...keepers, 'district_viewer'] },
  { action: 'place.book', reach: 'scope', roles: keepers },
  { action: 'place.rents', reach: 'scope', roles: [...keepers, 'district_viewer'] },
  // The other side agrees, by another hand than proposed.
  { action: 'place.rent', reach: 'scope', roles: keepers, constraint: 'not-own-proposal' },
  { action: 'place.plans', reach: 'scope', roles: planners.concat('district_viewer') },
  { action: 'place.plan', reach: 'scope', roles: planners },
  // A plan that is not mature is decided by the district only, with a reason (LH-26).
  { action: 'place.plan-early', reach: 'scope', roles: ['district_officer'] },
  { action: 'place.reach', reach: 'scope', roles: [...officers, 'district_viewer'] },
]
