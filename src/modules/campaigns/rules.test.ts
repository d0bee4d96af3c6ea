import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../kernel/dates.ts'
import {
  decideCause,
  decideFlags,
  decideStage,
  type Hindered,
  lastDayOf,
  paceOf,
  type Standing,
  stillNeeded,
  weekDays,
  weeksOf,
} from './rules.ts'

const standings: readonly (Standing | null)[] = ['there', 'missing', 'unknown', 'outside', 'elsewhere', 'inactive', null]

describe('what happened to a unit between two days', () => {
  it.each([
    [null, 'missing', 'registered'],
    ['inactive', 'missing', 'reactivated'],
    ['elsewhere', 'missing', 'moved-in'],
    ['outside', 'missing', 'entered-base'],
    ['unknown', 'missing', 'entered-base'],
    ['there', 'missing', 'lost'],
    ['missing', 'there', 'covered'],
    ['missing', 'inactive', 'dissolved'],
    ['missing', null, 'dissolved'],
    ['missing', 'elsewhere', 'moved-out'],
    ['missing', 'outside', 'left-base'],
    [null, 'there', 'joined-there'],
    ['there', 'inactive', 'left-there'],
    ['outside', 'unknown', null],
    ['missing', 'missing', null],
  ] as const)('from %s to %s is %s', (before, after, cause) => {
    expect(decideCause(before, after)).toBe(cause)
  })
})

describe('weeks', () => {
  it('end every seventh day, and the last one on the last day told', () => {
    expect(weekDays('2026-01-01', '2026-01-18')).toEqual(['2026-01-01', '2026-01-08', '2026-01-15', '2026-01-18'])
    expect(weekDays('2026-01-01', '2026-01-08')).toEqual(['2026-01-01', '2026-01-08'])
    expect(weekDays('2026-01-01', '2026-01-01')).toEqual(['2026-01-01'])
  })

  const history = fc.array(fc.constantFrom(...standings), { minLength: 4, maxLength: 4 })
  it('add up for every unit however it moves: start and those who came less those who went are the end', () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 40 }), (units) => {
        const days = [0, 1, 2, 3].map((week) => addDays('2026-01-01', 7 * week))
        const count = (week: number, standing: Standing) => units.filter((unit) => unit[week] === standing).length
        const tallies = days.map((_, week) => ({
          there: count(week, 'there'),
          missing: count(week, 'missing'),
          unknown: count(week, 'unknown'),
        }))
        const moves = units.flatMap((unit) =>
          [1, 2, 3].flatMap((week) => {
            const cause = decideCause(unit[week - 1]!, unit[week]!)
            return cause === null ? [] : [{ week, cause }]
          }),
        )
        const weeks = weeksOf(days, tallies, moves)
        for (const week of weeks) {
          expect(week.start + week.in - week.out).toBe(week.end)
          const gained = (week.moves.covered ?? 0) + (week.moves['joined-there'] ?? 0)
          const lost = (week.moves.lost ?? 0) + (week.moves['left-there'] ?? 0)
          expect(tallies[week.no - 1]!.there + gained - lost).toBe(week.there)
        }
        expect(weeks.slice(1).every((week, index) => week.start === weeks[index]!.end)).toBe(true)
      }),
    )
  })
})

describe('the distance', () => {
  it.each([
    [{ there: 90, missing: 10 }, 100, 10],
    [{ there: 90, missing: 10 }, 95, 5],
    [{ there: 90, missing: 10 }, 90.01, 1],
    [{ there: 90, missing: 10 }, 90, 0],
    [{ there: 0, missing: 0 }, 100, 0],
    [{ there: 100, missing: 0 }, 50, 0],
  ])('of %o to %d percent is %i', (tally, percent, needed) => {
    expect(stillNeeded(tally, percent)).toBe(needed)
  })
  it('reached, leaves the part asked for there', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), fc.integer({ min: 0, max: 10_000 }), (there, missing, hundredths) => {
        const percent = hundredths / 100
        const needed = stillNeeded({ there, missing }, percent)
        const reaches = (more: number) => (there + more) * 10_000 >= hundredths * (there + missing)
        expect(reaches(needed)).toBe(true)
        if (needed > 0) expect(reaches(needed - 1)).toBe(false)
      }),
    )
  })
  it('asks a straight line for so many a week, and for none when no week is left', () => {
    expect(paceOf(10, '2026-11-01', '2026-11-22')).toEqual({ weeksLeft: 3, perWeek: 4 })
    expect(paceOf(10, '2026-11-21', '2026-11-22')).toEqual({ weeksLeft: 1, perWeek: 10 })
    expect(paceOf(10, '2026-11-22', '2026-11-22')).toEqual({ weeksLeft: 0, perWeek: null })
  })
})

describe('what stands in the way', () => {
  const unit = (facts: Partial<Hindered>): Hindered => ({
    hasInstructor: false,
    headcount: 12,
    fullMembers: 1,
    waiting: null,
    diagnosis: null,
    ...facts,
  })
  it.each([
    ['a case that runs, before all else', unit({ waiting: 'case', diagnosis: { reason: 'unable', followUpOn: null } }), 'case'],
    ['a plan that was decided', unit({ waiting: 'plan', headcount: null }), 'plan'],
    ['what a person found', unit({ diagnosis: { reason: 'unwilling', followUpOn: null }, headcount: null }), 'unwilling'],
    ['facts nobody stated', unit({ headcount: null }), 'facts-missing'],
    ['members nobody stated', unit({ fullMembers: null }), 'facts-missing'],
    ['that nobody has looked yet', unit({}), 'undiagnosed'],
  ] as const)('is %s', (_, hindered, stage) => {
    expect(decideStage(hindered)).toBe(stage)
  })
  it('may be several things besides', () => {
    const due = unit({ headcount: null, diagnosis: { reason: 'unable', followUpOn: '2026-11-22' } })
    expect(decideFlags(due, '2026-11-22')).toEqual(['no-instructor', 'headcount-unknown', 'follow-up-due'])
    expect(decideFlags(unit({ hasInstructor: true }), '2026-11-22')).toEqual([])
    expect(decideFlags(due, '2026-11-21')).not.toContain('follow-up-due')
  })
})

describe('a campaign tells', () => {
  const campaign = { fromOn: '2026-03-01', untilOn: '2026-12-31', closedOn: null }
  it.each([
    ['of today while it runs', campaign, '2026-11-22', '2026-11-22'],
    ['of its last day afterwards', campaign, '2027-02-01', '2026-12-31'],
    ['of the day it was closed', { ...campaign, closedOn: '2026-06-01' }, '2026-11-22', '2026-06-01'],
    ['of its first day before it begins', campaign, '2026-02-01', '2026-03-01'],
  ])('%s', (_, which, today, last) => {
    expect(lastDayOf(which, today)).toBe(last)
  })
})
