import type { Ability } from '../../kernel/policy.ts'

export const abilities: readonly Ability[] = [
  {
    action: 'report.read',
    reach: 'scope',
    roles: [
      'district_officer',
      'district_viewer',
      'street_officer',
      'industry_officer',
      'registrar',
      'party_org_secretary',
      'instructor',
    ],
  },
]
