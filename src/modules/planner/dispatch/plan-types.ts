import type { Issue, Side } from './types.ts'

/** Parts of a cost in equivalent km; absent parts are 0. */
export interface PairTerms {
  readonly travel: number
  readonly street: number
  readonly department: number
  readonly skill: number
  readonly handover: number
}

export interface PlanTerms extends PairTerms {
  readonly fairness: number
  readonly belowBand: number
  readonly unserved: number
  readonly undedicated: number
}

export interface Assigned {
  readonly organisationId: string
  readonly instructorId: string
  /** `dedicated`: this instructor has no other organisation. */
  readonly kind: 'shared' | 'dedicated'
}

/** Why an organisation has nobody: none is permitted; all permitted ones are full; the pinned one is full; serving it costs more than its priority. */
export type UnservedCode = 'nobody-permitted' | 'all-full' | 'pinned-full' | 'dearer-than-priority'

export interface InstructorLoad {
  readonly instructorId: string
  readonly load: number
  readonly upper: number
  readonly dedicated: boolean
  /** Dual price of the next slot in cost units; null where the instructor is closed to sharing. Keeps a stored plan explainable. */
  readonly price: number | null
}

export type WarningCode = 'below-band' | 'idle' | 'dedicated-missing' | 'capacity-short'

export interface Warning {
  readonly code: WarningCode
  readonly id: string
  /** Organisations missing to the band; slots missing in the pool. */
  readonly missing: number
}

export interface SidePlan {
  readonly side: Side
  readonly assigned: readonly Assigned[]
  readonly unserved: readonly { readonly organisationId: string; readonly code: UnservedCode }[]
  readonly loads: readonly InstructorLoad[]
  /** Equivalent km, and its parts. */
  readonly objective: number
  readonly terms: PlanTerms
  /** No plan over the same candidates costs less than this. */
  readonly bound: number
  readonly status: 'optimal' | 'within-gap'
  readonly warnings: readonly Warning[]
}

export interface LiaisonNeed {
  readonly organisationId: string
  readonly because: readonly ('no-party-organisation' | 'no-instructor' | 'no-full-time-worker')[]
  readonly state: 'in-post' | 'to-name' | 'nobody-on-staff'
}

export interface DispatchPlan {
  readonly policyVersion: string
  readonly seed: number
  readonly steps: number
  readonly sides: readonly SidePlan[]
  readonly liaisons: readonly LiaisonNeed[]
  readonly issues: readonly Issue[]
  /** Tells inputs apart, whatever order they came in; plans stored before it was kept have none. */
  readonly inputHash?: string
}
