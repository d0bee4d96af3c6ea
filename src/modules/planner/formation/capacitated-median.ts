import { search } from './search.ts'
import { newcomer, type StarModel } from './model.ts'
import { searchSettings } from './search-settings.ts'

/** The classic capacitated p-median problem: the yardstick the clustering core is held against. */
export interface CapacitatedMedian {
  readonly medians: number
  readonly capacity: number
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly demand: readonly number[]
  /** Best known cost. */
  readonly known: number
}

/** The OR-Library's form: number and optimum; customers, medians, capacity; then number, x, y, demand of each. */
export function readCapacitatedMedian(text: string): CapacitatedMedian {
  const [, known, customers, medians, capacity, ...rest] = text.trim().split(/\s+/).map(Number)
  const column = (at: number) => Array.from({ length: customers! }, (_, row) => rest[row * 4 + at]!)
  return { known: known!, medians: medians!, capacity: capacity!, x: column(1), y: column(2), demand: column(3) }
}

/** Cost of the best assignment found; a median may itself be served by another. Infinity when somebody is left out. */
export function solveCapacitatedMedian(instance: CapacitatedMedian, steps: number, seed: number): number {
  const n = instance.x.length
  const distance = new Float64Array(n * n)
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1)
      distance[i * n + j] = Math.floor(Math.hypot(instance.x[i]! - instance.x[j]!, instance.y[i]! - instance.y[j]!))
  const all = Array.from({ length: n }, (_, i) => i)
  const others = all.map((i) => all.filter((j) => j !== i).sort((a, b) => distance[i * n + a]! - distance[i * n + b]! || a - b))
  const model: StarModel = {
    n,
    branches: 0,
    weight: Int32Array.from(instance.demand),
    minWeight: 0,
    maxWeight: instance.capacity,
    maxItems: n,
    stars: instance.medians,
    opening: 0,
    uncovered: 1000,
    pair: (i, j) => distance[i * n + j]!,
    start: Int32Array.from({ length: n + 1 }, (_, i) => i * (n - 1)),
    to: Int32Array.from(others.flat()),
    branchStart: new Int32Array(n + 1),
    branchTo: new Int32Array(0),
    branchCost: new Float64Array(0),
    branchItems: new Int32Array(0),
    branchWeight: new Int32Array(0),
    stability: 0,
    home: new Int32Array(n).fill(newcomer),
    pins: null,
    hostAnywhere: true,
  }
  // A few large stars hold everybody and are nearly full: the search walks hotter and wider, and mostly by small moves, because what is
  // torn down at once hardly ever fits back. Distances are whole numbers, so that it never needs to cool below one.
  const settings = {
    ...searchSettings,
    looksAt: n - 1,
    itemsAtOnce: n,
    starsAtOnce: 3,
    piecemeal: 0.7,
    piecesAtOnce: 24,
    exchanges: 1000,
    warm: 10,
    cool: 1,
  }
  const { solution } = search(model, { seed, steps, settings })
  const placed = solution.stars.reduce((sum, items) => sum + items.length, 0)
  if (placed < n || solution.stars.length > instance.medians) return Infinity
  return solution.stars.reduce((sum, items) => {
    const costs = all.map((host) => items.reduce((total, item) => total + distance[item * n + host]!, 0))
    return sum + Math.min(...costs)
  }, 0)
}
