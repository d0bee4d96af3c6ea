import { type Random, below, mulberry32 } from '../random.ts'
import { assignAll, type Assignment, nobody } from '../../../kernel/assignment/assignment.ts'
import { Dedication } from './dedicated.ts'
import type { SideModel } from './side-model.ts'
import type { Effort } from './types.ts'

const rounds = 8

/** The side with dedicated instructors: rounds by rent, then exchanges until none helps, then kicks until the steps are used up. */
export function dedicate(model: SideModel, effort: Effort): Dedication {
  const dedication = new Dedication(model)
  if (dedication.large.length === 0 || model.instructors.length === 0) return dedication
  const { problem } = dedication.matching
  const mean = new Float64Array(model.instructors.length)
  let best = dedication.total()
  dedication.keep()
  for (let round = 0; round < rounds; round += 1) {
    for (let agent = 0; agent < mean.length; agent += 1) {
      const worth = dedication.sharing.capacity[agent]! > 0 ? dedication.rent(agent) : dedication.gain(agent)
      mean[agent]! += (worth - mean[agent]!) / (round + 1)
    }
    const picked = assignAll({ ...problem, slotCost: Float64Array.from(mean, Math.round) }, dedication.matching.columns)
    dedication.choose([...model.instructors.keys()].filter((agent) => picked.load[agent]! > 0))
    if (dedication.total() >= best) continue
    best = dedication.total()
    dedication.keep()
  }
  dedication.bringBack()
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
      dedication.keep()
      exchange(dedication, out, into)
      const reached = dedication.total()
      if (reached < current) {
        current = reached
        improved = true
        break
      }
      dedication.bringBack()
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
  outs.sort(byWorth)
  ins.sort(byWorth)
  const list: Exchange[] = []
  for (const [rank, out] of outs.entries()) {
    // Whoever stands behind in both lists stands behind every pair of those before; giving and taking nobody is no exchange.
    const room = Math.min(ins.length, Math.floor((kept + 1) / (rank + 1)))
    for (let at = 0; at < room; at += 1) {
      const into = ins[at]!
      const promise = out.worth + into.worth
      if (promise <= 0) break
      if (out.agent >= 0 || into.agent >= 0) list.push({ out: out.agent, into: into.agent, promise })
    }
  }
  return list.sort((a, b) => b.promise - a.promise || a.out - b.out || a.into - b.into).slice(0, kept)
}

interface Valued {
  readonly agent: number
  readonly worth: number
}

const byWorth = (a: Valued, b: Valued) => b.worth - a.worth || a.agent - b.agent

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
