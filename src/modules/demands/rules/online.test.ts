import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  audiences,
  maySession,
  type SessionAct,
  sessionActs,
  type SessionDays,
  sessionStateOn,
  sidesOf,
  standingAfter,
  standings,
} from './online.ts'

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`)

describe('a deliberation online', () => {
  it('is open until its last day, then over until it is closed, then owed to those who took part', () => {
    const held: SessionDays = { openUntil: '2026-11-20', closedOn: null, toldOn: null }
    expect(sessionStateOn(held, '2026-11-20')).toBe('open')
    expect(sessionStateOn(held, '2026-11-21')).toBe('over')
    expect(sessionStateOn({ ...held, closedOn: '2026-11-21' }, '2026-11-21')).toBe('closed')
    expect(sessionStateOn({ ...held, closedOn: '2026-11-21', toldOn: '2026-11-22' }, '2026-11-22')).toBe('told')
    expect(sessionStateOn({ openUntil: null, closedOn: null, toldOn: null }, '2026-11-22')).toBe('entered')
  })

  it('is told once, after it was closed, and closed once, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...sessionActs), day), { maxLength: 20 }), (tries) => {
        let days: SessionDays = { openUntil: '2026-11-10', closedOn: null, toldOn: null }
        const done: SessionAct[] = []
        for (const [act, today] of tries.toSorted((a, b) => a[1].localeCompare(b[1]))) {
          if (!maySession(sessionStateOn(days, today), act)) continue
          done.push(act)
          if (act === 'prolong') days = { ...days, openUntil: today }
          if (act === 'close') days = { ...days, closedOn: today }
          if (act === 'tell') days = { ...days, toldOn: today }
          if (act === 'speak') expect(days.openUntil! >= today && days.closedOn === null).toBe(true)
        }
        const only = done.filter((act) => act === 'close' || act === 'tell')
        expect([[], ['close'], ['close', 'tell']]).toContainEqual(only)
      }),
    )
  })

  it('has no dead end before it is told', () => {
    for (const state of ['open', 'over', 'closed'] as const)
      expect(sessionActs.some((act) => act !== 'judge' && act !== 'speak' && maySession(state, act))).toBe(true)
    expect(sessionActs.filter((act) => maySession('entered', act))).toEqual([])
  })

  it('is for one side or both', () => {
    expect(audiences.map(sidesOf)).toEqual([['resident', 'member'], ['resident'], ['member']])
  })
})

describe('words', () => {
  it('are shown or hidden, and what was hidden can be shown again', () => {
    expect(standings.map((one) => standingAfter(one, 'show'))).toEqual(['shown', null, 'shown'])
    expect(standings.map((one) => standingAfter(one, 'hide'))).toEqual(['hidden', 'hidden', null])
  })
})
