import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FundEntry, moneyShown, totalsOf } from './funds.ts'

const sources = ['allocated', 'raised', 'dues']
const entry = fc.record({
  source: fc.constantFrom(...sources),
  amountFen: fc.integer({ min: 1, max: 10_000_000 }),
  onDay: fc
    .tuple(fc.integer({ min: 2023, max: 2026 }), fc.integer({ min: 1, max: 12 }))
    .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}-15`),
  reversed: fc.boolean(),
}) as fc.Arbitrary<FundEntry>

describe('money of a community', () => {
  it('adds up by year and source, in the order of the programme, without what was taken back', () => {
    const entries: FundEntry[] = [
      { source: 'raised', amountFen: 300_000, onDay: '2026-03-01', reversed: false },
      { source: 'allocated', amountFen: 500_000, onDay: '2026-02-01', reversed: false },
      { source: 'allocated', amountFen: 5_000_000, onDay: '2026-02-01', reversed: true },
      { source: 'dues', amountFen: 100_000, onDay: '2025-07-01', reversed: false },
    ]
    expect(totalsOf(entries, sources)).toEqual([
      { year: 2026, source: 'allocated', fen: 500_000, entries: 1 },
      { year: 2026, source: 'raised', fen: 300_000, entries: 1 },
      { year: 2025, source: 'dues', fen: 100_000, entries: 1 },
    ])
  })

  it('is the same money however it is listed, to the fen, and taking an entry back takes exactly its amount', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
        const sum = (of: readonly FundEntry[]) => totalsOf(of, sources).reduce((all, one) => all + one.fen, 0)
        expect(totalsOf(entries.toReversed(), sources)).toEqual(totalsOf(entries, sources))
        expect(sum(entries)).toBe(entries.reduce((all, one) => all + (one.reversed ? 0 : one.amountFen), 0))
        const [first, ...rest] = entries
        if (first && !first.reversed) expect(sum([{ ...first, reversed: true }, ...rest])).toBe(sum(entries) - first.amountFen)
      }),
    )
  })

  it('is shown by what came since a day and still stands; silence says nothing', () => {
    expect(moneyShown([], '2026-01-01')).toBeNull()
    const old: FundEntry = { source: 'dues', amountFen: 100, onDay: '2025-12-31', reversed: false }
    expect(moneyShown([old], '2026-01-01')).toBeNull()
    expect(moneyShown([{ ...old, onDay: '2026-01-01', reversed: true }], '2026-01-01')).toBeNull()
    expect(moneyShown([old, { ...old, onDay: '2026-02-01' }], '2025-01-01')).toEqual({
      fen: 200,
      entries: 2,
      onDay: '2026-02-01',
    })
  })
})
