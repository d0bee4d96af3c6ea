import { isPlain, nobody, surcharge, type StarModel } from './model.ts'

/**
 * Stars in flat arrays. Beside its items every star keeps, for each possible lead, what all its items would pay there, so that
 * trying one more item costs one pass over the star.
 */
export class Stars {
  readonly count: Int32Array
  readonly weight: Int32Array
  /** Cost under the cheapest lead, without opening. */
  readonly cost: Float64Array
  readonly items: Int32Array
  readonly stride: number
  protected readonly model: StarModel
  protected readonly sums: Float64Array
  protected readonly sumStride: number
  private readonly plain: boolean
  private readonly free: Int32Array
  private freeCount: number
  /** Stars set aside before they were changed. */
  private readonly kept: { star: number; count: number; weight: number; cost: number; items: Int32Array; sums: Float64Array }[] =
    []

  constructor(model: StarModel, slots: number, sumStride = model.maxItems) {
    this.model = model
    this.plain = isPlain(model)
    this.stride = model.maxItems
    this.sumStride = sumStride
    this.count = new Int32Array(slots)
    this.weight = new Int32Array(slots)
    this.cost = new Float64Array(slots)
    this.items = new Int32Array(slots * this.stride)
    this.sums = new Float64Array(slots * sumStride)
    this.free = Int32Array.from({ length: slots }, (_, index) => slots - 1 - index)
    this.freeCount = slots
  }

  open(): number {
    this.freeCount -= 1
    return this.free[this.freeCount]!
  }

  /** Gives the slot back; the star must be empty or no longer wanted. */
  release(star: number): void {
    this.clear(star)
    this.free[this.freeCount] = star
    this.freeCount += 1
  }

  clear(star: number): void {
    this.count[star] = 0
    this.weight[star] = 0
    this.cost[star] = 0
  }

  /** Whether the limits leave room for one more item of this weight. */
  fits(star: number, weight: number, items = 1): boolean {
    return this.count[star]! + items <= this.model.maxItems && this.weight[star]! + weight <= this.model.maxWeight
  }

  /** Cost of the star with one more item, under the lead that is then cheapest. */
  costWith(star: number, item: number): number {
    const { model, items, sums, plain } = this
    const from = star * this.stride
    const size = this.count[star]!
    const sumFrom = star * this.sumStride
    let best = Infinity
    let own = plain ? 0 : surcharge(model, item, item)
    for (let k = 0; k < size; k += 1) {
      const other = items[from + k]!
      const pair = model.pair(item, other)
      let there = sums[sumFrom + k]! + pair
      own += pair
      if (!plain) {
        if (this.separated(item, other)) return Infinity
        there += surcharge(model, item, other)
        own += surcharge(model, other, item)
      }
      if (there < best) best = there
    }
    return own < best ? own : best
  }

  add(star: number, item: number): void {
    const { model, items, sums, plain } = this
    const from = star * this.stride
    const size = this.count[star]!
    const sumFrom = star * this.sumStride
    let best = Infinity
    let own = plain ? 0 : surcharge(model, item, item)
    for (let k = 0; k < size; k += 1) {
      const other = items[from + k]!
      const pair = model.pair(item, other)
      const there = sums[sumFrom + k]! + pair + (plain ? 0 : surcharge(model, item, other))
      own += pair + (plain ? 0 : surcharge(model, other, item))
      sums[sumFrom + k] = there
      if (there < best) best = there
    }
    items[from + size] = item
    sums[sumFrom + size] = own
    this.count[star] = size + 1
    this.weight[star]! += model.weight[item]!
    this.cost[star] = own < best ? own : best
  }

  /** Cost of the star without `out` and with `into`; either may be nobody. */
  costChanged(star: number, out: number, into: number): number {
    const { model, items, plain } = this
    const from = star * this.stride
    const size = this.count[star]!
    let best = Infinity
    let own = plain || into === nobody ? 0 : surcharge(model, into, into)
    for (let k = 0; k < size; k += 1) {
      const host = items[from + k]!
      if (host === out) continue
      let there = out === nobody ? this.sums[star * this.sumStride + k]! : this.sumWithout(star, k, out)
      if (into !== nobody) {
        if (!plain && this.separated(into, host)) return Infinity
        const pair = model.pair(into, host)
        there += pair + (plain ? 0 : surcharge(model, into, host))
        own += pair + (plain ? 0 : surcharge(model, host, into))
      }
      if (there < best) best = there
    }
    return into !== nobody && own < best ? own : best
  }

  /** What all but `out` would pay if the star's `k`th item led it. */
  private sumWithout(star: number, k: number, out: number): number {
    const { model, items, plain } = this
    const from = star * this.stride
    const host = items[from + k]!
    const sum = this.sums[star * this.sumStride + k]!
    if (plain) return sum - model.pair(out, host)
    if (sum < Infinity) return sum - model.pair(out, host) - surcharge(model, out, host)
    // Somebody must not be led by it, perhaps only the one who goes: nothing can be taken from an infinite sum.
    let left = 0
    for (let at = from; at < from + this.count[star]!; at += 1) {
      const item = items[at]!
      if (item !== out) left += (item === host ? 0 : model.pair(item, host)) + surcharge(model, item, host)
    }
    return left
  }

  /** Takes one item out; what is left is summed anew, so that no error creeps in. */
  remove(star: number, item: number): void {
    const from = star * this.stride
    const until = from + this.count[star]!
    this.clear(star)
    for (let at = from; at < until; at += 1) {
      const other = this.items[at]!
      // Adding writes no further than what has been read.
      if (other !== item) this.add(star, other)
    }
  }

  private separated(item: number, other: number): boolean {
    return this.model.pins?.apart.get(item)?.includes(other) ?? false
  }

  /** Whether somebody in the star must not meet the item. */
  separates(star: number, item: number): boolean {
    return this.model.pins !== null && this.members(star).some((other) => this.separated(item, other))
  }

  holds(star: number, item: number): boolean {
    const from = star * this.stride
    for (let k = 0; k < this.count[star]!; k += 1) if (this.items[from + k] === item) return true
    return false
  }

  /** Sets a copy aside, so that `restore` can bring it back. */
  keep(star: number, index: number): void {
    let place = this.kept[index]
    if (place === undefined) {
      place = { star, count: 0, weight: 0, cost: 0, items: new Int32Array(this.stride), sums: new Float64Array(this.sumStride) }
      this.kept[index] = place
    }
    place.star = star
    place.count = this.count[star]!
    place.weight = this.weight[star]!
    place.cost = this.cost[star]!
    for (let k = 0; k < place.count; k += 1) place.items[k] = this.items[star * this.stride + k]!
    const sums = this.model.hostAnywhere ? this.sumStride : place.count
    for (let k = 0; k < sums; k += 1) place.sums[k] = this.sums[star * this.sumStride + k]!
  }

  /** Brings back what was set aside; returns the star. */
  restore(index: number): number {
    const place = this.kept[index]!
    const { star } = place
    this.count[star] = place.count
    this.weight[star] = place.weight
    this.cost[star] = place.cost
    for (let k = 0; k < place.count; k += 1) this.items[star * this.stride + k] = place.items[k]!
    const sums = this.model.hostAnywhere ? this.sumStride : place.count
    for (let k = 0; k < sums; k += 1) this.sums[star * this.sumStride + k] = place.sums[k]!
    return star
  }

  members(star: number): Int32Array {
    return this.items.subarray(star * this.stride, star * this.stride + this.count[star]!)
  }
}
