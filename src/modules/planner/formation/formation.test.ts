import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { mulberry32, shuffle } from '../random.ts'
import { madeUpDistricts } from '../made-up-districts.ts'
import { adversarialProblems } from './adversarial.ts'
import { checkPlan } from './check.ts'
import { readCapacitatedMedian, solveCapacitatedMedian } from './capacitated-median.ts'
import { problemOf, readInstance } from './instances.ts'
import { planFormation } from './plan.ts'
import type { FormationOptions, FormationProblem, Plan } from './types.ts'

const sample = (name: string) => readFileSync(new URL(`../../../../samples/planner/${name}`, import.meta.url), 'utf8')
const district = readInstance(sample('orgs_928_s1.csv'))
const small = readInstance(sample('orgs_300_s1.csv'))

function planned(problem: FormationProblem, options: FormationOptions = {}): Plan {
  const result = planFormation(problem, options)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.plan
}

const knobs = [
  { opening: 0, maxOrganisations: 5 },
  { opening: 1, maxOrganisations: 5 },
  { opening: 3, maxOrganisations: 10 },
  { opening: 6, maxOrganisations: 10 },
]

describe('a plan', () => {
  test.each(knobs)('is found in order by the second opinion at opening $opening and size $maxOrganisations', (knob) => {
    for (const organisations of [small, district, madeUpDistricts(928, 3).organisations]) {
      const problem = problemOf(organisations, knob)
      const plan = planned(problem, { steps: 3000, seed: 2, boundIterations: 60 })
      expect(checkPlan(problem, plan).violations).toEqual([])
      expect(plan.placements).toHaveLength(organisations.length)
      expect(plan.bound!).toBeLessThanOrEqual(plan.objective)
    }
  })

  test('of 300 organisations is the proven optimum, or as good as', () => {
    const optimum = [88.28, 129.572, 190.973]
    knobs.slice(0, 3).forEach((knob, at) => {
      const plan = planned(problemOf(small, knob), { steps: 30_000 })
      expect(plan.objective / optimum[at]!).toBeLessThan(at === 0 ? 1.01 : 1.003)
    })
  })

  test('of a district comes near the proven optimum in a few steps, and its bound stays below', () => {
    const optimum = [224.632, 349.271, 517.838]
    const reach = [1.02, 1.01, 1.008]
    const slack = [0.984, 0.992, 0.996]
    knobs.slice(0, 3).forEach((knob, at) => {
      const plan = planned(problemOf(district, knob), { steps: 30_000 })
      expect(plan.objective / optimum[at]!).toBeLessThan(reach[at]!)
      expect(plan.bound! / optimum[at]!).toBeLessThanOrEqual(1)
      expect(plan.bound! / optimum[at]!).toBeGreaterThan(slack[at]!)
    })
  })

  test('costs less than half of chunking the street list', () => {
    const problem = problemOf(district)
    const chunks = planned(problem, { steps: 0 }).placements.map((placement) => ({ ...placement }))
    const optimised = district.filter((row) => row.fullMembers > 0 && row.fullMembers < 3)
    const byStreet = optimised.toSorted((a, b) => a.street!.localeCompare(b.street!) || Number(a.id) - Number(b.id))
    const host = new Map<string, string>()
    let chunk: typeof byStreet = []
    for (const row of byStreet) {
      chunk.push(row)
      if (chunk.reduce((sum, each) => sum + each.fullMembers, 0) < 3) continue
      for (const each of chunk) host.set(each.id, chunk[0]!.id)
      chunk = []
    }
    const last = [...host.values()].at(-1)!
    for (const row of chunk) host.set(row.id, last)
    const manual = chunks.map((each) =>
      host.has(each.organisation) ? { ...each, outcome: 'joint' as const, host: host.get(each.organisation)! } : each,
    )
    const plan = planned(problem, { steps: 20_000 })
    const { objective } = checkPlan(problem, { placements: manual, origin: plan.origin })
    expect(plan.objective / objective).toBeLessThan(0.5)
  })

  test('is the same for the same seed and steps, whatever the order of the rows', () => {
    const order = Int32Array.from(small.keys())
    shuffle(order, mulberry32(9))
    const shuffled = Array.from(order, (at) => small[at]!)
    const plan = planned(problemOf(small), { steps: 4000, seed: 5 })
    expect(planned(problemOf(small), { steps: 4000, seed: 5 })).toEqual(plan)
    expect(planned(problemOf(shuffled), { steps: 4000, seed: 5 })).toEqual(plan)
  })

  test('has about as many branches as were asked for', () => {
    for (const about of [60, 100, 120]) {
      const problem = problemOf(district, { maxOrganisations: 10 })
      const plan = planned(problem, { about, steps: 8_000, boundIterations: 0 })
      expect(Math.abs(plan.branches.length - about)).toBeLessThanOrEqual(4)
      expect(checkPlan(problem, plan).violations).toEqual([])
    }
  })
})

describe('no organisation is lost', () => {
  test.each(Object.entries(adversarialProblems(200)))('%s', (_, problem) => {
    const plan = planned(problem, { steps: 1500, boundIterations: 20 })
    const ids = new Set(problem.organisations.map((organisation) => organisation.id))
    expect(new Set(plan.placements.map((placement) => placement.organisation))).toEqual(ids)
    expect(checkPlan(problem, plan).violations).toEqual([])
    const repeated = problem.organisations.length - ids.size
    expect(plan.problems.filter((each) => each.code === 'organisation-repeated')).toHaveLength(repeated)
  })

  test('one 80 km away is reported as uncovered, the others are placed', () => {
    const plan = planned(adversarialProblems(200)['one of them 80 km away']!, { steps: 1500 })
    expect(plan.placements.filter((each) => each.outcome === 'uncovered').map((each) => each.organisation)).toEqual(['far'])
  })

  test.each([
    [{ minFull: 0 }, 'minFull'],
    [{ maxOrganisations: Number.NaN }, 'maxOrganisations'],
    [{ branchMaxMembers: -1 }, 'branchMaxMembers'],
  ])('a limit of %o is refused by name', (limits, parameter) => {
    const problem = problemOf(small)
    const { params } = problem.rule
    const absurd = { ...problem, rule: { ...problem.rule, params: { ...params, limits: { ...params.limits, ...limits } } } }
    const result = planFormation(absurd)
    expect(result.ok ? [] : result.problems.map((each) => each.params['parameter'])).toContain(parameter)
  })

  test('limits that contradict each other and prices that are no numbers are refused', () => {
    const problem = problemOf(small, { opening: Number.NaN })
    expect(planFormation(problem)).toMatchObject({ ok: false, problems: [{ code: 'parameter-unusable' }] })
    const { params } = problemOf(small).rule
    const rule = { ...problem.rule, params: { ...params, limits: { ...params.limits, branchMaxMembers: 2 } } }
    expect(planFormation({ ...problem, rule })).toMatchObject({
      ok: false,
      problems: [{ params: { low: 'minFull' } }, { params: { low: 'minMobile' } }],
    })
  })
})

test('the clustering core comes within two percent of the classic capacitated median problems', () => {
  for (const number of [1, 4, 6, 10, 13]) {
    const instance = readCapacitatedMedian(sample(`pmedcap/pmedcap1-${number}.txt`))
    const cost = solveCapacitatedMedian(instance, 600, 1)
    expect(cost / instance.known).toBeLessThan(1.02)
    expect(cost).toBeGreaterThanOrEqual(instance.known)
  }
})
