import { canonicalText, digestOf } from '../hash.ts'
import {
  type Before,
  checkDispatch,
  compareDispatch,
  type Comparison,
  type DispatchPlan,
  type DispatchProblem,
  type Effort,
  planDispatch,
  type Refusal,
} from '../dispatch/index.ts'
import { type ToldNeed, toldNeeds } from './needs.ts'

/** A plan with all that is told about it; JSON as it stands. */
export interface SolvedDispatch {
  readonly plan: DispatchPlan
  readonly comparison: Comparison
  /** Where one more instructor helps most. */
  readonly needs: readonly ToldNeed[]
  /** Equivalent kilometres over all sides. */
  readonly objective: number
  readonly bound: number
  /** How far from the best it can be at most, as a share; null where there is nothing to compare. */
  readonly gap: number | null
  readonly status: 'optimal' | 'within'
  readonly inputHash: string
}

export type DispatchAnswer = { readonly ok: true; readonly solved: SolvedDispatch } | Refusal

/** Plans, has the plan looked at by the independent checker, and works out what is told beside it. Pure; runs in a thread of its own. */
export function solveDispatch(problem: DispatchProblem, effort: Effort, before?: Before): DispatchAnswer {
  const planned = planDispatch(problem, effort, before)
  return planned.ok ? { ok: true, solved: withTold(problem, planned.plan) } : planned
}

/** Throws when the checker finds anything: such a plan is shown to nobody. */
export function withTold(problem: DispatchProblem, plan: DispatchPlan): SolvedDispatch {
  const found = checkDispatch(problem, plan)
  if (found.length > 0)
    throw new Error(
      `the checker refuses the plan: ${found
        .slice(0, 5)
        .map(({ code, id }) => `${code} ${id}`)
        .join(', ')}`,
    )
  const sum = (part: (side: DispatchPlan['sides'][number]) => number) => plan.sides.reduce((total, side) => total + part(side), 0)
  const [objective, bound] = [sum((side) => side.objective), sum((side) => side.bound)]
  return {
    plan,
    comparison: compareDispatch(problem, plan),
    needs: toldNeeds(problem, plan),
    objective,
    bound,
    gap: objective > 0 ? Math.max(0, (objective - bound) / objective) : null,
    status: plan.sides.every((side) => side.status === 'optimal') ? 'optimal' : 'within',
    inputHash: plan.inputHash ?? digestOf(canonicalText(problem)),
  }
}
