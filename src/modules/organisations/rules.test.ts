import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/dates.ts'
import { changeFrom, closesCircle, differenceOf, type Period } from './rules.ts'

interface Facts {
  name: string
  street: number | null
}
const blank: Facts = { name: '', street: null }
const nameOn = (periods: readonly Period<Facts>[], day: string) =>
  periods.find((period) => period.fromOn <= day && (period.untilOn === null || day < period.untilOn))?.facts

describe('a change from a day on', () => {
  it('leaves the days before as they were', () => {
    const periods = changeFrom(
      [{ fromOn: '2015-01-01', untilOn: null, facts: { name: '甲', street: 1 } }],
      '2018-06-01',
      { name: '乙' },
      blank,
    )
    expect(nameOn(periods, '2018-05-31')?.name).toBe('甲')
    expect(nameOn(periods, '2018-06-01')).toEqual({ name: '乙', street: 1 })
  })

  it('reaches later periods that still carried the old value, and stops where another act had set one', () => {
    const periods: Period<Facts>[] = [
      { fromOn: '2015-01-01', untilOn: '2017-01-01', facts: { name: '甲', street: 1 } },
      { fromOn: '2017-01-01', untilOn: '2019-01-01', facts: { name: '甲', street: 2 } },
      { fromOn: '2019-01-01', untilOn: null, facts: { name: '丙', street: 2 } },
    ]
    const changed = changeFrom(periods, '2016-01-01', { name: '乙' }, blank)
    expect(nameOn(changed, '2015-12-31')?.name).toBe('甲')
    expect(nameOn(changed, '2016-06-01')?.name).toBe('乙')
    expect(nameOn(changed, '2018-01-01')).toEqual({ name: '乙', street: 2 })
    expect(nameOn(changed, '2020-01-01')?.name).toBe('丙')
  })

  it('before the first known day opens a period that lasts until it', () => {
    const changed = changeFrom(
      [{ fromOn: '2019-01-01', untilOn: null, facts: { name: '甲', street: 1 } }],
      '2018-12-31',
      { name: '旧' },
      blank,
    )
    expect(changed[0]).toEqual({ fromOn: '2018-12-31', untilOn: '2019-01-01', facts: { name: '旧', street: null } })
  })

  it('keeps periods apart, in order and the past untouched, whatever is changed when', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((offset) => addDays('2012-01-01', offset))
    const change = fc.record({
      day,
      patch: fc.record({ name: fc.constantFrom('甲', '乙', '丙'), street: fc.constantFrom(1, 2, null) }, { requiredKeys: [] }),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        let periods: Period<Facts>[] = [{ fromOn: '2012-01-01', untilOn: null, facts: { name: '起', street: 1 } }]
        for (const { day, patch } of changes) {
          const next = changeFrom(periods, day, patch, blank)
          for (const [index, period] of next.entries()) {
            if (index > 0) expect(next[index - 1]!.untilOn).toBe(period.fromOn)
          }
          if (day > '2012-01-01') expect(nameOn(next, addDays(day, -1))).toEqual(nameOn(periods, addDays(day, -1)))
          expect(nameOn(next, day)).toMatchObject(patch)
          periods = next
        }
        expect(periods.at(-1)!.untilOn).toBeNull()
      }),
    )
  })

  it('keeps the act of rows that did not change', () => {
    const old = [{ fromOn: '2015-01-01', untilOn: null, facts: { name: '甲', street: 1 }, act: 7 }]
    const { retract, record } = differenceOf(old, changeFrom(old, '2018-01-01', { name: '甲' }, blank))
    expect(retract).toEqual([])
    expect(record).toEqual([])
  })
})

describe('a line that conveys rights', () => {
  it('never closes into a circle', () => {
    const edges = [
      { fromNo: 1, toNo: 2 },
      { fromNo: 2, toNo: 3 },
    ]
    expect(closesCircle(edges, 3, 1)).toBe(true)
    expect(closesCircle(edges, 3, 4)).toBe(false)
  })
})
