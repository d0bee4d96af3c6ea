/** The planner of joint branches: pure, the same answer for the same seed and steps, safe in a browser. */
export { checkPlan, type CheckedPlan, type Violation } from './check.ts'
export { comparePlans, type MovedOrganisation, type PlanDifference, type Reason } from './compare.ts'
export { explainOrganisation, type Explanation, type Hit } from './explain.ts'
export { incumbentOf, openPlan, withPlan, type OpenPlan } from './open-plan.ts'
export type { BlockCode, Move } from './moves.ts'
export type { Need, Relaxation } from './relaxations.ts'
export { planFormation } from './plan.ts'
export { repairFormation, repairProblem } from './repair.ts'
export {
  decideForm,
  decisionTable,
  formationDefaults,
  type Clause,
  type ClauseId,
  type FormationLimits,
  type FormationRule,
  type FormationWeights,
  type MobileReading,
} from './rules.ts'
export type {
  ExistingBranch,
  FormationOptions,
  FormationProblem,
  InputProblem,
  Organisation,
  Outcome,
  Pin,
  PinConflict,
  Placement,
  Plan,
  PlannedBranch,
  PlanResult,
  Terms,
} from './types.ts'
export { transitionTo, type StandingBranch, type Transition } from './transition.ts'
export type { BranchMove, Destination } from './transition-steps.ts'
export { whatIf, type Supposition, type WhatIf } from './what-if.ts'

import type { FormationProblem, Plan } from './types.ts'
import type { Proof, ProveOptions } from '../solver/prove.ts'

export type { Proof, ProveOptions }

/**
 * Improves a plan and proves how good it is, in a thread of its own (server only: the solver is loaded when first asked). Without
 * the solver installed the answer is `solver-absent`, and the plan at hand stands.
 */
export async function proveFormation(problem: FormationProblem, plan: Plan, options: ProveOptions): Promise<Proof> {
  const solver = await import('../solver/prove.ts')
  return solver.proveFormation(problem, plan, options)
}
