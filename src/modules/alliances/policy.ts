import type { Ability } from '../../kernel/policy.ts'

const officers = ['district_officer', 'street_officer', 'industry_officer']
const keepers = [...officers, 'party_org_secretary']

/** A secretary agrees and builds for the own organisation; an office for those in reach. Nobody is compared with anybody. */
export const abilities: readonly Ability[] = [
  { action: 'agreement.read', reach: 'scope', roles: [...keepers, 'district_viewer', 'instructor'] },
  { action: 'agreement.draft', reach: 'scope', roles: keepers },
  /** Signs for the very unit the grant stands at. */
  { action: 'agreement.sign', reach: 'scope', roles: keepers, constraint: 'own-unit' },
  /** Enters what a side in reach has signed on paper. */
  { action: 'agreement.record', reach: 'scope', roles: officers, constraint: 'paper-named' },
  { action: 'agreement.export', reach: 'scope', roles: keepers },
  { action: 'network.read', reach: 'scope', roles: [...keepers, 'district_viewer', 'instructor'] },
  /** Asks, answers, calls and joins for units in reach. */
  { action: 'network.act', reach: 'scope', roles: keepers },
  { action: 'network.designate', reach: 'scope', roles: ['district_officer'] },
  { action: 'network.export', reach: 'scope', roles: keepers },
  { action: 'responsibility.read', reach: 'scope', roles: [...keepers, 'district_viewer', 'instructor'] },
  /** Hands a responsibility down to a body in reach, and ends it. */
  { action: 'responsibility.pass', reach: 'scope', roles: keepers },
  /** For the very unit the grant stands at. */
  { action: 'responsibility.acknowledge', reach: 'scope', roles: keepers, constraint: 'own-unit' },
  { action: 'responsibility.export', reach: 'scope', roles: keepers },
  { action: 'community.read', reach: 'scope', roles: [...keepers, 'district_viewer', 'instructor'] },
  /** Founds and runs a community of which a unit in reach is a member. */
  { action: 'community.run', reach: 'scope', roles: keepers },
  { action: 'community.export', reach: 'scope', roles: keepers },
  /** Sees the money of a community: its members and whoever stands above one of them. */
  { action: 'community.funds', reach: 'scope', roles: [...keepers, 'district_viewer'] },
  /** Assesses at the end of the year, orders rectification, looks again, dissolves. */
  { action: 'community.assess', reach: 'scope', roles: ['district_officer'] },
  /** Sees which organisations in reach could be paired, and why: what they lack is told to offices above them and to nobody else (CN-62). */
  { action: 'pairing.suggest', reach: 'scope', roles: officers },
  /** Sees which Party organisations of organs build with nobody outside, by name (CN-65). */
  { action: 'alliance.oversee', reach: 'scope', roles: ['district_officer'] },
]
