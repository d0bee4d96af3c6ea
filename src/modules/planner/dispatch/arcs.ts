import { type AssignmentProblem, columnsOf, units } from '../../../kernel/assignment/assignment-problem.ts'
import { absent, Assignment } from '../../../kernel/assignment/assignment.ts'
import type { SideModel } from './side-model.ts'

/** The side as an assignment problem over candidate pairs. */
export function sideProblem(model: SideModel): AssignmentProblem {
  const tasks = model.organisations.length
  const start = new Int32Array(tasks + 1)
  const agents: number[] = []
  const costs: number[] = []
  for (let task = 0; task < tasks; task += 1) {
    for (const agent of model.candidatesOf(task)) {
      const cost = model.cost(task, agent)
      if (cost === Infinity) continue
      agents.push(agent)
      costs.push(cost)
    }
    start[task + 1] = agents.length
  }
  const slots = model.instructors.map((_, agent) => model.slotsOf(agent))
  const slotStart = new Int32Array(slots.length + 1)
  slots.forEach((list, agent) => (slotStart[agent + 1] = slotStart[agent]! + list.length))
  return {
    start,
    agent: Int32Array.from(agents),
    cost: Float64Array.from(costs),
    penalty: Float64Array.from({ length: tasks }, (_, task) => model.penalty(task)),
    slotStart,
    slotCost: Float64Array.from(slots.flat()),
  }
}

/** The same problem with more pairs, given as instructors by organisation. */
export function withPairs(
  model: SideModel,
  problem: AssignmentProblem,
  extra: ReadonlyMap<number, readonly number[]>,
): AssignmentProblem {
  if (extra.size === 0) return problem
  let more = 0
  for (const agents of extra.values()) more += agents.length
  const start = new Int32Array(problem.start.length)
  const agent = new Int32Array(problem.agent.length + more)
  const cost = new Float64Array(agent.length)
  let to = 0
  for (let task = 0; task < start.length - 1; task += 1) {
    const [from, until] = [problem.start[task]!, problem.start[task + 1]!]
    agent.set(problem.agent.subarray(from, until), to)
    cost.set(problem.cost.subarray(from, until), to)
    to += until - from
    for (const added of extra.get(task) ?? []) {
      agent[to] = added
      cost[to] = model.cost(task, added)
      to += 1
    }
    start[task + 1] = to
  }
  return { ...problem, start, agent, cost }
}

/** Up to this many pairs every one is compared with the prices; above, only those of organisations left without instructor. */
const allPairs = 400_000
const addedATime = 16
const rounds = 40

/**
 * Pairs outside the candidate lists that the prices call cheaper than what an organisation has, the cheapest few of each.
 * When there are none, the plan is the cheapest over all pairs, not only over the candidates.
 */
export function betterPairs(model: SideModel, assignment: Assignment, tasks: Iterable<number>): Map<number, number[]> {
  const found = new Map<number, number[]>()
  const { problem, price } = assignment
  const every = model.organisations.length * model.instructors.length <= allPairs
  for (const task of tasks) {
    if (!every && assignment.agentOf[task]! >= 0) continue
    const worth = assignment.worth(task)
    const listed = new Set(problem.agent.subarray(problem.start[task]!, problem.start[task + 1]!))
    const better: { agent: number; length: number }[] = []
    for (let agent = 0; agent < model.instructors.length; agent += 1) {
      if (price[agent]! + model.atLeast(task, agent) >= worth || listed.has(agent)) continue
      const length = model.cost(task, agent) + price[agent]!
      if (length < worth) better.push({ agent, length })
    }
    better.sort((a, b) => a.length - b.length || a.agent - b.agent)
    if (better.length > 0)
      found.set(
        task,
        better.slice(0, addedATime).map((pair) => pair.agent),
      )
  }
  return found
}

/** Cheapest sharing of the open instructors among `tasks`, over all pairs where the side is small enough to look at every one. */
export function solveShared(model: SideModel, tasks: readonly number[], closed: Iterable<number> = []): Assignment {
  const problem = sideProblem(model)
  const assignment = new Assignment(problem, columnsOf(problem))
  for (const agent of closed) assignment.close(agent)
  for (const task of tasks) assignment.insert(task)
  return completed(model, assignment, tasks)
}

/** Adds pairs until none the prices call better is missing. The organisations concerned step out, and in again with the longer list. */
export function completed(model: SideModel, start: Assignment, tasks: readonly number[]): Assignment {
  let assignment = start
  for (let round = 0; round < rounds; round += 1) {
    const better = betterPairs(model, assignment, tasks)
    if (better.size === 0) break
    for (const task of better.keys()) assignment.withdraw(task)
    assignment = Assignment.restore(withPairs(model, assignment.problem, better), assignment.agentOf, assignment.price)
    for (const task of better.keys()) assignment.insert(task)
  }
  return assignment
}

/** Up to so much beyond the plan an answer about it is exact, whatever the candidate lists leave out; in cost units. */
const reach = units(2)

/**
 * The assignment with every pair that could be part of an arrangement dearer than the best by less than `reach`, where the side is
 * small enough to look at every one. A plan needs only the pairs better than its own; what another arrangement would cost needs more.
 */
export function widened(model: SideModel, assignment: Assignment): Assignment {
  const { problem, price } = assignment
  if (model.organisations.length * model.instructors.length > allPairs) return assignment
  const found = new Map<number, number[]>()
  const listedBy = new Int32Array(model.instructors.length).fill(-1)
  for (let task = 0; task < model.organisations.length; task += 1) {
    if (model.mustOf[task]! >= 0 || assignment.agentOf[task] === absent) continue
    const most = assignment.worth(task) + reach
    for (let arc = problem.start[task]!; arc < problem.start[task + 1]!; arc += 1) listedBy[problem.agent[arc]!] = task
    const more: number[] = []
    for (let agent = 0; agent < model.instructors.length; agent += 1) {
      if (listedBy[agent] === task || price[agent]! + model.atLeast(task, agent) >= most) continue
      if (model.cost(task, agent) + price[agent]! < most) more.push(agent)
    }
    if (more.length > 0) found.set(task, more)
  }
  return Assignment.restore(withPairs(model, problem, found), assignment.agentOf, price)
}
