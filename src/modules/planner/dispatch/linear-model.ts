import { km, units } from '../../../kernel/assignment/assignment-problem.ts'
import type { AssignmentProblem } from '../../../kernel/assignment/assignment-problem.ts'
import type { Dedication } from './dedicated.ts'

/** A linear model by columns: minimise `cost · x + offset` with `rowLower ≤ A x ≤ rowUpper`, `0 ≤ x ≤ upper`; costs in equivalent km. */
export interface LinearModel {
  readonly cost: Float64Array
  readonly upper: Float64Array
  readonly integer: Uint8Array
  /** Column j has its entries at `starts[j]` … `starts[j + 1] - 1`. */
  readonly starts: Int32Array
  readonly rows: Int32Array
  readonly values: Float64Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  readonly offset: number
}

class Columns {
  readonly cost: number[] = []
  readonly upper: number[] = []
  readonly integer: number[] = []
  readonly starts: number[] = [0]
  readonly rows: number[] = []
  readonly values: number[] = []

  /** Adds a column with `entries` of (row, value); returns its position. */
  add(cost: number, upper: number, integer: boolean, ...entries: readonly (readonly [row: number, value: number])[]): number {
    this.cost.push(km(cost))
    this.upper.push(upper)
    this.integer.push(integer ? 1 : 0)
    for (const [row, value] of entries) {
      this.rows.push(row)
      this.values.push(value)
    }
    this.starts.push(this.rows.length)
    return this.cost.length - 1
  }

  model(rowLower: readonly number[], rowUpper: readonly number[], offset: number): LinearModel {
    return {
      cost: Float64Array.from(this.cost),
      upper: Float64Array.from(this.upper),
      integer: Uint8Array.from(this.integer),
      starts: Int32Array.from(this.starts),
      rows: Int32Array.from(this.rows),
      values: Float64Array.from(this.values),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      offset: km(offset),
    }
  }
}

/** Tasks and sharing agents: rows are the tasks, then the agents (tasks taken less slots used = 0). */
function addSharing(columns: Columns, problem: AssignmentProblem, slotRow: (slot: number) => number | null): void {
  const tasks = problem.start.length - 1
  for (let task = 0; task < tasks; task += 1) {
    columns.add(problem.penalty[task]!, Infinity, false, [task, 1])
    for (let arc = problem.start[task]!; arc < problem.start[task + 1]!; arc += 1)
      columns.add(problem.cost[arc]!, Infinity, false, [task, 1], [tasks + problem.agent[arc]!, 1])
  }
  for (let agent = 0; agent < problem.slotStart.length - 1; agent += 1)
    for (let slot = problem.slotStart[agent]!; slot < problem.slotStart[agent + 1]!; slot += 1) {
      const row = slotRow(slot)
      const entries: [number, number][] = [[tasks + agent, -1]]
      if (row !== null) entries.push([row, 1])
      columns.add(problem.slotCost[slot]!, 1, false, ...entries)
    }
}

/** The assignment as a linear program; its optimum is whole by itself. */
export function assignmentModel(problem: AssignmentProblem): LinearModel {
  const columns = new Columns()
  addSharing(columns, problem, () => null)
  const tasks = problem.start.length - 1
  const agents = problem.slotStart.length - 1
  const right = [...Array<number>(tasks).fill(1), ...Array<number>(agents).fill(0)]
  return columns.model(right, right, 0)
}

/**
 * The side with dedicated instructors as a mixed-integer program. One yes-or-no an instructor (dedicated or sharing) is enough: once these
 * are settled, matching and sharing are whole by themselves. A slot is open only while its instructor shares.
 */
export function dedicationModel({ model, large, sharing, matching }: Dedication): LinearModel {
  const { problem } = sharing
  const columns = new Columns()
  const tasks = problem.start.length - 1
  const agents = problem.slotStart.length - 1
  const slots = problem.slotCost.length
  const slotRow = tasks + agents
  const choiceRow = slotRow + slots
  addSharing(columns, problem, (slot) => slotRow + slot)
  const undedicated = units(model.weights.undedicated)
  const most = matching.problem
  large.forEach((task, index) => {
    for (let arc = most.start[index]!; arc < most.start[index + 1]!; arc += 1)
      columns.add(most.cost[arc]! - undedicated, 1, false, [task, 1], [choiceRow + most.agent[arc]!, 1])
  })
  for (let agent = 0; agent < agents; agent += 1) {
    const own: [number, number][] = []
    for (let slot = problem.slotStart[agent]!; slot < problem.slotStart[agent + 1]!; slot += 1) own.push([slotRow + slot, 1])
    columns.add(-model.idleCost(agent), 1, true, [choiceRow + agent, -1], ...own)
  }
  const idle = model.instructors.reduce((sum, _, agent) => sum + model.idleCost(agent), 0)
  const fill = (count: number, value: number) => Array<number>(count).fill(value)
  return columns.model(
    [...fill(tasks, 1), ...fill(agents, 0), ...fill(slots, -Infinity), ...fill(agents, 0)],
    [...fill(tasks, 1), ...fill(agents, 0), ...fill(slots, 1), ...fill(agents, 0)],
    idle + undedicated * large.length,
  )
}
