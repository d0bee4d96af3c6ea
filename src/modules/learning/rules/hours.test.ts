import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Attended, countSessions, decideHours, minutesLeft, type Minimum, studyOf, type Untimed } from './hours.ts'

const rule = { classHourMinutes: 45, dayHours: 8, halfDayHours: 4 }
const secretary: Minimum = { audience: 'secretary', hours: 56, centralised: 1, inPostBy: '07-01' }
const session = (id: string, start: number, end: number, halfDays: number | null = null): Attended => ({
  id,
  way: 'collective',
  start,
  end,
  halfDays,
})
const total = (sessions: readonly Attended[]) => countSessions(sessions, rule).reduce((sum, one) => sum + one.counted, 0)

const attended = fc
  .record({
    id: fc.integer({ min: 0, max: 60 }),
    start: fc.integer({ min: 0, max: 3_000 }),
    length: fc.integer({ min: 1, max: 600 }),
    halfDays: fc.option(fc.integer({ min: 1, max: 6 })),
  })
  .map(({ id, start, length, halfDays }) => session(`s${id}`, start, start + length, halfDays))
const year = fc.uniqueArray(attended, { selector: (one) => one.id, maxLength: 12 })

describe('study hours of a person', () => {
  it.each([
    ['a day is eight class hours', [session('a', 0, 540, 2)], 360],
    ['a half-day is four', [session('a', 0, 150, 1)], 180],
    ['a class of three days and a half is twenty-eight', [session('a', 0, 0, 7)], 28 * 45],
    ['seven days are fifty-six', [session('a', 0, 0, 14)], 56 * 45],
    ['by the clock a minute is a minute', [session('a', 0, 100)], 100],
    ['two sessions on the same minutes count once', [session('a', 0, 100), session('b', 50, 130)], 130],
    ['a session within another adds nothing', [session('a', 0, 100), session('b', 20, 60)], 100],
    ['a session told twice counts once', [session('a', 0, 100), session('a', 0, 100)], 100],
  ])('%s', (_, sessions, minutes) => expect(total(sessions)).toBe(minutes))

  it('counts shared minutes for the session that began first', () => {
    expect(
      countSessions([session('b', 50, 130), session('a', 0, 100)], rule).map((one) => [one.id, one.credit, one.counted]),
    ).toEqual([
      ['b', 80, 30],
      ['a', 100, 100],
    ])
  })

  it('never decrease by one more attendance', () => {
    fc.assert(
      fc.property(year, attended, (sessions, found) => {
        const more = { ...found, id: 'one more' }
        return total([...sessions, more]) >= total(sessions)
      }),
    )
  })

  it('never decrease by one more study without a clock, nor by a session beside one', () => {
    const untimed = fc.array(
      fc
        .record({ id: fc.uuid(), day: fc.integer({ min: 0, max: 3 }), minutes: fc.integer({ min: 1, max: 400 }) })
        .map(({ id, day, minutes }): Untimed => ({ id, way: 'collective', midnight: day * 1440, minutes })),
      { maxLength: 5 },
    )
    const sum = (sessions: readonly Attended[], studies: readonly Untimed[]) =>
      countSessions(sessions, rule, studies).reduce((all, one) => all + one.counted, 0)
    fc.assert(
      fc.property(year, untimed, attended, (sessions, studies, found) => {
        const less = studies.slice(1)
        expect(sum(sessions, studies)).toBeGreaterThanOrEqual(sum(sessions, less))
        expect(sum([...sessions, { ...found, id: 'one more' }], studies)).toBeGreaterThanOrEqual(sum(sessions, studies))
      }),
    )
  })

  it('are the minutes covered by anything, whatever the order in which they were entered', () => {
    fc.assert(
      fc.property(year, (sessions) => {
        const minutes = new Set<number>()
        for (const { start, end, halfDays } of sessions) {
          for (let day = 0; day < Math.ceil((halfDays ?? 2) / 2); day += 1) {
            const from = start + day * 1440
            const length = halfDays === null ? end - start : halfDays - 2 * day >= 2 ? 360 : 180
            for (let minute = 0; minute < length; minute += 1) minutes.add(from + minute)
          }
        }
        return total(sessions) === minutes.size && total(sessions.toReversed()) === minutes.size
      }),
      { numRuns: 60 },
    )
  })
})

describe('an activity', () => {
  const kinds = [
    { code: 'lesson', way: 'collective' as const, hours: 2 },
    { code: 'training', way: 'centralised' as const, hours: 4 },
  ]
  const held = { id: 'a', kinds: ['lesson', 'care'], start: null, end: null, midnight: 0 }
  it.each([
    ['without a clock is worth what its kind is', held, { way: 'collective', midnight: 0, minutes: 90 }],
    [
      'of several kinds is worth the most of them',
      { ...held, kinds: ['lesson', 'training'] },
      { way: 'centralised', minutes: 180 },
    ],
    ['shorter than its kind is worth its minutes', { ...held, start: 600, end: 640 }, { start: 600, end: 640 }],
    ['longer than its kind is worth no more than it', { ...held, start: 600, end: 1_000 }, { start: 600, end: 690 }],
    ['with a beginning only is worth its kind from there', { ...held, start: 600 }, { start: 600, end: 690 }],
  ])('%s', (_, one, study) => expect(studyOf(one, kinds, rule)).toMatchObject(study))

  it('that counts as no study is worth nothing', () => {
    expect(studyOf({ ...held, kinds: ['care'] }, kinds, rule)).toBe(null)
  })
})

describe('the yearly minimum', () => {
  it('is reached by fifty-six hours with a centralised training, and not by hours alone', () => {
    const full = 56 * 45
    expect(decideHours({ total: full, trainings: 1 }, secretary, rule, true)).toBe('reached')
    expect(decideHours({ total: full - 1, trainings: 1 }, secretary, rule, true)).toBe('below')
    expect(decideHours({ total: full * 2, trainings: 0 }, secretary, rule, true)).toBe('below')
    expect(decideHours({ total: 0, trainings: 0 }, secretary, rule, false)).toBe('not-applicable')
  })

  it('leaves what is wanting and never less than nothing', () => {
    expect(minutesLeft(45, secretary, rule)).toBe(55 * 45)
    expect(minutesLeft(9_999, secretary, rule)).toBe(0)
  })
})
