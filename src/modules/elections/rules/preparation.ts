import type { Contest, Office } from './contests.ts'
import type { Level } from './terms.ts'
import { enough, type Share } from '../../../kernel/shares.ts'

export interface CommitteeRule {
  /** Full members from which a branch sets up a committee. */
  readonly from: number
  readonly branch: { readonly low: number; readonly high: number; readonly most: number }
  readonly general: { readonly low: number; readonly high: number; readonly most: number }
}

export interface SurplusRule {
  readonly of: Share
  /** Offices with more candidates than seats; the others have as many candidates as seats. */
  readonly offices: readonly Office[]
}

/**
 * Whether a Party organisation of this size has a committee; null while its members are not known. A branch below the number has a
 * secretary and, where needed, a deputy: the rest does not apply to it and is not missing.
 */
export function hasCommittee(level: Level | null, members: number | null, rule: CommitteeRule): boolean | null {
  if (level === 'committee' || level === 'general') return true
  return members === null ? null : members >= rule.from
}

/** Candidates a contest needs: a fifth more than seats for members of a committee, rounded up; as many as seats for a secretary. */
export function candidatesNeeded({ office, seats }: Pick<Contest, 'office' | 'seats'>, rule: SurplusRule): number {
  return rule.offices.includes(office) ? seats + enough(seats, rule.of, 'at-least') : seats
}

export interface Preparation {
  readonly kind: 'regular' | 'by-election'
  readonly level: Level | null
  /** Members with the right to vote as entered by a person; null before that. */
  readonly members: number | null
  /** Those of them who do not count towards who should attend. */
  readonly excluded: number
  readonly contests: readonly (Pick<Contest, 'office' | 'seats'> & { readonly candidates: number })[]
}

export interface PreparationRules {
  readonly committee: CommitteeRule
  readonly surplus: SurplusRule
  /** Members from which delegates may meet instead of all. */
  readonly congressFrom: number
}

export type PreparationCode =
  | 'members-missing'
  | 'seats-missing'
  | 'committee-not-applicable'
  | 'committee-missing'
  | 'committee-size'
  | 'candidates'
  | 'candidates-equal'
  | 'congress'

export interface PreparationVerdict {
  readonly code: PreparationCode
  /** `block` stops the proposal, `warn` and `info` are said and stop nothing. */
  readonly severity: 'block' | 'warn' | 'info'
  readonly ok: boolean
  readonly office: Office | null
  readonly params: Readonly<Record<string, number>>
}

/** Everything that is looked at before candidates are sent to the superior, met or not, so that a reader sees what was asked. */
export function judgePreparation(preparation: Preparation, rules: PreparationRules): PreparationVerdict[] {
  const { members, excluded, contests, level } = preparation
  const due = (members ?? 0) - excluded
  const verdict = (
    code: PreparationCode,
    severity: PreparationVerdict['severity'],
    ok: boolean,
    params: Record<string, number> = {},
    office: Office | null = null,
  ): PreparationVerdict => ({ code, severity, ok, office, params })
  return [
    verdict('members-missing', 'block', members !== null && due > 0, members === null ? {} : { members, excluded, due }),
    verdict('seats-missing', 'block', contests.length > 0),
    ...committeeVerdicts(preparation, rules.committee, verdict),
    ...contests.map(({ office, seats, candidates }) => {
      const needed = candidatesNeeded({ office, seats }, rules.surplus)
      const more = rules.surplus.offices.includes(office)
      const params = { seats, candidates, needed, short: Math.max(0, needed - candidates) }
      return more
        ? verdict('candidates', 'block', candidates >= needed, params, office)
        : verdict('candidates-equal', 'block', candidates === seats, params, office)
    }),
    ...(members !== null && members >= rules.congressFrom
      ? [verdict('congress', 'info', false, { members, from: rules.congressFrom })]
      : []),
  ].filter((one) => level !== 'committee' || one.code !== 'committee-size')
}

function committeeVerdicts(
  { kind, level, members, contests }: Preparation,
  rule: CommitteeRule,
  verdict: (
    code: PreparationCode,
    severity: PreparationVerdict['severity'],
    ok: boolean,
    params?: Record<string, number>,
    office?: Office,
  ) => PreparationVerdict,
): PreparationVerdict[] {
  const applies = hasCommittee(level, members, rule)
  const committee = contests.find(({ office }) => office === 'committee')
  const known = { members: members ?? 0, from: rule.from }
  if (applies === false) return [verdict('committee-not-applicable', 'block', committee === undefined, known, 'committee')]
  if (applies === null || kind === 'by-election') return []
  const missing = verdict('committee-missing', 'warn', committee !== undefined, known, 'committee')
  if (!committee) return [missing]
  const { low, high, most } = level === 'general' ? rule.general : rule.branch
  const fits = committee.seats >= low && committee.seats <= high
  const severity = committee.seats > most ? 'warn' : 'info'
  return [missing, verdict('committee-size', severity, fits, { seats: committee.seats, low, high }, 'committee')]
}
