import { type Random, below, mulberry32 } from '../random.ts'
import { sideProblem, solveShared } from './arcs.ts'
import { type AssignmentProblem, units } from './assignment-problem.ts'
import { absent, assignAll, Assignment, nobody } from './assignment.ts'
import { BestUse } from './best-use.ts'
import type { SideModel } from './side-model.ts'
import type { Effort } from './types.ts'

/**
 * Large organisations want an instructor of their own, the others share: an instructor does one or the other, which couples the two.
 * `matching` gives large organisations the instructors taken out of the pool, `sharing` divides the rest; both are exact for a given
 * choice of who is taken out. The choice itself is searched: first by what an instructor is worth to the pool (its rent at the prices),
 * then by exchanging one instructor for another.
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
      if (reserved.has(agent) || model.instructors[agent]!.limit === 0) continue
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

const rounds = 10

/** The side with dedicated instructors: rounds by rent, then exchanges until none helps, then kicks until the steps are used up. */
export function dedicate(model: SideModel, effort: Effort): Dedication {
  const dedication = new Dedication(model)
  if (dedication.large.length === 0 || model.instructors.length === 0) return dedication
  const { problem } = dedication.matching
  const mean = new Float64Array(model.instructors.length)
  let best = dedication.total()
  let choice: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (let agent = 0; agent < mean.length; agent += 1) {
      const worth = dedication.sharing.capacity[agent]! > 0 ? dedication.rent(agent) : dedication.gain(agent)
      mean[agent]! += (worth - mean[agent]!) / (round + 1)
    }
    const picked = assignAll({ ...problem, slotCost: Float64Array.from(mean, Math.round) }, dedication.matching.columns)
    dedication.choose([...model.instructors.keys()].filter((agent) => picked.load[agent]! > 0))
    if (dedication.total() >= best) continue
    best = dedication.total()
    choice = dedication.chosen()
  }
  dedication.choose(choice)
  search(dedication, effort)
  return dedication
}

function search(dedication: Dedication, effort: Effort): void {
  const random = mulberry32(effort.seed)
  let best = descend(dedication, effort.steps)
  let choice = dedication.chosen()
  while (dedication.tried < effort.steps) {
    if (!kick(dedication, random)) break
    const reached = descend(dedication, effort.steps)
    if (reached < best) {
      best = reached
      choice = dedication.chosen()
    } else dedication.choose(choice)
  }
}

/** Exchanges, most promising first, until none with a promise is left; a promise is never smaller than what the exchange brings. */
function descend(dedication: Dedication, steps: number): number {
  let current = dedication.total()
  for (let improved = true; improved;) {
    improved = false
    for (const { out, into } of promises(dedication)) {
      if (dedication.tried >= steps) return current
      dedication.tried += 1
      exchange(dedication, out, into)
      const reached = dedication.total()
      if (reached < current) {
        current = reached
        improved = true
        break
      }
      exchange(dedication, into, out)
    }
  }
  return current
}

function exchange(dedication: Dedication, out: number, into: number): void {
  if (into >= 0) dedication.takeOut(into)
  if (out >= 0) dedication.giveBack(out)
  dedication.settle()
}

interface Exchange {
  /** Instructor given back to the pool, or -1. */
  readonly out: number
  /** Instructor taken out of the pool, or -1. */
  readonly into: number
  readonly promise: number
}

const kept = 400

function promises(dedication: Dedication): Exchange[] {
  const { matching } = dedication
  const usable = (agent: number) => matching.columns.start[agent]! < matching.columns.start[agent + 1]!
  const outs = [{ agent: -1, worth: 0 }]
  const ins = [{ agent: -1, worth: 0 }]
  for (let agent = 0; agent < matching.load.length; agent += 1) {
    if (matching.capacity[agent]! > 0)
      outs.push({ agent, worth: dedication.gain(agent) - (matching.load[agent]! > 0 ? matching.price[agent]! : 0) })
    else if (usable(agent)) ins.push({ agent, worth: bestMatch(matching, agent) - dedication.rent(agent) })
  }
  const list: Exchange[] = []
  for (const out of outs)
    for (const into of ins) {
      const promise = out.worth + into.worth
      if (promise > 0 && (out.agent >= 0 || into.agent >= 0)) list.push({ out: out.agent, into: into.agent, promise })
    }
  return list.sort((a, b) => b.promise - a.promise || a.out - b.out || a.into - b.into).slice(0, kept)
}

/** What the matching would win at most with one more instructor. */
function bestMatch(matching: Assignment, agent: number): number {
  let best = 0
  for (let at = matching.columns.start[agent]!; at < matching.columns.start[agent + 1]!; at += 1) {
    const arc = matching.columns.arc[at]!
    best = Math.max(best, matching.worth(matching.columns.task[arc]!) - matching.problem.cost[arc]!)
  }
  return best
}

/** Two exchanges between neighbours, good or not: a chosen instructor gives way to one that could serve the same organisation. */
function kick(dedication: Dedication, random: Random): boolean {
  const { matching } = dedication
  let done = false
  for (let time = 0; time < 2; time += 1) {
    const chosen = dedication.chosen()
    const out = chosen[below(random, chosen.length)]
    const task = out === undefined ? -1 : matching.agentOf.indexOf(out)
    if (out === undefined || task < 0) continue
    const near: { agent: number; cost: number }[] = []
    for (let arc = matching.problem.start[task]!; arc < matching.problem.start[task + 1]!; arc += 1) {
      const agent = matching.problem.agent[arc]!
      if (matching.capacity[agent] === 0) near.push({ agent, cost: matching.problem.cost[arc]! + dedication.rent(agent) })
    }
    near.sort((a, b) => a.cost - b.cost || a.agent - b.agent)
    if (near.length === 0) continue
    exchange(dedication, out, near[below(random, Math.min(8, near.length))]!.agent)
    done = true
  }
  dedication.tried += 1
  return done && matching.agentOf.some((agent) => agent !== nobody)
}
