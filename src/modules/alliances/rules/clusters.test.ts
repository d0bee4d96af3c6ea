import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closeIn, type ClusterRules, clusterSites, metresBetween, type Site } from './clusters.ts'

const rules: ClusterRules = {
  weights: { area: 1, industry: 1, feature: 1 },
  threshold: 2,
  withinMetres: 3000,
  similarPercent: 50,
}
const site = (key: string, more: Partial<Site> = {}): Site => ({
  key,
  name: key,
  streetNos: [],
  points: [],
  industryNos: [],
  features: [],
  ...more,
})

describe('demonstration sites strung together', () => {
  it('are close by street or distance, by industry, and by the features they share', () => {
    const here = { lon: 114.03, lat: 22.65 }
    expect(Math.round(metresBetween(here, { lon: 114.04, lat: 22.65 }))).toBe(1026)
    expect(closeIn(site('a', { streetNos: [1] }), site('b', { streetNos: [1, 2] }), rules)).toEqual(['area'])
    expect(closeIn(site('a', { points: [here] }), site('b', { points: [{ lon: 114.04, lat: 22.65 }] }), rules)).toEqual(['area'])
    expect(closeIn(site('a', { points: [here] }), site('b', { points: [{ lon: 114.4, lat: 22.65 }] }), rules)).toEqual([])
    expect(closeIn(site('a', { features: ['x', 'y'] }), site('b', { features: ['x'] }), rules)).toEqual(['feature'])
    expect(closeIn(site('a', { features: ['x', 'y', 'z'] }), site('b', { features: ['x'] }), rules)).toEqual([])
  })

  it('need as much in common as the rule says, form a chain, and leave one alone that is close to nobody', () => {
    const sites = [
      site('a', { streetNos: [1], industryNos: [7] }),
      site('b', { streetNos: [1], industryNos: [7], features: ['x'] }),
      site('c', { industryNos: [7], features: ['x'] }),
      site('d', { streetNos: [1] }),
      site('e'),
    ]
    expect(clusterSites(sites, rules)).toEqual({
      clusters: [['a', 'b', 'c']],
      links: [
        { from: 'a', to: 'b', why: ['area', 'industry'] },
        { from: 'b', to: 'c', why: ['industry', 'feature'] },
      ],
      unknown: ['e'],
    })
    expect(clusterSites(sites, { ...rules, weights: { area: 2, industry: 1, feature: 0 } }).clusters).toEqual([['a', 'b', 'd']])
  })

  it('are the same in whatever order they come; each is in one cluster at most, and every link has its reasons', () => {
    const small = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 2 })
    const world = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }).chain((nos) =>
      fc.tuple(
        ...nos.map((no) =>
          fc.record({
            key: fc.constant(`venue ${no}`),
            name: fc.constantFrom('甲', '乙', '丙'),
            streetNos: small,
            industryNos: small,
            points: fc.array(fc.record({ lon: fc.double({ min: 114, max: 114.1, noNaN: true }), lat: fc.constant(22.6) }), {
              maxLength: 1,
            }),
            features: small.map((codes) => codes.map(String)),
          }),
        ),
      ),
    )
    const weight = fc.integer({ min: 0, max: 3 })
    const any = fc.record({
      weights: fc.record({ area: weight, industry: weight, feature: weight }),
      threshold: fc.integer({ min: 1, max: 5 }),
      withinMetres: fc.constantFrom(0, 1000, 5000),
      similarPercent: fc.constantFrom(1, 50, 100),
    })
    fc.assert(
      fc.property(world, any, (sites: Site[], told: ClusterRules) => {
        const found = clusterSites(sites, told)
        expect(clusterSites(sites.toReversed(), told)).toEqual(found)
        const placed = found.clusters.flat()
        expect(new Set(placed).size).toBe(placed.length)
        for (const cluster of found.clusters) expect(cluster.length).toBeGreaterThan(1)
        const of = (key: string) => sites.find((one) => one.key === key)!
        for (const { from, to, why } of found.links) {
          expect(why).toEqual(closeIn(of(to), of(from), told))
          expect(why.reduce((sum, way) => sum + told.weights[way], 0)).toBeGreaterThanOrEqual(told.threshold)
          expect(found.clusters.filter((cluster) => cluster.includes(from)).every((cluster) => cluster.includes(to))).toBe(true)
        }
        // Nobody is placed without a link that holds it there.
        for (const key of placed) expect(found.links.some(({ from, to }) => from === key || to === key)).toBe(true)
        for (const key of found.unknown) expect(placed).not.toContain(key)
      }),
    )
  })
})
