import type { AreaNode } from '../../platform/contributions/areas.ts'
import { partition, pullInside, settle, spread } from './cells.ts'
import { add, areaOf, centroid, type Convex, distance, hullOf, mean, median, type Point, scale, sunflower } from './plane.ts'

/**
 * A drawing of a district for which no boundary is kept. Each street is a convex patch around the middle of its communities, each
 * community a straight-edged cell inside its street: near where its units are, never a claim of where it ends. Convex patches are
 * connected and do not overlap, whatever the positions. The result depends on the set of areas only, not on their order.
 */
export interface SchematicArea {
  readonly unitNo: number
  readonly level: 'street' | 'community'
  /** Counter-clockwise ring in WGS-84 degrees, not closed. */
  readonly ring: readonly Point[]
  readonly label: Point
}

/** Side of a community of which nothing is known, in kilometres. */
const usualSide = 1.2
/** Where a district without a single coordinate is drawn: nowhere in particular, so that nobody takes it for a place. */
const nowhere: Point = [105, 35]

interface Patch {
  readonly no: number
  readonly street: AreaNode | null
  readonly communities: readonly AreaNode[]
  readonly sites: readonly Point[]
}

export function drawSchematic(nodes: readonly AreaNode[]): SchematicArea[] {
  const areas = nodes.filter((node) => node.level !== 'district').toSorted((a, b) => a.unitNo - b.unitNo)
  if (areas.length === 0) return []
  const plane = planeOf(areas)
  const patches = patchesOf(areas, plane)
  const spacing = spacingOf(patches.flatMap((patch) => patch.sites))
  const middles = spread(
    patches.map((patch) => mean(patch.sites)),
    spacing * 1.6,
  )
  const frame = hullOf(
    patches.flatMap((patch, index) => [...patch.sites, middles[index]!].flatMap((site) => circle(site, spacing * 1.2))),
  )
  const cells = partition(frame, middles)
  return patches.flatMap((patch, index) => drawPatch(patch, cells[index]!, plane, spacing))
}

function drawPatch(patch: Patch, cell: Convex, plane: Plane, spacing: number): SchematicArea[] {
  const sites = settle(cell, spread(pullInside(cell, patch.sites), spacing * 0.5))
  const communities = patch.communities.length === 0 ? [] : partition(cell, sites)
  const drawn = patch.communities.map((node, index) => shape(node.unitNo, 'community', communities[index]!, plane))
  return patch.street ? [shape(patch.street.unitNo, 'street', cell, plane), ...drawn] : drawn
}

function shape(unitNo: number, level: SchematicArea['level'], polygon: Convex, plane: Plane): SchematicArea {
  return { unitNo, level, ring: polygon.map(plane.toDegrees), label: plane.toDegrees(centroid(polygon)) }
}

interface Plane {
  readonly toPlane: (point: Point) => Point
  readonly toDegrees: (point: Point) => Point
}

function planeOf(areas: readonly AreaNode[]): Plane {
  const known = areas.flatMap((area) => positionOf(area) ?? [])
  const origin: Point =
    known.length === 0 ? nowhere : [median(known.map((point) => point[0])), median(known.map((point) => point[1]))]
  const north = 111.32
  const east = north * Math.max(0.05, Math.cos((origin[1] * Math.PI) / 180))
  return {
    toPlane: (point) => [(point[0] - origin[0]) * east, (point[1] - origin[1]) * north],
    toDegrees: (point) => [round(origin[0] + point[0] / east), round(origin[1] + point[1] / north)],
  }
}

/** Seven digits are a centimetre: enough for shared edges to stay shared. */
function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}

function positionOf(area: AreaNode): [Point] | null {
  return Number.isFinite(area.lon) && Number.isFinite(area.lat) && area.lon !== null && area.lat !== null
    ? [[area.lon, area.lat]]
    : null
}

/** Streets with their communities; communities of no known street share one patch that is not drawn as a street. */
function patchesOf(areas: readonly AreaNode[], plane: Plane): Patch[] {
  const streets = areas.filter((area) => area.level === 'street')
  const known = new Set(streets.map((street) => street.unitNo))
  const inStreet = (no: number) => areas.filter((area) => area.level === 'community' && area.parentNo === no)
  const loose = areas.filter((area) => area.level === 'community' && !(area.parentNo !== null && known.has(area.parentNo)))
  const groups = [
    ...streets.map((street) => ({ no: street.unitNo, street, communities: inStreet(street.unitNo) })),
    ...(loose.length > 0 ? [{ no: 0, street: null, communities: loose }] : []),
  ]
  const places = groups.map((group) => knownPlaces(group.street, group.communities, plane))
  const near = nearOnly(places.flat())
  return groups.map((group, index) => {
    const centre = places[index]!.length > 0 ? mean(places[index]!.map(near)) : scale(sunflower(index), 3 * usualSide)
    const sites = group.communities.map((node, position) => {
      const place = positionOf(node)
      return place ? near(plane.toPlane(place[0])) : add(centre, scale(sunflower(position + 1), usualSide / 2))
    })
    return { ...group, sites: sites.length > 0 ? sites : [centre] }
  })
}

function knownPlaces(street: AreaNode | null, communities: readonly AreaNode[], plane: Plane): Point[] {
  const own = communities.flatMap((node) => positionOf(node) ?? [])
  return (own.length > 0 ? own : street ? (positionOf(street) ?? []) : []).map(plane.toPlane)
}

/** A single mistyped coordinate must not shrink everybody else: what is far beyond the usual distance is drawn at the rim. */
function nearOnly(places: readonly Point[]): (point: Point) => Point {
  const limit = Math.max(usualSide, 3.5 * (places.length === 0 ? 0 : median(places.map((place) => distance(place, [0, 0])))))
  return (point) => {
    const far = distance(point, [0, 0])
    return far <= limit ? point : scale(point, limit / far)
  }
}

/** Distance at which neighbours would stand if the communities were spread evenly. */
function spacingOf(sites: readonly Point[]): number {
  const area = sites.length < 3 ? 0 : areaOf(hullOf(sites))
  return Math.max(usualSide / 2, Math.sqrt(area / sites.length))
}

function circle(middle: Point, radius: number): Point[] {
  return Array.from({ length: 8 }, (_, index) => {
    const angle = ((index + 0.5) * Math.PI) / 4
    return [middle[0] + radius * Math.cos(angle), middle[1] + radius * Math.sin(angle)] as const
  })
}
