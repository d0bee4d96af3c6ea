import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromPlane } from '../geometry.ts'
import { mulberry32, shuffle } from '../random.ts'
import { madeUpDistricts, sampleOrigin } from '../made-up-districts.ts'
import { checkPlan } from './check.ts'
import { explainOrganisation } from './explain.ts'
import { problemOf } from './instances.ts'
import { openPlan } from './open-plan.ts'
import { planFormation } from './plan.ts'
import type { FormationRule } from './rules.ts'
import type { FormationOptions, FormationProblem, Organisation, Pin, Plan } from './types.ts'

const district = madeUpDistricts(60, 4).organisations
const each = (change: (organisation: Organisation, at: number) => Partial<Organisation>) =>
  district.map((organisation, at) => ({ ...organisation, ...change(organisation, at) }))

function planned(problem: FormationProblem, options: FormationOptions = { steps: 1500, boundIterations: 0 }): Plan {
  const result = planFormation(problem, options)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  expect(checkPlan(problem, result.plan).violations).toEqual([])
  expect(result.plan.placements.map((one) => one.organisation)).toEqual(
    [...new Set(problem.organisations.map((one) => one.id))].sort(),
  )
  return result.plan
}

const outcomes = (plan: Plan) => new Set(plan.placements.map((one) => one.outcome))
const told = (plan: Plan) => plan.problems.map((one) => one.code)

describe('what comes in wrong is answered clearly', () => {
  test('organisations without coordinates stand in the middle of their street, and are marked', () => {
    const plan = planned(problemOf(each((_, at) => (at < 10 ? { place: null } : {}))))
    expect(told(plan)).toEqual(Array(10).fill('place-stands-in'))
    expect(plan.placements.filter((one) => one.standIn)).toHaveLength(10)
  })

  test('without any coordinates at all there is no distance, and street and industry decide', () => {
    const plan = planned(problemOf(each(() => ({ place: null }))))
    expect(told(plan)).toEqual(Array(60).fill('place-unknown'))
    expect(plan.byTerm.distance).toBe(0)
    expect(outcomes(plan)).not.toContain('uncovered')
  })

  test('coordinates that are no place on the globe count as none', () => {
    const places = [
      { lon: Number.NaN, lat: 22 },
      { lon: 400, lat: 22 },
      { lon: 114, lat: -Infinity },
    ]
    const plan = planned(problemOf(each((_, at) => (at < 3 ? { place: places[at]! } : {}))))
    expect(plan.problems.map((one) => one.params['organisation'])).toEqual(['000000', '000001', '000002'])
  })

  test('all at one point are divided among branches, and nobody is left out', () => {
    const plan = planned(problemOf(each(() => ({ place: sampleOrigin, fullMembers: 1 }))))
    expect(outcomes(plan)).toEqual(new Set(['joint']))
    expect(plan.branches.every((branch) => branch.members >= 3 && branch.organisations.length <= 5)).toBe(true)
  })

  test('one 80 km away stays uncovered, and the answer says how much longer the way may be', () => {
    const far = { ...district[0]!, id: 'far', fullMembers: 1, place: fromPlane({ x: 80, y: 0 }, sampleOrigin) }
    const problem = problemOf([...district, far])
    const plan = planned(problem)
    const { relaxation, hits } = explainOrganisation(openPlan(problem, plan), 'far')!.optimised!
    expect(plan.placements.filter((one) => one.outcome === 'uncovered').map((one) => one.organisation)).toEqual(['far'])
    expect(relaxation!.needs.map((need) => need.code)).toEqual(['DISTANCE'])
    expect(relaxation!.needs[0]!.amount).toBeGreaterThan(50)
    expect(hits.map((hit) => hit.code)).not.toContain('FAR')
  })

  test('with one member each every branch brings three together', () => {
    const plan = planned(problemOf(each(() => ({ fullMembers: 1 }))))
    expect(plan.branches.every((branch) => branch.members >= 3)).toBe(true)
    expect(outcomes(plan)).not.toContain('uncovered')
  })

  test('where branches of three hold three exactly, only the remainder is left out, and one more in a branch is what would help', () => {
    for (const count of [100, 101, 102]) {
      const few = madeUpDistricts(count, 3).organisations.map((one) => ({ ...one, fullMembers: 1 }))
      const asked = problemOf(few, { maxOrganisations: 3 })
      const plan = planned(asked)
      const left = plan.placements.filter((one) => one.outcome === 'uncovered')
      expect(left).toHaveLength(count % 3)
      for (const { organisation } of left)
        expect(
          explainOrganisation(openPlan(asked, plan), organisation)!.optimised!.relaxation!.needs.map((need) => need.code),
        ).toContain('SIZE_LIMIT')
    }
  })

  test('of several rows with one id one counts, the same in any order, and the others are named', () => {
    const twice = [...district, { ...district[3]!, fullMembers: 7 }, { ...district[3]!, fullMembers: 9 }]
    const plan = planned(problemOf(twice))
    const repeated = { code: 'organisation-repeated', params: { organisation: '000003' } }
    expect(plan.problems).toEqual([repeated, repeated])
    expect(planned(problemOf(twice.toReversed())).placements).toEqual(plan.placements)
  })

  test('members that are no whole number count as none and are told', () => {
    const plan = planned(
      problemOf(each((_, at) => (at < 3 ? { fullMembers: [Number.NaN, -2, 1.5][at]!, mobileMembers: 0 } : {}))),
    )
    expect(plan.problems).toMatchObject(['NaN', '-2', '1.5'].map((value) => ({ code: 'members-unusable', params: { value } })))
    expect(plan.placements.slice(0, 3).map((one) => one.outcome)).toEqual(['liaison', 'liaison', 'liaison'])
  })

  test('no organisation at all is an empty plan', () => {
    expect(planned(problemOf([]))).toMatchObject({ placements: [], branches: [], objective: 0, gap: null })
  })
})

