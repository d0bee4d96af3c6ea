import { fromPlane } from '../geometry.ts'
import { madeUpDistricts, sampleOrigin } from '../made-up-districts.ts'
import { problemOf } from './instances.ts'
import { formationDefaults } from './rules.ts'
import type { FormationProblem, Organisation } from './types.ts'

/** Districts no honest register shows and every long-lived platform meets. `n` organisations each. */
export function adversarialProblems(n: number, seed = 1): Readonly<Record<string, FormationProblem>> {
  const base = madeUpDistricts(n, seed).organisations
  const each = (change: (organisation: Organisation, at: number) => Partial<Organisation>) =>
    base.map((organisation, at) => ({ ...organisation, ...change(organisation, at) }))
  const here = sampleOrigin
  const few = (organisation: Organisation) => ({ fullMembers: Math.min(2, organisation.fullMembers) })
  const mobile = { ...formationDefaults.params, mobile: 'joint-mobile' as const }
  return {
    'everybody in one tower': problemOf(each(() => ({ place: here }))),
    'one of them 80 km away': problemOf([
      ...base,
      { ...base[0]!, id: 'far', fullMembers: 1, place: fromPlane({ x: 80, y: 0 }, sampleOrigin) },
    ]),
    'one member each': problemOf(each(() => ({ fullMembers: 1 }))),
    'no branch that stands by itself': problemOf(each(few)),
    'mobile members only, guests': problemOf(each(() => ({ fullMembers: 0, mobileMembers: 1 }))),
    'mobile members only, joint branches': problemOf(
      each((_, at) => ({ fullMembers: 0, mobileMembers: 1 + (at % 4) })),
      { rule: mobile },
    ),
    'three organisations of one member at most': problemOf(
      each(() => ({ fullMembers: 1 })),
      { maxOrganisations: 3 },
    ),
    'two organisations of one member at most': problemOf(
      each(() => ({ fullMembers: 1 })),
      { maxOrganisations: 2 },
    ),
    'ids twice': problemOf([...base, ...base.slice(0, 20), ...base.slice(20, 30).map((row) => ({ ...row, fullMembers: 1 }))]),
    'places missing or not numbers': problemOf(
      each((_, at) =>
        at % 5 === 0
          ? { place: null }
          : at % 5 === 1
            ? { place: { lon: Number.NaN, lat: 999 } }
            : at % 35 === 2
              ? { street: null }
              : {},
      ),
    ),
    'no place at all': problemOf(each(() => ({ place: null, street: null }))),
    'members that are no numbers': problemOf(
      each((_, at) => (at % 3 === 0 ? { fullMembers: Number.NaN } : at % 3 === 1 ? { fullMembers: -2.5 } : {})),
    ),
    nobody: problemOf([]),
    'one alone': problemOf([{ ...base[0]!, fullMembers: 1 }]),
  }
}
