import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Around,
  actNames,
  type BookingState,
  bookingActs,
  bookingStates,
  daysBetween,
  decideBooking,
  decideCheck,
  decideMove,
  feeOf,
  fits,
  type Hours,
  holding,
  instantOf,
  joined,
  metOf,
  openOn,
  seriesDays,
  type Span,
  spanOn,
  type Terms,
  weekdayOf,
  without,
} from './rules.ts'

const noHolidays = { holidays: new Set<string>() }
const office: Hours = {
  weekly: [
    { weekday: 2, from: 540, until: 720 },
    { weekday: 2, from: 840, until: 1080 },
    { weekday: 7, from: 600, until: 960 },
  ],
  onHolidays: 'closed',
  exceptions: [],
}
const tuesday = '2026-12-01'

describe('hours of a venue', () => {
  it('follow the week', () => {
    expect(weekdayOf(tuesday)).toBe(2)
    expect(openOn(tuesday, office, noHolidays).spans).toEqual([
      { from: 540, until: 720 },
      { from: 840, until: 1080 },
    ])
    expect(openOn('2026-12-02', office, noHolidays).spans).toEqual([])
  })
  it('end on a public holiday, unless the venue says it keeps its week', () => {
    const holiday = { holidays: new Set([tuesday]) }
    expect(openOn(tuesday, office, holiday)).toMatchObject({ spans: [], because: 'holiday' })
    expect(openOn(tuesday, { ...office, onHolidays: 'usual' }, holiday).spans).toHaveLength(2)
  })
  it('follow an exception before a holiday and before the week, the later of two', () => {
    const exceptions = [
      { fromOn: '2026-11-30', untilOn: '2026-12-05', span: null, reason: '装修' },
      { fromOn: tuesday, untilOn: '2026-12-02', span: { from: 600, until: 660 }, reason: '只开一小时' },
    ]
    const open = openOn(tuesday, { ...office, exceptions }, { holidays: new Set([tuesday]) })
    expect(open).toEqual({ spans: [{ from: 600, until: 660 }], because: 'exception', reason: '只开一小时' })
    expect(openOn('2026-11-30', { ...office, exceptions }, noHolidays)).toMatchObject({ spans: [], reason: '装修' })
    expect(openOn('2026-12-06', { ...office, exceptions }, noHolidays)).toMatchObject({ because: 'week' })
  })
  it('hold a time that lies within one span and none over a break', () => {
    const { spans } = openOn(tuesday, office, noHolidays)
    expect([fits(spans, { from: 540, until: 720 }), fits(spans, { from: 700, until: 860 })]).toEqual([true, false])
    expect(fits(spans, { from: 600, until: 600 })).toBe(false)
  })
})

const span = fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 400 })).map(([from, length]): Span => ({
  from,
  until: Math.min(1440, from + length),
}))
const minutes = (spans: readonly Span[]) =>
  new Set(spans.flatMap(({ from, until }) => Array.from({ length: until - from }, (_, at) => from + at)))

describe('free time', () => {
  it('is every open minute nobody holds, in spans that do not touch', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 4 }), fc.array(span, { maxLength: 6 }), (some, taken) => {
        const open = joined(some)
        const left = without(open, taken)
        const wanted = new Set([...minutes(open)].filter((at) => !minutes(taken).has(at)))
        expect([...minutes(left)].toSorted((one, other) => one - other)).toEqual(
          [...wanted].toSorted((one, other) => one - other),
        )
        expect(joined(left)).toEqual(left)
      }),
      { numRuns: 60 },
    )
  })
  it('reads an instant as the minute of the office and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (at) => {
        expect(spanOn(tuesday, instantOf(tuesday, at), instantOf(tuesday, at + 1))).toEqual({ from: at, until: at + 1 })
      }),
    )
    expect(instantOf(tuesday, 540).toISOString()).toBe('2026-12-01T01:00:00.000Z')
    expect(spanOn(tuesday, instantOf('2026-11-30', 1400), instantOf(tuesday, 30))).toEqual({ from: 0, until: 30 })
    expect(spanOn(tuesday, instantOf('2026-12-02', 0), instantOf('2026-12-02', 30))).toBeNull()
  })
  it('counts days half-open', () => {
    expect(daysBetween('2026-12-30', '2027-01-02')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01'])
  })
})

const terms: Terms = { state: 'open', shared: true, approval: false, quotaMonth: 4, feeFen: 0, hours: office }
const around: Around = {
  calendar: noHolidays,
  today: '2026-11-23',
  minuteNow: 600,
  lastDay: '2027-03-01',
  usedInMonth: 0,
  taken: false,
}
const wish = { day: tuesday, span: { from: 540, until: 660 }, own: false }
const whyOf = (some: Partial<Terms>, more: Partial<typeof wish> = {}, and: Partial<Around> = {}) => {
  const decision = decideBooking({ ...terms, ...some }, { ...wish, ...more }, { ...around, ...and })
  return decision.ok ? decision.state : decision.why
}

