import { describe, expect, it } from 'vitest'
import { emptyCalendar } from '../../../kernel/working-days.ts'
import { type DateRule, daysOf, skipOf } from './recurring.ts'
import { ruleText } from './rule-text.ts'
import { actsOf, decideCaseAct, inOrder } from './service-case.ts'

const words = { week: '每{weekday}', day: '每月 {day} 日', nth: '第 {week} 个{weekday}', last: '最后一个{weekday}', year: '{month} 月 {day} 日', holiday: '节假日', weekdays: '周一|周二|周三|周四|周五|周六|周日' } // prettier-ignore

describe('days of a rule', () => {
  const calendar = { ...emptyCalendar, years: new Set([2026]), holidays: new Set(['2026-10-01', '2026-10-02', '2026-10-08']) }
  it.each<[DateRule, string, string, string[], string]>([
    [{ every: 'week', weekday: 6 }, '2026-11-01', '2026-11-22', ['2026-11-07', '2026-11-14', '2026-11-21'], '每周六'],
    [{ every: 'week', weekday: 7 }, '2026-11-01', '2026-11-08', ['2026-11-01'], '每周日'],
    [
      { every: 'month', on: 'weekday', week: 2, weekday: 6 },
      '2026-11-01',
      '2027-01-01',
      ['2026-11-14', '2026-12-12'],
      '第 2 个周六',
    ],
    [{ every: 'month', on: 'weekday', week: -1, weekday: 5 }, '2026-11-01', '2026-12-01', ['2026-11-27'], '最后一个周五'],
    [{ every: 'month', on: 'day', day: 31 }, '2026-11-01', '2027-01-01', ['2026-11-30', '2026-12-31'], '每月 31 日'],
    [{ every: 'year', month: 3, day: 5 }, '2026-01-01', '2028-01-01', ['2026-03-05', '2027-03-05'], '3 月 5 日'],
    // The first day of each run of holidays.
    [{ every: 'holiday' }, '2026-01-01', '2027-01-01', ['2026-10-01', '2026-10-08'], '节假日'],
    [{ every: 'holiday' }, '2026-10-02', '2026-10-08', [], '节假日'],
  ])('%j', (rule, from, until, days, text) => {
    expect(daysOf(rule, from, until, calendar)).toEqual(days)
    expect(ruleText(rule, words)).toBe(text)
  })

  it('are skipped where something else is, or where the insurance ends before', () => {
    const free = { risk: 'danger' as const, insuredUntil: '2026-12-01', taken: false }
    expect(skipOf('2026-12-01', free)).toBeNull()
    expect(skipOf('2026-12-02', free)).toBe('uninsured')
    expect(skipOf('2026-12-02', { ...free, risk: 'none' })).toBeNull()
    expect(skipOf('2026-12-01', { ...free, taken: true })).toBe('taken')
  })
})

describe('the life of a service case', () => {
  it('has no service without a plan, and ends nowhere for good', () => {
    expect(actsOf('intake')).toEqual(['plan', 'close'])
    expect(actsOf('closed')).toEqual(['reopen'])
    const days = { last: '2026-11-02', today: '2026-11-20' }
    expect(decideCaseAct('planned', 'service', '2026-11-02', days)).toEqual({ to: 'serving' })
    expect(decideCaseAct('serving', 'plan', '2026-11-03', days)).toEqual({ to: 'serving' })
    expect(decideCaseAct('intake', 'service', '2026-11-02', days)).toEqual({ refused: 'service-case-cannot' })
    expect(decideCaseAct('planned', 'service', '2026-11-01', days)).toEqual({ refused: 'service-case-day-unfit' })
    expect(decideCaseAct('planned', 'service', '2026-11-21', days)).toEqual({ refused: 'service-case-day-unfit' })
  })

  it('finds helpers by skills, distance and what is in hand', () => {
    const of = (no: number, skills: string[], near: 'branch' | 'street' | 'district', load: number) => ({
      id: `${no}`,
      no,
      skills,
      near,
      load,
    })
    const found = inOrder([of(1, ['law'], 'district', 0), of(2, ['law'], 'branch', 3), of(3, ['law', 'care'], 'district', 9), of(4, ['law'], 'branch', 1)]) // prettier-ignore
    expect(found.map(({ no }) => no)).toEqual([3, 4, 2, 1])
  })
})
