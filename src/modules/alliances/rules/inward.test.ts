import { describe, expect, it } from 'vitest'
import { inwardStateOf, withOutside } from './inward.ts'

const held = (units: number[], othersNamed = false) => ({ id: units.join(), onDay: '2026-05-01', units, othersNamed })
const house = new Set([1, 2, 100])

describe('an activity with an outside partner', () => {
  it('is one with another organisation or with somebody named, and none within the own organ', () => {
    expect(withOutside([held([1, 2]), held([1, 100]), held([1, 7]), held([1], true), held([7, 8])], 1, house)).toHaveLength(2)
  })

  it('is not asked of an organisation founded within the period, and counts where it had one', () => {
    expect(inwardStateOf(0, '2026-03-01', '2026-01-01')).toBe('not-applicable')
    expect(inwardStateOf(1, '2026-03-01', '2026-01-01')).toBe('with-partners')
    expect(inwardStateOf(0, '2025-03-01', '2026-01-01')).toBe('none')
    expect(inwardStateOf(0, null, '2026-01-01')).toBe('none')
  })
})
