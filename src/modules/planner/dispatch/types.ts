import type { LonLat } from '../geometry.ts'

/** Who sends instructors: the business-line department guides the trade, the locality the Party work (ZF-04, ZF-06). One from each. */
export const instructorSides = ['business-line', 'locality'] as const
/** Everything an organisation may be owed somebody on; full-time workers go to large ones with many members (LH-16). */
export const sides = [...instructorSides, 'full-time'] as const
export type Side = (typeof sides)[number]

export interface DispatchOrganisation {
  readonly id: string
  readonly place: LonLat | null
  readonly streetId: string | null
  /** Department that supervises the trade. */
  readonly departmentId: string | null
  /** Fields of experience the instructor should have. */
  readonly skills: readonly string[]
  /** Staff or members, as the programme counts “30人以上” (LH-15). */
  readonly headcount: number | null
  /** Party organisation the unit has or belongs to. */
  readonly partyOrgId: string | null
  readonly hasLiaison: boolean
  /** Multiplies the cost of staying without an instructor; 1 is ordinary. */
  readonly priority: number
  /** The same for single sides, in its place. */
  readonly priorities?: Readonly<Partial<Record<Side, number>>>
  /** Sides that owe it somebody; absent: every side of the policy. */
  readonly sides?: readonly Side[]
  /** A full-time worker serves it already, whatever the plan decides. */
  readonly hasWorker?: boolean
}

export interface Instructor {
  readonly id: string
  readonly side: Side
  readonly place: LonLat | null
  readonly streetId: string | null
  readonly departmentId: string | null
  readonly skills: readonly string[]
  /** Own upper limit of organisations, where it is below the band's; null = the band's. */
  readonly capacity: number | null
  /** Serves organisations outside the problem too, and can therefore be nobody's alone. */
  readonly servesOthers?: boolean
}

/** Wish of a person who decides: this instructor must, or must never, guide this organisation. */
export interface Pin {
  readonly organisationId: string
  readonly instructorId: string
  readonly kind: 'must' | 'never'
}

/** One line of the dispatch in force; the instructor may have left. */
export interface Posting {
  readonly side: Side
  readonly organisationId: string
  readonly instructorId: string
}

/** Costs in equivalent km: how many kilometres of travel one would accept to avoid it. */
export interface SideWeights {
  /** Per km between instructor and organisation. */
  readonly travel: number
  readonly otherStreet: number | 'forbidden'
  readonly otherDepartment: number | 'forbidden'
  /** Per wished field of experience the instructor lacks. */
  readonly missingSkill: number
  /** Every organisation beyond an instructor's first costs this much more than the one before. */
  readonly fairness: number
  /** Per organisation missing to the lower end of the band. */
  readonly belowBand: number
  /** An organisation without instructor, times its priority. */
  readonly unserved: number
  /** A large organisation that has to share its instructor. */
  readonly undedicated: number
  /** Changing an instructor who could stay (λ). */
  readonly handover: number
  /** Distance assumed where a place is unknown and no centre of its street was given, km. */
  readonly unknownDistance: number
}

/** When an organisation needs a liaison (LH-17 can be read in three ways; see README). */
export type LiaisonReading = 'nobody' | 'no-org-or-no-helper' | 'anything-missing'

/** Organisations of one person, both ends included. */
export interface Band {
  readonly lower: number
  readonly upper: number
}

/** Rule parameters and weights of one version; every number comes from a rule row of the programme. */
export interface DispatchPolicy {
  readonly version: string
  /** Organisations of one instructor, both ends included (LH-14). */
  readonly band: Band
  /** Sides whose people have a band of their own. */
  readonly bands?: Readonly<Partial<Record<Side, Band>>>
  /** Headcount from which an instructor serves one organisation only, and the sides that send such an instructor (LH-15). */
  readonly dedicated: { readonly from: number; readonly sides: readonly Side[] } | null
  readonly liaison: LiaisonReading
  /** Sides that send somebody to every organisation that asks for them. */
  readonly sides: Readonly<Partial<Record<Side, SideWeights>>>
  /** Nearest instructors looked at per organisation, and again as many of the own street or department. */
  readonly candidates: number
}

export interface DispatchProblem {
  readonly organisations: readonly DispatchOrganisation[]
  readonly instructors: readonly Instructor[]
  readonly streets: readonly { readonly id: string; readonly centre: LonLat | null }[]
  readonly pins: readonly Pin[]
  /** Dispatch in force, for handovers and comparison. */
  readonly current: readonly Posting[]
  readonly policy: DispatchPolicy
}

/** How hard to search where the exact core alone is not enough (dedicated instructors): moves tried, and the seed of their order. */
export interface Effort {
  readonly seed: number
  readonly steps: number
}

export type IssueCode =
  | 'duplicate-id'
  | 'place-not-usable'
  | 'capacity-not-usable'
  | 'headcount-not-usable'
  | 'priority-not-usable'
  | 'pin-unknown'
  | 'pin-contradicts'
  | 'current-unknown'
  | 'current-twice'

/** Something in the input that was not taken as it stood; nothing is dropped without one. */
export interface Issue {
  readonly code: IssueCode
  readonly kind: 'organisation' | 'instructor' | 'street' | 'pin' | 'current'
  readonly id: string
}

export type Refusal = { readonly ok: false; readonly code: 'policy-not-usable'; readonly params: { readonly field: string } }
