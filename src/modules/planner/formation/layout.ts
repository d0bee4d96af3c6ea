import { changeCost, nobody, surcharge, type StarModel } from './model.ts'
import { StarsFromAnywhere } from './stars-from-anywhere.ts'
import { Stars } from './stars.ts'

/** Beyond what any plan costs: a pinned item left out. Only the search sees it; a plan's objective never holds it. */
const pinBroken = 1e6

/** A complete assignment of items to stars and branches. */
export interface Solution {
  readonly stars: readonly (readonly number[])[]
  /** Items attached to a branch. */
  readonly attached: ReadonlyMap<number, number>
}

/**
 * Where every item stands, with a step that can be taken back: `begin`, `take` some items out, place them again, then `commit`
 * or `rollback`. `where` is a star, `-(branch + 2)`, or nobody.
 */
export class Layout {
  readonly model: StarModel
  readonly stars: Stars
  readonly where: Int32Array
  /** What was taken out in this step. While it waits it counts as left out. */
  readonly pool: Int32Array
  poolSize = 0
  total: number
  openStars = 0
  /** What leaving an item out costs. */
  readonly leave: Float64Array
  readonly branchItems: Int32Array
  readonly branchWeight: Int32Array
  /** Items that may move; null when all may. */
  active: Uint8Array | null = null
  private step = 0
  private readonly from: Int32Array
  private readonly pooledAt: Int32Array
  private readonly keptAt: Int32Array
  private keptCount = 0
  private opened: number[] = []
  private closed: number[] = []
  private totalBefore = 0
  private openBefore = 0

  constructor(model: StarModel) {
    const { n, pins } = model
    this.model = model
    const slots = (model.minWeight > 1 ? Math.ceil(n / 2) : n) + 80
    this.stars = model.hostAnywhere ? new StarsFromAnywhere(model, slots) : new Stars(model, slots)
    this.where = new Int32Array(n).fill(nobody)
    this.pool = new Int32Array(n)
    this.from = new Int32Array(n)
    this.pooledAt = new Int32Array(n)
    this.keptAt = new Int32Array(slots)
    this.branchItems = model.branchItems.slice()
    this.branchWeight = model.branchWeight.slice()
    this.leave = new Float64Array(n)
    for (let i = 0; i < n; i += 1) {
      const pinned = pins !== null && (pins.onlyHost[i] !== nobody || pins.groups.has(pins.head[i]!))
      this.leave[i] = model.uncovered + changeCost(model.stability, model.home[i]!, nobody) + (pinned ? pinBroken : 0)
    }
    this.total = this.leave.reduce((sum, cost) => sum + cost, 0)
  }

  /** The items that move together with `item`; null for the common case of itself alone. */
  groupOf(item: number): readonly number[] | null {
    const { pins } = this.model
    return pins === null ? null : (pins.groups.get(pins.head[item]!) ?? null)
  }

  begin(): void {
    this.step += 1
    this.poolSize = 0
    this.keptCount = 0
    this.opened.length = 0
    this.closed.length = 0
    this.totalBefore = this.total
    this.openBefore = this.openStars
  }

  isPooled(item: number): boolean {
    return this.pooledAt[item] === this.step
  }

  /** Pooled and not placed again yet. */
  isWaiting(item: number): boolean {
    return this.pooledAt[item] === this.step && this.where[item] === nobody
  }

  /** Whether every item of a star may move. */
  isActive(star: number): boolean {
    return this.active === null || this.stars.members(star).every((item) => this.active![item] === 1)
  }

  /** What attaching by this arc costs; Infinity where somebody is whom the item must not meet. */
  priceOf(item: number, arc: number): number {
    return this.meets(item, this.model.branchTo[arc]!) ? Infinity : this.attachCost(item, arc)
  }

  /** Takes an item out with everything that stands or falls with it; false when it may not move. */
  take(item: number): boolean {
    if (this.pooledAt[item] === this.step) return false
    const at = this.where[item]!
    if (at >= 0) {
      if (!this.isActive(at)) return false
      this.closeStar(at)
      return true
    }
    const moving = this.groupOf(item) ?? [item]
    if (this.active !== null && !moving.every((each) => this.active![each] === 1)) return false
    for (const each of moving) {
      if (at !== nobody) this.detach(each, -at - 2)
      this.putIntoPool(each, at)
    }
    return true
  }

