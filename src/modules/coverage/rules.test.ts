import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decideCell,
  decideLarge,
  decideLiaisonNeeded,
  decideLevelUsual,
  decideWorkCovered,
  noticesOf,
  rateOf,
  type UnitFacts,
} from './rules.ts'
import { usualSettings } from './testing.ts'

const settings = usualSettings

const unit = (facts: Partial<UnitFacts>): UnitFacts => ({
  status: 'active', fullMembers: 0, probationaryMembers: 0, floatingMembers: 0, headcount: null, partyOrg: null, helpers: [], ...facts,
}) // prettier-ignore

describe('the cell of a unit', () => {
  it.each([
    ['a unit with three full members and no Party organisation should have one', unit({ fullMembers: 3 }), 'should-have'],
    ['two full members are few', unit({ fullMembers: 2 }), 'few-members'],
    ['a probationary member does not count towards three', unit({ fullMembers: 2, probationaryMembers: 5 }), 'few-members'],
    ['floating members never lift a unit out of having none', unit({ floatingMembers: 9 }), 'no-members'],
    [
      'its own committee counts as the register states it, even without members',
      unit({ partyOrg: { form: 'own', level: 'committee' } }),
      'own-committee',
    ],
    ['an own Party organisation of unknown level is a branch', unit({ partyOrg: { form: 'own', level: null } }), 'own-branch'],
    [
      'a joint branch covers, whatever the members',
      unit({ fullMembers: 8, partyOrg: { form: 'joint', level: 'branch' } }),
      'joint',
    ],
    [
      'a temporary branch is not a coverage of the unit',
      unit({ fullMembers: 4, partyOrg: { form: 'temporary', level: 'branch' } }),
      'should-have',
    ],
    ['a cancelled unit is in no cell', unit({ status: 'cancelled', fullMembers: 4 }), null],
  ] as const)('%s', (_sentence, facts, cell) => {
    expect(decideCell(facts, settings)).toBe(cell)
  })

  it('never leaves an active unit outside the partition', () => {
    const facts = fc.record({
      status: fc.constantFrom('active', 'cancelled', 'revoked'),
      fullMembers: fc.nat(200),
      probationaryMembers: fc.nat(5),
      floatingMembers: fc.nat(5),
      headcount: fc.option(fc.nat(100)),
      partyOrg: fc.option(
        fc.record({
          form: fc.constantFrom('own', 'joint', 'mobile', 'temporary'),
          level: fc.constantFrom('committee', 'general', 'branch', null),
        }),
      ),
      helpers: fc.subarray(['instructor', 'liaison', 'full-time-worker', 'mass-org'] as const),
    })
    fc.assert(
      fc.property(facts, (value) => {
        expect(decideCell(value, settings) === null).toBe(value.status !== 'active')
        if (value.status !== 'active') expect(decideWorkCovered(value, settings)).toBe(false)
      }),
    )
  })
})

describe('work coverage', () => {
  it('asks for a Party organisation or a helper the rule counts', () => {
    expect(decideWorkCovered(unit({ helpers: ['liaison'] }), settings)).toBe(true)
    expect(decideWorkCovered(unit({ helpers: ['mass-org'] }), { ...settings, work_by: ['instructor'] })).toBe(false)
    expect(decideWorkCovered(unit({ partyOrg: { form: 'joint', level: 'branch' } }), settings)).toBe(true)
  })
})

describe('thirty people or more', () => {
  it.each([
    ['staff', unit({ headcount: 30 }), true],
    ['staff', unit({ headcount: 29, fullMembers: 9 }), false],
    ['staff', unit({ headcount: null, fullMembers: 90 }), null],
    ['party-members', unit({ headcount: null, fullMembers: 28, probationaryMembers: 2, floatingMembers: 9 }), true],
    ['party-members', unit({ headcount: 500, fullMembers: 29, floatingMembers: 9 }), false],
    ['staff-and-party-members', unit({ headcount: 25, fullMembers: 4, probationaryMembers: 1 }), true],
    ['staff-and-party-members', unit({ headcount: 25, fullMembers: 4 }), false],
    ['staff-and-party-members', unit({ headcount: null, fullMembers: 90 }), null],
  ] as const)('counted by %s: %j is %s', (basis, facts, large) => {
    expect(decideLarge(facts, { ...settings, headcount_basis: basis })).toBe(large)
  })
})

describe('a liaison', () => {
  const built = (helpers: UnitFacts['helpers']) => unit({ partyOrg: { form: 'joint', level: 'branch' }, helpers })
  it.each([
    ['a blank unit', unit({ helpers: ['instructor', 'full-time-worker'] }), false, true, true],
    ['a built one with nobody sent', built([]), false, true, true],
    ['a built one with an instructor', built(['instructor']), false, false, true],
    ['a built one with both', built(['instructor', 'full-time-worker']), false, false, false],
    ['a cancelled one', unit({ status: 'cancelled' }), false, false, false],
  ] as const)('is asked for by none, by the lenient, by the strict reading: %s', (_sentence, facts, ...needed) => {
    const readings = ['none', 'lenient', 'strict'] as const
    expect(readings.map((reading) => decideLiaisonNeeded(facts, { ...settings, liaison_reading: reading }))).toEqual(needed)
  })
})

describe('a rate', () => {
  it.each([
    [224, 883, 25.37],
    [83, 893, 9.29],
    [1, 3, 33.33],
    [1, 8, 12.5],
    [5, 1000, 0.5],
    [1, 800, 0.13],
  ])('%i of %i is %d percent, half up', (num, den, percent) => {
    expect(rateOf(num, den).percent).toBe(percent)
  })
  it('of nothing is no number, not zero and not a hundred', () => {
    expect(rateOf(0, 0).percent).toBeNull()
  })
})

describe('notices', () => {
  it('look at level and members together', () => {
    expect(noticesOf(unit({ fullMembers: 51, partyOrg: { form: 'own', level: 'branch' } }), settings)).toEqual([
      'branch_over_usual',
    ])
    expect(noticesOf(unit({ fullMembers: 2, partyOrg: { form: 'own', level: 'branch' } }), settings)).toEqual([
      'own_party_org_under_3',
    ])
    expect(noticesOf(unit({ status: 'revoked', partyOrg: { form: 'joint', level: 'branch' } }), settings)).toEqual([
      'inactive_with_party_org',
    ])
  })
  it.each([
    ['branch', 50, true],
    ['branch', 51, false],
    ['general', 49, false],
    ['general', 50, true],
    ['general', 99, true],
    ['general', 100, false],
    ['committee', 99, false],
    ['committee', 100, true],
  ])('find a %s of %i full members usual: %s', (level, fullMembers, usual) => {
    expect(decideLevelUsual(unit({ fullMembers, partyOrg: { form: 'own', level } }), settings)).toBe(usual)
  })
  it('follow the numbers of the rule in force, not numbers of their own', () => {
    const strict = { ...settings, branch_usual_most: 30 }
    const branch = unit({ fullMembers: 31, partyOrg: { form: 'own', level: 'branch' } })
    expect([noticesOf(branch, settings), noticesOf(branch, strict)]).toEqual([[], ['branch_over_usual']])
  })
})
