import { shuffle, type Random } from '../random.ts'
import type { Layout } from './layout.ts'
import { nobody } from './model.ts'
import type { SearchSettings } from './search-settings.ts'

export type Order = 'random' | 'isolated-first' | 'heaviest-first'

/** Puts everything in the pool back: each item takes the cheapest of joining a star nearby, attaching, or opening a star. */
export class Recreate {
  private readonly layout: Layout
  private readonly random: Random
  private readonly settings: SearchSettings
  /** Distance to the third candidate: who has nobody near is placed first. */
  private readonly isolation: Float64Array
  private readonly seenAt: Int32Array
  private seenStamp = 0
  private readonly queue: Int32Array
  private readonly keys: Float64Array
  private readonly single: number[] = [nobody]

  constructor(layout: Layout, random: Random, settings: SearchSettings) {
    const { model } = layout
    this.layout = layout
    this.random = random
    this.settings = settings
    this.isolation = new Float64Array(model.n)
    for (let i = 0; i < model.n; i += 1) {
      const arc = model.start[i]! + 2
      this.isolation[i] = arc < model.start[i + 1]! ? model.pair(i, model.to[arc]!) : 1e9
    }
    this.seenAt = new Int32Array(layout.stars.count.length)
    this.queue = new Int32Array(model.n)
    this.keys = new Float64Array(model.n)
  }

  run(order: Order, noise: number, blinks: number): void {
    const { layout, queue } = this
    const size = this.line(order)
    for (let k = 0; k < size; k += 1) {
      const head = queue[k]!
      if (layout.isWaiting(head)) this.placeOne(head, noise, blinks)
    }
  }

  /** The heads of the pool in the order in which they choose. */
  private line(order: Order): number {
    const { layout, queue, keys } = this
    const head = layout.model.pins?.head
    let size = 0
    for (let k = 0; k < layout.poolSize; k += 1) {
      const item = layout.pool[k]!
      if (head === undefined || head[item] === item) queue[size++] = item
    }
    shuffle(queue, this.random, size)
    if (order === 'random') return size
    const { weight } = layout.model
    for (let k = 0; k < size; k += 1) {
      const item = queue[k]!
      keys[item] = order === 'isolated-first' ? -this.isolation[item]! : -weight[item]!
    }
    if (size > 100) queue.subarray(0, size).sort((a, b) => keys[a]! - keys[b]!)
    else
      for (let k = 1; k < size; k += 1) {
        const item = queue[k]!
        let at = k
        for (; at > 0 && keys[queue[at - 1]!]! > keys[item]!; at -= 1) queue[at] = queue[at - 1]!
        queue[at] = item
      }
    return size
  }

  private placeOne(head: number, noise: number, blinks: number): void {
    const { layout, random } = this
    const { model, stars } = layout
    const group = layout.groupOf(head)
    const items = group === null ? 1 : group.length
    let weight = model.weight[head]!
    let best = layout.leave[head]! * items
    if (group !== null) weight = group.reduce((sum, item) => sum + model.weight[item]!, 0)
    let star = nobody
    let arc = nobody
    this.seenStamp += 1
    const from = model.start[head]!
    const until = Math.min(model.start[head + 1]!, from + this.settings.looksAt)
    for (let k = from; k < until; k += 1) {
      const at = layout.where[model.to[k]!]!
      if (at < 0 || this.seenAt[at] === this.seenStamp) continue
      this.seenAt[at] = this.seenStamp
      if (!stars.fits(at, weight, items) || (blinks > 0 && random() < blinks) || !layout.isActive(at)) continue
      const cost = (this.costWith(at, head, group) - stars.cost[at]!) * (1 + noise * (2 * random() - 1))
      if (cost < best) {
        best = cost
        star = at
      }
    }
    for (let k = model.branchStart[head]!; k < model.branchStart[head + 1]!; k += 1) {
      const branch = model.branchTo[k]!
      if (layout.branchItems[branch]! < items || layout.branchWeight[branch]! < weight) continue
      const price = group === null ? layout.priceOf(head, k) : this.attachAll(group, branch, false)
      const cost = price * (1 + noise * (2 * random() - 1))
      if (cost < best) {
        best = cost
        arc = k
      }
    }
    const draft =
      model.stars > 0 && layout.openStars >= model.stars
        ? nobody
        : this.draft(head, group, blinks > 0 ? this.settings.overlooks : 0)
    if (draft !== nobody) {
      const share = ((stars.cost[draft]! + model.opening) / stars.count[draft]!) * items
      if (share * (1 + noise * (2 * random() - 1)) < best) {
        layout.adopt(draft)
        return
      }
      stars.release(draft)
    }
    if (arc !== nobody && group === null) layout.attach(head, model.branchTo[arc]!, layout.attachCost(head, arc))
    else if (arc !== nobody) this.attachAll(group!, model.branchTo[arc]!, true)
    else if (star !== nobody) layout.insert(star, group ?? this.alone(head))
  }

