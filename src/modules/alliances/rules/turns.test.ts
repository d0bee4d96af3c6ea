import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { termStarts, turnsAt } from './turns.ts'

const since = (...nos: number[]) => nos.map((unitNo) => ({ unitNo, fromOn: '2026-01-31' }))
const whos = (turns: readonly { who: number | null }[]) => turns.map((turn) => turn.who)

describe('turns of a community', () => {
  it('begin at the founding and follow one another without a gap', () => {
    expect(termStarts('2026-01-31', 1, '2026-05-01')).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'])
    const turns = turnsAt(since(1, 2, 3), '2026-01-31', 3, '2027-02-01', [])
    for (const [index, turn] of turns.entries()) if (index > 0) expect(turns[index - 1]!.until).toBe(turn.day)
    expect(whos(turns)).toEqual([1, 2, 3, 1, 2])
  })

  it('let the next one serve where one cannot, and both are even again later', () => {
    const turns = turnsAt(since(1, 2), '2026-01-01', 1, '2026-05-01', [
      { day: '2026-01-01', kind: 'away', unitNo: 1, reason: '外出' },
    ])
    expect(whos(turns)).toEqual([2, 1, 2, 1])
    expect(turns[0]!.passed).toEqual([1])
  })

  it('keep what was, whoever joins afterwards; who is new does not make up for the time before', () => {
    const kept = [1, 2, 1, 2].map((unitNo, month) => ({
      day: `2026-0${month + 1}-01`,
      kind: 'kept' as const,
      unitNo,
      reason: null,
    }))
    const members = [...since(1, 2), { unitNo: 9, fromOn: '2026-04-15' }]
    expect(whos(turnsAt(members, '2026-01-01', 1, '2026-08-01', kept))).toEqual([1, 2, 1, 2, 9, 1, 2])
  })

  it('differ by one at most among members who were there from the beginning', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 6 }), (count, months) => {
        const turns = whos(
          turnsAt(since(...Array.from({ length: count }, (_, index) => index + 1)), '2026-01-31', months, '2029-01-01', []),
        )
        const counts = Array.from({ length: count }, (_, index) => turns.filter((who) => who === index + 1).length)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
