import { checkPlan, type Violation } from './check.ts'
import { comparePlans, type PlanDifference } from './compare.ts'
import { withPlan } from './open-plan.ts'
import { subjectsOf } from './prepare.ts'
import { repairProblem, replan } from './repair.ts'
import type { FormationRule } from './rules.ts'
import type { FormationOptions, FormationProblem, InputProblem, Organisation, Pin, Plan } from './types.ts'

/** A question: what if this were pinned, forbidden, changed? */
export interface Supposition {
  readonly pins?: readonly Pin[]
  /** Ids of pins taken away. */
  readonly withoutPins?: readonly string[]
  /** Organisations as they would be; new ids are added. */
  readonly organisations?: readonly Organisation[]
  readonly withoutOrganisations?: readonly string[]
  readonly limits?: Partial<FormationRule['limits']>
  readonly weights?: Partial<FormationRule['weights']>
  readonly mobile?: FormationRule['mobile']
}

export type WhatIf =
  | {
      readonly ok: true
      readonly plan: Plan
      readonly problem: FormationProblem
      readonly difference: PlanDifference
      /** What the checker says against the plan that answers; pins it could not keep are in `plan.unmetPins`. */
      readonly violations: readonly Violation[]
    }
  | { readonly ok: false; readonly problems: readonly InputProblem[] }

/**
 * Answers from the plan at hand: near what the question names when it names organisations, everywhere when it changes a number of
 * the rule.
 */
export function whatIf(problem: FormationProblem, plan: Plan, supposition: Supposition, options: FormationOptions = {}): WhatIf {
  const before = new Map((problem.pins ?? []).map((pin) => [pin.id, pin]))
  const pins = [...(supposition.pins ?? []), ...(supposition.withoutPins ?? []).flatMap((id) => before.get(id) ?? [])]
  const near = [
    ...pins.flatMap((pin) => ('host' in pin ? [...subjectsOf(pin), pin.host] : subjectsOf(pin))),
    ...(supposition.organisations ?? []).map((organisation) => organisation.id),
    ...(supposition.withoutOrganisations ?? []),
  ]
  const everywhere = Boolean(supposition.limits ?? supposition.weights ?? supposition.mobile)
  const asked = suppose(problem, supposition)
  const supposed = everywhere ? withPlan(asked, plan) : repairProblem(asked, plan, near)
  const result = replan(supposed, plan, everywhere ? null : near, options)
  if (!result.ok) return result
  return {
    ok: true,
    plan: result.plan,
    problem: supposed,
    difference: comparePlans(supposed, plan, result.plan),
    violations: checkPlan(supposed, result.plan).violations,
  }
}

function suppose(problem: FormationProblem, supposition: Supposition): FormationProblem {
  const gone = new Set(supposition.withoutPins)
  const replaced = new Map((supposition.organisations ?? []).map((organisation) => [organisation.id, organisation]))
  const left = new Set(supposition.withoutOrganisations)
  const kept = problem.organisations.filter(({ id }) => !left.has(id) && !replaced.has(id))
  const { params } = problem.rule
  return {
    ...problem,
    organisations: [...kept, ...replaced.values()],
    pins: [...(problem.pins ?? []).filter((pin) => !gone.has(pin.id)), ...(supposition.pins ?? [])],
    rule: {
      ...problem.rule,
      params: {
        ...params,
        mobile: supposition.mobile ?? params.mobile,
        limits: { ...params.limits, ...supposition.limits },
        weights: { ...params.weights, ...supposition.weights },
      },
    },
  }
}
