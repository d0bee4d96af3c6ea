import { KdTree } from '../kd-tree.ts'

/** How far the candidate lists reach. They shape the search, not the rule; doubling them gains less than 0.1 %. */
export const candidateSettings = {
  nearest: 24,
  sameSection: 20,
  sameSectionKm: 6,
  branchesAsked: 8,
  branchesOfSection: 4,
  branchesKept: 6,
} as const

export interface Candidates {
  readonly start: Int32Array
  readonly to: Int32Array
}

export interface Places {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly section: Int32Array
}

/**
 * Whom each of the first `n` places could share a branch with: its nearest, and its nearest of the same industry section; if one
 * names the other, the other names it too. `extra` pairs are always in. Each list is sorted by `pair`, then by position.
 */
export function candidatesOf(
  places: Places,
  n: number,
  pair: (i: number, j: number) => number,
  extra: readonly (readonly [number, number])[] = [],
  settings: { nearest: number; sameSection: number; sameSectionKm: number } = candidateSettings,
): Candidates {
  const most = 2 * (n * (settings.nearest + settings.sameSection) + extra.length)
  const from = new Int32Array(most)
  const to = new Int32Array(most)
  let named = 0
  const name = (i: number, j: number) => {
    from[named] = i
    to[named] = j
    from[named + 1] = j
    to[named + 1] = i
    named += 2
  }
  const all = Int32Array.from({ length: n }, (_, i) => i)
  ask(new KdTree(places.x, places.y, all), all, settings.nearest, Infinity, name)
  const sections = Map.groupBy(all, (i) => places.section[i]!)
  for (const [section, members] of sections) {
    if (section < 0 || members.length < 2) continue
    ask(new KdTree(places.x, places.y, members), members, settings.sameSection, settings.sameSectionKm, name)
  }
  for (const [i, j] of extra) if (i !== j) name(i, j)
  return gather(n, from.subarray(0, named), to.subarray(0, named), pair)
}

function ask(tree: KdTree, members: Iterable<number>, k: number, km: number, name: (i: number, j: number) => void): void {
  for (const i of members) {
    const count = tree.nearMember(i, k, km)
    for (let at = 0; at < count; at += 1) name(i, tree.found[at]!)
  }
}

export interface BranchCandidates {
  readonly start: Int32Array
  readonly to: Int32Array
  readonly cost: Float64Array
}

/** The cheapest branches for each item, of those nearest to it; branches are the places from `n` on. `extra` is always in. */
export function branchCandidatesOf(
  places: Places,
  n: number,
  cost: (item: number, place: number) => number,
  extra: ReadonlyMap<number, readonly number[]>,
): BranchCandidates {
  const start = new Int32Array(n + 1)
  const to: number[] = []
  const costs: number[] = []
  const all = Int32Array.from({ length: places.x.length - n }, (_, branch) => n + branch)
  const tree = new KdTree(places.x, places.y, all)
  const sections = new Map(
    [...Map.groupBy(all, (place) => places.section[place]!)].map(([section, members]) => [
      section,
      new KdTree(places.x, places.y, members),
    ]),
  )
  const { branchesAsked, branchesOfSection, branchesKept } = candidateSettings
  const { x, y, section } = places
  // The cheapest so far of one item, in order; reused, because there are tens of thousands of items.
  const near: number[] = []
  const prices: number[] = []
  const offer = (item: number, place: number) => {
    const price = cost(item, place)
    let at = near.length
    while (at > 0 && (prices[at - 1]! > price || (prices[at - 1] === price && near[at - 1]! > place))) at -= 1
    if (near[at - 1] === place) return
    near.splice(at, 0, place)
    prices.splice(at, 0, price)
  }
  const offerFrom = (asked: KdTree, item: number, k: number) => {
    const count = asked.near(x[item]!, y[item]!, k)
    for (let at = 0; at < count; at += 1) offer(item, asked.found[at]!)
  }
  for (let item = 0; item < n && all.length > 0; item += 1) {
    near.length = prices.length = 0
    offerFrom(tree, item, branchesAsked)
    const own = sections.get(section[item]!)
    if (own) offerFrom(own, item, branchesOfSection)
    near.length = prices.length = Math.min(near.length, branchesKept)
    for (const branch of extra.get(item) ?? [])
      if (!near.includes(n + branch)) {
        near.push(n + branch)
        prices.push(cost(item, n + branch))
      }
    for (let at = 0; at < near.length; at += 1) {
      to.push(near[at]! - n)
      costs.push(prices[at]!)
    }
    start[item + 1] = to.length
  }
  return { start, to: Int32Array.from(to), cost: Float64Array.from(costs) }
}

/** Named pairs as sorted lists without repetition. */
function gather(n: number, from: Int32Array, to: Int32Array, pair: (i: number, j: number) => number): Candidates {
  const start = new Int32Array(n + 1)
  for (let k = 0; k < from.length; k += 1) start[from[k]! + 1]! += 1
  for (let i = 0; i < n; i += 1) start[i + 1]! += start[i]!
  const fill = start.slice(0, n)
  const raw = new Int32Array(from.length)
  for (let k = 0; k < from.length; k += 1) raw[fill[from[k]!]!++] = to[k]!
  const kept = new Int32Array(n + 1)
  const cost = new Float64Array(n)
  let size = 0
  for (let i = 0; i < n; i += 1) {
    const list = raw.subarray(start[i]!, start[i + 1]!)
    for (const j of list) cost[j] = pair(i, j)
    list.sort((a, b) => cost[a]! - cost[b]! || a - b)
    let last = -1
    for (const j of list) {
      if (j !== last) raw[size++] = j
      last = j
    }
    kept[i + 1] = size
  }
  return { start: kept, to: raw.slice(0, size) }
}
