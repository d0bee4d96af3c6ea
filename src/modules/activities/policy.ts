import type { Ability } from '../../kernel/policy.ts'

const officers = ['district_officer', 'street_officer', 'industry_officer']
const keepers = [...officers, 'party_org_secretary']

/**
 * A secretary enters what the own branch did and sees what the own branch is expected to record; the instructor who guides it sees the
 * same. A committee sees the branches in its reach. Nobody is compared with anybody.
 */
export const abilities: readonly Ability[] = [
  { action: 'activity.read', reach: 'scope', roles: [...keepers, 'district_viewer', 'instructor'] },
  { action: 'activity.record', reach: 'scope', roles: keepers },
  /** The own branch, not those in reach: what it has still to record is told to its secretary only. */
  { action: 'activity.own', reach: 'scope', roles: ['party_org_secretary'] },
  { action: 'activity.export', reach: 'scope', roles: keepers },
  /** Names of who came, for a stated purpose; a secretary sees those of the own branch anyway. */
  { action: 'activity.reveal', reach: 'scope', roles: officers },
  /** What the platform asks of those who enter things: for whoever decides what is asked. */
  { action: 'activity.burden', reach: 'scope', roles: [...officers, 'district_viewer'] },
  { action: 'menu.read', reach: 'scope', roles: [...keepers, 'district_viewer', 'instructor'] },
  { action: 'menu.publish', reach: 'scope', roles: officers },
  { action: 'menu.sign-up', reach: 'scope', roles: keepers },
]
