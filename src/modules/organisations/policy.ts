import type { Ability } from '../../kernel/policy.ts'

const readers = [
  'district_officer',
  'district_viewer',
  'street_officer',
  'industry_officer',
  'registrar',
  'party_org_secretary',
  'instructor',
]
const writers = ['district_officer', 'street_officer', 'industry_officer', 'registrar']

export const abilities: readonly Ability[] = [
  { action: 'unit.read', reach: 'scope', roles: readers },
  { action: 'unit.change', reach: 'scope', roles: writers },
  {
    action: 'unit.reveal',
    reach: 'scope',
    roles: ['district_officer', 'street_officer', 'industry_officer'],
    constraint: 'purpose-stated',
  },
  { action: 'structure.change', reach: 'scope', roles: ['district_officer'] },
]
