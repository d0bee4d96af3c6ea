import type { Assignment } from '../../../kernel/assignment/assignment.ts'

/** The best an instructor can do for itself when every task pays a given price. */
export class BestUse {
  /** Tasks it would take, best first, and how many. */
  readonly tasks: Int32Array
  count = 0
  private readonly profits: Float64Array
  private readonly assignment: Assignment

  constructor(assignment: Assignment) {
    const { slotStart } = assignment.problem
    let most = 0
    for (let agent = 0; agent < slotStart.length - 1; agent += 1) most = Math.max(most, slotStart[agent + 1]! - slotStart[agent]!)
    this.assignment = assignment
    this.tasks = new Int32Array(most)
    this.profits = new Float64Array(most)
  }

  /** Sum of prices less arcs and slots, over the best choice among all slots; a task that pays `-Infinity` is left out. */
  of(agent: number, paid: (task: number) => number): number {
    const { problem, columns } = this.assignment
    const { tasks, profits } = this
    const first = problem.slotStart[agent]!
    const slots = problem.slotStart[agent + 1]! - first
    let held = 0
    for (let at = columns.start[agent]!; at < columns.start[agent + 1]!; at += 1) {
      const arc = columns.arc[at]!
      const profit = paid(columns.task[arc]!) - problem.cost[arc]!
      if (profit === -Infinity || (held === slots && (slots === 0 || profit <= profits[held - 1]!))) continue
      let to = held < slots ? held : held - 1
      while (to > 0 && profits[to - 1]! < profit) {
        profits[to] = profits[to - 1]!
        tasks[to] = tasks[to - 1]!
        to -= 1
      }
      profits[to] = profit
      tasks[to] = columns.task[arc]!
      if (held < slots) held += 1
    }
    let sum = 0
    for (this.count = 0; this.count < held; this.count += 1) {
      const profit = profits[this.count]! - problem.slotCost[first + this.count]!
      if (profit <= 0) break
      sum += profit
    }
    return sum
  }
}
