import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../kernel/dates.ts'
import { convenorsFor, decideMeeting, type MeetingFacts, meetingMoves, meetingStage } from './meetings.ts'

const called: MeetingFacts = { onDay: '2026-12-10', cancelledOn: null, recorded: false, overOn: null }
const allowed = (facts: MeetingFacts, today: string) => meetingMoves.filter((move) => decideMeeting(move, facts, today).ok)

describe('a meeting called ahead', () => {
  it('is changed, tabled for and cancelled before its day, recorded from its day on, and is over once it is recorded', () => {
    expect(allowed(called, '2026-12-09')).toEqual(['amend', 'table', 'cancel'])
    expect(decideMeeting('record', called, '2026-12-09')).toEqual({ ok: false, code: 'meeting-not-yet' })
    expect(allowed(called, '2026-12-10')).toEqual(['amend', 'table', 'record', 'cancel'])
    expect(allowed(called, '2026-12-11')).toEqual(['record', 'cancel'])
    expect(allowed({ ...called, recorded: true }, '2026-12-11')).toEqual([])
    expect(allowed({ ...called, cancelledOn: '2026-12-09' }, '2026-12-10')).toEqual([])
  })

  it('ends with its community unless it was held', () => {
    expect(meetingStage({ ...called, overOn: '2026-12-01' }, '2026-12-01')).toBe('cancelled')
    expect(meetingStage({ ...called, recorded: true, overOn: '2026-12-20' }, '2027-01-01')).toBe('held')
  })

  it('goes only from called to waiting for its record as days pass, and nothing else changes by waiting', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 40 }), (days, later) => {
        const [day, after] = [addDays(called.onDay, days), addDays(called.onDay, days + later)]
        const [first, second] = [meetingStage(called, day), meetingStage(called, after)]
        expect([first, second]).not.toEqual(['to-record', 'called'])
        expect(['called', 'to-record']).toContain(second)
        expect(allowed(called, after)).toContain('cancel')
      }),
    )
  })

  it('is called by whose turn it is today or on its day, and by nobody where no turn lies', () => {
    const turns = [
      { day: '2026-10-01', until: '2027-01-01', who: 1 },
      { day: '2027-01-01', until: '2027-04-01', who: 2 },
      { day: '2027-04-01', until: '2027-07-01', who: null },
    ]
    expect(convenorsFor(turns, '2026-12-01', '2026-12-20')).toEqual([1])
    expect(convenorsFor(turns, '2026-12-01', '2027-01-01')).toEqual([1, 2])
    expect(convenorsFor(turns, '2027-05-01', '2027-05-02')).toEqual([])
  })
})
