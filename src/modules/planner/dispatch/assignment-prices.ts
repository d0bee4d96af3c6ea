import type { Assignment } from './assignment.ts'
import { absent, nobody } from './assignment.ts'
import { Heap } from './heap.ts'

/** Questions to a finished assignment: what would one more, or another agent, cost the whole plan? All answers in cost units, exact. */
export class AssignmentPrices {
  private readonly assignment: Assignment
  /** From every agent out of the plan: by its next slot, or by dropping one of its tasks. */
  private readonly out: Float64Array
  private readonly toNobody: Float64Array
  private readonly detours = new Map<number, Float64Array>()

  constructor(assignment: Assignment) {
    this.assignment = assignment
    const { problem, price, load, capacity, arcOf, slotTask } = assignment
    this.out = Float64Array.from(load, (held, agent) => {
      if (price[agent] === Infinity) return Infinity
      let least = held < capacity[agent]! ? assignment.slotCost(agent, held) - price[agent]! : Infinity
      const first = problem.slotStart[agent]!
      for (const task of slotTask.subarray(first, first + held))
        least = Math.min(least, problem.penalty[task]! - problem.cost[arcOf[task]!]! - price[agent]!)
      return least
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
    const { problem, columns, price, load, agentOf, arcOf } = this.assignment
    const outside = load.length
    const heap = new Heap()
    const length = new Float64Array(outside + 1).fill(Infinity)
    const reach = (node: number, value: number) => {
      if (value >= length[node]!) return
      length[node] = value
      heap.push(value, node)
    }
    reach(target < 0 ? outside : target, 0)
    while (heap.size > 0) {
      const key = heap.least()
      const node = heap.pop()
      if (key > length[node]!) continue
      if (node === outside) {
        for (let agent = 0; agent < outside; agent += 1) reach(agent, key + this.out[agent]!)
        continue
      }
      const paid = price[node]!
      if (target >= 0 && load[node]! > 0) reach(outside, key + paid - this.assignment.slotCost(node, load[node]! - 1))
      for (let at = columns.start[node]!; at < columns.start[node + 1]!; at += 1) {
        const arc = columns.arc[at]!
        const task = columns.task[arc]!
        const from = agentOf[task]!
        if (from === absent || from === node) continue
        if (from !== nobody) reach(from, key + problem.cost[arc]! + paid - problem.cost[arcOf[task]!]! - price[from]!)
        else if (target >= 0) reach(outside, key + problem.cost[arc]! + paid - problem.penalty[task]!)
      }
    }
    return length
  }
}
