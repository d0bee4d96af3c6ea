import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideFinding, decideStep, type Developed, leaderState, leaderStates, stepKinds } from './leaders.ts'

const found: Developed = { foundOn: '2026-05-01', trainedOn: null, activeOn: null, endedOn: null }
const trained = { ...found, trainedOn: '2026-06-01' }
const today = '2026-11-20'

describe('a community leader', () => {
  it('is found, then trained, then active, as the records say, and ended from anywhere', () => {
    expect([found, trained, { ...trained, activeOn: '2026-07-01' }].map(leaderState)).toEqual(['found', 'trained', 'active'])
    expect(leaderState({ ...trained, activeOn: '2026-07-01', endedOn: today })).toBe('ended')
    expect(leaderState({ ...found, endedOn: today })).toBe('ended')
  })

  it('goes back to found when the training was entered wrongly, whatever was organised', () => {
    expect(leaderState({ ...found, activeOn: '2026-07-01' })).toBe('found')
  })

  it('organises on or after the first training', () => {
    expect(decideStep(found, 'activity', today, today)).toBe('leader-untrained')
    expect(decideStep(trained, 'activity', '2026-05-31', today)).toBe('leader-untrained')
    expect(decideStep(trained, 'activity', '2026-06-01', today)).toBeNull()
    expect([decideStep(found, 'talk', today, today), decideStep(found, 'session', today, today)]).toEqual([null, null])
  })

  it('takes nothing of a day ahead, of a day before the finding, or after the end', () => {
    for (const what of stepKinds) {
      expect(decideStep(trained, what, '2026-11-21', today)).toBe('leader-day-unfit')
      expect(decideStep(trained, what, '2026-04-30', today)).toBe('leader-day-unfit')
      expect(decideStep({ ...trained, endedOn: '2026-11-01' }, what, '2026-10-01', today)).toBe('leader-ended')
    }
    expect(decideStep(found, 'talk', '2026-05-01', today)).toBeNull()
  })

  it('agreed before it was written down', () => {
    expect(decideFinding('2026-11-21', '2026-11-20', today)).toBe('leader-day-unfit')
    expect(decideFinding('2026-11-19', '2026-11-20', today)).toBe('leader-unasked')
    expect([decideFinding(today, today, today), decideFinding(today, '2026-11-01', today)]).toEqual([null, null])
  })

  it('is always in one state, and a step that is taken never moves it back', () => {
    const day = fc.option(fc.constantFrom('2026-05-01', '2026-06-01', '2026-07-01', today))
    const facts = fc.record({ foundOn: fc.constant('2026-05-01'), trainedOn: day, activeOn: day, endedOn: fc.constant(null) })
    const some = fc.constantFrom('2026-04-01', '2026-05-15', '2026-06-15', today, '2026-12-01')
    fc.assert(
      fc.property(facts, fc.constantFrom(...stepKinds), some, (was, what, on) => {
        if (decideStep(was, what, on, today) !== null) return
        const first = (old: string | null) => (old === null || on < old ? on : old)
        const next = what === 'activity' ? { ...was, activeOn: first(was.activeOn) } : { ...was, trainedOn: first(was.trainedOn) }
        expect(leaderStates.indexOf(leaderState(next))).toBeGreaterThanOrEqual(leaderStates.indexOf(leaderState(was)))
      }),
    )
  })
})
