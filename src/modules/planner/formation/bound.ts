import { changeCost, nobody, surcharge, type StarModel } from './model.ts'
import { StarPricing } from './bound-pricing.ts'

export interface Bound {
  readonly value: number
  /** Price of covering each item at the best bound found. */
  readonly prices: Float64Array
}

/**
 * Lower bound by Lagrangian relaxation: the row "every item once" is priced, each host then picks for itself, exactly. A deflected
 * subgradient raises the prices. `target` is the cost of a known plan, `share` what each item pays in it (a good place to begin).
 * Limits on branches' members, items that must keep apart or together are left out, which can only lower the bound.
 */
export function lowerBound(model: StarModel, target: number, begin: Float64Array, iterations: number): Bound {
  const { n } = model
  const prices = begin.slice()
  const best = { value: -Infinity, prices: begin.slice() }
  const slope = new Float64Array(n)
  const direction = new Float64Array(n)
  const pricing = new StarPricing(model)
  const leave = leaveCosts(model)
  let pace = 1
  let stalled = 0
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    slope.fill(1)
    let value = 0
    for (let i = 0; i < n; i += 1) {
      value += prices[i]!
      const left = leave[i]! - prices[i]!
      if (left >= 0) continue
      value += left
      slope[i]! -= 1
    }
    for (let host = 0; host < n; host += 1) value += pricing.item(host, prices, slope)
    for (let branch = 0; branch < model.branches; branch += 1) value += pricing.branch(branch, prices, slope)
    if (value > best.value + Math.abs(best.value) * 1e-6) stalled = 0
    else stalled += 1
    if (value > best.value) {
      best.value = value
      best.prices.set(prices)
    }
    if (stalled >= 12) {
      pace /= 2
      stalled = 0
      prices.set(best.prices)
      direction.fill(0)
      if (pace < 0.002) break
      continue
    }
    let norm = 0
    for (let i = 0; i < n; i += 1) {
      direction[i] = slope[i]! + 0.6 * direction[i]!
      norm += direction[i]! * direction[i]!
    }
    if (norm < 1e-12) break
    const stride = (pace * Math.max(target - value, target * 1e-5)) / norm
    for (let i = 0; i < n; i += 1) prices[i] = Math.min(leave[i]!, prices[i]! + stride * direction[i]!)
  }
  return best
}

/** What leaving an item out costs in the plan; Infinity where a pin says it must be placed. */
function leaveCosts(model: StarModel): Float64Array {
  return Float64Array.from({ length: model.n }, (_, i) => {
    const { pins } = model
    const pinned = pins !== null && (pins.onlyHost[i] !== nobody || pins.groups.has(pins.head[i]!))
    return pinned ? Infinity : model.uncovered + changeCost(model.stability, model.home[i]!, nobody)
  })
}

/** Cost of an item at a host in the model, Infinity where it may not go. */
export const costAt = (model: StarModel, item: number, host: number): number =>
  (item === host ? 0 : model.pair(item, host)) + surcharge(model, item, host)
