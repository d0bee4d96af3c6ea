import { sideProblem, solveShared } from './arcs.ts'
import { type AssignmentProblem, units } from '../../../kernel/assignment/assignment-problem.ts'
import { absent, Assignment } from '../../../kernel/assignment/assignment.ts'
import { BestUse } from './best-use.ts'
import type { SideModel } from './side-model.ts'

/**
 * Large organisations want an instructor of their own, the others share: an instructor does one or the other, which couples the two.
 * `matching` gives large organisations the instructors taken out of the pool, `sharing` divides the rest; both are exact for a given
 * choice of who is taken out. The choice itself is searched in `dedicate`.
 */
export class Dedication {
  readonly model: SideModel
  /** Tasks that want an instructor of their own, and all the others. */
  readonly large: readonly number[]
  readonly small: readonly number[]
  readonly matching: Assignment
  readonly sharing: Assignment
  private readonly bestUse: BestUse
  /** Exchanges tried so far. */
  tried = 0

  constructor(model: SideModel) {
    this.model = model
    const tasks = [...model.organisations.keys()]
    this.large = tasks.filter((task) => model.wantsDedicated(task))
    this.small = tasks.filter((task) => !model.wantsDedicated(task))
    this.sharing = solveShared(model, this.small)
    this.bestUse = new BestUse(this.sharing)
    this.matching = new Assignment(dedicatedProblem(model, this.large, this.sharing))
    this.matching.capacity.fill(0)
    this.matching.price.fill(Infinity)
    for (let task = 0; task < this.large.length; task += 1) this.matching.insert(task)
    this.settle()
  }

  /** Cost units of the whole side. */
  total(): number {
    let sum = this.sharing.objective()
    const { matching, model, sharing } = this
    for (let task = 0; task < this.large.length; task += 1)
      sum += matching.agentOf[task]! >= 0 ? matching.problem.cost[matching.arcOf[task]!]! : units(model.weights.undedicated)
    for (let agent = 0; agent < model.instructors.length; agent += 1)
      if (sharing.capacity[agent]! > 0) sum += model.idleCost(agent)
    return sum
  }

  /** Instructors taken out of the pool. */
  chosen(): number[] {
    return [...this.model.instructors.keys()].filter((agent) => this.matching.capacity[agent]! > 0)
  }

  /** Sets both parts aside, and brings them back. */
  keep(): void {
    this.sharing.keep()
    this.matching.keep()
  }

  bringBack(): void {
    this.sharing.bringBack()
    this.matching.bringBack()
  }

  /** Takes exactly these instructors out of the pool. */
  choose(agents: Iterable<number>): void {
    const wanted = new Set(agents)
    for (const agent of this.chosen()) if (!wanted.has(agent)) this.giveBack(agent)
    for (const agent of wanted) if (this.matching.capacity[agent] === 0) this.takeOut(agent)
    this.settle()
  }

  takeOut(agent: number): void {
    this.sharing.close(agent)
    this.matching.open(agent, 1)
  }

  giveBack(agent: number): void {
    this.matching.close(agent)
    this.sharing.open(agent, this.model.instructors[agent]!.limit)
  }

  /** Large organisations without an instructor of their own share one; the others leave the pool. */
  settle(): void {
    this.large.forEach((task, index) => {
      const alone = this.matching.agentOf[index]! >= 0
      const shares = this.sharing.agentOf[task] !== absent
      if (alone && shares) this.sharing.withdraw(task)
      if (!alone && !shares) this.sharing.insert(task)
    })
  }

  /** What the pool would lose at least without this instructor, by its prices. */
  rent(agent: number): number {
    const { sharing } = this
    let sum = -this.model.idleCost(agent)
    for (let slot = 0; slot < sharing.load[agent]!; slot += 1) sum += sharing.price[agent]! - sharing.slotCost(agent, slot)
    return sum
  }

  /** What the pool would win at most with this instructor, by its prices. */
  gain(agent: number): number {
    const { sharing } = this
    const paid = (task: number) => (sharing.agentOf[task] === absent ? -Infinity : sharing.worth(task))
    return this.bestUse.of(agent, paid) - this.model.idleCost(agent)
  }
}

/** Large organisations against instructors, one slot each; staying without costs sharing and what sharing would cost here. */
function dedicatedProblem(model: SideModel, large: readonly number[], sharing: Assignment): AssignmentProblem {
  const reserved = new Set<number>()
  for (const [task, agent] of model.mustOf.entries()) if (agent >= 0 && !model.wantsDedicated(task)) reserved.add(agent)
  const every = large.length * model.instructors.length <= 400_000
  const candidates = every ? null : sideProblem(model)
  const start = new Int32Array(large.length + 1)
  const agents: number[] = []
  const costs: number[] = []
  const penalty = new Float64Array(large.length)
  large.forEach((task, index) => {
    const list =
      candidates === null
        ? model.instructors.keys()
        : candidates.agent.subarray(candidates.start[task], candidates.start[task + 1])
    let shared = model.penalty(task)
    for (const agent of list) {
      const cost = model.cost(task, agent)
      if (cost === Infinity) continue
      shared = Math.min(shared, cost + sharing.price[agent]!)
      const guide = model.instructors[agent]!
      if (reserved.has(agent) || guide.limit === 0 || guide.servesOthers) continue
      agents.push(agent)
      costs.push(cost)
    }
    start[index + 1] = agents.length
    penalty[index] = units(model.weights.undedicated) + shared
  })
  const count = model.instructors.length
  return {
    start,
    agent: Int32Array.from(agents),
    cost: Float64Array.from(costs),
    penalty,
    slotStart: Int32Array.from({ length: count + 1 }, (_, agent) => agent),
    slotCost: new Float64Array(count),
  }
}
