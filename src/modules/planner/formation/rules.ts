import type { RuleVersion } from '../../../kernel/rule.ts'

/** Numbers of regulations that shape a plan. They come from the rule in force on the day; nothing else in this folder knows them. */
export interface FormationLimits {
  /** Full members from which a unit has a branch of its own, and every joint branch. */
  readonly minFull: number
  /** Mobile members from which mobile members have a branch. */
  readonly minMobile: number
  /** Members up to which it is a branch; above, a general branch. Also the ceiling of a joint branch. */
  readonly branchMaxMembers: number
  /** Members from which it is a committee. */
  readonly committeeFrom: number
  /** Organisations of a joint branch, the lead among them. */
  readonly maxOrganisations: number
  /** Organisations attached to a branch that stands by itself. */
  readonly maxAttached: number
}

/** What an organisation with one or two mobile members and no other gets. */
export type MobileReading = 'guest' | 'joint-mobile' | 'liaison'

/** Prices in "kilometres": what one is willing to travel instead. */
export interface FormationWeights {
  /** Opening a joint branch. The one knob people turn: dearer means fewer and larger branches. */
  readonly opening: number
  readonly perKm: number
  /** Lead in another industry section, or in the same section but another industry. */
  readonly otherSection: number
  readonly otherIndustry: number
  readonly otherStreet: number
  /** Attaching to a branch that stands by itself, beside the way there. */
  readonly attach: number
  readonly uncovered: number
  /** Per organisation whose host is another than in the plan in force. */
  readonly stability: number
}

export interface FormationRule {
  readonly limits: FormationLimits
  readonly weights: FormationWeights
  readonly mobile: MobileReading
  /** Kilometres to the lead above which an explanation points it out. */
  readonly farKm: number
}

/**
 * Where a district has set nothing. Limits: rules.md §1 (党章 Art. 30; 支部工作条例 Art. 4, 5: 一般不超过50人, 一般不超过5个), of which
 * 50 and 5 are "generally" and a district may raise them. Weights: calibrated on a reported district (334 organisations in 122
 * joint branches); they express 地域相邻、行业相近、规模适当, not a number of any text.
 */
export const formationDefaults: RuleVersion<FormationRule> = {
  key: 'planner.formation',
  version: '2018-1',
  source: '中国共产党章程 30; 中国共产党支部工作条例（试行） 4, 5',
  fromOn: '2018-10-28',
  untilOn: null,
  severity: 'warn',
  params: {
    limits: { minFull: 3, minMobile: 3, branchMaxMembers: 50, committeeFrom: 100, maxOrganisations: 5, maxAttached: 5 },
    weights: {
      opening: 1,
      perKm: 1,
      otherSection: 1.5,
      otherIndustry: 0.5,
      otherStreet: 0.5,
      attach: 0.8,
      uncovered: 12,
      stability: 0,
    },
    mobile: 'guest',
    farKm: 3,
  },
}

export type ClauseId = 'R1-committee' | 'R1-general' | 'R1' | 'R2' | 'R3' | 'R4' | 'R5'
export type ClauseOutcome = 'committee' | 'general-branch' | 'own-branch' | 'mobile-branch' | 'optimise' | MobileReading

interface Condition {
  readonly of: 'full' | 'mobile'
  readonly is: 'at-least' | 'above' | 'below'
  readonly than: keyof FormationLimits | 'one'
}

export interface Clause {
  readonly id: ClauseId
  readonly when: readonly Condition[]
  /** `mobile-reading` is the switch of the rule. */
  readonly outcome: Exclude<ClauseOutcome, MobileReading> | 'mobile-reading' | 'liaison'
}

/** The decision table; the first row that fits decides, and the last fits always. */
export const decisionTable: readonly Clause[] = [
  { id: 'R1-committee', when: [{ of: 'full', is: 'at-least', than: 'committeeFrom' }], outcome: 'committee' },
  { id: 'R1-general', when: [{ of: 'full', is: 'above', than: 'branchMaxMembers' }], outcome: 'general-branch' },
  { id: 'R1', when: [{ of: 'full', is: 'at-least', than: 'minFull' }], outcome: 'own-branch' },
  { id: 'R3', when: [{ of: 'full', is: 'at-least', than: 'one' }], outcome: 'optimise' },
  { id: 'R2', when: [{ of: 'mobile', is: 'at-least', than: 'minMobile' }], outcome: 'mobile-branch' },
  { id: 'R4', when: [{ of: 'mobile', is: 'at-least', than: 'one' }], outcome: 'mobile-reading' },
  { id: 'R5', when: [], outcome: 'liaison' },
]

export interface Decision {
  readonly clause: ClauseId
  readonly outcome: ClauseOutcome
}

/** Which row of the table an organisation falls under. */
export function decideForm(full: number, mobile: number, rule: FormationRule): Decision {
  const holds = ({ of, is, than }: Condition) => {
    const value = of === 'full' ? full : mobile
    const limit = than === 'one' ? 1 : rule.limits[than]
    return is === 'at-least' ? value >= limit : is === 'above' ? value > limit : value < limit
  }
  const { id, outcome } = decisionTable.find((row) => row.when.every(holds))!
  return { clause: id, outcome: outcome === 'mobile-reading' ? rule.mobile : outcome }
}
