import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromPlane, haversineKm, originOf, toPlane } from './geometry.ts'
import { KdTree } from './kd-tree.ts'
import { mulberry32, shuffle } from './random.ts'

const longhua = { lon: 114.04, lat: 22.7 }

test('a plane of kilometres agrees with the globe inside a district', () => {
  const a = { lon: 114.0, lat: 22.65 }
  const b = { lon: 114.12, lat: 22.78 }
  const [p, q] = [toPlane(a, longhua), toPlane(b, longhua)]
  expect(Math.hypot(p.x - q.x, p.y - q.y) / haversineKm(a, b)).toBeCloseTo(1, 3)
  expect(fromPlane(p, longhua).lon).toBeCloseTo(a.lon, 10)
})

test('places that are not on the globe do not move the origin', () => {
  expect(originOf([longhua, null, { lon: Number.NaN, lat: 1 }, { lon: 300, lat: 2 }])).toEqual(longhua)
  expect(originOf([null])).toEqual({ lon: 0, lat: 0 })
})

test('the nearest neighbours are those a full search finds', () => {
  const point = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }))
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 1, maxLength: 60 }),
      fc.nat({ max: 12 }),
      fc.integer({ min: 1, max: 9 }),
      (points, k, km) => {
        const x = Float64Array.from(points, ([px]) => px)
        const y = Float64Array.from(points, ([, py]) => py)
        const tree = new KdTree(x, y, [...points.keys()])
        const got = tree.nearMember(0, k, km)
        const all = points.map(([px, py]) => (px - x[0]!) ** 2 + (py - y[0]!) ** 2).slice(1)
        const expected = all.filter((square) => square <= km * km).toSorted((a, b) => a - b)
        expect([...tree.squares.subarray(0, got)]).toEqual(expected.slice(0, k))
        expect(new Set(tree.found.subarray(0, got)).size).toBe(got)
      },
    ),
  )
})

test('the nearest neighbours among thousands in far-off towns are those a full search finds', () => {
  const random = mulberry32(3)
  const towns = Array.from({ length: 40 }, () => ({ x: 500 * random(), y: 500 * random() }))
  const points = Array.from({ length: 4000 }, (_, at) => {
    const town = towns[at % towns.length]!
    return { x: town.x + Math.floor(40 * random()) / 4, y: town.y + 10 * random() }
  })
  const x = Float64Array.from(points, (point) => point.x)
  const y = Float64Array.from(points, (point) => point.y)
  const tree = new KdTree(x, y, [...points.keys()])
  for (let member = 0; member < points.length; member += 37) {
    const got = tree.nearMember(member, 24)
    const all = points.map(({ x: px, y: py }) => (px - x[member]!) * (px - x[member]!) + (py - y[member]!) * (py - y[member]!))
    all.splice(member, 1)
    expect([...tree.squares.subarray(0, got)]).toEqual(all.toSorted((a, b) => a - b).slice(0, 24))
  }
})

test('in a tower of a thousand organisations neighbours are mixed, not the same few for everyone', () => {
  const x = new Float64Array(1000)
  const tree = new KdTree(x, x, [...x.keys()])
  const named = new Set<number>()
  for (let member = 0; member < 1000; member += 1) {
    expect(tree.nearMember(member, 20)).toBe(20)
    for (const other of tree.found.subarray(0, 20)) named.add(other)
  }
  expect(named.size).toBe(1000)
})

test('the same seed shuffles the same way', () => {
  const draw = () => {
    const list = Int32Array.from({ length: 20 }, (_, index) => index)
    shuffle(list, mulberry32(7))
    return [...list]
  }
  expect(draw()).toEqual(draw())
  expect(draw().toSorted((a, b) => a - b)).toEqual([...Array(20).keys()])
})
