import { inputHashOf } from './input-hash.ts'
import { liaisonNeeds } from './liaisons.ts'
import type { DispatchPlan } from './plan-types.ts'
import { planSide, resumeSide } from './plan-side.ts'
import { type ReadProblem, readProblem } from './read-problem.ts'
import { SideModel } from './side-model.ts'
import { type DispatchProblem, type Effort, type Refusal, type Side, sides, type SideWeights } from './types.ts'

export const ordinaryEffort: Effort = { seed: 1, steps: 450 }

export type Planned = { readonly ok: true; readonly plan: DispatchPlan } | Refusal

/** A plan that stands, made under other wishes: only some sides change, the others stay as they are to the last bit, proofs and all. */
export interface Before {
  readonly problem: DispatchProblem
  readonly plan: DispatchPlan
  readonly anew: ReadonlySet<Side>
}

/** Somebody for every organisation on every side that owes it one, and who still needs a liaison. */
export function planDispatch(problem: DispatchProblem, effort: Effort = ordinaryEffort, before?: Before): Planned {
  const field = unusable(problem.policy)
  if (field !== null) return { ok: false, code: 'policy-not-usable', params: { field } }
  const read = readProblem(problem)
  let steps = 0
  const was = new Map(before && sideModels(readProblem(before.problem)).map((model) => [model.side, model]))
  const planned = sideModels(read).map((model) => {
    const stands = before?.plan.sides.find((side) => side.side === model.side)
    if (stands !== undefined && !before!.anew.has(model.side)) return stands
    const resumed = stands === undefined ? null : resumeSide(was.get(model.side)!, model, stands)
    if (resumed !== null) return resumed
    const { plan, tried } = planSide(model, effort)
    steps += tried
    return plan
  })
  return {
    ok: true,
    plan: {
      policyVersion: problem.policy.version,
      seed: effort.seed,
      steps: Math.max(steps, before?.plan.steps ?? 0),
      sides: planned,
      liaisons: liaisonNeeds(read, planned),
      issues: read.issues,
      inputHash: inputHashOf(read),
    },
  }
}

/** The sides the policy asks for, each a problem of its own. */
export function sideModels(read: ReadProblem): SideModel[] {
  return sides.flatMap((side) => {
    const weights = read.policy.sides[side]
    return weights === undefined ? [] : [new SideModel(read, side, weights)]
  })
}

/** Name of the first parameter that is no usable number, or null. */
function unusable({ band, bands = {}, candidates, dedicated, sides: weighted }: DispatchProblem['policy']): string | null {
  const whole = (value: number) => Number.isInteger(value) && value >= 0
  for (const { lower, upper } of [band, ...Object.values(bands)]) {
    if (!whole(lower) || lower > upper) return 'band.lower'
    if (!whole(upper) || upper > 10_000) return 'band.upper'
  }
  if (!whole(candidates) || candidates === 0) return 'candidates'
  if (dedicated !== null && !(dedicated.from > 0)) return 'dedicated.from'
  for (const [side, weights] of Object.entries(weighted) as [Side, SideWeights][])
    for (const [name, value] of Object.entries(weights))
      if (value !== 'forbidden' && !(value >= 0 && value <= 1e4)) return `sides.${side}.${name}`
  return null
}
