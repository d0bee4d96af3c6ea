import { nobody, type StarModel } from './model.ts'
import { Stars } from './stars.ts'

/** Stars whose lead may be any item at all; trying one more item costs one pass over all items. For a few hundred items. */
export class StarsFromAnywhere extends Stars {
  /** What each item pays at each lead, by item. */
  private readonly ways: Float64Array

  constructor(model: StarModel, slots: number) {
    super(model, slots, model.n)
    this.ways = new Float64Array(model.n * model.n)
    for (let item = 0; item < model.n; item += 1)
      for (let host = 0; host < model.n; host += 1) this.ways[item * model.n + host] = model.pair(item, host)
  }

  override clear(star: number): void {
    super.clear(star)
    this.sums.fill(0, star * this.sumStride, (star + 1) * this.sumStride)
  }

  override costWith(star: number, item: number): number {
    const { sums, ways, sumStride } = this
    let best = Infinity
    let way = item * sumStride
    for (let at = star * sumStride, until = at + sumStride; at < until; at += 1, way += 1) {
      const there = sums[at]! + ways[way]!
      if (there < best) best = there
    }
    return best
  }

  override costChanged(star: number, out: number, into: number): number {
    const { sums, ways, sumStride } = this
    const from = star * sumStride
    let best = Infinity
    let away = out * sumStride
    let way = into * sumStride
    if (out === nobody) return this.costWith(star, into)
    if (into === nobody)
      for (let at = from, until = at + sumStride; at < until; at += 1, away += 1) {
        const there = sums[at]! - ways[away]!
        if (there < best) best = there
      }
    else
      for (let at = from, until = at + sumStride; at < until; at += 1, way += 1, away += 1) {
        const there = sums[at]! - ways[away]! + ways[way]!
        if (there < best) best = there
      }
    return best
  }

  override add(star: number, item: number): void {
    this.cost[star] = this.shift(star, item, 1)
    this.items[star * this.stride + this.count[star]!] = item
    this.count[star]! += 1
    this.weight[star]! += this.model.weight[item]!
  }

  override remove(star: number, item: number): void {
    const members = this.members(star)
    members[members.indexOf(item)] = members.at(-1)!
    this.count[star]! -= 1
    this.weight[star]! -= this.model.weight[item]!
    this.cost[star] = this.shift(star, item, -1)
  }

  /** Adds or takes away what the item pays at every lead; the cost under the cheapest. */
  private shift(star: number, item: number, sign: 1 | -1): number {
    const { sums, ways, sumStride } = this
    let best = Infinity
    let way = item * sumStride
    for (let at = star * sumStride, until = at + sumStride; at < until; at += 1, way += 1) {
      const there = sums[at]! + sign * ways[way]!
      sums[at] = there
      if (there < best) best = there
    }
    return best
  }
}
