import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideEnd, decideProgress, decideStage, decideStageBack, type GrowthPlan, stateOfItem } from './growth.ts'

const today = '2026-11-23'
const plan: GrowthPlan = {
  begunOn: '2026-02-01',
  endedOn: null,
  stays: [
    { id: 'a', stage: 'training', enteredOn: '2026-02-01', leftOn: '2026-06-01' },
    { id: 'b', stage: 'practice', enteredOn: '2026-06-01', leftOn: null },
  ],
}
const over: GrowthPlan = { ...plan, endedOn: '2026-09-01' }

describe('a stage of a development plan', () => {
  const cases: [string, GrowthPlan, string, string, unknown][] = [
    ['is entered, and the one before is left that day', plan, 'reserve', '2026-10-01', { ok: true, leaves: 'b' }],
    ['may be an earlier one again: people decide', plan, 'training', '2026-10-01', { ok: true, leaves: 'b' }],
    ['may follow on the very day', plan, 'reserve', '2026-06-01', { ok: true, leaves: 'b' }],
    ['is not entered twice in a row', plan, 'practice', '2026-10-01', { ok: false, code: 'growth-stage-same' }],
    ['is not entered on a day to come', plan, 'reserve', '2026-11-24', { ok: false, code: 'growth-day-ahead' }],
    ['is not entered before the one that lasts', plan, 'reserve', '2026-05-31', { ok: false, code: 'growth-day-before', params: { day: '2026-06-01' } }],
    ['is not entered once the plan has ended', over, 'practice', '2026-10-01', { ok: false, code: 'growth-ended' }],
  ] // prettier-ignore
  it.each(cases)('%s', (_, of, stage, onDay, answer) => {
    expect(decideStage(of, stage, onDay, today)).toEqual(answer)
  })

  it('is taken back only where it lasts, and the first goes with the plan', () => {
    expect(decideStageBack(plan, 'b')).toEqual({ ok: true, again: 'a' })
    expect(decideStageBack(plan, 'a')).toEqual({ ok: false, code: 'growth-not-the-last' })
    expect(decideStageBack({ ...plan, stays: plan.stays.slice(0, 1) }, 'a')).toEqual({ ok: false, code: 'growth-not-the-last' })
    expect(decideStageBack(over, 'b')).toEqual({ ok: false, code: 'growth-ended' })
  })

  it('is left with the plan, not before it was entered', () => {
    expect(decideEnd(plan, '2026-10-01', today)).toEqual({ ok: true })
    expect(decideEnd(plan, '2026-03-01', today)).toMatchObject({ code: 'growth-day-before' })
    expect(decideEnd(over, '2026-10-01', today)).toMatchObject({ code: 'growth-ended' })
  })
})

describe('an ability of a plan', () => {
  it('is told of any day the plan ran, late or not', () => {
    expect(decideProgress(over, '2026-03-01', today)).toEqual({ ok: true })
    expect(decideProgress(over, '2026-09-02', today)).toMatchObject({ code: 'growth-ended' })
    expect(decideProgress(plan, '2026-01-31', today)).toMatchObject({ code: 'growth-day-before' })
    expect(decideProgress(plan, '2026-11-24', today)).toMatchObject({ code: 'growth-day-ahead' })
  })

  it('stands as its latest day says, whatever the order it was recorded in', () => {
    const progress = fc.record({
      onDay: fc.integer({ min: 10, max: 28 }).map((day) => `2026-03-${day}`),
      state: fc.constantFrom('under-way', 'reached', 'set-aside'),
    })
    expect(stateOfItem([])).toBe('planned')
    fc.assert(
      fc.property(fc.uniqueArray(progress, { selector: ({ onDay }) => onDay, minLength: 1 }), (told) => {
        const latest = told.toSorted((a, b) => (a.onDay < b.onDay ? 1 : -1))[0]!.state
        expect(stateOfItem(told as never)).toBe(latest)
        expect(stateOfItem(told.toReversed() as never)).toBe(latest)
      }),
    )
  })
})
