import type { Ability } from '../../kernel/policy.ts'

/** An officer of a street puts in the rows of that street and no others. */
export const abilities: readonly Ability[] = [
  { action: 'register.import', reach: 'scope', roles: ['district_officer', 'street_officer'], constraint: 'rows-in-scope' },
]
