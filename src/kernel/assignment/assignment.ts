import { Heap } from './heap.ts'
import type { AssignmentProblem, Columns } from './assignment-problem.ts'
import { absent, AssignmentState, nobody } from './assignment-state.ts'

export { absent, nobody } from './assignment-state.ts'

/**
 * Cheapest assignment, kept exact under change: successive shortest paths on the graph of agents.
 *
 * An agent leads to another by a task that could move there. Each agent has a price, and after every operation: no task finds
 * `cost + price` cheaper than where it is (nor its penalty), the last used slot costs at most the price and the next one at
 * least. These are the conditions of an optimum, and they make all lengths non-negative, so that a short search around the
 * change is enough. The result depends on the problem and the order of operations only.
 */
export class Assignment extends AssignmentState {
  private readonly distance: Float64Array
  private readonly via: Int32Array
  private readonly seen: Int32Array
  private readonly worthOf: Float64Array
  private readonly heap = new Heap()
  private seenCount = 0
  /** Null where a price may have been lowered since it was last found. */
  private least: number | null = null

  constructor(problem: AssignmentProblem, columns?: Columns) {
    super(problem, columns)
    const agents = this.load.length
    this.distance = new Float64Array(agents).fill(Infinity)
    this.via = new Int32Array(agents)
    this.seen = new Int32Array(agents)
    this.worthOf = new Float64Array(this.agentOf.length)
  }

  /**
   * An assignment as it stood, over the same or more arcs: the agent of every task and the prices. The prices must fit, see above;
   * a task whose arc is gone, or whose agent is full, stays absent.
   */
  static restore(
    problem: AssignmentProblem,
    agentOf: ArrayLike<number>,
    price: ArrayLike<number>,
    columns?: Columns,
  ): Assignment {
    const assignment = new Assignment(problem, columns)
    for (let agent = 0; agent < price.length; agent += 1) {
      assignment.price[agent] = price[agent]!
      if (price[agent] === Infinity) assignment.capacity[agent] = 0
    }
    for (let task = 0; task < agentOf.length; task += 1) {
      const agent = agentOf[task]!
      if (agent === nobody) assignment.agentOf[task] = nobody
      if (agent < 0) continue
      for (let arc = problem.start[task]!; arc < problem.start[task + 1]!; arc += 1)
        if (problem.agent[arc] === agent && assignment.load[agent]! < assignment.capacity[agent]!) {
          assignment.put(task, agent, arc)
          break
        }
    }
    return assignment
  }

  override bringBack(): void {
    super.bringBack()
    this.least = null
  }

  /** Brings an absent task into the plan; returns by how much the plan became dearer. */
  insert(task: number): number {
    const { problem, columns, price, distance, via, heap, load, capacity, arcOf, slotTask } = this
    const { start, agent: agentAt, cost, penalty, slotStart } = problem
    const byCost = columns.byCost()
    const least = this.leastPrice()
    let best = penalty[task]!
    /** The way found so far that is known to end somewhere: whatever is longer needs no look. */
    let limit = best
    let end = -1
    let dropped = -1
    for (let at = start[task]!; at < start[task + 1]!; at += 1) {
      const arc = byCost[at]!
      if (cost[arc]! + least > limit) break
      const to = agentAt[arc]!
      const length = cost[arc]! + price[to]!
      if (length < best && length <= limit && length < distance[to]!) {
        this.reach(to, length, arc)
        limit = Math.min(limit, length + this.stepOut(to))
      }
    }
    while (heap.size > 0 && heap.least() < best) {
      const key = heap.least()
      const agent = heap.pop()
      if (key > distance[agent]!) continue
      const paid = price[agent]!
      const held = load[agent]!
      if (held < capacity[agent]!) {
        const length = key + this.slotCost(agent, held) - paid
        if (length < best) {
          best = length
          end = agent
          dropped = -1
        }
      }
      const first = slotStart[agent]!
      for (let slot = first; slot < first + held; slot += 1) {
        const other = slotTask[slot]!
        const base = key - cost[arcOf[other]!]! - paid
        if (base + penalty[other]! < best) {
          best = base + penalty[other]!
          end = agent
          dropped = other
        }
        if (best < limit) limit = best
        const dearest = limit - base - least
        for (let at = start[other]!; at < start[other + 1]!; at += 1) {
          const arc = byCost[at]!
          if (cost[arc]! > dearest) break
          const to = agentAt[arc]!
          const length = base + cost[arc]! + price[to]!
          if (length < best && length <= limit && length < distance[to]!) {
            this.reach(to, length, arc)
            limit = Math.min(limit, length + this.stepOut(to))
          }
        }
      }
    }
    if (dropped >= 0) this.take(dropped, nobody)
    if (end < 0) this.agentOf[task] = nobody
    while (end >= 0) {
      const arc = via[end]!
      const moved = this.columns.task[arc]!
      const from = this.agentOf[moved]!
      this.take(moved, absent)
      this.put(moved, end, arc)
      end = from
    }
    for (let i = 0; i < this.seenCount; i += 1) {
      const agent = this.seen[i]!
      if (distance[agent]! < best) price[agent]! += best - distance[agent]!
    }
    this.forget()
    return best
  }

