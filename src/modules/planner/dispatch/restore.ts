import { completed, sideProblem, withPairs } from './arcs.ts'
import type { AssignmentProblem } from '../../../kernel/assignment/assignment-problem.ts'
import { absent, Assignment, nobody } from '../../../kernel/assignment/assignment.ts'
import type { SidePlan } from './plan-types.ts'
import type { SideModel } from './side-model.ts'

/** A stored plan brought back to where questions can be asked of it: who shares whom, at the prices it was made with. */
export function restoreSharing(model: SideModel, plan: SidePlan): { sharing: Assignment; alone: ReadonlyMap<number, number> } {
  const position = new Map(model.instructors.map((row, index) => [row.id, index]))
  const posted = new Map(plan.assigned.map((row) => [row.organisationId, row]))
  const alone = new Map<number, number>()
  const agentOf = Int32Array.from(model.organisations, ({ id }, task) => {
    const row = posted.get(id)
    if (row === undefined) return nobody
    const agent = position.get(row.instructorId) ?? nobody
    if (row.kind === 'shared') return agent
    alone.set(task, agent)
    return absent
  })
  const price = Float64Array.from(model.instructors, () => Infinity)
  for (const row of plan.loads) {
    const agent = position.get(row.instructorId)
    if (agent !== undefined) price[agent] = row.price ?? Infinity
  }
  const problem = sideProblem(model)
  return { sharing: Assignment.restore(withPairs(model, problem, missingPairs(problem, agentOf)), agentOf, price), alone }
}

/** A side whose wishes have changed, and who has an instructor of their own in it. */
export interface Resumed {
  readonly sharing: Assignment
  readonly alone: ReadonlyMap<number, number>
}

/**
 * A side under other wishes than it was planned with, changed as little as the best plan allows: whoever a wish speaks of steps out, and
 * in again where the wishes now say. As exact as planning anew, for those who have an instructor of their own as it stands; null where a
 * wish speaks of one of these, because then who has one of their own must be chosen anew.
 */
export function resumeSharing(before: SideModel, after: SideModel, plan: SidePlan): Resumed | null {
  const { sharing, alone } = restoreSharing(before, plan)
  const taken = new Set(alone.values())
  const sharers = [...after.organisations.keys()].filter((task) => !alone.has(task))
  const changed = [...after.organisations.keys()].filter((task) => before.wishesOf(task) !== after.wishesOf(task))
  if (changed.some((task) => alone.has(task) || taken.has(after.mustOf[task]!))) return null
  for (const task of changed) sharing.withdraw(task)
  const problem = sideProblem(after)
  const wider = withPairs(after, problem, missingPairs(problem, sharing.agentOf))
  const resumed = Assignment.restore(wider, sharing.agentOf, sharing.price)
  for (const task of changed) resumed.insert(task)
  return { sharing: completed(after, resumed, sharers), alone }
}

/** Pairs of the plan that are not among the candidates. */
function missingPairs(problem: AssignmentProblem, agentOf: Int32Array): Map<number, number[]> {
  const missing = new Map<number, number[]>()
  agentOf.forEach((agent, task) => {
    if (agent >= 0 && !problem.agent.subarray(problem.start[task], problem.start[task + 1]).includes(agent))
      missing.set(task, [agent])
  })
  return missing
}
