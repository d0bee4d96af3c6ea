import type { RuleRef, RuleVersion } from '../../../kernel/rule.ts'
import type { LonLat } from '../geometry.ts'
import type { ClauseId, FormationRule } from './rules.ts'

/** A unit as the planner sees it. Ids are unique among organisations and branches together. */
export interface Organisation {
  readonly id: string
  /** Degrees WGS-84; null when unknown: the middle of its street stands in. */
  readonly place: LonLat | null
  /** The place given is itself a stand-in, for instance of its street. */
  readonly standIn?: boolean
  readonly street: string | null
  readonly section: string | null
  readonly industry: string | null
  readonly fullMembers: number
  readonly mobileMembers: number
  readonly headcount: number | null
}

/** A branch that exists and is not itself planned; organisations may be attached to it. */
export interface ExistingBranch {
  readonly id: string
  readonly place: LonLat | null
  readonly street: string | null
  readonly section: string | null
  readonly industry: string | null
  readonly fullMembers: number
  /** Organisations already attached that are not in this problem. */
  readonly attached: number
}

/** What a person has decided; a plan keeps it or says that it cannot. */
export type Pin =
  /** The organisation belongs to the branch this host leads (an organisation or an existing branch). */
  | { readonly id: string; readonly kind: 'in'; readonly organisation: string; readonly host: string }
  | { readonly id: string; readonly kind: 'together'; readonly organisations: readonly [string, string] }
  | { readonly id: string; readonly kind: 'lead'; readonly organisation: string }
  | { readonly id: string; readonly kind: 'not-in'; readonly organisation: string; readonly host: string }
  | { readonly id: string; readonly kind: 'apart'; readonly organisations: readonly [string, string] }
  | { readonly id: string; readonly kind: 'not-lead'; readonly organisation: string }

export interface FormationProblem {
  readonly organisations: readonly Organisation[]
  readonly branches?: readonly ExistingBranch[]
  readonly rule: RuleVersion<FormationRule>
  readonly pins?: readonly Pin[]
  /** The plan in force: organisation → host, null for uncovered. Organisations not named may go anywhere free of charge. */
  readonly incumbent?: ReadonlyMap<string, string | null>
  /** Where the plane touches the globe; the middle of the places unless given. */
  readonly origin?: LonLat
}

export interface FormationOptions {
  readonly seed?: number
  /** Ruin-and-recreate steps; by size unless given. The same steps and seed give the same plan. */
  readonly steps?: number
  /** About how many joint branches are wanted: the opening price is searched for it. */
  readonly about?: number
  /** Asked every few hundred steps; a caller with a clock can end the search early (and gives up reproducibility). */
  readonly stop?: () => boolean
  /** Iterations of the lower bound; 0 leaves it out. */
  readonly boundIterations?: number
}

/** Something wrong with what was handed in. Rows are still placed; parameters are refused. */
export interface InputProblem {
  readonly code:
    | 'organisation-repeated'
    | 'branch-repeated'
    | 'place-stands-in'
    | 'place-unknown'
    | 'members-unusable'
    | 'pin-names-nobody'
    | 'pin-of-decided'
    | 'parameter-unusable'
    | 'limits-contradict'
  readonly params: Readonly<Record<string, string | number>>
}

export type Outcome =
  | 'committee'
  | 'general-branch'
  | 'own-branch'
  | 'mobile-branch'
  | 'joint'
  | 'attached'
  | 'joint-mobile'
  | 'attached-mobile'
  | 'uncovered'
  | 'guest'
  | 'liaison'

/** Where one organisation stands in a plan. */
export interface Placement {
  readonly organisation: string
  readonly clause: ClauseId
  readonly outcome: Outcome
  /** Who leads its branch: itself, another organisation or an existing branch; null when nobody does. */
  readonly host: string | null
  readonly standIn: boolean
}

/** The cost of a plan, term by term, in kilometres. */
export interface Terms {
  readonly opening: number
  readonly distance: number
  readonly industry: number
  readonly street: number
  readonly attach: number
  readonly uncovered: number
  readonly stability: number
}

export interface PlannedBranch {
  readonly host: string
  readonly kind: 'joint' | 'joint-mobile'
  /** Sorted by id, the host among them. */
  readonly organisations: readonly string[]
  readonly members: number
}

/** A conflict between pins, or between pins and limits. */
export interface PinConflict {
  readonly pins: readonly string[]
  /** Limit that takes part, e.g. `maxOrganisations`; null when the pins contradict each other by themselves. */
  readonly limit: string | null
}

export interface Plan {
  /** Sorted by organisation; every organisation exactly once. */
  readonly placements: readonly Placement[]
  readonly branches: readonly PlannedBranch[]
  readonly objective: number
  readonly byTerm: Terms
  /** No plan over the same candidates costs less. Null when it was not asked for. */
  readonly bound: number | null
  /** (objective − bound) ÷ bound. */
  readonly gap: number | null
  readonly status: 'optimal' | 'within' | 'feasible'
  /** Price of covering each optimised organisation, from the bound: high means hard to place. */
  readonly prices: ReadonlyMap<string, number>
  /** Pins the plan could not keep. */
  readonly unmetPins: readonly string[]
  readonly conflicts: readonly PinConflict[]
  readonly problems: readonly InputProblem[]
  readonly rule: RuleRef
  /** The price a branch was opened at; differs from the rule when a number of branches was asked for. */
  readonly opening: number
  readonly seed: number
  readonly steps: number
  readonly inputHash: string
  /** Where the plane of its kilometres touches the globe. */
  readonly origin: LonLat
}

export type PlanResult =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly InputProblem[] }
