import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pledgeAfter, pledgeMoves, type PledgeState, pledgeStates } from './displays.ts'

it('a pledge is published before it is fulfilled, and dropped whenever the member wishes', () => {
  const table = pledgeStates.map((state) => pledgeMoves.map((move) => pledgeAfter(state, move)))
  expect(table).toEqual([
    ['published', null, 'gone'],
    [null, 'fulfilled', 'gone'],
    [null, null, 'gone'],
  ])
})

it('a pledge never goes back, whatever is tried on it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('publish', 'fulfil')), (moves) => {
      let state: PledgeState = 'made'
      for (const move of moves) {
        const next = pledgeAfter(state, move)
        if (next === null || next === 'gone') continue
        expect(pledgeStates.indexOf(next)).toBe(pledgeStates.indexOf(state) + 1)
        state = next
      }
    }),
  )
})
