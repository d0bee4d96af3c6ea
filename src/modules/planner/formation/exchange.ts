import { below, type Random } from '../random.ts'
import type { Layout } from './layout.ts'
import { nobody } from './model.ts'
import type { SearchSettings } from './search-settings.ts'

/**
 * The small moves between two stars: one item goes over, or two change places. Ruins seldom make them where stars stand at their limits,
 * because whoever is put back first takes the room. A move is weighed before anything is touched, so most trials cost next to nothing.
 */
export class Exchange {
  /** What the last accepted move changed; `other` is nobody when only one went over. */
  item = nobody
  other = nobody
  private readonly layout: Layout
  private readonly random: Random
  private readonly settings: SearchSettings

  constructor(layout: Layout, random: Random, settings: SearchSettings) {
    this.layout = layout
    this.random = random
    this.settings = settings
  }

  /** Tries one move of an item drawn from `seeds`; whether it was accepted at this temperature. */
  run(seeds: Int32Array, heat: number): boolean {
    const { layout, random } = this
    const { model, stars, where } = layout
    const item = seeds[below(random, seeds.length)]!
    const here = where[item]!
    if (here < 0) return false
    const first = model.start[item]!
    const size = Math.min(model.start[item + 1]! - first, this.settings.swapsWith)
    const share = random()
    const alone = random() < this.settings.goesOver
    if (size === 0) return false
    const near = model.to[first + Math.floor(share * share * size)]!
    const there = where[near]!
    if (there < 0 || there === here) return false
    const other = alone ? nobody : near
    const gain = model.weight[item]! - (alone ? 0 : model.weight[near]!)
    if (!this.mayShift(here, -gain, alone ? -1 : 0) || !this.mayShift(there, gain, alone ? 1 : 0)) return false
    if (layout.groupOf(item) !== null || layout.groupOf(near) !== null) return false
    const before = stars.cost[here]! + stars.cost[there]!
    const limit = before - heat * Math.log(1 - random())
    const left = stars.costChanged(here, item, other)
    if (left >= limit || left + stars.costChanged(there, other, item) >= limit) return false
    if (!layout.isActive(here) || !layout.isActive(there)) return false
    this.item = item
    this.other = other
    this.apply(here, there)
    layout.total += stars.cost[here]! + stars.cost[there]! - before
    return true
  }

  private apply(here: number, there: number): void {
    const { item, other } = this
    const { stars, where } = this.layout
    stars.remove(here, item)
    if (other !== nobody) {
      stars.remove(there, other)
      stars.add(here, other)
      where[other] = here
    }
    stars.add(there, item)
    where[item] = there
  }

  /** Whether the limits let a star become heavier and longer by so much; it never falls empty. */
  private mayShift(star: number, weight: number, items: number): boolean {
    const { model, stars } = this.layout
    const heavy = stars.weight[star]! + weight
    const many = stars.count[star]! + items
    return heavy >= model.minWeight && heavy <= model.maxWeight && many >= 1 && many <= model.maxItems
  }
}