  /** Takes a task out of the plan; others may move up into the slot it leaves. */
  withdraw(task: number): void {
    const agent = this.agentOf[task]!
    this.take(task, absent)
    if (agent >= 0) this.fill(agent)
  }

  /** Closes an agent; its tasks look for another one. */
  close(agent: number): void {
    const first = this.problem.slotStart[agent]!
    const tasks = this.slotTask.slice(first, first + this.load[agent]!).sort()
    for (const task of tasks) this.take(task, absent)
    this.capacity[agent] = 0
    this.price[agent] = Infinity
    for (const task of tasks) this.insert(task)
  }

  /** Opens a closed agent with its first `capacity` slots and lets it take what it is the best for. */
  open(agent: number, capacity: number): void {
    if (this.capacity[agent]! > 0 || capacity <= 0) return
    const { columns, problem } = this
    let price = this.slotCost(agent, 0)
    for (let at = columns.start[agent]!; at < columns.start[agent + 1]!; at += 1) {
      const arc = columns.arc[at]!
      const task = columns.task[arc]!
      if (this.agentOf[task]! !== absent) price = Math.max(price, this.worth(task) - problem.cost[arc]!)
    }
    this.price[agent] = price
    this.capacity[agent] = capacity
    this.least = null
    this.fill(agent)
  }

  /** Fills free slots while a task gains more by moving than the slot costs; brings the price down to the next slot. */
  private fill(agent: number): void {
    while (this.load[agent]! < this.capacity[agent]!) {
      const gap = this.price[agent]! - this.slotCost(agent, this.load[agent]!)
      if (gap <= 0 || !this.pull(agent, gap)) return
    }
  }

  /** Searches backwards from an agent with a free slot for the cheapest way to use it; false when none is shorter than `limit`. */
  private pull(target: number, limit: number): boolean {
    const { problem, columns, price, distance, via, heap, load, agentOf } = this
    const { taskAt, costAt } = columns
    const worth = this.worths()
    let best = limit
    let end = -1
    let entering = -1
    this.reach(target, 0, -1)
    while (heap.size > 0 && heap.least() < best) {
      const key = heap.least()
      const agent = heap.pop()
      if (key > distance[agent]!) continue
      const paid = price[agent]!
      if (agent !== target) {
        const length = key + paid - this.slotCost(agent, load[agent]! - 1)
        if (length < best) {
          best = length
          end = agent
          entering = -1
        }
      }
      for (let at = columns.start[agent]!; at < columns.start[agent + 1]!; at += 1) {
        const task = taskAt[at]!
        const length = key + costAt[at]! + paid - worth[task]!
        if (!(length < best)) continue
        const from = agentOf[task]!
        if (from === nobody) {
          best = length
          end = agent
          entering = columns.arc[at]!
        } else if (from !== agent && length < distance[from]!) this.reach(from, length, columns.arc[at]!)
      }
    }
    for (let i = 0; i < this.seenCount; i += 1) {
      const agent = this.seen[i]!
      if (distance[agent]! < best) price[agent]! -= best - distance[agent]!
    }
    this.least = null
    const found = end >= 0
    // Each agent on the way gives its task up before it takes the next one: it may be full.
    let coming = entering
    while (end >= 0) {
      const leaving = end === target ? -1 : via[end]!
      if (leaving >= 0) this.take(columns.task[leaving]!, absent)
      if (coming >= 0) this.put(columns.task[coming]!, end, coming)
      coming = leaving
      end = leaving < 0 ? -1 : problem.agent[leaving]!
    }
    this.forget()
    return found
  }

  /** `worth` of every task; an absent one is worth nothing, so that no way leads over it. */
  private worths(): Float64Array {
    const { agentOf, arcOf, price, worthOf } = this
    const { cost, penalty } = this.problem
    for (let task = 0; task < worthOf.length; task += 1) {
      const agent = agentOf[task]!
      worthOf[task] = agent >= 0 ? cost[arcOf[task]!]! + price[agent]! : agent === nobody ? penalty[task]! : -Infinity
    }
    return worthOf
  }

  /** What leaving the search at an agent costs by its next slot; Infinity when it is full. */
  private stepOut(agent: number): number {
    const held = this.load[agent]!
    return held < this.capacity[agent]! ? this.slotCost(agent, held) - this.price[agent]! : Infinity
  }

  /** No price is below this. Inserting raises prices only, so what was found once holds until something lowers one. */
  private leastPrice(): number {
    if (this.least === null) {
      this.least = Infinity
      for (const price of this.price) if (price < this.least) this.least = price
    }
    return this.least
  }

  private reach(agent: number, length: number, arc: number): void {
    if (this.distance[agent] === Infinity) {
      this.seen[this.seenCount] = agent
      this.seenCount += 1
    }
    this.distance[agent] = length
    this.via[agent] = arc
    this.heap.push(length, agent)
  }

  private forget(): void {
    for (let i = 0; i < this.seenCount; i += 1) this.distance[this.seen[i]!] = Infinity
    this.seenCount = 0
    this.heap.clear()
  }
}

/** Assigns all tasks in their order. */
export function assignAll(problem: AssignmentProblem, columns?: Columns): Assignment {
  const assignment = new Assignment(problem, columns)
  for (let task = 0; task < assignment.agentOf.length; task += 1) assignment.insert(task)
  return assignment
}
