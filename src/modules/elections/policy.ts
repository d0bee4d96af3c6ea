import type { Ability } from '../../kernel/policy.ts'

const officers = ['district_officer', 'street_officer', 'industry_officer']

export const abilities: readonly Ability[] = [
  { action: 'election.read', reach: 'scope', roles: [...officers, 'district_viewer', 'party_org_secretary'] },
  { action: 'election.export', reach: 'scope', roles: officers },
  /** Prepares and counts an election of an organisation in reach; names of candidates are shown to whoever may. */
  { action: 'election.run', reach: 'scope', roles: [...officers, 'party_org_secretary'] },
  /** Answers for the superior: candidates, results, terms and their extension. */
  { action: 'election.decide', reach: 'scope', roles: officers, constraint: 'not-own-proposal' },
]
