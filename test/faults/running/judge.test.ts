import { describe, expect, it } from 'vitest'
import type { Attempt, Outcome } from './attempts.ts'
import { judge, judgeReadings, standingOf } from './judge.ts'

const tried = (mark: string, outcome: Outcome): Attempt => ({
  client: 1,
  request: { method: 'POST', path: '/', body: {}, mark },
  key: mark,
  outcome,
  code: null,
  answer: null,
})

describe('the judge of a history', () => {
  it('finds nothing where everything acknowledged stands once, and lets a lost one stand or not', () => {
    const attempts = [tried('a', 'done'), tried('b', 'refused'), tried('c', 'lost'), tried('d', 'lost')]
    expect(judge(attempts, standingOf(['a', 'd']))).toEqual([])
  })

  it('finds what was acknowledged and is gone', () => {
    expect(judge([tried('a', 'done')], standingOf([]))).toEqual(['lost: a was acknowledged and is gone'])
    expect(judge([tried('a', 'lost'), tried('a', 'done')], standingOf([]))).toHaveLength(1)
  })

  it('finds what was refused and stands, and what nobody asked for', () => {
    expect(judge([tried('a', 'refused')], standingOf(['a', 'z']))).toEqual([
      'ghost: a was refused and stands',
      'ghost: nobody asked for z',
    ])
  })

  it('finds what happened twice, also where the answer was lost', () => {
    expect(judge([tried('a', 'lost'), tried('a', 'done')], standingOf(['a', 'a']))).toEqual(['double: a stands 2 times'])
  })

  it('finds a reading that went backwards', () => {
    expect(judgeReadings([['a'], ['a', 'b'], ['a', 'b']])).toEqual([])
    expect(judgeReadings([['a', 'b'], ['a'], ['a']])).toEqual(['backwards: b was read and then was not'])
  })
})