  private costWith(star: number, head: number, group: readonly number[] | null): number {
    const { stars } = this.layout
    if (group === null) return stars.costWith(star, head)
    const copy = stars.open()
    for (const item of stars.members(star)) stars.add(copy, item)
    const cost = this.addAll(copy, group)
    stars.release(copy)
    return cost
  }

  /** Adds the items to a star outside the plan; the cost, Infinity when two of them must stay apart. */
  private addAll(star: number, items: readonly number[]): number {
    const { stars } = this.layout
    let apart = false
    for (const item of items) {
      apart ||= stars.separates(star, item)
      stars.add(star, item)
    }
    return apart ? Infinity : stars.cost[star]!
  }

  /** The item as a group of one; good until the next call. */
  private alone(item: number): readonly number[] {
    this.single[0] = item
    return this.single
  }

  /** Cost of attaching all to the branch, or Infinity, as where somebody is whom one of them must not meet; does it when told to. */
  private attachAll(group: readonly number[], branch: number, now: boolean): number {
    const { layout } = this
    const { model } = layout
    let sum = 0
    for (const item of group) {
      let arc = model.branchStart[item]!
      while (arc < model.branchStart[item + 1]! && model.branchTo[arc] !== branch) arc += 1
      if (arc === model.branchStart[item + 1]!) return Infinity
      const cost = layout.priceOf(item, arc)
      if (now) layout.attach(item, branch, cost)
      sum += cost
    }
    return sum
  }

  /** A star around `head` from items that wait, grown until it has the members it needs; nobody when there are too few. */
  private draft(head: number, group: readonly number[] | null, overlooks: number): number {
    const { layout } = this
    const { model, stars } = layout
    const star = stars.open()
    let cost = this.addAll(star, group ?? this.alone(head))
    const from = model.start[head]!
    const until = Math.min(model.start[head + 1]!, from + this.settings.looksAt)
    while (stars.weight[star]! < model.minWeight) {
      let best = Infinity
      let partner = nobody
      for (let k = from; k < until; k += 1) {
        const other = model.to[k]!
        if (!layout.isWaiting(other) || stars.holds(star, other) || (overlooks > 0 && this.random() < overlooks)) continue
        const crowd = layout.groupOf(other)
        if (!stars.fits(star, model.weight[other]!, crowd?.length ?? 1)) continue
        const there = this.costWith(star, other, crowd)
        if (there < best) {
          best = there
          partner = other
        }
      }
      if (partner === nobody) break
      cost = this.addAll(star, layout.groupOf(partner) ?? this.alone(partner))
    }
    const fine =
      cost < Infinity &&
      stars.weight[star]! >= model.minWeight &&
      stars.weight[star]! <= model.maxWeight &&
      stars.count[star]! <= model.maxItems
    if (fine) return star
    stars.release(star)
    return nobody
  }
}
