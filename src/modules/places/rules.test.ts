import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Around,
  actNames,
  answers,
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
  lastOf,
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
        const held = minutes(taken)
        const wanted = new Set([...minutes(open)].filter((at) => !held.has(at)))
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

describe('each act on a booking', () => {
  const table: Record<string, readonly [from: readonly string[], to: string, by: string]> = {
    approve: [['applied'], 'booked', 'venue'],
    refuse: [['applied', 'waiting'], 'refused', 'venue'],
    accept: [['offered'], 'booked', 'unit'],
    begin: [['booked'], 'used', 'venue'],
    close: [['booked', 'used'], 'closed', 'venue'],
    'not-come': [['booked', 'closed'], 'closed', 'venue'],
    cancel: [['applied', 'waiting', 'offered', 'booked'], 'cancelled', 'either'],
  }
  it('belongs to one side and leads from some states to one', () => {
    expect(actNames.toSorted()).toEqual(Object.keys(table).toSorted())
    for (const act of actNames) {
      const { from, to, by } = bookingActs[act]
      expect([from, to, by]).toEqual(table[act])
    }
    expect(bookingStates).toEqual(['applied', 'waiting', 'offered', 'booked', 'used', 'closed', 'refused', 'cancelled'])
    expect(holding).toEqual(['applied', 'offered', 'booked', 'used', 'closed'])
  })
  it('is possible from exactly those states once its time has come', () => {
    for (const act of actNames)
      for (const state of bookingStates) {
        const decision = decideMove(act, { ...standing(state), offerUntil: null }, later)
        const [from, to] = table[act]!
        expect(decision).toEqual(from.includes(state) ? { ok: true, to } : { ok: false, code: 'booking-cannot-move' })
      }
  })
  it('needs the booking to have begun only where the room is used or left, to the instant', () => {
    const { startsAt } = standing('booked')
    const justBefore = new Date(startsAt.getTime() - 1)
    for (const act of ['begin', 'close', 'not-come'] as const) {
      expect(decideMove(act, standing('booked'), justBefore)).toEqual({ ok: false, code: 'booking-not-begun' })
      expect(decideMove(act, standing('booked'), startsAt).ok).toBe(true)
    }
    for (const act of ['approve', 'refuse', 'cancel'] as const)
      expect(decideMove(act, standing('applied'), justBefore).ok).toBe(true)
  })
  it('accepts an offer before the instant it runs out, and one without end at any time', () => {
    const { offerUntil } = standing('offered')
    const at = (ms: number) => decideMove('accept', standing('offered'), new Date(offerUntil!.getTime() + ms))
    expect([at(-1).ok, at(0)]).toEqual([true, { ok: false, code: 'booking-offer-over' }])
    expect(decideMove('accept', { ...standing('offered'), offerUntil: null }, later)).toEqual({ ok: true, to: 'booked' })
    // Only an offer runs out: approving does not look at its end.
    expect(decideMove('approve', { ...standing('applied'), offerUntil }, later)).toEqual({ ok: true, to: 'booked' })
  })
})

describe('the edges of a booking', () => {
  it('are the last day, the minute that has begun and the last one of the quota', () => {
    expect(whyOf({}, { day: '2027-03-02' }, { lastDay: '2027-03-02' })).toBe('booked')
    const today = { day: '2026-11-24', span: { from: 600, until: 660 } }
    expect(whyOf({}, today, { today: '2026-11-24', minuteNow: 599 })).toBe('booked')
    expect(whyOf({}, today, { today: '2026-11-24', minuteNow: 600 })).toBe('past')
    expect(whyOf({}, { day: '2026-12-01' }, { today: '2026-11-24', minuteNow: 1400 })).toBe('booked')
    expect(whyOf({}, {}, { usedInMonth: 3 })).toBe('booked')
    expect(whyOf({}, { span: { from: 540, until: 721 } })).toBe('closed')
    expect(whyOf({}, { span: { from: 539, until: 660 } })).toBe('closed')
    expect(whyOf({}, { span: { from: 840, until: 1080 } })).toBe('booked')
  })
  it('are refused one before the other: state, sharing, day, hours, quota, and last that it is taken', () => {
    const all = { state: 'closed' as const, shared: false }
    expect(whyOf(all, { day: '2026-11-22' }, { taken: true, usedInMonth: 4 })).toBe('not-open')
    expect(whyOf({ shared: false }, { day: '2026-11-22' }, { taken: true })).toBe('not-shared')
    expect(whyOf({}, { day: '2027-03-02', span: { from: 0, until: 10 } }, { taken: true })).toBe('too-far')
    expect(whyOf({}, { span: { from: 0, until: 10 } }, { taken: true, usedInMonth: 4 })).toBe('closed')
    expect(whyOf({ shared: false }, { own: true }, { taken: true, usedInMonth: 9 })).toBe('taken')
  })
  it('cost what the venue asks by the minute, rounded up, and are told with what was given', () => {
    const given = decideBooking({ ...terms, feeFen: 100, approval: true }, { ...wish, span: { from: 540, until: 601 } }, around)
    expect(given).toEqual({ ok: true, state: 'applied', feeFen: 102 })
    expect(feeOf(6000, { from: 60, until: 120 })).toBe(6000)
    expect(feeOf(1, { from: 0, until: 60 })).toBe(1)
  })
})