  /** Takes one item out of its star where the rest can stand without it; otherwise as `take`. */
  takeOne(item: number): boolean {
    const at = this.where[item]!
    const { stars, model } = this
    const rest = at < 0 ? 0 : stars.weight[at]! - model.weight[item]!
    if (at < 0 || stars.count[at] === 1 || rest < model.minWeight || this.groupOf(item) !== null) return this.take(item)
    if (this.pooledAt[item] === this.step || !this.isActive(at)) return false
    this.setAside(at)
    const before = stars.cost[at]!
    stars.remove(at, item)
    if (stars.cost[at] === Infinity) {
      // A pin left nobody to lead the rest.
      stars.add(at, item)
      return this.take(item)
    }
    this.total += stars.cost[at]! - before + this.leave[item]!
    this.putIntoPool(item, at)
    return true
  }

  private closeStar(star: number): void {
    const { stars } = this
    this.setAside(star)
    this.total -= stars.cost[star]! + this.model.opening
    this.openStars -= 1
    const from = star * stars.stride
    for (let at = from; at < from + stars.count[star]!; at += 1) {
      const item = stars.items[at]!
      this.total += this.leave[item]!
      this.putIntoPool(item, star)
    }
    stars.clear(star)
    this.closed.push(star)
  }

  private putIntoPool(item: number, from: number): void {
    this.from[item] = from
    this.pooledAt[item] = this.step
    this.where[item] = nobody
    this.pool[this.poolSize] = item
    this.poolSize += 1
  }

  private setAside(star: number): void {
    if (this.keptAt[star] === this.step) return
    this.keptAt[star] = this.step
    this.stars.keep(star, this.keptCount)
    this.keptCount += 1
  }

  /** Whether somebody is attached to the branch whom the item must not meet. */
  meets(item: number, branch: number): boolean {
    return this.model.pins?.apart.get(item)?.some((other) => this.where[other] === -(branch + 2)) ?? false
  }

  attachCost(item: number, arc: number): number {
    return this.model.branchCost[arc]! + surcharge(this.model, item, this.model.n + this.model.branchTo[arc]!)
  }

  attach(item: number, branch: number, cost: number): void {
    this.where[item] = -(branch + 2)
    this.branchItems[branch]! -= 1
    this.branchWeight[branch]! -= this.model.weight[item]!
    this.total += cost - this.leave[item]!
  }

  private detach(item: number, branch: number): void {
    const { model } = this
    let arc = model.branchStart[item]!
    while (model.branchTo[arc] !== branch) arc += 1
    this.total += this.leave[item]! - this.attachCost(item, arc)
    this.branchItems[branch]! += 1
    this.branchWeight[branch]! += model.weight[item]!
  }

  /** Adds items that move as one to a star that is part of the plan: only when all are in, somebody may be there who can lead. */
  insert(star: number, items: readonly number[]): void {
    this.setAside(star)
    const before = this.stars.cost[star]!
    for (const item of items) {
      this.stars.add(star, item)
      this.total -= this.leave[item]!
      this.where[item] = star
    }
    this.total += this.stars.cost[star]! - before
  }

  /** Makes a drafted star part of the plan. */
  adopt(star: number): void {
    // Set aside as empty, so that taking back does not mind what happens to it later in the step.
    this.keptAt[star] = this.step
    this.opened.push(star)
    this.openStars += 1
    this.total += this.stars.cost[star]! + this.model.opening
    const from = star * this.stars.stride
    for (let at = from; at < from + this.stars.count[star]!; at += 1) {
      const item = this.stars.items[at]!
      this.where[item] = star
      this.total -= this.leave[item]!
    }
  }

  commit(): void {
    for (const star of this.closed) this.stars.release(star)
  }

  rollback(): void {
    const { stars } = this
    for (let k = 0; k < this.poolSize; k += 1) {
      const item = this.pool[k]!
      const at = this.where[item]!
      if (at < nobody) this.shift(item, -at - 2, 1)
    }
    for (const star of this.opened) stars.release(star)
    for (let index = 0; index < this.keptCount; index += 1) stars.restore(index)
    for (let k = 0; k < this.poolSize; k += 1) {
      const item = this.pool[k]!
      const at = this.from[item]!
      this.where[item] = at
      if (at < nobody) this.shift(item, -at - 2, -1)
    }
    this.total = this.totalBefore
    this.openStars = this.openBefore
  }

  private shift(item: number, branch: number, sign: 1 | -1): void {
    this.branchItems[branch]! += sign
    this.branchWeight[branch]! += sign * this.model.weight[item]!
  }
}
