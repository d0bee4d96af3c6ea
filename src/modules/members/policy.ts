import type { Ability } from '../../kernel/policy.ts'

const officers = ['district_officer', 'street_officer', 'industry_officer']
const keepers = [...officers, 'party_org_secretary']

/** Who keeps the register of members, how far. Names are masked outside the own organisation, telephones everywhere until a purpose is stated. */
export const abilities: readonly Ability[] = [
  { action: 'member.read', reach: 'scope', roles: [...keepers, 'district_viewer', 'instructor'] },
  { action: 'member.own', reach: 'scope', roles: ['party_org_secretary'] },
  { action: 'member.change', reach: 'scope', roles: keepers },
  { action: 'member.reveal', reach: 'scope', roles: keepers, constraint: 'purpose-stated' },
  { action: 'member.export', reach: 'scope', roles: keepers, constraint: 'purpose-stated' },
  { action: 'declaration.read', reach: 'scope', roles: [...officers, 'district_viewer', 'party_org_secretary'] },
  { action: 'declaration.change', reach: 'scope', roles: keepers },
  { action: 'registration.read', reach: 'scope', roles: [...keepers, 'district_viewer'] },
  { action: 'registration.change', reach: 'scope', roles: keepers, constraint: 'own-side' },
  { action: 'team.read', reach: 'scope', roles: [...keepers, 'district_viewer', 'instructor'] },
  { action: 'team.change', reach: 'scope', roles: keepers },
  { action: 'transfer.read', reach: 'scope', roles: [...keepers, 'district_viewer'] },
  { action: 'transfer.decide', reach: 'scope', roles: keepers, constraint: 'own-side' },
]
