import { distanceToEdge, type Point } from './plane.ts'

/** Rings are closed (first corner repeated) and in WGS-84 degrees; the first of a polygon is its outer ring, others are holes. */
export type Ring = Point[]
export type AreaGeometry = { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] }

export function polygonsOf(geometry: AreaGeometry): Ring[][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}

export function mapPositions(geometry: AreaGeometry, change: (point: Point) => Point): AreaGeometry {
  const polygon = (rings: Ring[]) => rings.map((ring) => ring.map(change))
  return geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: polygon(geometry.coordinates) }
    : { type: 'MultiPolygon', coordinates: geometry.coordinates.map(polygon) }
}

export function countPositions(geometry: AreaGeometry): number {
  return polygonsOf(geometry)
    .flat()
    .reduce((sum, ring) => sum + ring.length, 0)
}

/** The point inside the largest polygon with most room around it, among the middles of the stretches on nine lines through it. */
export function labelPoint(geometry: AreaGeometry): Point {
  const rings = largest(geometry)
  const lats = rings[0]!.map((point) => point[1])
  const [south, north] = [lats.reduce((a, b) => Math.min(a, b)), lats.reduce((a, b) => Math.max(a, b))]
  let best: { room: number; point: Point } = { room: -1, point: rings[0]![0]! }
  for (let line = 1; line <= 9; line += 1) {
    // A hair off the round fraction, so that a line does not run along a horizontal edge.
    const lat = south + ((north - south) * (line + 0.0137)) / 10.03
    const crossings = crossingsAt(rings, lat)
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const point: Point = [(crossings[index]! + crossings[index + 1]!) / 2, lat]
      const room = roomAround(geometry, point)
      if (room > best.room) best = { room, point }
    }
  }
  return best.point
}

/** Distance in degrees of latitude from a label to the nearest edge: how far units may stand around it. */
export function roomAround(geometry: AreaGeometry, label: Point): number {
  const east = Math.cos((label[1] * Math.PI) / 180)
  const flat = (point: Point): Point => [point[0] * east, point[1]]
  return Math.min(...largest(geometry).map((ring) => distanceToEdge(ring.slice(0, -1).map(flat), flat(label))))
}

function largest(geometry: AreaGeometry): Ring[] {
  return polygonsOf(geometry).toSorted((a, b) => size(b[0]!) - size(a[0]!))[0]!
}

function size(ring: Ring): number {
  return Math.abs(
    ring.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length]!
      return sum + x * nextY - nextX * y
    }, 0),
  )
}

/** Longitudes at which a line of latitude enters and leaves the rings, by the even-odd rule. */
function crossingsAt(rings: readonly Ring[], lat: number): number[] {
  const found: number[] = []
  for (const ring of rings) {
    for (let index = 0; index + 1 < ring.length; index += 1) {
      const [from, to] = [ring[index]!, ring[index + 1]!]
      if (from[1] > lat === to[1] > lat) continue
      found.push(from[0] + ((lat - from[1]) / (to[1] - from[1])) * (to[0] - from[0]))
    }
  }
  return found.toSorted((a, b) => a - b)
}
