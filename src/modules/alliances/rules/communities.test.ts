import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aspects,
  communityMoves,
  type CommunityState,
  crosses,
  crossOf,
  domainsOf,
  lackedBy,
  lives,
  membersOn,
  movesFrom,
  readyOf,
  stateAfter,
  unmetOf,
} from './communities.ts'

const rules = { least: 2, fields: ['coverage', 'duties', 'team'] as const, aspects: ['money', 'people', 'place'] as const }
const whole = {
  members: 4,
  coverage: '全镇',
  duties: '共商共建',
  team: 1,
  charterSigned: true,
  readiness: { money: 'there', people: 'there', place: 'not-applicable' } as const,
}
const domains = [
  { code: 'rural', kinds: ['community'], endings: ['村'] },
  { code: 'residential', kinds: ['community'], endings: [] },
  { code: 'organ', kinds: ['public_body'], endings: [] },
  { code: 'social', kinds: ['social_org'], endings: [] },
]
const facts = (more: object) => ({ unitNo: 1, kinds: [], areas: [], tiers: [], streetNo: null, industryNo: null, ...more })

describe('what a community has to bring before it applies', () => {
  it('is nothing more when charter, team and the three statements are there; not applicable is a statement', () => {
    expect(unmetOf(whole, rules)).toEqual([])
  })
  it('is named one by one', () => {
    expect(
      unmetOf({ members: 1, coverage: null, duties: '', team: 0, charterSigned: false, readiness: { money: 'missing' } }, rules),
    ).toEqual(['members', 'coverage', 'duties', 'team', 'charter', 'money', 'people', 'place'])
  })
  it('is what the programme asks for and no more', () => {
    expect(unmetOf({ ...whole, coverage: null, readiness: {} }, { least: 2, fields: [], aspects: [] })).toEqual([])
  })
})

describe('the life of a community', () => {
  it('never leaves its table, and whoever is in rectification is active again only after a re-check', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...communityMoves), { maxLength: 30 }), (moves) => {
        let state: CommunityState = 'draft'
        for (const move of moves) {
          const next = stateAfter(state, move)
          expect(next !== undefined).toBe(movesFrom(state).includes(move))
          if (state === 'rectification' && next === 'active') expect(move).toBe('recheck-active')
          if (next !== undefined && lives(next) && !lives(state)) expect(move).toBe('establish')
          state = next ?? state
        }
      }),
    )
  })
  it('is over once it was dissolved or withdrawn', () => {
    expect(movesFrom('dissolved')).toEqual([])
    expect(movesFrom('withdrawn')).toEqual([])
  })
})

describe('in which ways a community crosses borders', () => {
  it('follows from the records of its members', () => {
    const members = [
      facts({ kinds: ['community'], areas: ['上底村'], tiers: ['community'], streetNo: 5 }),
      facts({ kinds: ['public_body'], tiers: ['street'], streetNo: 5 }),
      facts({ kinds: ['social_org'], streetNo: 6, industryNo: 9 }),
    ]
    const values = crossOf(members, domains)
    expect(values).toEqual({ domain: ['rural', 'organ', 'social'], level: ['community', 'street'], area: [5, 6], industry: [9] })
    expect(crosses(values)).toEqual(['domain', 'level', 'area'])
  })
  it('tells a village from a residential community by its name', () => {
    expect(domainsOf(facts({ kinds: ['community'], areas: ['上底村', '东社区'] }), domains)).toEqual(['rural', 'residential'])
  })
  it('says nothing of a community whose members say nothing', () => {
    expect(crosses(crossOf([facts({}), facts({})], domains))).toEqual([])
  })
})

describe('money, people and place', () => {
  const states = ['there', 'missing', 'not-applicable', 'unstated'] as const
  const told = fc.tuple(fc.constantFrom(...states), fc.constantFrom(...states), fc.constantFrom(...states))
  const as = (three: readonly (typeof states)[number][]) => aspects.map((aspect, at) => ({ aspect, state: three[at]! }))

  it('are ready exactly where nothing asked for is missing or unsaid, and what is missing comes first', () => {
    fc.assert(
      fc.property(told, fc.subarray([...aspects]), (three, asked) => {
        const ready = as(three)
        expect(readyOf(ready, asked) === 'ready').toBe(lackedBy(ready, asked).length === 0)
        expect(lackedBy(ready, asked).every((aspect) => asked.includes(aspect))).toBe(true)
      }),
    )
    expect(readyOf(as(['missing', 'unstated', 'there']), aspects)).toBe('lacking')
    expect(readyOf(as(['missing', 'unstated', 'there']), ['people', 'place'])).toBe('unstated')
    expect(readyOf(as(['not-applicable', 'there', 'there']), aspects)).toBe('ready')
  })
})

it('a member stands from its first day on and no longer on the first day after', () => {
  const stood = { fromOn: '2026-02-01', untilOn: '2026-05-01' }
  const members = [stood, { fromOn: '2026-05-01', untilOn: null }, { fromOn: null, untilOn: null }]
  expect(membersOn(members, '2026-01-31')).toEqual([])
  expect(membersOn(members, '2026-04-30')).toEqual([stood])
  expect(membersOn(members, '2026-05-01')).toEqual([members[1]])
})
