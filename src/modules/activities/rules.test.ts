import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/dates.ts'
import { emptyCalendar } from '../../kernel/working-days.ts'
import {
  type BranchFacts,
  burdenOf,
  countByHost,
  countSessions,
  fieldsOf,
  judgeWindow,
  occurrences,
  type Recurrence,
  windowOf,
  type WindowRule,
  windowsIn,
} from './rules.ts'

const meeting: WindowRule = { kind: 'members-meeting', window: 'quarter', times: 1, applies: 'all', remindDays: 31 }
const committee: WindowRule = { kind: 'committee-meeting', window: 'month', times: 1, applies: 'committee', remindDays: 10 }
const review: WindowRule = { kind: 'life-meeting', window: 'year', times: 1, applies: 'all', remindDays: 92 }
const branch: BranchFacts = { since: '2020-01-01', until: null, committee: false, groups: false }
const quarter = windowOf('2026-11-22', 'quarter')

describe('windows', () => {
  it.each([
    ['2026-11-22', 'month', '2026-11-01', '2026-12-01'],
    ['2026-12-31', 'month', '2026-12-01', '2027-01-01'],
    ['2024-02-29', 'quarter', '2024-01-01', '2024-04-01'],
    ['2026-11-22', 'quarter', '2026-10-01', '2027-01-01'],
    ['2026-01-01', 'year', '2026-01-01', '2027-01-01'],
  ] as const)('%s stands in the %s from %s until %s', (day, length, from, until) =>
    expect(windowOf(day, length)).toEqual({ from, until }),
  )

  it('of months, quarters and years follow each other without a gap and without touching', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days))
    fc.assert(
      fc.property(day, day, fc.constantFrom('month' as const, 'quarter' as const, 'year' as const), (one, other, length) => {
        const [from, until] = one < other ? [one, other] : [other, addDays(one, 1)]
        const windows = windowsIn(from, until, length)
        windows.slice(1).forEach((window, index) => expect(window.from).toBe(windows[index]!.until))
        expect(windows[0]!.from <= from && from < windows[0]!.until).toBe(true)
        expect(windows.at(-1)!.from < until && until <= windows.at(-1)!.until).toBe(true)
      }),
    )
  })
})

describe('an expected occasion', () => {
  it.each([
    ['is recorded once it was held in the window', meeting, branch, ['2026-10-09'], '2026-11-22', 'recorded', null],
    ['is not yet due while the window has long to go', meeting, branch, [], '2026-11-22', 'not-yet-due', null],
    ['waits to be recorded towards the end of its window', meeting, branch, [], '2026-12-01', 'to-be-recorded', null],
    ['still waits when the window is over', meeting, branch, [], '2027-02-01', 'to-be-recorded', null],
    ['of another window does not count', meeting, branch, ['2026-09-30', '2027-01-01'], '2026-12-20', 'to-be-recorded', null],
    [
      'of a branch founded meanwhile does not apply',
      meeting,
      { ...branch, since: '2026-10-02' },
      [],
      '2026-12-20',
      'not-applicable',
      'not-whole-window',
    ],
    [
      'of a branch that ended meanwhile does not apply',
      meeting,
      { ...branch, until: '2026-12-31' },
      [],
      '2027-01-20',
      'not-applicable',
      'not-whole-window',
    ],
    [
      'held all the same counts, even in a broken window',
      meeting,
      { ...branch, since: '2026-10-02' },
      ['2026-11-01'],
      '2026-12-20',
      'recorded',
      null,
    ],
  ] as const)('%s', (_name, rule, facts, days, today, status, whyNot) =>
    expect(judgeWindow(rule, quarter, facts, days, today)).toMatchObject({ status, whyNot }),
  )

  it('of a committee applies only where there is one, and says when nobody can tell', () => {
    const month = windowOf('2026-10-09', 'month')
    const of = (has: boolean | null) => judgeWindow(committee, month, { ...branch, committee: has }, [], '2026-11-22')
    expect(of(false)).toMatchObject({ status: 'not-applicable', whyNot: 'no-committee' })
    expect(of(null)).toMatchObject({ status: 'not-applicable', whyNot: 'not-known' })
    expect(of(true)).toMatchObject({ status: 'to-be-recorded', whyNot: null })
  })

  it('of the year is asked for from the first of October', () => {
    const year = windowOf('2026-06-01', 'year')
    const on = (today: string) => judgeWindow(review, year, branch, [], today).status
    expect([on('2026-09-30'), on('2026-10-01')]).toEqual(['not-yet-due', 'to-be-recorded'])
  })
})

const sessions = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    hosts: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
    members: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e')),
    others: fc.nat(20),
  }),
  { selector: (session) => session.id, maxLength: 12 },
)

