import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { programmeDocument } from '../../../kernel/programme.ts'
import { needsLiaison } from '../../../kernel/readings.ts'
import { programmes } from '../../../programmes/index.ts'
import { drawBySeed, dutiesOf, type DutyStates, loadStateOf, recommendationNext, sideOf, type UnitFacts } from './duties.ts'
import { settingsOf } from '../settings.ts'

const documents = programmes.map((programme) => programmeDocument.parse(programme))
const longhua = settingsOf(documents, 'longhua', '2026-01-01').rules
const zhifu = settingsOf(documents, 'zhifu', '2026-01-01').rules
const nobody: UnitFacts = {
  headcount: 8,
  members: 0,
  supervised: true,
  hasPartyOrg: false,
  fullTime: false,
  liaisons: 0,
  instructors: [],
}
const local = (load = 7) => ({ side: 'locality' as const, load })
const business = (load = 7) => ({ side: 'business' as const, load })

describe('what an organisation is owed', () => {
  const cases: [string, Partial<UnitFacts>, Partial<DutyStates>][] = [
    [
      'nobody there',
      {},
      { liaison: 'missing', dedicated: 'not-applicable', business: 'missing', locality: 'missing', sides: 'missing' },
    ],
    ['a liaison', { liaisons: 1 }, { liaison: 'met' }],
    [
      'an instructor but no Party organisation (LH-17 as written)',
      { instructors: [local()] },
      { liaison: 'missing', locality: 'met', sides: 'missing' },
    ],
    ['a Party organisation and an instructor', { hasPartyOrg: true, instructors: [local()] }, { liaison: 'not-applicable' }],
    ['a Party organisation alone', { hasPartyOrg: true }, { liaison: 'missing' }],
    ['29 people', { headcount: 29 }, { dedicated: 'not-applicable' }],
    ['30 people, nobody', { headcount: 30 }, { dedicated: 'missing' }],
    ['30 people, an instructor who serves others', { headcount: 30, instructors: [local(6)] }, { dedicated: 'missing' }],
    ['30 people, an instructor of its own', { headcount: 30, instructors: [local(1)] }, { dedicated: 'met' }],
    ['an unknown number of people', { headcount: null }, { dedicated: 'unknown' }],
    ['both sides', { instructors: [local(), business()] }, { business: 'met', locality: 'met', sides: 'met' }],
    ['only the department', { instructors: [business()] }, { business: 'met', locality: 'missing', sides: 'missing' }],
    ['no department in charge', { supervised: false, instructors: [local()] }, { business: 'not-applicable', sides: 'met' }],
    [
      'an instructor of an unknown side',
      { instructors: [{ side: null, load: 7 }] },
      { business: 'missing', locality: 'missing' },
    ],
  ]
  it.each(cases)('with %s', (_, facts, wanted) => {
    expect(dutiesOf({ ...nobody, ...facts }, zhifu)).toMatchObject(wanted)
  })

  it('of sides is nothing where the programme does not ask for both (LH)', () => {
    expect(dutiesOf(nobody, longhua)).toMatchObject({
      sides: 'not-applicable',
      business: 'not-applicable',
      locality: 'not-applicable',
    })
  })

  it('is counted by members where the rule says members', () => {
    const rule = longhua['coverage.headcount']!
    const rules = {
      ...longhua,
      'coverage.headcount': { ...rule, params: { ...rule.params, headcount_basis: 'party-members' as const } },
    }
    expect(dutiesOf({ ...nobody, headcount: 200, members: 12 }, rules).dedicated).toBe('not-applicable')
    expect(dutiesOf({ ...nobody, headcount: null, members: 30 }, rules).dedicated).toBe('missing')
  })

  it('of a full-time worker only where the Party organisation is large and has many members (LH-16)', () => {
    const { headcount_from, members_from } = longhua['worker.full-time-criteria']!.params
    const large = { ...nobody, hasPartyOrg: true, headcount: headcount_from, members: members_from }
    expect(dutiesOf(large, longhua)['full-time']).toBe('missing')
    expect(dutiesOf({ ...large, fullTime: true }, longhua)['full-time']).toBe('met')
    expect(dutiesOf({ ...large, members: members_from - 1 }, longhua)['full-time']).toBe('not-applicable')
    expect(dutiesOf({ ...large, headcount: null }, longhua)['full-time']).toBe('unknown')
  })
})

describe('a liaison', () => {
  it('is asked for more often the stricter the reading', () => {
    const helped = fc.record({ hasPartyOrg: fc.boolean(), fullTime: fc.boolean(), instructor: fc.boolean() })
    fc.assert(
      fc.property(helped, (one) => {
        expect(needsLiaison(one, 'none')).toBe(false)
        if (needsLiaison(one, 'lenient')) expect(needsLiaison(one, 'strict')).toBe(true)
      }),
    )
  })
  it('is asked for beside an instructor alone only by the strict reading', () => {
    const one = { hasPartyOrg: true, fullTime: false, instructor: true }
    expect([needsLiaison(one, 'lenient'), needsLiaison(one, 'strict')]).toEqual([false, true])
  })
})

describe('the load of an instructor', () => {
  it.each([
    [1, false, 'below'],
    [4, false, 'below'],
    [5, false, 'within'],
    [10, false, 'within'],
    [11, false, 'above'],
    [1, true, 'dedicated'],
    [2, true, 'below'],
  ] as const)('of %i with a large one %s is %s', (load, large, wanted) => {
    expect(loadStateOf(load, large, longhua)).toBe(wanted)
  })
  it('is judged by nobody where no rule is in force', () => expect(loadStateOf(3, false, {})).toBe('no-rule'))
})

describe('the side of an instructor', () => {
  const told = { recorded: null, sender: '', supervisor: '区教育局', street: '东街道' }
  it.each([
    [{ recorded: 'business' as const, sender: '东街道党工委' }, 'business'],
    [{ sender: '区教育局' }, 'business'],
    [{ sender: '东街道党工委' }, 'locality'],
    [{ sender: '西街道党工委' }, null],
    [{ sender: '' }, null],
    [{ sender: '区教育局', supervisor: null }, null],
  ])('%o is %s', (given, wanted) => expect(sideOf({ ...told, ...given })).toBe(wanted))
})

describe('a draw', () => {
  it('is the same for the same seed, whatever the order of the list, and holds nobody twice', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { maxLength: 60 }), fc.nat(20), fc.string(), (all, size, seed) => {
        const drawn = drawBySeed(all, size, seed)
        expect(drawBySeed(all.toReversed(), size, seed)).toEqual(drawn)
        expect(new Set(drawn).size).toBe(Math.min(size, all.length))
      }),
    )
  })
  it('reaches everybody about as often', () => {
    const all = Array.from({ length: 40 }, (_, index) => index)
    const times = new Map<number, number>()
    for (let round = 0; round < 800; round += 1)
      for (const one of drawBySeed(all, 5, `round ${round}`)) times.set(one, (times.get(one) ?? 0) + 1)
    expect([...times.values()].every((count) => count > 60 && count < 145)).toBe(true)
  })
})

it('a recommendation ends where it was accepted, declined or withdrawn', () => {
  expect(recommendationNext('proposed')).toContain('forwarded')
  for (const end of ['accepted', 'declined', 'withdrawn']) expect(recommendationNext(end)).toEqual([])
})
