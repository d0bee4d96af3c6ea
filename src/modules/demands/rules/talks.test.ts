import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideTalk, mayClose, otherSide, talkActs, talkActsOpen, talkSides, type TalkStanding } from './talks.ts'

const today = '2026-11-22'
const asked = (waits: 'committee' | 'organisation', onDay = today): TalkStanding => ({ state: 'proposed', waits, onDay })
const agreed: TalkStanding = { state: 'agreed', waits: null, onDay: today }
const by = (side: 'committee' | 'organisation', told?: string) => ({ by: side, told, today })

describe('a talk', () => {
  it('is answered by the side that was asked', () => {
    expect(decideTalk(asked('committee'), 'accept', by('organisation'))).toMatchObject({ code: 'talk-not-yours' })
    expect(decideTalk(asked('committee'), 'accept', by('committee'))).toMatchObject({ state: 'agreed', waits: null })
    expect(decideTalk(asked('organisation'), 'decline', by('organisation'))).toMatchObject({ state: 'declined' })
  })

  it('goes to and fro with each time proposed', () => {
    expect(decideTalk(asked('committee'), 'propose', by('committee'))).toMatchObject({ state: 'proposed', waits: 'organisation' })
    expect(decideTalk(agreed, 'propose', by('organisation'))).toMatchObject({ state: 'proposed', waits: 'committee' })
  })

  it('is answered for an organisation by the committee only with how it was told', () => {
    expect(decideTalk(asked('organisation'), 'accept', by('committee'))).toMatchObject({ code: 'talk-not-yours' })
    expect(decideTalk(asked('organisation'), 'accept', by('committee', '电话答复'))).toMatchObject({
      state: 'agreed',
      side: 'organisation',
    })
    expect(decideTalk(asked('committee'), 'accept', by('organisation', '电话答复'))).toMatchObject({ code: 'talk-not-yours' })
  })

  it('is not held before its day', () => {
    expect(decideTalk({ ...agreed, onDay: '2026-11-23' }, 'hold', by('committee'))).toMatchObject({ code: 'talk-day-ahead' })
    expect(decideTalk(agreed, 'hold', by('organisation'))).toMatchObject({ state: 'held' })
  })

  it('whatever the two sides do, waits for exactly one side while proposed and for none else, and what has ended stays', () => {
    const step = fc.record({
      act: fc.constantFrom(...talkActs),
      by: fc.constantFrom(...talkSides),
      told: fc.option(fc.constant('电话'), { nil: null }),
    })
    fc.assert(
      fc.property(fc.constantFrom(...talkSides), fc.array(step, { maxLength: 30 }), (first, steps) => {
        let talk: TalkStanding = asked(otherSide(first))
        for (const { act, ...who } of steps) {
          const decision = decideTalk(talk, act, { ...who, today })
          const ended = talk.state !== 'proposed' && talk.state !== 'agreed'
          if (ended) expect(decision.ok).toBe(false)
          if (!decision.ok) continue
          talk = { ...talk, state: decision.state, waits: decision.waits }
          expect(talk.state === 'proposed').toBe(talk.waits !== null)
        }
        const open = talkSides.flatMap((side) => talkActsOpen(talk, side, today).acts)
        expect(open.length > 0).toBe(talk.state === 'proposed' || talk.state === 'agreed')
      }),
    )
  })
})

describe('a follow-up', () => {
  it('of the committee is closed by the committee, one of an organisation by either', () => {
    expect(talkSides.map((side) => [mayClose('committee', side), mayClose('organisation', side)])).toEqual([
      [true, true],
      [false, true],
    ])
  })
})
