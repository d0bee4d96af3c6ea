import { below, type Random } from '../random.ts'
import type { Layout } from './layout.ts'
import { nobody } from './model.ts'
import type { SearchSettings } from './search-settings.ts'

/**
 * Tears down a few stars around a random item. Mostly a walk: from somebody already out to one of its candidates, whose star goes
 * too; so the hole is a chain through the map rather than a disc, and items can be handed along it.
 */
export function ruin(layout: Layout, random: Random, settings: SearchSettings, seeds: Int32Array): void {
  const { model } = layout
  const seed = seeds[below(random, seeds.length)]!
  if (settings.piecemeal > 0 && random() < settings.piecemeal) {
    pickApart(layout, random, settings, seed)
    return
  }
  const stars = 1 + below(random, settings.starsAtOnce)
  if (!layout.take(seed)) return
  if (random() < settings.walks) {
    for (let hop = 1; hop < stars && layout.poolSize < settings.itemsAtOnce; hop += 1) {
      const from = layout.pool[below(random, layout.poolSize)]!
      const next = nearCandidate(layout, random, settings, from)
      if (next !== nobody) layout.take(next)
    }
    return
  }
  let taken = 1
  const until = Math.min(model.start[seed + 1]!, model.start[seed]! + settings.looksAt)
  for (let k = model.start[seed]!; k < until && taken < stars && layout.poolSize < settings.itemsAtOnce; k += 1)
    if (layout.take(model.to[k]!)) taken += 1
}

/** Takes the seed and some of its neighbours out one by one; their stars stay, and may grow or find another lead. */
function pickApart(layout: Layout, random: Random, settings: SearchSettings, seed: number): void {
  const { model } = layout
  const wanted = 1 + below(random, settings.piecesAtOnce)
  layout.takeOne(seed)
  const until = Math.min(model.start[seed + 1]!, model.start[seed]! + settings.looksAt)
  for (let k = model.start[seed]!; k < until && layout.poolSize < wanted; k += 1) if (random() < 0.7) layout.takeOne(model.to[k]!)
}

/** A candidate of the item, the near ones more often; nobody when it has none. */
function nearCandidate(layout: Layout, random: Random, settings: SearchSettings, item: number): number {
  const { model } = layout
  const first = model.start[item]!
  const size = Math.min(model.start[item + 1]! - first, settings.looksAt)
  if (size === 0) return nobody
  for (let draw = 0; draw < 3; draw += 1) {
    const share = random()
    const candidate = model.to[first + Math.floor(share * share * size)]!
    if (!layout.isPooled(candidate)) return candidate
  }
  return nobody
}