describe('spans of a day', () => {
  it('are joined where they touch or lie within one another, whatever their order', () => {
    const touching = [
      { from: 60, until: 120 },
      { from: 0, until: 60 },
      { from: 70, until: 80 },
      { from: 200, until: 210 },
    ]
    expect(joined(touching)).toEqual([
      { from: 0, until: 120 },
      { from: 200, until: 210 },
    ])
    expect(joined([])).toEqual([])
  })
  it('lose what is taken at the beginning, in the middle and at the end, and keep what only touches', () => {
    const open = [{ from: 100, until: 200 }]
    expect(without(open, [])).toEqual(open)
    expect(without(open, [{ from: 100, until: 120 }])).toEqual([{ from: 120, until: 200 }])
    expect(without(open, [{ from: 180, until: 200 }])).toEqual([{ from: 100, until: 180 }])
    expect(without(open, [{ from: 0, until: 100 }])).toEqual(open)
    expect(without(open, [{ from: 200, until: 300 }])).toEqual(open)
    expect(without(open, [{ from: 0, until: 300 }])).toEqual([])
    expect(
      without(open, [
        { from: 150, until: 160 },
        { from: 120, until: 130 },
      ]),
    ).toEqual([
      { from: 100, until: 120 },
      { from: 130, until: 150 },
      { from: 160, until: 200 },
    ])
  })
  it('fit a wish from their first minute to their last', () => {
    const open = [{ from: 100, until: 200 }]
    expect([
      fits(open, { from: 100, until: 200 }),
      fits(open, { from: 99, until: 200 }),
      fits(open, { from: 100, until: 201 }),
    ]).toEqual([true, false, false])
    expect([
      fits(open, { from: 150, until: 151 }),
      fits(open, { from: 151, until: 150 }),
      fits([], { from: 1, until: 2 }),
    ]).toEqual([true, false, false])
  })
  it('are read of an instant to the minute begun, within the day alone', () => {
    const at = (seconds: number) => new Date(instantOf(tuesday, 0).getTime() + seconds * 1000)
    expect(spanOn(tuesday, at(59), at(61))).toEqual({ from: 0, until: 2 })
    expect(spanOn(tuesday, at(-60), at(60))).toEqual({ from: 0, until: 1 })
    expect(spanOn(tuesday, at(86_399), at(90_000))).toEqual({ from: 1439, until: 1440 })
    expect(spanOn(tuesday, at(60), at(60))).toBeNull()
    expect(spanOn(tuesday, at(86_400), at(90_000))).toBeNull()
  })
  it('begin with Monday as one and end with Sunday as seven', () => {
    expect(['2026-11-30', '2026-12-05', '2026-12-06'].map(weekdayOf)).toEqual([1, 6, 7])
    expect(daysBetween(tuesday, tuesday)).toEqual([])
  })
  it('of a day with an exception say why, and others nothing', () => {
    const exceptions = [{ fromOn: tuesday, untilOn: '2026-12-08', span: null, reason: '装修' }]
    expect(openOn('2026-12-07', { ...office, exceptions }, noHolidays)).toEqual({
      spans: [],
      because: 'exception',
      reason: '装修',
    })
    expect(openOn('2026-12-08', { ...office, exceptions }, noHolidays)).toEqual({
      spans: [
        { from: 540, until: 720 },
        { from: 840, until: 1080 },
      ],
      because: 'week',
      reason: null,
    })
    expect(openOn(tuesday, office, { holidays: new Set([tuesday]) }).reason).toBeNull()
  })
})

describe('the last day of a series', () => {
  it('is the last of its days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 8 }), (times, everyWeeks) => {
        const rule = { fromOn: tuesday, times, everyWeeks, skipHolidays: true }
        expect(seriesDays(rule)).toHaveLength(times)
        expect(lastOf(rule)).toBe(seriesDays(rule).at(-1))
      }),
    )
  })
})

describe('what a self-check leaves open', () => {
  const standard = [{ code: 'sign' }, { code: 'books' }, { code: 'seats' }]
  it('is told by its first item, of those that are strange before those that are missing', () => {
    expect(answers).toEqual(['yes', 'no', 'not-applicable'])
    expect(decideCheck(standard, [])).toEqual({ ok: false, code: 'self-check-incomplete', item: 'sign' })
    expect(
      decideCheck(standard, [
        { code: 'flag', answer: 'yes' },
        { code: 'hall', answer: 'yes' },
      ]),
    ).toEqual({
      ok: false,
      code: 'self-check-item-unknown',
      item: 'flag',
    })
    expect(decideCheck(standard, [{ code: 'sign', answer: 'no' }])).toEqual({
      ok: false,
      code: 'self-check-incomplete',
      item: 'books',
    })
  })
  it('counts as met what is answered with yes alone', () => {
    const answered = (answer: 'yes' | 'no' | 'not-applicable') => ({ code: answer, answer })
    expect(metOf([answered('yes'), answered('yes'), answered('no'), answered('not-applicable')])).toEqual({ met: 2, apply: 3 })
    expect(metOf([])).toEqual({ met: 0, apply: 0 })
  })
})
