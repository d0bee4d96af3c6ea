import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planMatches } from './match-plan.ts'
import {
  kmBetween,
  type MatchNeed,
  type MatchResource,
  type MatchSettings,
  modelOf,
  pointsOf,
  termsOf,
  unitsOf,
} from './matching.ts'

const settings: MatchSettings = { weights: { kind: 40, distance: 25, time: 20, load: 15 }, farKm: 10, fullLoad: 5, fullDays: 30 }
const base = {
  category: 'venue',
  tags: [],
  unit: '间',
  left: 1,
  divisible: false,
  lon: 114,
  lat: 22.6,
  fromOn: '2026-12-01',
  untilOn: null,
}
const need = (id: string, more: Partial<MatchNeed> = {}): MatchNeed => ({ ...base, id, ownerNo: 1, urgent: false, ...more })
const resource = (id: string, more: Partial<MatchResource> = {}): MatchResource => ({ ...base, id, ownerNo: 2, load: 0, ...more })
const plan = (needs: MatchNeed[], resources: MatchResource[], with_ = settings) => planMatches(modelOf(needs, resources, with_))

describe('a pair', () => {
  it('is of one category, of two owners, in days both have, not too far, and enough', () => {
    expect(termsOf(need('n'), resource('r'), settings)).not.toBeNull()
    for (const more of [
      { category: 'goods' },
      { ownerNo: 1 },
      { untilOn: '2026-12-01' },
      { lat: 22.8 },
      { divisible: true, left: 5 },
    ])
      expect(termsOf(need('n', { left: 2 }), resource('r', { left: 2, ...more }), settings)).toBeNull()
    expect(termsOf(need('n', { left: 3 }), resource('r', { left: 2 }), settings)).toBeNull()
  })

  it('never lets an organisation come upon what is kept from it, whichever side is kept', () => {
    const pairOf = (of: Partial<MatchNeed>, with_: Partial<MatchResource>) =>
      termsOf(need('n', of), resource('r', with_), settings)
    expect(pairOf({ circle: [1, 2] }, { circle: [2, 1, 9] })).not.toBeNull()
    expect(pairOf({ circle: null }, { circle: [1] })).not.toBeNull()
    expect(pairOf({ circle: [1, 9] }, {})).toBeNull()
    expect(pairOf({}, { circle: [] })).toBeNull()
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 })), fc.array(fc.integer({ min: 1, max: 6 })), (one, other) => {
        const needs = [1, 3].map((ownerNo) => need(`n${ownerNo}`, { ownerNo, circle: one }))
        const resources = [2, 4].map((ownerNo) => resource(`r${ownerNo}`, { ownerNo, circle: other }))
        const ownerOf = (id: string) => Number(id.slice(1))
        for (const { needId, resourceId } of plan(needs, resources).pairs) {
          expect(one).toContain(ownerOf(resourceId))
          expect(other).toContain(ownerOf(needId))
        }
      }),
    )
  })

  it('gains more with a tag in common, near, and with more days in common', () => {
    const points = (more: Partial<MatchResource>) => termsOf(need('n', { tags: ['社工'] }), resource('r', more), settings)!
    expect(points({ tags: ['社工'] }).kind).toBeGreaterThan(points({ tags: ['法律'] }).kind)
    expect(points({}).distance).toBeGreaterThan(points({ lat: 22.65 }).distance)
    expect(points({}).time).toBeGreaterThan(points({ untilOn: '2026-12-11' }).time)
  })

  it('is as far as the sphere says, and of unknown distance where a position is missing', () => {
    expect(kmBetween({ lon: 114, lat: 22 }, { lon: 114, lat: 23 })).toBeCloseTo(111.2, 0)
    expect(kmBetween({ lon: null, lat: null }, { lon: 114, lat: 23 })).toBeNull()
  })
})

