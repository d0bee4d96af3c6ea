import { describe, expect, test } from 'vitest'
import { checkDispatch, type DispatchPlan, type DispatchProblem, planDispatch } from './index.ts'
import { at, instructor, madeUpDistricts, none, organisation, policy, weights } from './testing.ts'

const onlyLocality = { ...policy, sides: { locality: weights } }
const problem = (more: Partial<DispatchProblem>): DispatchProblem => ({ ...none, policy: onlyLocality, ...more })
const crowd = (count: number, more: object = {}) => Array.from({ length: count }, (_, index) => organisation(`o${index}`, more))

function planned(asked: DispatchProblem): DispatchPlan {
  const answer = planDispatch(asked, { seed: 1, steps: 20 })
  if (!answer.ok) throw new Error(answer.params.field)
  expect(checkDispatch(asked, answer.plan)).toEqual([])
  return answer.plan
}

describe('what comes in wrong is answered clearly', () => {
  test('organisations without coordinates are guided over the distance the policy assumes', () => {
    const plan = planned(problem({ organisations: crowd(6), instructors: [instructor('i', { place: at(0, 0) })] }))
    expect(plan.sides[0]!.assigned).toHaveLength(6)
    expect(plan.sides[0]!.terms.travel).toBeCloseTo(6 * weights.unknownDistance, 6)
  })

  test('all at one point cost no travel', () => {
    const here = { place: at(0, 0) }
    const plan = planned(problem({ organisations: crowd(12, here), instructors: ['i', 'j'].map((id) => instructor(id, here)) }))
    expect(plan.sides[0]!.terms.travel).toBe(0)
    expect(plan.sides[0]!.loads.map((row) => row.load)).toEqual([6, 6])
  })

  test('one 80 km away stays without, because serving it costs more than its priority; a higher priority is served', () => {
    const near = crowd(5, { place: at(0, 0) })
    const far = organisation('far', { place: at(80, 0) })
    const instructors = [instructor('i', { place: at(0, 0) })]
    const plan = planned(problem({ organisations: [...near, far], instructors }))
    expect(plan.sides[0]!.unserved).toEqual([{ organisationId: 'far', code: 'dearer-than-priority' }])
    const urgent = planned(problem({ organisations: [...near, { ...far, priority: 3 }], instructors }))
    expect(urgent.sides[0]!.unserved).toEqual([])
  })

  test('of several rows with one id one counts, and every other is an issue', () => {
    const organisations = [...crowd(3), ...crowd(2), organisation('o0', { headcount: 9 })]
    const plan = planned(problem({ organisations, instructors: [instructor('i')] }))
    expect(plan.issues.map((issue) => `${issue.code} ${issue.id}`)).toEqual([
      'duplicate-id o0',
      'duplicate-id o0',
      'duplicate-id o1',
    ])
    expect(plan.sides[0]!.assigned).toHaveLength(3)
  })

  test('places, capacities, headcounts and priorities that are no numbers are issues, and nobody is lost', () => {
    const organisations = [
      organisation('a', { place: { lon: Number.NaN, lat: 22 } }),
      organisation('b', { headcount: -4 }),
      organisation('c', { priority: Number.NaN }),
    ]
    const plan = planned(problem({ organisations, instructors: [instructor('i'), instructor('j', { capacity: -2 })] }))
    const codes = ['place-not-usable a', 'headcount-not-usable b', 'priority-not-usable c', 'capacity-not-usable j']
    expect(plan.issues.map((issue) => `${issue.code} ${issue.id}`)).toEqual(codes)
    expect(plan.sides[0]!.assigned).toHaveLength(3)
  })

  const absurd: [string, Partial<typeof policy> | object][] = [
    ['band.lower', { band: { lower: 11, upper: 10 } }],
    ['band.lower', { band: { lower: -1, upper: 10 } }],
    ['band.upper', { band: { lower: 5, upper: 20_000 } }],
    ['band.upper', { band: { lower: 5, upper: Infinity } }],
    ['candidates', { candidates: 0 }],
    ['candidates', { candidates: 2.5 }],
    ['dedicated.from', { dedicated: { from: Number.NaN, sides: ['locality'] } }],
    ['band.upper', { bands: { 'full-time': { lower: 0, upper: Number.NaN } } }],
    ['sides.locality.travel', { sides: { locality: { ...weights, travel: -1 } } }],
    ['sides.locality.fairness', { sides: { locality: { ...weights, fairness: Number.NaN } } }],
    ['sides.locality.unserved', { sides: { locality: { ...weights, unserved: Infinity } } }],
  ]
  test.each(absurd)('%s of %j is refused by name', (field, change) => {
    const asked = problem({ policy: { ...onlyLocality, ...change } as typeof policy })
    expect(planDispatch(asked)).toEqual({ ok: false, code: 'policy-not-usable', params: { field } })
  })
})

test('the receipt tells the same input from another, whatever order it came in', () => {
  const asked = { ...madeUpDistricts(40, 3), pins: [], current: [] }
  const hashOf = (given: DispatchProblem) => planned(given).inputHash!
  const turned = {
    ...asked,
    organisations: asked.organisations
      .toReversed()
      .map((row) => Object.fromEntries(Object.entries(row).toReversed()) as typeof row),
    instructors: asked.instructors.toReversed(),
    streets: asked.streets.toReversed(),
    policy: Object.fromEntries(Object.entries(asked.policy).toReversed()) as unknown as typeof policy,
  }
  const [first, ...rest] = asked.organisations
  const others: DispatchProblem[] = [
    { ...asked, organisations: rest },
    { ...asked, organisations: [{ ...first!, priority: 2 }, ...rest] },
    { ...asked, instructors: asked.instructors.slice(1) },
    { ...asked, pins: [{ organisationId: first!.id, instructorId: asked.instructors[0]!.id, kind: 'never' }] },
    { ...asked, policy: { ...asked.policy, band: { lower: 4, upper: 10 } } },
  ]
  expect(hashOf(turned)).toBe(hashOf(asked))
  expect(new Set([asked, ...others].map(hashOf)).size).toBe(others.length + 1)
})
