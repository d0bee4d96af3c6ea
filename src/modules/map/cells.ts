import {
  add,
  areaOf,
  centroid,
  type Convex,
  distance,
  distanceToEdge,
  inside,
  nearerHalf,
  type Point,
  scale,
  sunflower,
  towards,
} from './plane.ts'

/** Moves points apart until none is nearer to another than `least`; equal points leave in directions given by their rank. */
export function spread(sites: readonly Point[], least: number): Point[] {
  const moved = sites.map((site) => [...site] as [number, number])
  for (let round = 0; round < 60; round += 1) {
    let quiet = true
    for (let a = 0; a < moved.length; a += 1) {
      for (let b = a + 1; b < moved.length; b += 1) {
        const [from, to] = [moved[a]!, moved[b]!]
        const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
        if (Math.abs(dx) >= least || Math.abs(dy) >= least) continue
        const apart = Math.hypot(dx, dy)
        if (apart >= least * 0.98) continue
        quiet = false
        const away =
          apart < least * 1e-6
            ? scale(sunflower(a * moved.length + b + 1), 1 / Math.sqrt(a * moved.length + b + 1))
            : [dx / apart, dy / apart]
        const push = (least - apart) / 2
        moved[a] = [from[0] - away[0]! * push, from[1] - away[1]! * push]
        moved[b] = [to[0] + away[0]! * push, to[1] + away[1]! * push]
      }
    }
    if (quiet) break
  }
  return moved
}

/** Draws sites that lie outside their street's cell in towards its middle, together, so that they keep their arrangement. */
export function pullInside(cell: Convex, sites: readonly Point[]): Point[] {
  const middle = centroid(cell)
  return sites.map((site) => {
    let part = 1
    while (part > 0.05 && !inside(cell, towards(middle, site, part))) part -= 0.05
    return part === 1 ? site : towards(middle, site, Math.max(0.05, part - 0.05))
  })
}

/** Two half steps towards the middle of each cell: straighter, more even cells that still stand where the units are. */
export function settle(cell: Convex, sites: readonly Point[]): Point[] {
  let settled = pullInside(cell, sites)
  for (let step = 0; step < 2; step += 1) {
    const cells = partition(cell, settled)
    settled = settled.map((site, index) => towards(site, centroid(cells[index]!), 0.5))
  }
  return settled
}

/** Each site's share of a convex frame: what is nearer to it than to any other site. */
export function partition(frame: Convex, sites: readonly Point[]): Convex[] {
  return distinct(frame, sites).map((site, index, all) => {
    const others = all.filter((_, other) => other !== index).toSorted((a, b) => distance(site, a) - distance(site, b))
    let cell = frame
    for (const other of others) {
      const reach = Math.max(...cell.map((corner) => distance(site, corner)))
      if (distance(site, other) > 2 * reach) break
      cell = nearerHalf(cell, site, other)
    }
    return cell
  })
}

/** Sites in one place would share one cell: they are set a little apart, towards the middle of the frame's own sunflower. */
function distinct(frame: Convex, sites: readonly Point[]): Point[] {
  const least = Math.sqrt(areaOf(frame) / sites.length) * 0.02
  const crowded = sites.some((site, index) => sites.some((other, rank) => rank < index && distance(site, other) < least))
  if (!crowded) return [...sites]
  const middle = centroid(frame)
  const step = (0.9 * distanceToEdge(frame, middle)) / Math.sqrt(sites.length)
  return sites.map((_, index) => add(middle, scale(sunflower(index), step)))
}
