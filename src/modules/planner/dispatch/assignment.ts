import { type AssignmentProblem, type Columns, columnsOf } from './assignment-problem.ts'
import { Heap } from './heap.ts'

/** `agentOf` of a task nobody serves, and of one that is not in the plan at all. */
export const nobody = -1
export const absent = -2

/**
 * Cheapest assignment, kept exact under change: successive shortest paths on the graph of agents.
 *
 * An agent leads to another by a task that could move there. Each agent has a price, and after every operation: no task finds
 * `cost + price` cheaper than where it is (nor its penalty), the last used slot costs at most the price and the next one at
 * least. These are the conditions of an optimum, and they make all lengths non-negative, so that a short search around the
 * change is enough. The result depends on the problem and the order of operations only.
 */
export class Assignment {
  readonly problem: AssignmentProblem
  readonly columns: Columns
  /** Agent of a task, `nobody` or `absent`; and the arc it uses, or -1. */
  readonly agentOf: Int32Array
  readonly arcOf: Int32Array
  /** Tasks an agent has, slots it may use (0 = closed), and its price in cost units (Infinity = closed). */
  readonly load: Int32Array
  readonly capacity: Int32Array
  readonly price: Float64Array
  /** Tasks of agent a: `slotTask[slotStart[a]]` … for `load[a]`. */
  readonly slotTask: Int32Array
  private readonly slotOf: Int32Array
  private readonly distance: Float64Array
  private readonly via: Int32Array
  private readonly seen: Int32Array
  private readonly heap = new Heap()
  private seenCount = 0

  constructor(problem: AssignmentProblem, columns: Columns = columnsOf(problem)) {
    const tasks = problem.start.length - 1
    const agents = problem.slotStart.length - 1
    this.problem = problem
    this.columns = columns
    this.agentOf = new Int32Array(tasks).fill(absent)
    this.arcOf = new Int32Array(tasks).fill(-1)
    this.slotOf = new Int32Array(tasks)
    this.load = new Int32Array(agents)
    this.capacity = Int32Array.from({ length: agents }, (_, a) => problem.slotStart[a + 1]! - problem.slotStart[a]!)
    this.price = Float64Array.from({ length: agents }, (_, a) => (this.capacity[a]! > 0 ? this.slotCost(a, 0) : Infinity))
    this.slotTask = new Int32Array(problem.slotCost.length)
    this.distance = new Float64Array(agents).fill(Infinity)
    this.via = new Int32Array(agents)
    this.seen = new Int32Array(agents)
  }

  /**
   * An assignment as it stood, over the same or more arcs: the agent of every task and the prices. The prices must fit, see above;
   * an arc that is gone leaves its task absent.
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
        if (problem.agent[arc] === agent) {
          assignment.put(task, agent, arc)
          break
        }
    }
    return assignment
  }

  /** Cost of an agent's slot, counted from 0. */
  slotCost(agent: number, slot: number): number {
    return this.problem.slotCost[this.problem.slotStart[agent]! + slot]!
  }

  /** What a task pays where it is: cost plus price, or its penalty. */
  worth(task: number): number {
    const agent = this.agentOf[task]!
    return agent < 0 ? this.problem.penalty[task]! : this.problem.cost[this.arcOf[task]!]! + this.price[agent]!
  }

  /** Brings an absent task into the plan; returns by how much the plan became dearer. */
  insert(task: number): number {
    const { problem, price, distance, via, heap, load, capacity, arcOf, slotTask } = this
    const { start, agent: agentAt, cost, penalty, slotStart } = problem
    let best = penalty[task]!
    let end = -1
    let dropped = -1
    for (let arc = start[task]!; arc < start[task + 1]!; arc += 1) {
      const to = agentAt[arc]!
      const length = cost[arc]! + price[to]!
      if (length < best && length < distance[to]!) this.reach(to, length, arc)
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
        for (let arc = start[other]!; arc < start[other + 1]!; arc += 1) {
          const to = agentAt[arc]!
          const length = base + cost[arc]! + price[to]!
          if (length < best && length < distance[to]!) this.reach(to, length, arc)
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
    this.fill(agent)
  }

  /** Sum of arcs, used slots and penalties, in cost units. */
  objective(): number {
    let sum = 0
    this.agentOf.forEach((agent, task) => {
      if (agent >= 0) sum += this.problem.cost[this.arcOf[task]!]!
      else if (agent === nobody) sum += this.problem.penalty[task]!
    })
    this.load.forEach((held, agent) => {
      for (let slot = 0; slot < held; slot += 1) sum += this.slotCost(agent, slot)
    })
    return sum
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
    const { problem, columns, price, distance, via, heap, load, agentOf, arcOf } = this
    const { cost, penalty } = problem
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
        const arc = columns.arc[at]!
        const task = columns.task[arc]!
        const from = agentOf[task]!
        if (from === agent || from === absent) continue
        if (from === nobody) {
          const length = key + cost[arc]! + paid - penalty[task]!
          if (length < best) {
            best = length
            end = agent
            entering = arc
          }
          continue
        }
        const length = key + cost[arc]! + paid - cost[arcOf[task]!]! - price[from]!
        if (length < best && length < distance[from]!) this.reach(from, length, arc)
      }
    }
    for (let i = 0; i < this.seenCount; i += 1) {
      const agent = this.seen[i]!
      if (distance[agent]! < best) price[agent]! -= best - distance[agent]!
    }
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

  private put(task: number, agent: number, arc: number): void {
    const slot = this.problem.slotStart[agent]! + this.load[agent]!
    this.slotTask[slot] = task
    this.slotOf[task] = slot
    this.load[agent]! += 1
    this.agentOf[task] = agent
    this.arcOf[task] = arc
  }

  private take(task: number, left: typeof nobody | typeof absent): void {
    const agent = this.agentOf[task]!
    if (agent >= 0) {
      this.load[agent]! -= 1
      const last = this.problem.slotStart[agent]! + this.load[agent]!
      const mover = this.slotTask[last]!
      this.slotTask[this.slotOf[task]!] = mover
      this.slotOf[mover] = this.slotOf[task]!
    }
    this.agentOf[task] = left
    this.arcOf[task] = -1
  }
}

/** Assigns all tasks in their order. */
export function assignAll(problem: AssignmentProblem, columns?: Columns): Assignment {
  const assignment = new Assignment(problem, columns)
  for (let task = 0; task < assignment.agentOf.length; task += 1) assignment.insert(task)
  return assignment
}
