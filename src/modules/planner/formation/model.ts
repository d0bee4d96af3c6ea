/** Nobody. As a home: was uncovered. */
export const nobody = -1
/** As a home: is new, so that no host is a change. */
export const newcomer = -2
/** As a home: the host is no longer there, so that every host is a change. */
export const homeGone = -3

/**
 * One run in the solver's own terms. Items 0 … n-1 are placed; host `j < n` is an item that leads and serves itself, host
 * `n + b` is a branch that stands by itself. All costs in kilometres.
 */
export interface StarModel {
  readonly n: number
  readonly branches: number
  /** Members an item brings. */
  readonly weight: Int32Array
  /** Least and most weight of a star, most items of a star; stars wanted exactly, or 0. */
  readonly minWeight: number
  readonly maxWeight: number
  readonly maxItems: number
  readonly stars: number
  readonly opening: number
  readonly uncovered: number
  /** Cost between two items when one hosts the other, symmetric; without pins and without stability. */
  readonly pair: (i: number, j: number) => number
  /** Candidates of each item, cheapest first (compressed rows); symmetric as a set. */
  readonly start: Int32Array
  readonly to: Int32Array
  /** Candidate branches of each item with the cost of attaching. */
  readonly branchStart: Int32Array
  readonly branchTo: Int32Array
  readonly branchCost: Float64Array
  /** Items and weight each branch can still take. */
  readonly branchItems: Int32Array
  readonly branchWeight: Int32Array
  readonly stability: number
  /** Host in the plan in force, or newcomer, nobody, homeGone. */
  readonly home: Int32Array
  readonly pins: StarPins | null
  /** A star may be served from any item, not only from one of its own (capacitated median problems). */
  readonly hostAnywhere: boolean
}

/** Pins in the solver's terms; null in the model when nobody pinned anything. */
export interface StarPins {
  /** The only host allowed, or nobody. A lead has itself. */
  readonly onlyHost: Int32Array
  readonly neverLeads: Uint8Array
  /** Forbidden (item, host): item * (n + branches) + host. */
  readonly forbidden: ReadonlySet<number>
  /** Items that must not share a star, both directions. */
  readonly apart: ReadonlyMap<number, readonly number[]>
  /** Items that move as one: the first item of each group, and the groups of more than one. */
  readonly head: Int32Array
  readonly groups: ReadonlyMap<number, readonly number[]>
}

/** What item `i` pays at host `j` beside `pair`: the change of host, or Infinity where pins forbid it. */
export function surcharge(model: StarModel, i: number, host: number): number {
  const { pins, home, stability } = model
  if (pins !== null) {
    const only = pins.onlyHost[i]!
    if (only !== nobody && only !== host) return Infinity
    if (host < model.n && pins.neverLeads[host] === 1) return Infinity
    if (pins.forbidden.has(i * (model.n + model.branches) + host)) return Infinity
  }
  return stability > 0 ? changeCost(stability, home[i]!, host) : 0
}

export function changeCost(stability: number, home: number, host: number): number {
  return home === newcomer || home === host ? 0 : stability
}

/** Whether costs are `pair` alone, so that the quick way may be taken. */
export const isPlain = (model: StarModel): boolean => model.pins === null && model.stability === 0

/** Cost of a star led by `host`, opening included; Infinity where pins forbid it. */
export function starCost(model: StarModel, items: readonly number[], host: number): number {
  let cost = model.opening
  for (const item of items) cost += (item === host ? 0 : model.pair(item, host)) + surcharge(model, item, host)
  return cost
}

/** The cheapest lead of a star and its cost; nobody and Infinity when pins leave none. */
export function bestLead(model: StarModel, items: readonly number[]): { host: number; cost: number } {
  let best = { host: nobody, cost: Infinity }
  for (const host of items) {
    const cost = starCost(model, items, host)
    if (cost < best.cost) best = { host, cost }
  }
  return best
}