describe('a booking', () => {
  it('is given where the venue is open, shared and free; applied for where its owner wants to say yes', () => {
    expect(whyOf({})).toBe('booked')
    expect(whyOf({ approval: true })).toBe('applied')
  })
  it.each([
    ['not-open', { state: 'planned' as const }, {}, {}],
    ['not-open', { state: 'paused' as const }, {}, {}],
    ['not-shared', { shared: false }, {}, {}],
    ['past', {}, { day: '2026-11-22' }, {}],
    ['past', {}, { day: '2026-11-23', span: { from: 600, until: 660 } }, {}],
    ['too-far', {}, { day: '2027-03-02' }, {}],
    ['holiday', {}, {}, { calendar: { holidays: new Set([tuesday]) } }],
    ['closed', {}, { span: { from: 700, until: 860 } }, {}],
    ['quota', {}, {}, { usedInMonth: 4 }],
    ['taken', {}, {}, { taken: true }],
    ['quota', {}, {}, { usedInMonth: 4, taken: true }],
  ])('is refused as %s', (why, some, more, and) => {
    expect(whyOf(some, more, and)).toBe(why)
  })
  it('of the owner needs neither sharing nor quota nor approval and costs nothing', () => {
    expect(
      decideBooking(
        { ...terms, shared: false, approval: true, feeFen: 5000 },
        { ...wish, own: true },
        { ...around, usedInMonth: 9 },
      ),
    ).toEqual({
      ok: true,
      state: 'booked',
      feeFen: 0,
    })
  })
  it('has no quota where the venue names none', () => {
    expect(whyOf({ quotaMonth: null }, {}, { usedInMonth: 99 })).toBe('booked')
  })
  it('costs the price of an hour by the minute', () => {
    expect([feeOf(5000, { from: 0, until: 90 }), feeOf(0, { from: 0, until: 90 }), feeOf(100, { from: 0, until: 1 })]).toEqual([
      7500, 0, 2,
    ])
  })
})

const later = new Date('2026-12-01T03:00:00Z')
const before = new Date('2026-11-30T03:00:00Z')
const standing = (state: BookingState, approval = false) => ({
  state,
  startsAt: new Date('2026-12-01T01:00:00Z'),
  approval,
  offerUntil: state === 'offered' ? new Date('2026-11-30T12:00:00Z') : null,
})

describe('the course of a booking', () => {
  it('goes applied, booked, used, closed', () => {
    expect(decideMove('approve', standing('applied'), before)).toEqual({ ok: true, to: 'booked' })
    expect(decideMove('begin', standing('booked'), later)).toEqual({ ok: true, to: 'used' })
    expect(decideMove('close', standing('used'), later)).toEqual({ ok: true, to: 'closed' })
  })
  it('cannot be used or closed before it begins, but can be cancelled', () => {
    expect(decideMove('close', standing('booked'), before)).toEqual({ ok: false, code: 'booking-not-begun' })
    expect(decideMove('not-come', standing('booked'), before)).toEqual({ ok: false, code: 'booking-not-begun' })
    expect(decideMove('cancel', standing('booked'), before)).toEqual({ ok: true, to: 'cancelled' })
  })
  it('takes an offer while it holds, and still asks the owner where it wants to be asked', () => {
    expect(decideMove('accept', standing('offered'), before)).toEqual({ ok: true, to: 'booked' })
    expect(decideMove('accept', standing('offered', true), before)).toEqual({ ok: true, to: 'applied' })
    expect(decideMove('accept', standing('offered'), later)).toEqual({ ok: false, code: 'booking-offer-over' })
  })
  it('ends once: nothing leads out of closed, refused and cancelled, but that nobody came can be noted afterwards', () => {
    for (const state of ['closed', 'refused', 'cancelled'] as const)
      for (const act of actNames.filter((one) => one !== 'not-come' || state !== 'closed'))
        expect(decideMove(act, standing(state), later)).toEqual({ ok: false, code: 'booking-cannot-move' })
    expect(decideMove('not-come', standing('closed'), later)).toEqual({ ok: true, to: 'closed' })
  })
  it('leads from known states to known states, and back to holding only by way of an offer', () => {
    for (const act of actNames) {
      const { from, to } = bookingActs[act]
      expect([...from, to].every((state) => bookingStates.includes(state))).toBe(true)
      const held: readonly BookingState[] = holding
      if (held.includes(to)) expect(from.every((state) => held.includes(state))).toBe(true)
    }
  })
})

describe('a series', () => {
  it('of ten Tuesdays is ten Tuesdays', () => {
    const days = seriesDays({ fromOn: tuesday, times: 10, everyWeeks: 1, skipHolidays: true })
    expect(days).toHaveLength(10)
    expect(new Set(days.map(weekdayOf))).toEqual(new Set([2]))
    expect(days.at(-1)).toBe('2027-02-02')
    expect(seriesDays({ fromOn: tuesday, times: 2, everyWeeks: 2, skipHolidays: true })).toEqual([tuesday, '2026-12-15'])
  })
})

describe('a self-check', () => {
  const standard = [{ code: 'sign' }, { code: 'books' }]
  it('answers each item once; what does not apply is told so', () => {
    expect(
      decideCheck(standard, [
        { code: 'sign', answer: 'yes' },
        { code: 'books', answer: 'not-applicable' },
      ]),
    ).toEqual({ ok: true })
    expect(decideCheck(standard, [{ code: 'sign', answer: 'yes' }])).toMatchObject({
      code: 'self-check-incomplete',
      item: 'books',
    })
    expect(decideCheck(standard, [{ code: 'flag', answer: 'yes' }])).toMatchObject({ code: 'self-check-item-unknown' })
    expect(
      decideCheck(standard, [
        { code: 'sign', answer: 'yes' },
        { code: 'sign', answer: 'no' },
      ]),
    ).toMatchObject({ code: 'self-check-item-unknown' })
  })
  it('counts what is met among what applies', () => {
    expect(
      metOf([
        { code: 'sign', answer: 'yes' },
        { code: 'books', answer: 'no' },
        { code: 'hall', answer: 'not-applicable' },
      ]),
    ).toEqual({ met: 1, apply: 2 })
  })
})