describe('场次, 人次 and 人数', () => {
  it('are three numbers: a total is the number of distinct sessions and never more than the sum over hosts', () => {
    fc.assert(
      fc.property(sessions, (held) => {
        const total = countSessions(held)
        const hosts = [...countByHost(held).values()]
        expect(total.sessions).toBe(new Set(held.map((session) => session.id)).size)
        expect(total.sessions).toBeLessThanOrEqual(hosts.reduce((sum, one) => sum + one.sessions, 0))
        expect(total.people).toBeLessThanOrEqual(total.attendances)
        for (const one of hosts) expect(one.sessions).toBeLessThanOrEqual(total.sessions)
      }),
    )
  })

  it('count a session told twice once', () => {
    const one = { id: 's', hosts: [1, 2], members: ['a', 'b'], others: 3 }
    expect(countSessions([one, one])).toEqual({ sessions: 1, attendances: 2, people: 2, others: 3 })
    expect(countByHost([one]).get(2)).toEqual({ sessions: 1, attendances: 2, people: 2, others: 3 })
  })
})

describe('a recurrence', () => {
  const days = (rule: Recurrence, from: string, until: string, taken: string[] = [], holidays: string[] = []) =>
    occurrences(rule, from, until, {
      calendar: { ...emptyCalendar, years: new Set([2026]), holidays: new Set(holidays) },
      taken: new Set(taken),
    })
  const fifth: Recurrence = { every: 'month', on: 'day', day: 5 }

  it('on the fifth of each month keeps to it, weekend or not', () =>
    expect(days(fifth, '2026-09-01', '2026-12-01').map((one) => one.day)).toEqual(['2026-09-05', '2026-10-05', '2026-11-05']))

  it('on the second Friday and the last Monday finds them', () => {
    const friday: Recurrence = { every: 'month', on: 'weekday', week: 2, weekday: 5 }
    const monday: Recurrence = { every: 'month', on: 'weekday', week: -1, weekday: 1 }
    expect(days(friday, '2026-11-01', '2027-01-01').map((one) => one.day)).toEqual(['2026-11-13', '2026-12-11'])
    expect(days(monday, '2026-11-01', '2027-01-01').map((one) => one.day)).toEqual(['2026-11-30', '2026-12-28'])
  })

  it('skips a holiday and a day of an own activity, and says which', () =>
    expect(days(fifth, '2026-10-01', '2026-12-01', ['2026-11-05'], ['2026-10-05']).map((one) => one.skipped)).toEqual([
      'holiday',
      'taken',
    ]))

  it('on the 31st is held on the last day of a shorter month, and says so', () =>
    expect(days({ every: 'month', on: 'day', day: 31 }, '2028-01-01', '2028-04-01')).toMatchObject([
      { day: '2028-01-31', clamped: false },
      { day: '2028-02-29', clamped: true },
      { day: '2028-03-31', clamped: false },
    ]))

  it('on 29 February is on the 28th three years out of four', () =>
    expect(
      days({ every: 'year', month: 2, day: 29 }, '2026-01-01', '2029-01-01').map(({ day, clamped }) => [day, clamped]),
    ).toEqual([
      ['2026-02-28', true],
      ['2027-02-28', true],
      ['2028-02-29', false],
    ]))

  it('says when the holidays of a year are not on record yet', () =>
    expect(days(fifth, '2026-12-01', '2027-02-01').map((one) => one.provisional)).toEqual([false, true]))

  it('gives every day once, in order, within the time asked for', () => {
    const rule: fc.Arbitrary<Recurrence> = fc.oneof(
      fc.record({ every: fc.constant('month' as const), on: fc.constant('day' as const), day: fc.integer({ min: 1, max: 31 }) }),
      fc.record({
        every: fc.constant('month' as const),
        on: fc.constant('weekday' as const),
        week: fc.constantFrom(1, 2, 3, 4, -1),
        weekday: fc.integer({ min: 1, max: 7 }),
      }),
    )
    fc.assert(
      fc.property(rule, fc.integer({ min: 0, max: 4000 }), (one, start) => {
        const from = addDays('2020-01-01', start)
        const until = addDays(from, 366)
        const found = days(one, from, until).map(({ day }) => day)
        expect(found).toEqual([...new Set(found)].sort())
        expect(found.length).toBeGreaterThanOrEqual(11)
        for (const day of found) expect(from <= day && day < until).toBe(true)
      }),
    )
  })
})

describe('the cost of entering', () => {
  it('counts every field a hand touches', () => {
    expect(fieldsOf({ kinds: 1, line: 1 })).toBe(3)
    expect(fieldsOf({ kinds: 3, absent: 2, line: 1, others: 12 })).toBe(8)
  })

  it('of a full month of a branch of five stays within twenty-five fields', () => {
    // Themed day with the quarter's meeting and lesson, a committee meeting, a group meeting, and one day of volunteering; two were missing each time.
    const month = [
      { kinds: 3, absent: 2, line: 1 },
      { kinds: 1, absent: 0, line: 1 },
      { kinds: 1, absent: 2, line: 1 },
      { kinds: 1, absent: 2, others: 1, line: 1 },
    ]
    expect(burdenOf(month)).toBeLessThanOrEqual(25)
  })

  it('of an ordinary quarter is twelve', () =>
    expect(
      burdenOf([
        { kinds: 3, line: 1 },
        { kinds: 1, absent: 1, line: 1 },
        { kinds: 1, line: 1 },
      ]),
    ).toBe(12))
})
