import type { Ability } from '../../kernel/policy.ts'

/** A plan is made for a district or a street by those who work for the whole of it. */
export const abilities: readonly Ability[] = [
  { action: 'plan.read', reach: 'scope', roles: ['district_officer', 'district_viewer', 'street_officer'] },
  { action: 'plan.make', reach: 'scope', roles: ['district_officer', 'street_officer'], constraint: 'whole-node' },
  { action: 'plan.decide', reach: 'scope', roles: ['district_officer', 'street_officer'], constraint: 'whole-node' },
]
