import { km } from '../../../kernel/assignment/assignment-problem.ts'
import { Dedication } from './dedicated.ts'
import { dedicatedBound } from './dedicated-bound.ts'
import { dedicationModel, type LinearModel } from './linear-model.ts'
import { aloneOf, sharingOf, sidePlan } from './plan-side.ts'
import type { DispatchPlan, SidePlan } from './plan-types.ts'
import { sideModels } from './plan-dispatch.ts'
import { readProblem } from './read-problem.ts'
import type { SideModel } from './side-model.ts'
import type { DispatchProblem } from './types.ts'

export interface LinearAnswer {
  /** Value of every column, or null when no solution was found. */
  readonly values: ArrayLike<number> | null
  /** Proven lower bound, equivalent km. */
  readonly bound: number
}

/** Solves a linear model somewhere else, best in a worker with a hard end; given as a parameter, so that plans need no solver. */
export type LinearSolver = (model: LinearModel) => Promise<LinearAnswer>

const patience = 300

/**
 * Improves and proves the sides that have dedicated instructors, by the joint mixed-integer program. Sides without are proven already.
 * The answer is never worse than the plan given, and its bound never lower.
 */
export async function proveDispatch(problem: DispatchProblem, plan: DispatchPlan, solve: LinearSolver): Promise<DispatchPlan> {
  const models = new Map(sideModels(readProblem(problem)).map((model) => [model.side, model]))
  const proven: SidePlan[] = []
  for (const side of plan.sides) {
    const model = models.get(side.side)
    proven.push(model === undefined || side.status === 'optimal' ? side : await proveSide(model, side, solve))
  }
  return { ...plan, sides: proven }
}

async function proveSide(model: SideModel, side: SidePlan, solve: LinearSolver): Promise<SidePlan> {
  const dedication = new Dedication(model)
  const position = new Map(model.instructors.map((row, index) => [row.id, index]))
  const before = side.assigned.flatMap((row) => (row.kind === 'dedicated' ? [position.get(row.instructorId)!] : []))
  dedication.choose(before)
  const own = km(dedicatedBound(dedication, sharingOf(model, dedication), patience))
  const linear = dedicationModel(dedication)
  const { values, bound } = await solve(linear)
  if (values !== null) {
    const first = linear.cost.length - model.instructors.length
    const answer = [...model.instructors.keys()].filter((agent) => values[first + agent]! > 0.5)
    const total = dedication.total()
    dedication.choose(answer)
    if (dedication.total() > total) dedication.choose(before)
  }
  const sharing = sharingOf(model, dedication)
  const total = km(dedication.total() - dedication.sharing.objective() + sharing.objective())
  return sidePlan(model, sharing, aloneOf(dedication), Math.min(total, Math.max(side.bound, own, bound)))
}
