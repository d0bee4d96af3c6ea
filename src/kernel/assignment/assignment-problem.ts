/**
 * Tasks that each want one agent; agents that take several tasks at a cost rising with every further one.
 * All costs are whole numbers (millionths of an equivalent km, see `units`), so that sums are exact and equal plans cost exactly the same.
 */
export interface AssignmentProblem {
  /** Arcs of task t stand at `start[t]` … `start[t + 1] - 1`; a pair without an arc is forbidden, a task with one arc is pinned. */
  readonly start: Int32Array
  readonly agent: Int32Array
  readonly cost: Float64Array
  /** What it costs to leave a task without an agent: its priority. Finite. */
  readonly penalty: Float64Array
  /** Slots of agent a stand at `slotStart[a]` … `slotStart[a + 1] - 1`; their costs never fall from one slot to the next. */
  readonly slotStart: Int32Array
  readonly slotCost: Float64Array
}

/** The same arcs seen from the agents: those of agent a stand at `start[a]` … `start[a + 1] - 1`, and `arc` points back into the problem. */
export interface Columns {
  readonly start: Int32Array
  readonly arc: Int32Array
  /** Task and cost of the arcs in this order: they are read one after the other, millions of times. */
  readonly taskAt: Int32Array
  readonly costAt: Float64Array
  /** Task of every arc of the problem. */
  readonly task: Int32Array
  /** Arcs of every task, the cheapest first: once one is too dear, so are those behind it. Sorted when first asked for. */
  readonly byCost: () => Int32Array
}

const perKm = 1e6

/** Whole cost units of an amount in equivalent km; beyond a million km everything counts as a million. */
export const units = (km: number): number => Math.round(Math.min(1e6, Math.max(-1e6, km)) * perKm)

/** Equivalent km of cost units. */
export const km = (amount: number): number => amount / perKm

export function columnsOf(problem: AssignmentProblem): Columns {
  const agents = problem.slotStart.length - 1
  const arcs = problem.agent.length
  const start = new Int32Array(agents + 1)
  for (let arc = 0; arc < arcs; arc += 1) start[problem.agent[arc]! + 1]! += 1
  for (let agent = 0; agent < agents; agent += 1) start[agent + 1]! += start[agent]!
  const next = start.slice(0, agents)
  const arc = new Int32Array(arcs)
  const task = new Int32Array(arcs)
  const taskAt = new Int32Array(arcs)
  const costAt = new Float64Array(arcs)
  for (let t = 0; t < problem.start.length - 1; t += 1) {
    for (let at = problem.start[t]!; at < problem.start[t + 1]!; at += 1) {
      task[at] = t
      const agent = problem.agent[at]!
      const to = next[agent]!
      arc[to] = at
      taskAt[to] = t
      costAt[to] = problem.cost[at]!
      next[agent] = to + 1
    }
  }
  let sorted: Int32Array | null = null
  return { start, arc, taskAt, costAt, task, byCost: () => (sorted ??= cheapestFirst(problem)) }
}

/** Numbers sort much faster by themselves than with a comparison, so cost and position are one number while they fit into it. */
function cheapestFirst({ start, cost }: AssignmentProblem): Int32Array {
  const order = new Int32Array(cost.length)
  const keys = new Float64Array(cost.length)
  for (let t = 0; t < start.length - 1; t += 1) {
    const [first, until] = [start[t]!, start[t + 1]!]
    const count = until - first
    let fits = true
    for (let arc = first; arc < until; arc += 1) {
      const key = cost[arc]! * count + arc - first
      if (!(key >= 0 && key <= Number.MAX_SAFE_INTEGER)) fits = false
      keys[arc] = key
      order[arc] = arc
    }
    if (fits) {
      keys.subarray(first, until).sort()
      for (let arc = first; arc < until; arc += 1) order[arc] = first + (keys[arc]! % count)
    } else order.subarray(first, until).sort((a, b) => cost[a]! - cost[b]! || a - b)
  }
  return order
}

/** A problem from lists, for callers whose arcs are few; costs in cost units. */
export function assignmentProblem(
  tasks: readonly { readonly penalty: number; readonly arcs: readonly (readonly [agent: number, cost: number])[] }[],
  agents: readonly { readonly slots: readonly number[] }[],
): AssignmentProblem {
  const starts = (lengths: readonly number[]) => {
    const start = new Int32Array(lengths.length + 1)
    lengths.forEach((length, index) => (start[index + 1] = start[index]! + length))
    return start
  }
  const arcs = tasks.flatMap((task) => task.arcs)
  return {
    start: starts(tasks.map((task) => task.arcs.length)),
    agent: Int32Array.from(arcs, ([agent]) => agent),
    cost: Float64Array.from(arcs, ([, cost]) => cost),
    penalty: Float64Array.from(tasks, (task) => task.penalty),
    slotStart: starts(agents.map((agent) => agent.slots.length)),
    slotCost: Float64Array.from(agents.flatMap((agent) => agent.slots)),
  }
}
