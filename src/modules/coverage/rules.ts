import type { RuleRef } from '../../kernel/rule.ts'

/** Parameters of the coverage rules in force, as `coverage.verdicts_on` reads them. */
export interface CoverageSettings {
  /** Full members from which a unit must have a Party organisation (党章 Art. 30: 3). */
  readonly min_full: number
  /** Forms of Party organisation that count as the unit's own. */
  readonly forms_own: readonly string[]
  /** Forms that count as joint. */
  readonly forms_joint: readonly string[]
  /** Who covers by work where there is no Party organisation. */
  readonly work_by: readonly string[]
  /** People from which formation is expected (LH-15, ZF-09). */
  readonly large_from: number
  /** Who is counted towards `large_from`; the sources do not say (mechanisms §8.1). */
  readonly headcount_basis: HeadcountBasis
  /** Floating members from which a branch of their own is looked into (LH-09). */
  readonly min_floating: number
  /** Which units must have a liaison; two readings of LH-17 (mechanisms §8.4), or nobody asked for one. */
  readonly liaison_reading: LiaisonReading
  /** Days without activity after which a Party organisation is called dormant (ZF-54). Told to the reader; nothing is computed from it. */
  readonly dormant_after_days: number
  /** Units a joint Party organisation usually covers at most (支部工作条例 Art. 5). */
  readonly usual_most_units: number
  /** Units an instructor serves, from and to (LH-14). */
  readonly band_low: number
  readonly band_high: number
  /** Full members a branch usually has at most, and those from which a general branch and a committee are usual (rules.md §0.5). */
  readonly branch_usual_most: number
  readonly general_usual_from: number
  readonly committee_usual_from: number
}

export type HeadcountBasis = 'staff' | 'party-members' | 'staff-and-party-members'
export type LiaisonReading = 'none' | 'lenient' | 'strict'

/** The facts a verdict rests on. */
export interface UnitFacts {
  readonly status: string
  readonly fullMembers: number
  readonly probationaryMembers: number
  readonly floatingMembers: number
  readonly headcount: number | null
  readonly partyOrg: { readonly form: string; readonly level: string | null } | null
  readonly helpers: readonly ('instructor' | 'liaison' | 'full-time-worker' | 'mass-org')[]
}

export type Cell = 'own-committee' | 'own-general' | 'own-branch' | 'joint' | 'should-have' | 'few-members' | 'no-members'

/** Cells in the order of the statistical return. */
export const cells: readonly Cell[] = [
  'own-committee',
  'own-general',
  'own-branch',
  'joint',
  'should-have',
  'few-members',
  'no-members',
]

/** Groups of cells a filter may name. */
export const cellGroups: Readonly<Record<string, readonly Cell[]>> = {
  own: ['own-committee', 'own-general', 'own-branch'],
  built: ['own-committee', 'own-general', 'own-branch', 'joint'],
  'not-built': ['should-have', 'few-members', 'no-members'],
}

/**
 * The cell of a unit in the partition (rules.md §7), or null when it is not active. The SQL of `coverage.verdicts_on` says the same;
 * a property test holds the two together. Only full members count towards the threshold; floating members never do.
 */
export function decideCell(facts: UnitFacts, settings: CoverageSettings): Cell | null {
  if (facts.status !== 'active') return null
  if (facts.partyOrg && settings.forms_own.includes(facts.partyOrg.form)) return `own-${facts.partyOrg.level ?? 'branch'}` as Cell
  if (facts.partyOrg && settings.forms_joint.includes(facts.partyOrg.form)) return 'joint'
  if (facts.fullMembers >= settings.min_full) return 'should-have'
  if (facts.fullMembers + facts.probationaryMembers > 0) return 'few-members'
  return 'no-members'
}

/** Covered by work: by a Party organisation, or by one of the helpers the rule counts. */
export function decideWorkCovered(facts: UnitFacts, settings: CoverageSettings): boolean {
  const cell = decideCell(facts, settings)
  if (cell === null) return false
  if (cellGroups['built']!.includes(cell)) return true
  return facts.helpers.some((helper) => settings.work_by.includes(helper))
}

/** Whether a unit is large under the rule; null when the people its basis asks for are not stated. */
export function decideLarge(facts: UnitFacts, settings: CoverageSettings): boolean | null {
  const members = facts.fullMembers + facts.probationaryMembers
  if (settings.headcount_basis === 'party-members') return members >= settings.large_from
  if (facts.headcount === null) return null
  const others = settings.headcount_basis === 'staff-and-party-members' ? members : 0
  return facts.headcount + others >= settings.large_from
}

/**
 * Whether the rule asks for a liaison (LH-17: 未成立党组织或未选派党建指导员、专职党务工作者). `lenient`: no Party organisation, or neither
 * instructor nor full-time worker; `strict`: also where one of the two is missing.
 */
export function decideLiaisonNeeded(facts: UnitFacts, settings: CoverageSettings): boolean {
  const cell = decideCell(facts, settings)
  if (cell === null || settings.liaison_reading === 'none') return false
  if (!cellGroups['built']!.includes(cell)) return true
  const sent = (['instructor', 'full-time-worker'] as const).filter((helper) => facts.helpers.includes(helper)).length
  return settings.liaison_reading === 'strict' ? sent < 2 : sent === 0
}

/** Percent rounded half up to two decimals; null when there is nothing to divide by. Integers throughout, so that no float decides. */
export function rateOf(num: number, den: number): { num: number; den: number; percent: number | null } {
  if (den === 0) return { num, den, percent: null }
  return { num, den, percent: Number((BigInt(num) * 20_000n + BigInt(den)) / (2n * BigInt(den))) / 100 }
}

/** What a clerk should look at. Notices never change a count. */
export function noticesOf(facts: UnitFacts, settings: CoverageSettings): string[] {
  const notices: string[] = []
  const cell = decideCell(facts, settings)
  if (cell === 'should-have') notices.push('should_have_party_org')
  if (cell?.startsWith('own-')) {
    if (facts.fullMembers === 0) notices.push('own_party_org_without_members')
    else if (facts.fullMembers < settings.min_full) notices.push('own_party_org_under_3')
  }
  if (decideLevelUsual(facts, settings) === false) notices.push(levelNotices[cell as keyof typeof levelNotices])
  if (cell === null && facts.partyOrg) notices.push('inactive_with_party_org')
  return notices
}

const levelNotices = {
  'own-branch': 'branch_over_usual',
  'own-general': 'general_branch_outside_usual',
  'own-committee': 'committee_under_usual',
} as const

/**
 * Whether a Party organisation of the unit's own has the level usual for so many full members; null without one. Another level is
 * allowed with the approval of the superior, so this is said and never enforced.
 */
export function decideLevelUsual(facts: UnitFacts, settings: CoverageSettings): boolean | null {
  const { fullMembers } = facts
  switch (decideCell(facts, settings)) {
    case 'own-branch':
      return fullMembers <= settings.branch_usual_most
    case 'own-general':
      return fullMembers >= settings.general_usual_from && fullMembers < settings.committee_usual_from
    case 'own-committee':
      return fullMembers >= settings.committee_usual_from
    default:
      return null
  }
}

/** Settings with the rules they came from. */
export interface RulesInForce {
  readonly settings: CoverageSettings
  readonly refs: readonly RuleRef[]
}
