import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/dates.ts'
import { digestOn, isFresh, type Preference, type Weekday, weekdayOf } from './rules.ts'

const wishes = (over: Partial<Preference> = {}): Preference => ({
  weekday: 1,
  mutedUntilOn: null,
  mutedSources: [],
  openedOn: null,
  ...over,
})
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))
const weekday = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>

describe('the digest of a week', () => {
  it('comes on the chosen weekday, at most six days ago', () => {
    fc.assert(
      fc.property(day, weekday, (today, chosen) => {
        const on = digestOn(today, chosen)
        expect(weekdayOf(on)).toBe(chosen)
        expect(on <= today && on > addDays(today, -7)).toBe(true)
      }),
    )
  })

  it('is marked at most once in any seven days, however often somebody looks', () => {
    fc.assert(
      fc.property(day, weekday, fc.array(fc.integer({ min: 0, max: 60 })), (start, chosen, looks) => {
        let openedOn: string | null = null
        const marked: string[] = []
        for (const after of looks.sort((a, b) => a - b)) {
          const today = addDays(start, after)
          if (!isFresh(wishes({ weekday: chosen, openedOn }), today, 3)) continue
          marked.push(digestOn(today, chosen))
          openedOn = today
        }
        expect(new Set(marked).size).toBe(marked.length)
      }),
    )
  })

  it('is not marked when nothing waits, nor while the reader wants quiet, the last day included', () => {
    expect(isFresh(wishes(), '2026-11-22', 0)).toBe(false)
    expect(isFresh(wishes({ mutedUntilOn: '2026-11-22' }), '2026-11-22', 4)).toBe(false)
    expect(isFresh(wishes({ mutedUntilOn: '2026-11-22' }), '2026-11-23', 4)).toBe(true)
  })

  it('opened on Sunday is new again on Monday, when the next one comes', () => {
    expect(isFresh(wishes({ openedOn: '2026-11-22' }), '2026-11-22', 4)).toBe(false)
    expect(isFresh(wishes({ openedOn: '2026-11-22' }), '2026-11-23', 4)).toBe(true)
  })
})
