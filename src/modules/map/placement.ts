import type { LayerPoint } from '../../platform/contributions/map-layers.ts'
import type { Point } from './plane.ts'
import { sunflower } from './plane.ts'

export interface Standpoint {
  readonly unitNo: number
  readonly label: Point
  /** Degrees of latitude around the label that belong to the area. */
  readonly room: number
}

export interface PlacedPoint {
  readonly unitNo: number
  readonly name: string
  readonly lon: number
  readonly lat: number
  readonly placement: 'exact' | 'community' | 'street'
  readonly group: string
}

/**
 * Where each unit stands: at its coordinates, else around the label of its community, else of its street. Units that share a label
 * form a sunflower in the order of their numbers, so the same units always stand in the same places.
 */
export function placePoints(
  points: readonly LayerPoint[],
  standpoints: readonly Standpoint[],
): { points: PlacedPoint[]; unplaced: number } {
  const byArea = new Map(standpoints.map((one) => [one.unitNo, one]))
  const waiting = new Map<number, LayerPoint[]>()
  const placed: PlacedPoint[] = []
  let unplaced = 0
  for (const point of points.toSorted((a, b) => a.unitNo - b.unitNo)) {
    const area = [point.communityNo, point.streetNo].find((no) => no !== null && byArea.has(no))
    if (point.lon !== null && point.lat !== null) placed.push(place(point, [point.lon, point.lat], 'exact'))
    else if (area === undefined || area === null) unplaced += 1
    else waiting.set(area, [...(waiting.get(area) ?? []), point])
  }
  for (const [areaNo, units] of waiting) placed.push(...around(byArea.get(areaNo)!, units))
  return { points: placed.toSorted((a, b) => a.unitNo - b.unitNo), unplaced }
}

function around(area: Standpoint, units: readonly LayerPoint[]): PlacedPoint[] {
  const east = Math.cos((area.label[1] * Math.PI) / 180)
  const step = (area.room * 0.6) / Math.sqrt(Math.max(units.length, 9))
  return units.map((unit, index) => {
    const [x, y] = sunflower(index)
    const at: Point = [area.label[0] + (x * step) / east, area.label[1] + y * step]
    return place(unit, at, unit.communityNo === area.unitNo ? 'community' : 'street')
  })
}

function place(unit: LayerPoint, [lon, lat]: Point, placement: PlacedPoint['placement']): PlacedPoint {
  return { unitNo: unit.unitNo, name: unit.name, lon: digits(lon), lat: digits(lat), placement, group: unit.group }
}

/** A tenth of a metre. */
function digits(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
