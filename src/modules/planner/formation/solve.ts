import { lowerBound } from './bound.ts'
import type { Solution } from './layout.ts'
import { bestLead, changeCost, nobody, starCost, surcharge, type StarModel } from './model.ts'
import { search, type SearchOptions } from './search.ts'

/** A solution with its leads and its cost: what is shown, checked and proved. */
export interface Solved {
  readonly model: StarModel
  /** Host of each item: an item, `n + branch`, or nobody. */
  readonly host: Int32Array
  readonly objective: number
  readonly steps: number
}

export function solve(model: StarModel, options: SearchOptions): Solved {
  const found = search(model, options)
  const host = hostsOf(model, found.solution)
  return { model, host, objective: objectiveOf(model, host), steps: found.steps }
}

/** Every star under its cheapest lead. */
export function hostsOf(model: StarModel, solution: Solution): Int32Array {
  const host = new Int32Array(model.n).fill(nobody)
  for (const items of solution.stars) {
    const lead = bestLead(model, items).host
    for (const item of items) host[item] = lead
  }
  for (const [item, branch] of solution.attached) host[item] = model.n + branch
  return host
}

/** What one item pays at its host; opening is paid by the lead. */
export function costOfItem(model: StarModel, item: number, host: number): number {
  if (host === nobody) return model.uncovered + changeCost(model.stability, model.home[item]!, nobody)
  if (host === item) return model.opening + surcharge(model, item, item)
  if (host < model.n) return model.pair(item, host) + surcharge(model, item, host)
  return attachCost(model, item, host - model.n) + surcharge(model, item, host)
}

/** Infinity when the branch is not a candidate. */
export function attachCost(model: StarModel, item: number, branch: number): number {
  for (let arc = model.branchStart[item]!; arc < model.branchStart[item + 1]!; arc += 1)
    if (model.branchTo[arc] === branch) return model.branchCost[arc]!
  return Infinity
}

export function objectiveOf(model: StarModel, host: Int32Array): number {
  return host.reduce((sum, at, item) => sum + costOfItem(model, item, at), 0)
}

/** The stars of an assignment, by lead. */
export function starsOf(n: number, host: Int32Array): Map<number, number[]> {
  const stars = new Map<number, number[]>()
  host.forEach((at, item) => {
    if (at < 0 || at >= n) return
    const star = stars.get(at)
    if (star) star.push(item)
    else stars.set(at, [item])
  })
  return stars
}

export function solutionOfHosts(model: StarModel, host: Int32Array): Solution {
  const attached = new Map<number, number>()
  host.forEach((at, item) => at >= model.n && attached.set(item, at - model.n))
  return { stars: [...starsOf(model.n, host).values()], attached }
}

/** Lower bound over the candidates and the pairs the solution itself uses, so that it never exceeds the solution. */
export function boundOf({ model, host, objective }: Solved, iterations: number) {
  const begin = new Float64Array(model.n)
  for (const [lead, items] of starsOf(model.n, host)) {
    const share = starCost(model, items, lead) / items.length
    for (const item of items) begin[item] = share
  }
  host.forEach((at, item) => {
    if (at >= model.n || at === nobody) begin[item] = Math.min(model.uncovered, costOfItem(model, item, at))
  })
  const bound = lowerBound(withPairsOf(model, host), objective, begin, iterations)
  return { value: Math.min(bound.value, objective), prices: bound.prices }
}

/** The model with every pair of the assignment among its candidates. */
export function withPairsOf(model: StarModel, host: Int32Array): StarModel {
  const missing: [number, number][] = []
  host.forEach((at, item) => {
    if (at < 0 || at >= model.n || at === item) return
    if (!model.to.subarray(model.start[at]!, model.start[at + 1]!).includes(item)) missing.push([item, at], [at, item])
  })
  if (missing.length === 0) return model
  const more = Map.groupBy(missing, ([item]) => item)
  const start = new Int32Array(model.n + 1)
  const to: number[] = []
  for (let item = 0; item < model.n; item += 1) {
    for (let arc = model.start[item]!; arc < model.start[item + 1]!; arc += 1) to.push(model.to[arc]!)
    for (const [, other] of more.get(item) ?? []) to.push(other)
    start[item + 1] = to.length
  }
  return { ...model, start, to: Int32Array.from(to) }
}