describe('a matching', () => {
  it('gives up the nearest pair where the whole is better served', () => {
    const needs = [need('a', { lat: 22.6 }), need('b', { lat: 22.54 })]
    const resources = [resource('x', { lat: 22.6 }), resource('y', { lat: 22.68, ownerNo: 3 })]
    const found = plan(needs, resources).pairs.map((pair) => `${pair.needId}${pair.resourceId}`)
    expect(found.toSorted()).toEqual(['ay', 'bx'])
  })

  it('meets what comes first where not all can be met, and says what stays unmet', () => {
    const { pairs, unmet } = plan([need('a'), need('b', { urgent: true })], [resource('x')])
    expect(pairs.map((pair) => pair.needId)).toEqual(['b'])
    expect(unmet).toEqual(['a'])
  })

  it('spreads the work over owners who are as good as each other', () => {
    const needs = ['a', 'b'].map((id) => need(id, { divisible: true }))
    const resources = ['x', 'y'].map((id, index) => resource(id, { divisible: true, left: 5, ownerNo: 2 + index }))
    expect(new Set(plan(needs, resources).pairs.map((pair) => pair.resourceId)).size).toBe(2)
  })

  it('answers to the weights: what counts nothing changes nothing', () => {
    const needs = [need('a', { tags: ['社工'] })]
    const resources = [resource('x', { tags: ['社工'], lat: 22.66 }), resource('y', { tags: ['法律'], ownerNo: 3 })]
    const only = (weights: MatchSettings['weights']) => plan(needs, resources, { ...settings, weights }).pairs[0]!.resourceId
    expect(only({ kind: 100, distance: 1, time: 0, load: 0 })).toBe('x')
    expect(only({ kind: 1, distance: 100, time: 0, load: 0 })).toBe('y')
  })

  const position = fc.record({
    lon: fc.integer({ min: 0, max: 9 }).map((step) => 114 + step / 200),
    lat: fc.integer({ min: 0, max: 9 }).map((step) => 22.6 + step / 200),
  })
  const anyNeed = fc.record({ position, divisible: fc.boolean(), left: fc.integer({ min: 1, max: 3 }), urgent: fc.boolean() })
  const anyResource = fc.record({ position, divisible: fc.boolean(), left: fc.integer({ min: 1, max: 3 }), load: fc.nat(4) })
  const cases = fc
    .tuple(fc.array(anyNeed, { minLength: 1, maxLength: 4 }), fc.array(anyResource, { minLength: 1, maxLength: 4 }))
    .map(
      ([needs, resources]) =>
        [
          needs.map(({ position: at, ...one }, index) => need(`n${index}`, { ...one, ...at })),
          resources.map(({ position: at, ...one }, index) => resource(`r${index}`, { ...one, ...at, ownerNo: 10 + index })),
        ] as const,
    )

  /** The least cost by trying everything: another way of counting than the one under test. */
  function bruteForce(needs: readonly MatchNeed[], resources: readonly MatchResource[]): number {
    const whole = 100
    const tasks = needs.flatMap((one) => Array.from({ length: unitsOf(one) }, () => one))
    const used = resources.map(() => 0)
    const best = (at: number): number => {
      const task = tasks[at]
      if (!task) return 0
      let least = (task.urgent ? 4 : 2) * whole + best(at + 1)
      for (const [index, one] of resources.entries()) {
        const terms = used[index]! < unitsOf(one) ? pointsOf(task, one, used[index]!, settings) : null
        if (!terms) continue
        used[index]! += 1
        least = Math.min(least, whole - (terms.kind + terms.distance + terms.time + terms.load) / 1e6 + best(at + 1))
        used[index]! -= 1
      }
      return least
    }
    return best(0)
  }

  it('is the optimum: nothing costs less, and nothing is given twice or beyond what there is', () => {
    fc.assert(
      fc.property(cases, ([needs, resources]) => {
        const found = plan([...needs], [...resources])
        expect(found.cost).toBeCloseTo(bruteForce(needs, resources), 4)
        for (const one of resources) {
          const given = found.pairs.filter((pair) => pair.resourceId === one.id)
          expect(given.reduce((sum, pair) => sum + (one.divisible ? pair.quantity : 1), 0)).toBeLessThanOrEqual(unitsOf(one))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('tells of each pair what else was possible, at exactly the difference it makes', () => {
    fc.assert(
      fc.property(cases, ([needs, resources]) => {
        const whole = needs.every((one) => !one.divisible) && resources.every((one) => !one.divisible)
        fc.pre(whole)
        const found = plan([...needs], [...resources])
        for (const pair of found.pairs)
          for (const { resourceId, difference } of pair.alternatives) {
            const kept = resources.filter((one) => one.id !== resourceId)
            const forced = needs.find((one) => one.id === pair.needId)!
            const rest = bruteForce(
              needs.filter((one) => one !== forced),
              kept,
            )
            const terms = pointsOf(
              forced,
              resources.find((one) => one.id === resourceId)!,
              0,
              settings,
            )!
            const cost = 100 - (terms.kind + terms.distance + terms.time + terms.load) / 1e6
            expect(difference).toBeCloseTo(rest + cost - found.cost, 4)
          }
      }),
      { numRuns: 60 },
    )
  })

  it('does not depend on the order of what it is given', () => {
    fc.assert(
      fc.property(cases, ([needs, resources]) => {
        expect(plan(needs.toReversed(), resources.toReversed())).toEqual(plan([...needs], [...resources]))
      }),
      { numRuns: 30 },
    )
  })
})
