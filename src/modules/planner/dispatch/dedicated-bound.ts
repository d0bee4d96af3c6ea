import { units } from '../../../kernel/assignment/assignment-problem.ts'
import { absent, type Assignment, assignAll } from '../../../kernel/assignment/assignment.ts'
import { BestUse } from './best-use.ts'
import type { Dedication } from './dedicated.ts'

/**
 * Lower bound for a side with dedicated instructors, in cost units: every organisation offers a price for being served (Lagrangian
 * relaxation of "each is served once"). At given prices each instructor chooses for itself, and large organisations are matched
 * exactly. `sharing`: the pool with all the pairs that count. Subgradient ascent from the prices of the plan; the best of all iterations counts.
 */
export function dedicatedBound(dedication: Dedication, sharing: Assignment, iterations: number): number {
  const { model, matching, large, small } = dedication
  const bestUse = new BestUse(sharing)
  const undedicated = units(model.weights.undedicated)
  const paid = Float64Array.from(model.organisations, (_, task) => (sharing.agentOf[task] === absent ? 0 : sharing.worth(task)))
  large.forEach((task, index) => {
    if (sharing.agentOf[task] === absent) paid[task] = Math.max(0, matching.problem.penalty[index]! - undedicated)
  })
  const target = dedication.total() - dedication.sharing.objective() + sharing.objective()
  let best = -Infinity
  let pace = 1
  let stale = 0
  const missing = new Int32Array(paid.length)
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    let bound = 0
    const chosen: Int32Array[] = []
    const slotCost = Float64Array.from(model.instructors, (_, agent) => {
      const profit = bestUse.of(agent, (task) => paid[task]!) - model.idleCost(agent)
      chosen.push(bestUse.tasks.slice(0, bestUse.count))
      bound -= profit
      return profit
    })
    const penalty = Float64Array.from(large, (task) => undedicated + paid[task]!)
    const matched = assignAll({ ...matching.problem, slotCost, penalty }, matching.columns)
    bound += matched.objective()
    for (const task of small) bound += paid[task]!
    stale = bound > best ? 0 : stale + 1
    best = Math.max(best, bound)
    if (stale === 6) {
      pace /= 2
      stale = 0
    }
    missing.fill(1)
    large.forEach((task, index) => (missing[task] = matched.agentOf[index]! < 0 ? 1 : 0))
    chosen.forEach((tasks, agent) => {
      if (matched.load[agent] === 0) for (const task of tasks) missing[task]! -= 1
    })
    let square = 0
    for (const value of missing) square += value * value
    if (square === 0 || bound >= target || pace < 1e-4) break
    const length = (pace * (target - bound)) / square
    for (let task = 0; task < paid.length; task += 1) {
      // Nobody pays more than staying without costs.
      paid[task] = Math.min(model.penalty(task), Math.round(paid[task]! + length * missing[task]!))
    }
  }
  return best
}
