import { describe, expect, it } from 'vitest'
import { barOf, enough, onEdge } from './shares.ts'

describe('a share of a number', () => {
  it('passed and reached part only where it is whole', () => {
    expect([3, 5, 7, 10, 15, 50].map((n) => enough(n, [4, 5], 'more'))).toEqual([3, 5, 6, 9, 13, 41])
    expect([3, 5, 7, 10, 15, 50].map((n) => enough(n, [1, 2], 'at-least'))).toEqual([2, 3, 4, 5, 8, 25])
    expect([onEdge(10, 8, [4, 5]), onEdge(7, 6, [4, 5])]).toEqual([true, false])
  })
  it('tells by how much it was missed', () => {
    expect(barOf(8, 4, [1, 2], 'more')).toEqual({ met: false, of: 8, got: 4, needed: 5, short: 1 })
  })
})
