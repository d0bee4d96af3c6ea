import { describe, expect, test } from 'vitest'
import type { LayerPoint } from '../../platform/contributions/map-layers.ts'
import { labelPoint, roomAround } from './geometry.ts'
import { placePoints } from './placement.ts'
import { distance, inside, type Point } from './plane.ts'
import { inventedSquare } from './testing.ts'

const unit = (unitNo: number, more: Partial<LayerPoint> = {}): LayerPoint => ({
  unitNo,
  name: `社团${unitNo}`,
  lon: null,
  lat: null,
  streetNo: null,
  communityNo: null,
  group: 'joint',
  ...more,
})
const places = [
  { unitNo: 7, label: [120, 30] as Point, room: 0.01 },
  { unitNo: 3, label: [120.1, 30] as Point, room: 0.05 },
]

describe('a unit on the map', () => {
  test('stands at its coordinates when it has any', () => {
    const { points } = placePoints([unit(1, { lon: 120.5, lat: 30.5, communityNo: 7 })], places)
    expect(points[0]).toMatchObject({ lon: 120.5, lat: 30.5, placement: 'exact' })
  })

  test('stands in its community, else in its street, and says so', () => {
    const { points } = placePoints([unit(1, { communityNo: 7, streetNo: 3 }), unit(2, { communityNo: 99, streetNo: 3 })], places)
    expect(points.map((point) => point.placement)).toEqual(['community', 'street'])
  })

  test('is counted as unplaced when neither is known', () => {
    expect(placePoints([unit(1)], places)).toEqual({ points: [], unplaced: 1 })
  })

  test('does not leave its area nor hide another, and stands in the same place whatever the order', () => {
    const units = Array.from({ length: 200 }, (_, index) => unit(index + 1, { communityNo: 7 }))
    const { points } = placePoints(units, places)
    const at = points.map((point): Point => [point.lon, point.lat])
    expect(new Set(at.map(String)).size).toBe(200)
    for (const point of at) expect(distance([(point[0] - 120) * Math.cos(Math.PI / 6), point[1] - 30], [0, 0])).toBeLessThan(0.01)
    expect(placePoints(units.toReversed(), places).points).toEqual(points)
  })
})

describe('the label of an imported boundary', () => {
  test('lies inside even where the middle of the shape is outside', () => {
    const horseshoe: Point[] = [
      [120, 30],
      [120.3, 30],
      [120.3, 30.3],
      [120.2, 30.3],
      [120.2, 30.1],
      [120.1, 30.1],
      [120.1, 30.3],
      [120, 30.3],
      [120, 30],
    ]
    const geometry = { type: 'Polygon' as const, coordinates: [horseshoe] }
    const [lon, lat] = labelPoint(geometry)
    expect(lat < 30.1 || lon < 120.1 || lon > 120.2).toBe(true)
    expect(roomAround(geometry, [lon, lat])).toBeGreaterThan(0.01)
  })

  test('stands in the largest part of several', () => {
    const label = labelPoint({
      type: 'MultiPolygon',
      coordinates: [[inventedSquare(120, 30, 0.01)], [inventedSquare(121, 30, 0.2)]],
    })
    expect(inside(inventedSquare(121, 30, 0.2).toReversed().slice(0, 4), label)).toBe(true)
  })
})
