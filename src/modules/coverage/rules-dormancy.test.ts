import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/dates.ts'
import { decideDormancy, dormancyStates, windowStart } from './rules-dormancy.ts'

const quiet = { throughout: true, lastOn: null, confirmed: false, answeredOn: null }
const ask = (signs: object, day = '2028-02-29') => decideDormancy({ ...quiet, ...signs }, day, 180)

describe('whether a person should look at a Party organisation', () => {
  it('is asked when nothing is on record in the window, to the day, on 29 February too', () => {
    expect(windowStart('2028-02-29', 180)).toBe('2027-09-03')
    expect(ask({})).toBe('proposed')
    expect(ask({ lastOn: '2027-09-02' })).toBe('proposed')
    expect(ask({ lastOn: '2027-09-03' })).toBe('active')
  })
  it('is not asked of one younger than the window: that is not applicable, not missing', () => {
    expect(ask({ throughout: false })).toBe('not-applicable')
    expect(ask({ throughout: false, lastOn: '2028-02-01' })).toBe('active')
  })
  it('was answered: a refusal holds for a window, a finding until a person ends it', () => {
    expect(ask({ answeredOn: '2027-09-03' })).toBe('refused')
    expect(ask({ answeredOn: '2027-09-02' })).toBe('proposed')
    expect(ask({ confirmed: true, lastOn: '2028-02-28' })).toBe('confirmed')
  })
  it('is never answered by the platform: without a person it is at most proposed', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2027-01-01', days))
    fc.assert(
      fc.property(fc.boolean(), fc.option(day), day, fc.integer({ min: 1, max: 400 }), (throughout, lastOn, on, days) => {
        const state = decideDormancy({ throughout, lastOn, confirmed: false, answeredOn: null }, on, days)
        expect(dormancyStates).toContain(state)
        expect(['confirmed', 'refused']).not.toContain(state)
      }),
    )
  })
})
