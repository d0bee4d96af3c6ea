import type { Ability } from '../../kernel/policy.ts'

const officers = ['district_officer', 'street_officer', 'industry_officer']
const keepers = [...officers, 'party_org_secretary']

/**
 * An order is seen by the committee of its district and by whoever held it or was offered it; it is moved by the side that holds it alone.
 * Nobody is compared with anybody.
 */
export const abilities: readonly Ability[] = [
  { action: 'order.read', reach: 'scope', roles: [...keepers, 'district_viewer'] },
  { action: 'order.take', reach: 'scope', roles: officers },
  { action: 'order.handle', reach: 'scope', roles: keepers, constraint: 'own-side' },
  { action: 'order.reveal', reach: 'scope', roles: keepers, constraint: 'purpose-stated' },
  { action: 'order.export', reach: 'scope', roles: officers },
  { action: 'talk.read', reach: 'scope', roles: keepers, constraint: 'own-side' },
  { action: 'talk.keep', reach: 'scope', roles: keepers, constraint: 'own-side' },
  { action: 'talk.export', reach: 'scope', roles: keepers, constraint: 'own-side' },
  { action: 'directive.read', reach: 'scope', roles: [...keepers, 'district_viewer'] },
  { action: 'directive.keep', reach: 'scope', roles: keepers, constraint: 'own-side' },
  { action: 'directive.export', reach: 'scope', roles: keepers },
  { action: 'deliberation.read', reach: 'scope', roles: [...keepers, 'district_viewer'] },
  { action: 'deliberation.keep', reach: 'scope', roles: keepers },
  { action: 'deliberation.export', reach: 'scope', roles: officers },
]
