import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnsOf, levelsOf, plot, ticksUpTo } from './chart.ts'
import type { WeekView } from './types.ts'

const week = (no: number, start: number, came: number, went: number): WeekView => ({
  no,
  after: '2026-01-01',
  to: '2026-01-08',
  start,
  in: came,
  out: went,
  end: start + came - went,
  there: 0,
  moves: {},
  rulesChanged: false,
})

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [10, [0, 5, 10]],
  [167, [0, 100, 200]],
  [4318, [0, 2000, 4000, 6000]],
])('a scale up to %i is marked at %j', (most, ticks) => {
  expect(ticksUpTo(most)).toEqual(ticks)
})

it('nothing of the picture lies outside of it, however the weeks went', () => {
  const weeks = fc
    .tuple(fc.nat(2000), fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 60 }))
    .map(([begun, moves]) => {
      const told: WeekView[] = []
      for (const [index, [came, went]] of moves.entries()) {
        const start = told.at(-1)?.end ?? begun
        told.push(week(index + 1, start, came, Math.min(went, start + came)))
      }
      return told
    })
  fc.assert(
    fc.property(weeks, fc.constantFrom(plot.desk, plot.phone), (told, width) => {
      const { points, ticks } = levelsOf(told, width)
      const { bars, zero } = columnsOf(told, width)
      expect(points.length).toBe(told.length + 1)
      for (const { x, y } of points) {
        expect(x).toBeGreaterThanOrEqual(plot.left)
        expect(x).toBeLessThanOrEqual(width - plot.right + 0.001)
        expect(y).toBeGreaterThanOrEqual(plot.top - 0.001)
        expect(y).toBeLessThanOrEqual(plot.top + plot.lineHeight + 0.001)
      }
      for (const bar of bars) {
        expect(zero - bar.inHeight).toBeGreaterThan(plot.top + plot.lineHeight)
        expect(zero + bar.outHeight).toBeLessThanOrEqual(plot.height - plot.bottom + 0.001)
      }
      expect(ticks.length).toBeLessThanOrEqual(5)
    }),
  )
})
