import { sideProblem, withPairs } from './arcs.ts'
import type { AssignmentProblem } from './assignment-problem.ts'
import { absent, Assignment, nobody } from './assignment.ts'
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

/** Pairs of the plan that are not among the candidates. */
function missingPairs(problem: AssignmentProblem, agentOf: Int32Array): Map<number, number[]> {
  const missing = new Map<number, number[]>()
  agentOf.forEach((agent, task) => {
    if (agent >= 0 && !problem.agent.subarray(problem.start[task], problem.start[task + 1]).includes(agent))
      missing.set(task, [agent])
  })
  return missing
}
