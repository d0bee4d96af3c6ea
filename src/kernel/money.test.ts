import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fenOfYuan, shareOfFen, shareToFourPlaces, yuanOfFen } from './money.ts'

describe('money', () => {
  it('is rounded half up to the fen, once, from the exact value', () => {
    expect([shareOfFen(100, 50, 10_000), shareOfFen(99, 50, 10_000), shareOfFen(500_001, 150, 10_000)]).toEqual([1, 0, 7500])
    expect([shareToFourPlaces(500_001, 150, 10_000), shareToFourPlaces(99, 50, 10_000)]).toEqual(['75.0002', '0.0050'])
  })
  it('of a share is never further than half a fen from the exact value', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.nat(10_000), (fen, part) => {
        const off = BigInt(shareOfFen(fen, part, 10_000)) * 20_000n - BigInt(fen) * BigInt(part) * 2n
        expect(off <= 10_000n && off > -10_000n).toBe(true)
      }),
    )
  })
  it('typed in yuan is read to the fen, and shown again as it was', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), (fen) => {
        expect(fenOfYuan(yuanOfFen(fen))).toBe(fen)
      }),
    )
    expect([fenOfYuan('3,000.01'), fenOfYuan('3000'), fenOfYuan('3.005'), fenOfYuan('-1'), fenOfYuan('')]).toEqual([
      300_001,
      300_000,
      null,
      null,
      null,
    ])
  })
  it('is no share of nothing', () => {
    expect(() => shareOfFen(1, 1, 0)).toThrow(RangeError)
    expect(() => shareOfFen(1.5, 1, 2)).toThrow(RangeError)
  })
})
