import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../kernel/dates.ts'
import { addMonths } from '../../../kernel/working-days.ts'
import {
  accountOf,
  decideRent,
  endsFirst,
  lastDayOf,
  owedFor,
  rentActs,
  type RentMatter,
  rentMeasures,
  rentStages,
  rentStandings,
  rentStates,
  type RentTerms,
  stageOf,
} from './rent.ts'

const rate = { fenPerHour: 5000, fenPerSession: 20_000 }
const terms = (more: Partial<RentTerms> = {}): RentTerms => ({
  state: 'agreed',
  fromOn: '2026-01-01',
  untilOn: null,
  months: 3,
  owed: 1200,
  ...more,
})
const on = (onDay: string, amount: number) => ({ onDay, amount })
const days = fc.integer({ min: 0, max: 900 }).map((at) => addDays('2025-01-15', at))

describe('the rent of a venue in service', () => {
  it('is hours at the rate of an hour, and sessions at the rate of a session', () => {
    expect(owedFor(100_000, 3, 'service', rate)).toBe(3600)
    expect(owedFor(100_000, 3, 'sessions', rate)).toBe(15)
  })

  it('counts a part of a minute or of a session as one', () => {
    expect(owedFor(1, 1, 'service', rate)).toBe(1)
    expect(owedFor(20_001, 1, 'sessions', rate)).toBe(2)
  })
})

describe('the words of an agreement on rent', () => {
  it('are those the records and the pages know', () => {
    expect(rentMeasures).toEqual(['service', 'sessions'])
    expect(rentStates).toEqual(['proposed', 'agreed', 'refused', 'withdrawn'])
    expect(rentStages).toEqual(['proposed', 'ahead', 'running', 'over', 'refused', 'withdrawn'])
    expect(rentStandings).toEqual(['not-applicable', 'met', 'owing'])
    expect(rentActs).toEqual(['agree', 'refuse', 'withdraw', 'end'])
  })
})