const withRule = (change: (rule: FormationRule) => object): FormationProblem => {
  const problem = problemOf(district)
  return { ...problem, rule: { ...problem.rule, params: change(problem.rule.params) as FormationRule } }
}

describe('numbers nobody can plan with are refused by name', () => {
  const limits: [string, unknown][] = [
    ['minFull', 0],
    ['minFull', -3],
    ['minMobile', Number.NaN],
    ['branchMaxMembers', 2.5],
    ['committeeFrom', Infinity],
    ['maxOrganisations', 0],
    ['maxOrganisations', undefined],
    ['maxAttached', -1],
    ['maxAttached', '5'],
  ]
  test.each(limits)('limit %s of %s', (name, value) => {
    const problem = withRule((rule) => ({ ...rule, limits: { ...rule.limits, [name]: value } }))
    const expected = { code: 'parameter-unusable', params: { parameter: name, value: String(value) } }
    expect(planFormation(problem)).toEqual({ ok: false, problems: [expected] })
  })

  const weights: [string, unknown][] = [
    ['opening', -1],
    ['perKm', Number.NaN],
    ['otherStreet', '1'],
    ['uncovered', Infinity],
    ['stability', undefined],
  ]
  test.each(weights)('weight %s of %s', (name, value) => {
    const problem = withRule((rule) => ({ ...rule, weights: { ...rule.weights, [name]: value } }))
    expect(planFormation(problem)).toMatchObject({ ok: false, problems: [{ params: { parameter: name } }] })
  })

  test.each([
    ['seed', -1],
    ['steps', 1.5],
    ['about', 0],
    ['boundIterations', Number.NaN],
  ])('option %s of %s', (name, value) => {
    expect(planFormation(problemOf(district), { [name]: value })).toMatchObject({
      ok: false,
      problems: [{ params: { parameter: name } }],
    })
  })

  test('every one of them at once', () => {
    const problem = withRule((rule) => ({ ...rule, farKm: Number.NaN, mobile: 'sometimes', limits: {}, weights: {} }))
    const result = planFormation(problem)
    expect(result.ok ? [] : result.problems).toHaveLength(6 + 8 + 2)
  })

  test('limits that contradict each other, and sizes no district has', () => {
    const clash = withRule((rule) => ({ ...rule, limits: { ...rule.limits, branchMaxMembers: 120 } }))
    const contradiction = { code: 'limits-contradict', params: { low: 'branchMaxMembers', high: 'committeeFrom' } }
    expect(planFormation(clash)).toEqual({ ok: false, problems: [contradiction] })
    const huge = withRule((rule) => ({ ...rule, limits: { ...rule.limits, maxOrganisations: 201 } }))
    expect(planFormation(huge)).toMatchObject({ ok: false, problems: [{ code: 'parameter-unusable' }] })
  })
})

describe('the receipt tells the same input from another', () => {
  const pins: Pin[] = [
    { id: 'p', kind: 'together', organisations: ['000001', '000002'] },
    { id: 'q', kind: 'not-lead', organisation: '000003' },
  ]
  const incumbent = new Map(district.slice(0, 9).map((row) => [row.id, '000001']))
  const problem: FormationProblem = { ...problemOf(district), pins, incumbent }
  const hashOf = (asked: FormationProblem) => planned(asked, { steps: 0, boundIterations: 0 }).inputHash
  const hash = hashOf(problem)

  test('in whatever order rows, pins, keys and the plan in force come', () => {
    const order = Int32Array.from(district.keys())
    const turned = <T extends object>(value: T) => Object.fromEntries(Object.entries(value).toReversed()) as T
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        shuffle(order, mulberry32(seed))
        const { params } = problem.rule
        const other: FormationProblem = {
          ...problem,
          organisations: Array.from(order, (at) => turned(district[at]!)),
          pins: [turned(pins[1]!), { ...pins[0]!, organisations: ['000002', '000001'] } as Pin],
          incumbent: new Map([...incumbent].toReversed()),
          rule: {
            ...problem.rule,
            params: turned({ ...params, limits: turned(params.limits), weights: turned(params.weights) }),
          },
        }
        expect(hashOf(other)).toBe(hash)
      }),
      { numRuns: 10 },
    )
  })

  test('and differs when a member, a place, a pin, a number of the rule or the plan in force does', () => {
    const { params } = problem.rule
    const others: FormationProblem[] = [
      { ...problem, organisations: each((row, at) => (at === 5 ? { fullMembers: row.fullMembers + 1 } : {})) },
      { ...problem, organisations: each((_, at) => (at === 5 ? { place: sampleOrigin } : {})) },
      { ...problem, organisations: district.slice(1) },
      { ...problem, pins: pins.slice(1) },
      { ...problem, incumbent: new Map([...incumbent, ['000001', null]]) },
      { ...problem, rule: { ...problem.rule, params: { ...params, weights: { ...params.weights, opening: 1.5 } } } },
    ]
    expect(new Set([hash, ...others.map(hashOf)]).size).toBe(others.length + 1)
  })
})
