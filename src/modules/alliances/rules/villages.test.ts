import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partnersOf, type Tie, type VillageRule, villageStateOf } from './villages.ts'

const rule: VillageRule = { least: 1, lowerEndings: ['街道办事处'], upperBeginnings: ['市'], ways: ['agreement', 'community'] }
const bureau = { name: '区教育局', status: 'active', streetNo: null }
const tie = (way: Tie['way'], ...partnerNos: number[]): Tie => ({ way, since: '2026-01-01', partnerNos })

describe('the minimum of village partners', () => {
  it('is reached with one village organisation, and one met by two records counts once', () => {
    expect(partnersOf([tie('agreement', 7), tie('community', 7, 8)], rule)).toEqual([7, 8])
    expect(villageStateOf(bureau, 1, 5, rule)).toEqual({ state: 'joined', because: null })
    expect(villageStateOf(bureau, 0, 5, rule)).toEqual({ state: 'to-join', because: null })
  })

  it('counts only what the rule takes for joining', () => {
    expect(partnersOf([tie('agreement', 7), tie('community', 8)], { ways: ['agreement'] })).toEqual([7])
  })

  it.each([
    ['of-street', { ...bureau, streetNo: 3 }, 5],
    ['lower', { ...bureau, name: '东街道办事处' }, 5],
    ['upper', { ...bureau, name: '市民政局' }, 5],
    ['preparing', { ...bureau, status: 'preparing' }, 5],
    ['no-village', bureau, 0],
  ] as const)('does not ask a unit that is %s, and says why', (because, unit, villages) => {
    expect(villageStateOf(unit, 0, villages, rule)).toEqual({ state: 'not-applicable', because })
  })

  it('never asks less of a unit that has more', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 4 }), (some, more, least) => {
        const stands = (partners: number) => villageStateOf(bureau, partners, 1, { ...rule, least }).state
        expect(stands(some) === 'joined' && stands(some + more) === 'to-join').toBe(false)
      }),
    )
  })
})