describe('an agreement on rent', () => {
  it('lies ahead, runs and is over by its days, and is otherwise what its sides made of it', () => {
    const some = terms({ fromOn: '2026-02-01', untilOn: '2026-05-01' })
    expect(stageOf(some, '2026-01-31')).toBe('ahead')
    expect(stageOf(some, '2026-02-01')).toBe('running')
    expect(stageOf(some, '2026-04-30')).toBe('running')
    expect(stageOf(some, '2026-05-01')).toBe('over')
    expect(stageOf(terms({ state: 'refused' }), '2026-03-01')).toBe('refused')
    expect(stageOf(terms(), '2030-01-01')).toBe('running')
  })

  it('says nothing of a balance before its first period has ended', () => {
    const { periods, balance, standing } = accountOf(terms(), [on('2026-01-05', 90)], '2026-03-31')
    expect(periods).toEqual([
      { fromOn: '2026-01-01', untilOn: '2026-04-01', owed: 1200, delivered: 90, balance: null, standing: 'not-applicable' },
    ])
    expect({ balance, standing }).toEqual({ balance: null, standing: 'not-applicable' })
  })

  it('carries what is left over or owing from period to period', () => {
    const delivered = [on('2026-01-01', 1000), on('2026-03-31', 500), on('2026-04-01', 600), on('2026-07-01', 5)]
    const { periods, balance, standing } = accountOf(terms(), delivered, '2026-07-01')
    expect(periods.map((one) => [one.delivered, one.balance, one.standing])).toEqual([
      [1500, 300, 'met'],
      [600, -300, 'owing'],
      [5, null, 'not-applicable'],
    ])
    expect({ balance, standing }).toEqual({ balance: -300, standing: 'owing' })
  })

  it('is met to the minute', () => {
    expect(accountOf(terms(), [on('2026-02-01', 1200)], '2026-04-01')).toMatchObject({ balance: 0, standing: 'met' })
    expect(accountOf(terms(), [on('2026-02-01', 1199)], '2026-04-01')).toMatchObject({ balance: -1, standing: 'owing' })
  })

  it('owes for a period that its end cuts off the part of its days', () => {
    const { periods } = accountOf(terms({ untilOn: '2026-01-31' }), [], '2026-12-31')
    expect(periods).toMatchObject([{ fromOn: '2026-01-01', untilOn: '2026-01-31', owed: 400, balance: -400 }])
    expect(lastDayOf(periods[0]!)).toBe('2026-01-30')
  })

  it('counts the end of a short month from its first day on, so that no day is lost', () => {
    const { periods } = accountOf(terms({ fromOn: '2026-01-31', months: 1 }), [], '2026-05-01')
    expect(periods.map((one) => one.fromOn)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'])
  })

  it('owes nothing unless both sides agreed, and nothing where it ended on its first day', () => {
    for (const state of ['proposed', 'refused', 'withdrawn'] as const)
      expect(accountOf(terms({ state }), [on('2026-01-05', 90)], '2027-01-01').periods).toEqual([])
    expect(accountOf(terms({ untilOn: '2026-01-01' }), [], '2027-01-01').periods).toEqual([])
    expect(accountOf(terms({ fromOn: '2027-01-02' }), [], '2027-01-01').periods).toEqual([])
  })

  it('ends no earlier than today or its own first day', () => {
    expect(endsFirst(terms(), '2026-03-01')).toBe('2026-03-01')
    expect(endsFirst(terms({ fromOn: '2026-04-01' }), '2026-03-01')).toBe('2026-04-01')
  })

  it('has periods without gap or overlap that count every day of service once, whatever its days', () => {
    const one = fc.record({
      fromOn: days,
      length: fc.option(fc.integer({ min: 0, max: 700 }), { nil: null }),
      months: fc.integer({ min: 1, max: 12 }),
      owed: fc.integer({ min: 1, max: 10_000 }),
      today: days,
      delivered: fc.array(fc.record({ onDay: days, amount: fc.integer({ min: 1, max: 600 }) }), { maxLength: 20 }),
    })
    fc.assert(
      fc.property(one, ({ fromOn, length, months, owed, today, delivered }) => {
        const untilOn = length === null ? null : addDays(fromOn, length)
        const { periods, balance } = accountOf(terms({ fromOn, untilOn, months, owed }), delivered, today)
        for (const [at, period] of periods.entries()) {
          expect(period.fromOn).toBe(at === 0 ? fromOn : periods[at - 1]!.untilOn)
          expect(period.owed).toBeLessThanOrEqual(owed)
          expect(period.fromOn <= today).toBe(true)
          expect(period.balance === null).toBe(period.untilOn > today)
        }
        const until = periods.at(-1)?.untilOn ?? fromOn
        const within = delivered.filter(({ onDay }) => onDay >= fromOn && onDay < until)
        const sum = (some: readonly { amount: number }[]) => some.reduce((all, { amount }) => all + amount, 0)
        expect(periods.reduce((all, period) => all + period.delivered, 0)).toBe(sum(within))
        const over = periods.filter((period) => period.untilOn <= today)
        expect(balance).toBe(over.length === 0 ? null : over.reduce((all, period) => all + period.delivered - period.owed, 0))
        if (untilOn === null && periods.length > 0) expect(until).toBe(addMonths(fromOn, periods.length * months))
      }),
    )
  })
})

describe('who acts on an agreement on rent', () => {
  const matter = (more: Partial<RentMatter> = {}): RentMatter => ({
    state: 'proposed',
    fromOn: '2026-01-01',
    untilOn: null,
    proposedSide: 'tenant',
    proposedBy: 'a',
    ...more,
  })
  const hand = (accountId: string | null, ...sides: string[]) => ({
    accountId,
    sides: { owner: sides.includes('owner'), tenant: sides.includes('tenant') },
  })
  const codeOf = (...of: Parameters<typeof decideRent>) => {
    const decision = decideRent(...of)
    return decision.ok ? 'ok' : decision.code
  }
  const today = '2026-03-01'

  it('is the other side for yes and no, by another hand than proposed', () => {
    expect(codeOf(matter(), 'agree', hand('b', 'owner'), today)).toBe('ok')
    expect(codeOf(matter(), 'agree', hand('b', 'tenant'), today)).toBe('rent-not-yours')
    expect(codeOf(matter({ proposedSide: 'owner' }), 'agree', hand('b', 'tenant'), today)).toBe('ok')
    expect(codeOf(matter({ proposedSide: 'owner' }), 'refuse', hand('b', 'owner'), today)).toBe('rent-not-yours')
    expect(codeOf(matter(), 'agree', hand('a', 'owner', 'tenant'), today)).toBe('rent-own-proposal')
    expect(codeOf(matter(), 'refuse', hand('a', 'owner', 'tenant'), today)).toBe('ok')
    expect(codeOf(matter({ proposedBy: null }), 'agree', hand(null, 'owner', 'tenant'), today)).toBe('ok')
  })

  it('is the proposing side for taking it back', () => {
    expect(codeOf(matter(), 'withdraw', hand('c', 'tenant'), today)).toBe('ok')
    expect(codeOf(matter(), 'withdraw', hand('c', 'owner'), today)).toBe('rent-not-yours')
  })

  it('is either side for the end of what holds, and nobody once it is over', () => {
    const agreed = matter({ state: 'agreed' })
    expect(codeOf(agreed, 'end', hand('c', 'tenant'), today)).toBe('ok')
    expect(codeOf(agreed, 'end', hand('c', 'owner'), today)).toBe('ok')
    expect(codeOf(agreed, 'end', hand('c'), today)).toBe('rent-not-yours')
    expect(codeOf({ ...agreed, fromOn: '2026-05-01' }, 'end', hand('c', 'owner'), today)).toBe('ok')
    expect(codeOf({ ...agreed, untilOn: today }, 'end', hand('c', 'owner'), today)).toBe('rent-cannot-move')
    expect(codeOf(matter(), 'end', hand('c', 'owner'), today)).toBe('rent-cannot-move')
  })

  it('is nobody once it was answered', () => {
    for (const state of ['agreed', 'refused', 'withdrawn'] as const)
      for (const act of rentActs.filter((one) => one !== 'end'))
        expect(codeOf(matter({ state }), act, hand('b', 'owner', 'tenant'), today)).toBe('rent-cannot-move')
  })
})
