import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fenOfYuan, yuanOfFen } from '../../kernel/money.ts'
import { duesRules } from '../../programmes/dues.ts'
import { amountOf, arrearsOf, monthsBetween, quarterOf, standardShape, stateOf } from './rules.ts'

const standard = standardShape.parse(duesRules()[0]!.params)
const due = (kind: string, base: string | null) => {
  const amount = amountOf(standard, kind, base === null ? null : fenOfYuan(base))
  return amount.ok ? yuanOfFen(amount.monthlyFen) : amount.code
}

describe('dues of a month', () => {
  it.each([
    ['3000', '15.00'],
    ['3000.01', '30.00'],
    ['5000', '50.00'],
    ['5000.01', '75.00'],
    ['10000', '150.00'],
    ['10000.01', '200.00'],
  ])('of %s yuan of pay are %s: the whole at one rate', (base, amount) => {
    for (const kind of ['monthly', 'annual', 'irregular']) expect(due(kind, base)).toBe(amount)
  })
  it.each([
    ['5000', '25.00'],
    ['5000.01', '50.00'],
  ])('of %s yuan of pension are %s', (base, amount) => expect(due('retired', base)).toBe(amount))
  it('of students, people without work and on relief are twenty fen; farmers choose within a span', () => {
    for (const kind of ['student', 'unemployed', 'relief']) expect(due(kind, null)).toBe('0.20')
    expect([due('farmer', '0.20'), due('farmer', '1'), due('farmer', '1.01'), due('farmer', null)]).toEqual([
      '0.20',
      '1.00',
      'dues-amount-out-of-range',
      'dues-base-missing',
    ])
  })
  it('keep four decimals and are rounded half up to the fen', () => {
    expect(amountOf(standard, 'monthly', 500_001)).toMatchObject({ exactYuan: '75.0002', monthlyFen: 7500, rate: 150 })
    expect(due('monthly', '1')).toBe('0.01')
    expect(due('monthly', '0.99')).toBe('0.00')
  })
  it('never fall when the base grows', () => {
    fc.assert(
      fc.property(fc.nat(3_000_000), fc.nat(3_000_000), (one, other) => {
        const [low, high] = [
          amountOf(standard, 'monthly', Math.min(one, other)),
          amountOf(standard, 'monthly', Math.max(one, other)),
        ]
        expect(low.ok && high.ok && low.monthlyFen <= high.monthlyFen).toBe(true)
      }),
    )
  })
  it('ask for a kind that is known', () => expect(due('某种', '1')).toBe('dues-kind-unknown'))
})

describe('months', () => {
  it('paid, open, waived and not assessed are four different things', () => {
    expect([stateOf(3000, 3000), stateOf(3000, null), stateOf(0, null), stateOf(null, null)]).toEqual([
      'paid',
      'open',
      'waived',
      'unassessed',
    ])
  })
  it('behind are those before the one asked about; from six on it is time to talk', () => {
    const months = monthsBetween('2026-01', '2026-07').map((month) => ({
      month,
      dueFen: 100,
      paidFen: month === '2026-03' ? 100 : null,
    }))
    expect(arrearsOf(months, '2026-07', 6)).toEqual({
      months: ['2026-01', '2026-02', '2026-04', '2026-05', '2026-06'],
      fen: 500,
      atLimit: false,
    })
    expect(arrearsOf(months, '2026-08', 6).atLimit).toBe(true)
  })
  it('of a quarter are three, over the end of a year too', () => {
    expect(quarterOf('2026-11')).toEqual(['2026-10', '2026-11', '2026-12'])
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  })
})
