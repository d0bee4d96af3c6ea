import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { periods, statusOf, windowOf, windowsOf } from './cadences.ts'

describe('periods of a year', () => {
  it('lie without gap or overlap, and each day is in exactly one', () => {
    const day = fc
      .integer({ min: 0, max: 3000 })
      .map((n) => new Date(Date.UTC(2024, 0, 1) + n * 86_400_000).toISOString().slice(0, 10))
    fc.assert(
      fc.property(fc.constantFrom(...periods), day, (period, on) => {
        const { from, until } = windowOf(period, on)
        expect(from <= on && on < until).toBe(true)
        expect(windowOf(period, from)).toEqual({ from, until })
        const all = windowsOf(period, Number(on.slice(0, 4)), '1900-01-01', '2100-01-01')
        expect(all.filter((one) => one.from <= on && on < one.until)).toHaveLength(1)
        expect(all.at(0)!.from).toBe(`${on.slice(0, 4)}-01-01`)
        for (const [index, one] of all.entries()) if (index > 0) expect(one.from).toBe(all[index - 1]!.until)
      }),
    )
  })
  it('are those the community lived in', () => {
    expect(windowsOf('quarter', 2026, '2026-05-03', '2026-11-23')).toHaveLength(3)
  })
})

describe('what a period lacks', () => {
  const window = { from: '2026-10-01', until: '2027-01-01' }
  it.each([
    [1, '2026-01-01', '2026-10-02', 'recorded'],
    [0, '2026-01-01', '2026-10-02', 'not-yet-due'],
    [0, '2026-01-01', '2026-12-15', 'to-be-recorded'],
    [0, '2026-01-01', '2027-02-01', 'to-be-recorded'],
    [0, '2026-10-02', '2027-02-01', 'not-applicable'],
    [1, '2026-10-02', '2026-12-01', 'recorded'],
  ])('with %i held, founded on %s, seen on %s is %s', (held, founded, today, status) => {
    expect(statusOf(window, 1, held, founded, today)).toBe(status)
  })
})
