import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './dates.ts'
import {
  addMonths,
  addWorkingDays,
  deadlineOf,
  emptyCalendar,
  isWorkingDay,
  spanBefore,
  type WorkingCalendar,
} from './working-days.ts'

/** The week of National Day 2026 (国办发明电〔2025〕7号): 1 to 7 October off, 20 September and 10 October worked. */
const autumn: WorkingCalendar = {
  years: new Set([2026]),
  holidays: new Set(['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07']),
  makeUps: new Set(['2026-09-20', '2026-10-10']),
}
const day = fc.integer({ min: 0, max: 12_000 }).map((n) => addDays('2000-01-01', n))

describe('working days', () => {
  it.each([
    ['a Sunday that makes up for the holiday is worked', '2026-09-20', true],
    ['a Sunday is not', '2026-09-27', false],
    ['a Thursday that is a holiday is not', '2026-10-01', false],
    ['the first Thursday after the holiday is', '2026-10-08', true],
  ])('%s', (_, on, worked) => expect(isWorkingDay(on, autumn)).toBe(worked))

  it('are counted over the holiday and its make-up days', () => {
    // 30 September, then 8, 9 and the Saturday 10 October.
    expect(addWorkingDays('2026-09-29', 4, autumn)).toEqual({ dueOn: '2026-10-10', provisional: false })
  })

  it('of a year without its notice are provisional, and so is a deadline that runs into such a year', () => {
    expect(addWorkingDays('2026-12-30', 1, autumn)).toEqual({ dueOn: '2026-12-31', provisional: false })
    expect(addWorkingDays('2026-12-30', 2, autumn)).toEqual({ dueOn: '2027-01-01', provisional: true })
    expect(addWorkingDays('2031-05-05', 1, emptyCalendar).provisional).toBe(true)
  })

  it('end on a working day, later with each day more', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (from, n) => {
        const one = addWorkingDays(from, n, autumn)
        const more = addWorkingDays(from, n + 1, autumn)
        expect(isWorkingDay(one.dueOn, autumn)).toBe(true)
        expect(more.dueOn > one.dueOn).toBe(true)
      }),
    )
  })
})

it('reminding begins a span before the due day, counted back over holidays', () => {
  expect(spanBefore('2026-10-09', { n: 3, unit: 'working-day' }, autumn)).toBe('2026-09-29')
  expect(spanBefore('2026-10-09', { n: 3, unit: 'day' }, autumn)).toBe('2026-10-06')
  expect(spanBefore('2026-03-31', { n: 1, unit: 'month' }, autumn)).toBe('2026-02-28')
})

describe('months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-22', 1, '2026-12-22'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', 6, '2026-09-30'],
  ])('%s and %i month is %s', (from, n, wanted) => expect(addMonths(from, n)).toBe(wanted))

  it('run through holidays and need no calendar', () => {
    expect(deadlineOf('2026-09-20', { n: 1, unit: 'month' }, emptyCalendar)).toEqual({ dueOn: '2026-10-20', provisional: false })
    expect(deadlineOf('2026-09-20', { n: 7, unit: 'day' }, emptyCalendar)).toEqual({ dueOn: '2026-09-27', provisional: false })
  })
})
