/** A point of the drawing plane: kilometres east and north of an origin. */
export type Point = readonly [number, number]
/** A convex polygon, counter-clockwise, not closed. */
export type Convex = readonly Point[]

/** The golden angle: successive turns by it spread points evenly, the way seeds stand in a sunflower. */
const goldenAngle = Math.PI * (3 - Math.sqrt(5))

/** Place `index` of a sunflower with unit spacing; the first stands in the middle. */
export function sunflower(index: number): Point {
  const radius = Math.sqrt(index)
  return [radius * Math.cos(index * goldenAngle), radius * Math.sin(index * goldenAngle)]
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

export function mean(points: readonly Point[]): Point {
  const sum = points.reduce<[number, number]>((total, point) => [total[0] + point[0], total[1] + point[1]], [0, 0])
  return [sum[0] / points.length, sum[1] / points.length]
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The part of a convex polygon that is nearer to `own` than to `other`. */
export function nearerHalf(polygon: Convex, own: Point, other: Point): Convex {
  const normal: Point = [other[0] - own[0], other[1] - own[1]]
  const limit = (normal[0] * (own[0] + other[0]) + normal[1] * (own[1] + other[1])) / 2
  const side = (point: Point) => normal[0] * point[0] + normal[1] * point[1] - limit
  const kept: Point[] = []
  polygon.forEach((from, index) => {
    const to = polygon[(index + 1) % polygon.length]!
    const [a, b] = [side(from), side(to)]
    if (a <= 0) kept.push(from)
    if ((a < 0 && b > 0) || (a > 0 && b < 0)) {
      const part = a / (a - b)
      kept.push([from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part])
    }
  })
  return kept
}

/** Twice the signed area, and the centroid; the centroid of a convex polygon lies inside it. */
export function areaOf(polygon: Convex): number {
  return polygon.reduce((sum, point, index) => sum + cross(point, polygon[(index + 1) % polygon.length]!), 0) / 2
}

export function centroid(polygon: Convex): Point {
  const [x0, y0] = polygon[0]!
  let [x, y, twice] = [0, 0, 0]
  polygon.forEach((from, index) => {
    const to = polygon[(index + 1) % polygon.length]!
    // Measured from a corner, because far from the origin the products lose the small polygon's digits.
    const part = (from[0] - x0) * (to[1] - y0) - (to[0] - x0) * (from[1] - y0)
    x += (from[0] + to[0] - 2 * x0) * part
    y += (from[1] + to[1] - 2 * y0) * part
    twice += part
  })
  return twice === 0 ? mean(polygon) : [x0 + x / (3 * twice), y0 + y / (3 * twice)]
}

/** Smallest convex polygon around the points (monotone chain). */
export function hullOf(points: readonly Point[]): Convex {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  const chain = (list: readonly Point[]) => {
    const kept: Point[] = []
    for (const point of list) {
      while (kept.length >= 2 && turn(kept.at(-2)!, kept.at(-1)!, point) <= 0) kept.pop()
      kept.push(point)
    }
    return kept.slice(0, -1)
  }
  return [...chain(sorted), ...chain(sorted.toReversed())]
}

function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

function cross(a: Point, b: Point): number {
  return a[0] * b[1] - b[0] * a[1]
}

/** Distance from a point to the nearest edge of a ring. */
export function distanceToEdge(ring: readonly Point[], point: Point): number {
  return ring.reduce(
    (least, from, index) => Math.min(least, distanceToSegment(point, from, ring[(index + 1) % ring.length]!)),
    Infinity,
  )
}

function distanceToSegment(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length
  const part = Math.min(1, Math.max(0, along))
  return distance(point, [from[0] + dx * part, from[1] + dy * part])
}

export function inside(polygon: Convex, point: Point): boolean {
  return polygon.every((from, index) => turn(from, polygon[(index + 1) % polygon.length]!, point) >= 0)
}

export function towards(from: Point, to: Point, part: number): Point {
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]
}

export function scale(point: Point, by: number): Point {
  return [point[0] * by, point[1] * by]
}

export function add(a: Point, b: Point): Point {
  return [a[0] + b[0], a[1] + b[1]]
}
