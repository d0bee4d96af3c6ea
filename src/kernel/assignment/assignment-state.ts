import { type AssignmentProblem, type Columns, columnsOf } from './assignment-problem.ts'

/** `agentOf` of a task nobody serves, and of one that is not in the plan at all. */
export const nobody = -1
export const absent = -2

/** Who serves whom, at which prices. */
export class AssignmentState {
  readonly problem: AssignmentProblem
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
  private columnsMade: Columns | null
  /** Copies set aside by `keep`, in the order of `parts`. */
  private kept: (Int32Array | Float64Array)[] | null = null

  constructor(problem: AssignmentProblem, columns: Columns | null = null) {
    const tasks = problem.start.length - 1
    const agents = problem.slotStart.length - 1
    this.problem = problem
    this.columnsMade = columns
    this.agentOf = new Int32Array(tasks).fill(absent)
    this.arcOf = new Int32Array(tasks).fill(-1)
    this.slotOf = new Int32Array(tasks)
    this.load = new Int32Array(agents)
    this.capacity = Int32Array.from({ length: agents }, (_, a) => problem.slotStart[a + 1]! - problem.slotStart[a]!)
    this.price = Float64Array.from({ length: agents }, (_, a) => (this.capacity[a]! > 0 ? this.slotCost(a, 0) : Infinity))
    this.slotTask = new Int32Array(problem.slotCost.length)
  }

  /** The arcs by agent; found when first asked for, because an assignment that only carries who stands where needs none. */
  get columns(): Columns {
    return (this.columnsMade ??= columnsOf(this.problem))
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

  /** Sum of arcs, used slots and penalties, in cost units. */
  objective(): number {
    const { agentOf, arcOf, load, problem } = this
    let sum = 0
    for (let task = 0; task < agentOf.length; task += 1) {
      const agent = agentOf[task]!
      if (agent >= 0) sum += problem.cost[arcOf[task]!]!
      else if (agent === nobody) sum += problem.penalty[task]!
    }
    for (let agent = 0; agent < load.length; agent += 1)
      for (let slot = 0; slot < load[agent]!; slot += 1) sum += this.slotCost(agent, slot)
    return sum
  }

  /** Sets the whole assignment aside, so that `bringBack` can undo whatever happens to it next. */
  keep(): void {
    if (this.kept === null) this.kept = this.parts().map((part) => part.slice())
    else for (const [index, part] of this.parts().entries()) this.kept[index]!.set(part)
  }

  /** As it was when it was last set aside. */
  bringBack(): void {
    for (const [index, part] of this.parts().entries()) part.set(this.kept![index]!)
  }

  private parts(): (Int32Array | Float64Array)[] {
    return [this.agentOf, this.arcOf, this.load, this.capacity, this.price, this.slotTask, this.slotOf]
  }

  protected put(task: number, agent: number, arc: number): void {
    const slot = this.problem.slotStart[agent]! + this.load[agent]!
    this.slotTask[slot] = task
    this.slotOf[task] = slot
    this.load[agent]! += 1
    this.agentOf[task] = agent
    this.arcOf[task] = arc
  }

  protected take(task: number, left: typeof nobody | typeof absent): void {
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
