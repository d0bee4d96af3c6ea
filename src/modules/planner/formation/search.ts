import { mulberry32 } from '../random.ts'
import { Exchange } from './exchange.ts'
import { Layout, type Solution } from './layout.ts'
import { nobody, type StarModel } from './model.ts'
import { Recreate, type Order } from './recreate.ts'
import { ruin } from './ruin.ts'
import { searchSettings, type SearchSettings } from './search-settings.ts'

export interface SearchOptions {
  readonly seed: number
  readonly steps: number
  /** What to begin with; items it leaves out, or that no longer fit, are placed anew. */
  readonly begin?: Solution
  /** Items that may move, and around which ruins begin; all unless given. */
  readonly active?: Uint8Array
  readonly stop?: () => boolean
  readonly settings?: SearchSettings
}

export interface SearchResult {
  readonly solution: Solution
  /** The search's own sum; Infinity-free, but pins that could not be kept weigh heavily in it. */
  readonly total: number
  readonly steps: number
}

const orders: readonly Order[] = ['random', 'isolated-first', 'heaviest-first']

/** Ruin and recreate with simulated annealing over a fixed number of steps. Deterministic for a seed. */
export function search(model: StarModel, options: SearchOptions): SearchResult {
  const settings = options.settings ?? searchSettings
  const random = mulberry32(options.seed)
  const layout = new Layout(model)
  const recreate = new Recreate(layout, random, settings)
  if (options.begin) load(layout, options.begin)
  const active = options.active?.slice()
  layout.begin()
  for (let item = 0; item < model.n; item += 1) {
    if (layout.where[item] !== nobody) continue
    layout.take(item)
    if (active) active[item] = 1
  }
  layout.active = active ?? null
  recreate.run('isolated-first', 0, 0)
  layout.commit()
  const seeds = Int32Array.from({ length: model.n }, (_, item) => item).filter(
    (item) => active === undefined || active[item] === 1,
  )
  const best = new Best(layout)
  const exchange = new Exchange(layout, random, settings)
  let step = 0
  for (const steps = seeds.length > 1 ? options.steps : 0; step < steps; step += 1) {
    if ((step & 255) === 0 && options.stop?.() === true) break
    const heat = settings.warm * (settings.cool / settings.warm) ** (step / steps)
    const near = windowed(seeds, step, steps, settings)
    for (let trial = 0; trial < settings.exchanges; trial += 1) if (exchange.run(near, heat)) best.noteExchange(exchange)
    const before = layout.total
    layout.begin()
    ruin(layout, random, settings, near)
    if (layout.poolSize === 0) continue
    recreate.run(orders[Math.floor(random() * 3)]!, settings.noise, settings.blinks)
    if (layout.total < before - heat * Math.log(1 - random())) {
      layout.commit()
      best.note(layout.pool, layout.poolSize)
    } else layout.rollback()
  }
  return { solution: solutionOf(model, best.where), total: best.total, steps: step }
}

/**
 * The seeds of this step: all of them, or in large problems a window that wanders over them, again and again while the search cools.
 * What is worked on then stays in the processor's cache; items close in number are mostly close in place.
 */
function windowed(seeds: Int32Array, step: number, steps: number, { window, sweeps }: SearchSettings): Int32Array {
  if (seeds.length <= 2 * window) return seeds
  const stops = Math.ceil(seeds.length / window) * sweeps
  const stop = Math.floor((step / steps) * stops)
  const first = (stop * window) % seeds.length
  return seeds.subarray(Math.min(first, seeds.length - window), Math.min(first + window, seeds.length))
}

/** The best assignment seen, kept by copying only what changed since. */
class Best {
  readonly where: Int32Array
  total: number
  private readonly layout: Layout
  private readonly stale: Int32Array
  private readonly isStale: Uint8Array
  private staleCount = 0

  constructor(layout: Layout) {
    this.layout = layout
    this.where = layout.where.slice()
    this.total = layout.total
    this.stale = new Int32Array(layout.model.n)
    this.isStale = new Uint8Array(layout.model.n)
  }

  /** After these items may have changed place for good. */
  note(items: Int32Array, count: number): void {
    for (let k = 0; k < count; k += 1) this.mark(items[k]!)
    this.take()
  }

  noteExchange({ item, other }: Exchange): void {
    this.mark(item)
    if (other !== nobody) this.mark(other)
    this.take()
  }

  private mark(item: number): void {
    if (this.isStale[item] === 1) return
    this.isStale[item] = 1
    this.stale[this.staleCount++] = item
  }

  /** Copies what changed if it is the best so far. */
  private take(): void {
    const { layout, stale, isStale } = this
    if (layout.total >= this.total - 1e-9) return
    this.total = layout.total
    for (let k = 0; k < this.staleCount; k += 1) {
      this.where[stale[k]!] = layout.where[stale[k]!]!
      isStale[stale[k]!] = 0
    }
    this.staleCount = 0
  }
}

/** Puts a known solution into an empty layout, as far as limits and pins still allow it. */
function load(layout: Layout, solution: Solution): void {
  const { model, stars } = layout
  layout.begin()
  for (let item = 0; item < model.n; item += 1) layout.take(item)
  for (const items of solution.stars) {
    if (items.length === 0 || items.length > model.maxItems) continue
    const star = stars.open()
    let apart = false
    for (const item of items) {
      apart ||= stars.separates(star, item)
      stars.add(star, item)
    }
    const whole = items.every((item) => layout.groupOf(item)?.every((other) => items.includes(other)) ?? true)
    const weight = stars.weight[star]!
    if (whole && !apart && stars.cost[star]! < Infinity && weight >= model.minWeight && weight <= model.maxWeight)
      layout.adopt(star)
    else stars.release(star)
  }
  for (const [item, branch] of solution.attached) {
    if (layout.groupOf(item) !== null || layout.branchItems[branch]! < 1 || layout.branchWeight[branch]! < model.weight[item]!)
      continue
    for (let arc = model.branchStart[item]!; arc < model.branchStart[item + 1]!; arc += 1) {
      if (model.branchTo[arc] !== branch) continue
      const cost = layout.attachCost(item, arc)
      if (cost < Infinity && !layout.meets(item, branch)) layout.attach(item, branch, cost)
    }
  }
  layout.commit()
}

function solutionOf(model: StarModel, where: Int32Array): Solution {
  const stars = new Map<number, number[]>()
  const attached = new Map<number, number>()
  for (let item = 0; item < model.n; item += 1) {
    const at = where[item]!
    if (at < nobody) attached.set(item, -at - 2)
    else if (at !== nobody) {
      const star = stars.get(at)
      if (star) star.push(item)
      else stars.set(at, [item])
    }
  }
  return { stars: [...stars.values()], attached }
}
