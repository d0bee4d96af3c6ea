import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AreaNode } from '../../platform/contributions/areas.ts'
import { areaOf, inside, type Point } from './plane.ts'
import { drawSchematic, type SchematicArea } from './schematic.ts'

const street = (unitNo: number): AreaNode => ({
  unitNo,
  code: null,
  name: `第${unitNo}街道`,
  level: 'street',
  parentNo: 1,
  lon: null,
  lat: null,
  units: 0,
})
const community = (unitNo: number, parentNo: number | null, at: Point | null): AreaNode => ({
  unitNo,
  code: null,
  name: `第${unitNo}社区`,
  level: 'community',
  parentNo,
  lon: at?.[0] ?? null,
  lat: at?.[1] ?? null,
  units: at ? 3 : 0,
})

/** Districts of any shape: several streets, communities anywhere (also nowhere, in one place, or a province away). */
const place = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.double({ min: 119.9, max: 120.3, noNaN: true }), fc.double({ min: 30.1, max: 30.4, noNaN: true })),
  },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant([120.1, 30.2] as const) },
  { weight: 1, arbitrary: fc.constant([121.0, 30.2] as const) },
)
const district = fc
  .array(fc.array(place, { maxLength: 12 }), { minLength: 1, maxLength: 8 })
  .map((streets): AreaNode[] =>
    streets.flatMap((places, index) => [
      street(10 + index),
      ...places.map((at, position) => community(1000 + index * 100 + position, 10 + index, at)),
    ]),
  )

describe('a district without a boundary is drawn', () => {
  test('with every street and every community exactly once, in the community’s own street and filling it', () => {
    fc.assert(
      fc.property(district, (nodes) => {
        const drawn = drawSchematic(nodes)
        expect(drawn.map((area) => area.unitNo).toSorted((a, b) => a - b)).toEqual(
          nodes.map((node) => node.unitNo).toSorted((a, b) => a - b),
        )
        for (const area of drawn) expectSound(area)
        for (const node of nodes.filter((one) => one.level === 'street')) expectFilled(nodes, drawn, node.unitNo)
      }),
      { numRuns: 150 },
    )
  })

  test('without overlaps: areas of streets add up to the whole, and no label lies in another street', () => {
    fc.assert(
      fc.property(district, (nodes) => {
        const streets = drawSchematic(nodes).filter((area) => area.level === 'street')
        for (const one of streets) {
          for (const other of streets) {
            if (one !== other) expect(inside(other.ring, one.label)).toBe(false)
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  test('the same way whatever the order the areas come in', () => {
    fc.assert(
      fc.property(district, fc.infiniteStream(fc.double({ noNaN: true })), (nodes, keys) => {
        const shuffled = nodes.map((node) => ({ node, key: keys.next().value! })).toSorted((a, b) => a.key - b.key)
        expect(drawSchematic(shuffled.map((entry) => entry.node))).toEqual(drawSchematic(nodes))
      }),
      { numRuns: 60 },
    )
  })
})

describe('special districts', () => {
  test('without a single coordinate are still drawn', () => {
    const nodes = [street(1), street(2), ...Array.from({ length: 9 }, (_, index) => community(10 + index, 1 + (index % 2), null))]
    const drawn = drawSchematic(nodes)
    expect(drawn).toHaveLength(11)
    drawn.forEach(expectSound)
  })

  test('with one street and one community become one cell', () => {
    const [first, second] = drawSchematic([street(1), community(2, 1, [120, 30])])
    expect(first!.ring).toEqual(second!.ring)
  })

  test('with a coordinate 80 km away keep their size', () => {
    const near = Array.from({ length: 20 }, (_, index) =>
      community(10 + index, 1, [120 + (index % 5) * 0.01, 30 + Math.floor(index / 5) * 0.01]),
    )
    const normal = widthOf(drawSchematic([street(1), ...near]))
    const stretched = widthOf(drawSchematic([street(1), ...near.slice(1), community(10, 1, [120.83, 30])]))
    expect(stretched).toBeLessThan(normal * 3)
  })

  test('with 600 communities in one street are all drawn', () => {
    const nodes = [
      street(1),
      ...Array.from({ length: 600 }, (_, index) =>
        community(10 + index, 1, [120 + Math.sin(index * 7) * 0.1, 30 + Math.cos(index * 3) * 0.1]),
      ),
    ]
    const drawn = drawSchematic(nodes)
    expectFilled(nodes, drawn, 1)
  })

  test('with communities of no street draw them too, and nothing at all when there are no areas', () => {
    expect(drawSchematic([community(5, null, null), community(6, 99, [120, 30])]).map((area) => area.unitNo)).toEqual([5, 6])
    expect(drawSchematic([])).toEqual([])
  })

  test('place each community nearer to its own units than to those of others', () => {
    const nodes = [
      street(1),
      ...Array.from({ length: 16 }, (_, index) =>
        community(10 + index, 1, [120 + (index % 4) * 0.02, 30 + Math.floor(index / 4) * 0.02]),
      ),
    ]
    const drawn = drawSchematic(nodes)
    for (const node of nodes.slice(1)) {
      const area = drawn.find((one) => one.unitNo === node.unitNo)!
      expect(inside(area.ring, [node.lon!, node.lat!])).toBe(true)
    }
  })
})

function expectSound(area: SchematicArea): void {
  expect(area.ring.length).toBeGreaterThanOrEqual(3)
  for (const [lon, lat] of [...area.ring, area.label]) expect(Number.isFinite(lon) && Number.isFinite(lat)).toBe(true)
  expect(areaOf(area.ring)).toBeGreaterThan(0)
}

function expectFilled(nodes: readonly AreaNode[], drawn: readonly SchematicArea[], streetNo: number): void {
  const own = nodes.filter((node) => node.level === 'community' && node.parentNo === streetNo)
  if (own.length === 0) return
  const ring = (no: number) => drawn.find((area) => area.unitNo === no)!.ring
  const total = own.reduce((sum, node) => sum + areaOf(ring(node.unitNo)), 0)
  expect(total / areaOf(ring(streetNo))).toBeCloseTo(1, 3)
  for (const node of own) expect(inside(ring(streetNo), drawn.find((area) => area.unitNo === node.unitNo)!.label)).toBe(true)
}

function widthOf(drawn: readonly SchematicArea[]): number {
  const lons = drawn.flatMap((area) => area.ring.map((point) => point[0]))
  return Math.max(...lons) - Math.min(...lons)
}
