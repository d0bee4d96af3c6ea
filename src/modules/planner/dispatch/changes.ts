import { planDispatch, sideModels, ordinaryEffort, type Planned } from './plan-dispatch.ts'
import type { DispatchPlan } from './plan-types.ts'
import { readProblem } from './read-problem.ts'
import type { SideModel } from './side-model.ts'
import { type DispatchProblem, type Effort, sides, type Side, type SideWeights } from './types.ts'

/**
 * What a plan changes in the dispatch in force. `forced`: the instructor has left, may not stay, or is wished elsewhere;
 * `chosen`: the instructor could stay, the change pays; `new`: had nobody before; `lost`: has nobody any more.
 */
export type ChangeKind = 'forced' | 'chosen' | 'new' | 'lost'

export interface Change {
  readonly side: Side
  readonly organisationId: string
  readonly from: string | null
  readonly to: string | null
  readonly kind: ChangeKind
}

export interface Comparison {
  readonly changes: readonly Change[]
  readonly kept: number
  readonly counts: Readonly<Record<ChangeKind, number>>
}

/** Compares a plan with `problem.current`. */
export function compareDispatch(problem: DispatchProblem, plan: DispatchPlan): Comparison {
  const read = readProblem(problem)
  const plans = new Map(plan.sides.map((side) => [side.side, side]))
  const changes: Change[] = []
  let kept = 0
  for (const model of sideModels(read)) {
    const planned = new Map(plans.get(model.side)?.assigned.map((row) => [row.organisationId, row.instructorId]))
    model.organisations.forEach(({ id }, task) => {
      const from = read.current[model.side].get(id) ?? null
      const to = planned.get(id) ?? null
      if (from === to) kept += from === null ? 0 : 1
      else changes.push({ side: model.side, organisationId: id, from, to, kind: kindOf(model, task, from, to) })
    })
  }
  const counts = { forced: 0, chosen: 0, new: 0, lost: 0 }
  for (const change of changes) counts[change.kind] += 1
  return { changes, kept, counts }
}

function kindOf(model: SideModel, task: number, from: string | null, to: string | null): ChangeKind {
  if (from === null) return 'new'
  if (to === null) return 'lost'
  const current = model.currentOf[task]!
  const wished = model.mustOf[task]!
  return current < 0 || (wished >= 0 && wished !== current) ? 'forced' : 'chosen'
}

/** Plans anew after a change, with a price `handover` (λ, equivalent km) on taking an instructor away who could stay. */
export function replanDispatch(
  problem: DispatchProblem,
  handover: number,
  effort: Effort = ordinaryEffort,
): Planned & { comparison?: Comparison } {
  const weighted: Partial<Record<Side, SideWeights>> = {}
  for (const side of sides) {
    const weights = problem.policy.sides[side]
    if (weights !== undefined) weighted[side] = { ...weights, handover }
  }
  const priced = { ...problem, policy: { ...problem.policy, sides: weighted } }
  const planned = planDispatch(priced, effort)
  return planned.ok ? { ...planned, comparison: compareDispatch(priced, planned.plan) } : planned
}
