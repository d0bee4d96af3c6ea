import type { Assignment } from './assignment.ts'
import { absent, nobody } from './assignment.ts'
import { Queue, Scan } from './frontier.ts'

/** Below so many agents, who nearly all lead to each other, looking through all of them for the next is quicker than a heap. */
const scanned = 400

/**
 * In a cheapest assignment no step of a way costs less than nothing. One that was stored and read again, or looked at with more pairs than it
 * was made with, may be a trifle off; taken as nothing, a step never leads round in a circle for ever.
 */
const step = (cost: number) => Math.max(0, cost)

/** Questions to a finished assignment: what would one more, or another agent, cost the whole plan? All answers in cost units, exact. */
export class AssignmentPrices {
  private readonly assignment: Assignment
  /** From every agent out of the plan: by its next slot, or by dropping one of its tasks. */
  private readonly out: Float64Array
  private readonly toNobody: Float64Array
  private readonly detours = new Map<number, Float64Array>()
  private readonly ways: Ways

  constructor(assignment: Assignment) {
    this.assignment = assignment
    this.ways = waysOf(assignment)
    const { problem, price, load, capacity, arcOf, slotTask } = assignment
    this.out = Float64Array.from(load, (held, agent) => {
      if (price[agent] === Infinity) return Infinity
      let least = held < capacity[agent]! ? assignment.slotCost(agent, held) - price[agent]! : Infinity
      const first = problem.slotStart[agent]!
      for (const task of slotTask.subarray(first, first + held))
        least = Math.min(least, problem.penalty[task]! - problem.cost[arcOf[task]!]! - price[agent]!)
      return step(least)
    })
    this.toNobody = this.search(-1)
  }

  /** By how much the plan gets dearer if the agent must take one more task that costs nothing itself; Infinity when it cannot. */
  nextSlot(agent: number): number {
    return this.assignment.price[agent]! + this.toNobody[agent]!
  }

  /** By how much the cheapest plan gets dearer when the task must be with `agent`, everyone else arranged anew. */
  moving(task: number, agent: number, cost: number): number {
    const { problem, price, agentOf, arcOf } = this.assignment
    const from = agentOf[task]!
    if (from === agent) return 0
    if (from < 0) return cost - problem.penalty[task]! + this.nextSlot(agent)
    let detour = this.detours.get(from)
    if (detour === undefined) {
      detour = this.search(from)
      this.detours.set(from, detour)
    }
    return cost + price[agent]! - problem.cost[arcOf[task]!]! - price[from]! + detour[agent]!
  }

  /** Lengths of the shortest ways to `target` from every agent (−1 = out of the plan), backwards. */
  private search(target: number): Float64Array {
    const { start, from, length: steps, fromNobody } = this.ways
    const { price, load } = this.assignment
    const outside = load.length
    const length = new Float64Array(outside + 1).fill(Infinity)
    const frontier = outside < scanned ? new Scan(length) : new Queue(length)
    frontier.reach(target < 0 ? outside : target, 0)
    for (let node = frontier.next(); node >= 0; node = frontier.next()) {
      const key = length[node]!
      if (node === outside) {
        for (let agent = 0; agent < outside; agent += 1) frontier.reach(agent, key + this.out[agent]!)
        continue
      }
      if (target >= 0) {
        const dropped = load[node]! > 0 ? price[node]! - this.assignment.slotCost(node, load[node]! - 1) : Infinity
        frontier.reach(outside, key + step(Math.min(dropped, fromNobody[node]!)))
      }
      for (let at = start[node]!; at < start[node + 1]!; at += 1) frontier.reach(from[at]!, key + steps[at]!)
    }
    return length
  }
}

/** From agent to agent by the cheapest task that could move, backwards: the ways to agent a stand at `start[a]` … `start[a + 1] - 1`. */
interface Ways {
  readonly start: Int32Array
  readonly from: Int32Array
  readonly length: Float64Array
  /** The cheapest task nobody serves that the agent could take. */
  readonly fromNobody: Float64Array
}

/** Many tasks lead from one agent to another and only the cheapest counts, so that a search looks at each pair of agents once. */
function waysOf({ problem, columns, price, load, agentOf, arcOf }: Assignment): Ways {
  const agents = load.length
  const start = new Int32Array(agents + 1)
  const from: number[] = []
  const length: number[] = []
  const fromNobody = new Float64Array(agents).fill(Infinity)
  const least = new Float64Array(agents)
  const seen = new Int32Array(agents).fill(-1)
  for (let to = 0; to < agents; to += 1) {
    const first = from.length
    const paid = price[to]!
    const until = paid === Infinity ? -1 : columns.start[to + 1]!
    for (let at = columns.start[to]!; at < until; at += 1) {
      const arc = columns.arc[at]!
      const task = columns.task[arc]!
      const now = agentOf[task]!
      if (now === absent || now === to) continue
      if (now === nobody) {
        fromNobody[to] = Math.min(fromNobody[to]!, problem.cost[arc]! + paid - problem.penalty[task]!)
        continue
      }
      const costs = step(problem.cost[arc]! + paid - problem.cost[arcOf[task]!]! - price[now]!)
      if (seen[now] !== to) {
        seen[now] = to
        from.push(now)
        least[now] = costs
      } else if (costs < least[now]!) least[now] = costs
    }
    for (let at = first; at < from.length; at += 1) length.push(least[from[at]!]!)
    start[to + 1] = from.length
  }
  return { start, from: Int32Array.from(from), length: Float64Array.from(length), fromNobody }
}
