import { describe, expect, it } from 'vitest'
import { decideMove, type MoveWish, type RequestState } from './requests.ts'

const today = '2026-11-22'
const outcome = (from: RequestState, wish: MoveWish, officer = true) => {
  const decision = decideMove(from, wish, officer, today)
  return decision.ok ? 'ok' : decision.code
}

describe('a request for a lecture', () => {
  it.each<[string, RequestState, MoveWish, boolean, string]>([
    ['is confirmed by an officer', 'requested', { state: 'confirmed' }, true, 'ok'],
    ['is not confirmed by who asked', 'requested', { state: 'confirmed' }, false, 'lecture-cannot-move'],
    ['is declined with the reason', 'requested', { state: 'declined', reason: '档期已满' }, true, 'ok'],
    ['is not declined without one', 'requested', { state: 'declined' }, true, 'lecture-words-missing'],
    ['is not delivered before it is confirmed', 'requested', { state: 'delivered', heldOn: today }, true, 'lecture-cannot-move'],
    ['is delivered on a day', 'confirmed', { state: 'delivered', heldOn: today }, false, 'ok'],
    ['is not delivered tomorrow', 'confirmed', { state: 'delivered', heldOn: '2026-11-23' }, false, 'lecture-words-missing'],
    ['is told of in one line', 'delivered', { state: 'told', heldOn: today, line: '讲得清楚' }, false, 'ok'],
    ['is not told of without words', 'delivered', { state: 'told', heldOn: today }, false, 'lecture-words-missing'],
    ['is over once told', 'told', { state: 'withdrawn', reason: '错了' }, true, 'lecture-cannot-move'],
  ])('%s', (_, from, wish, officer, expected) => expect(outcome(from, wish, officer)).toBe(expected))
})
