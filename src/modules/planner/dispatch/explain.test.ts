import { expect, test } from 'vitest'
import {
  bandOptions,
  checkDispatch,
  DispatchExplainer,
  type DispatchPlan,
  type DispatchProblem,
  groupNeeds,
  planDispatch,
  type SidePlan,
} from './index.ts'
import { at, instructor, madeUpDistricts, none, organisation, policy, weights } from './testing.ts'

const problem = madeUpDistricts(200, 6, { sides: { locality: weights } })
const made = (of: DispatchProblem): DispatchPlan => {
  const answer = planDispatch(of)
  if (!answer.ok) throw new Error(answer.params.field)
  return answer.plan
}
const plan = made(problem)
const [side] = plan.sides as [SidePlan]

/** Cost of who guides whom, counted anew from the loads and the terms the explanation gives. */
function fairness(assigned: SidePlan['assigned']): number {
  const loads = new Map(problem.instructors.map((row) => [row.id, 0]))
  for (const row of assigned) loads.set(row.instructorId, (loads.get(row.instructorId) ?? 0) + 1)
  return [...loads.values()].reduce(
    (sum, load) => sum + (weights.fairness * load * (load - 1)) / 2 + weights.belowBand * Math.max(0, policy.band.lower - load),
    0,
  )
}
const sum = (terms: object) => Object.values(terms).reduce((total: number, part: number) => total + part, 0)

test('every difference shown is the difference of the two plans, and every block is one the checker reproduces', () => {
  const explainer = new DispatchExplainer(problem, plan)
  let blocked = 0
  let shown = 0
  for (const { organisationId, instructorId } of side.assigned) {
    const told = explainer.explain('locality', organisationId)!
    expect(told.instructorId).toBe(instructorId)
    for (const other of told.alternatives) {
      const moved = side.assigned.map((row) =>
        row.organisationId === organisationId ? { ...row, instructorId: other.instructorId } : row,
      )
      if (other.delta === null) {
        expect(other.blockedBy).toEqual(['full'])
        const codes = checkDispatch(problem, { ...plan, sides: [{ ...side, assigned: moved }] }).map(
          (violation) => violation.code,
        )
        expect(codes).toContain('over-capacity')
        blocked += 1
      } else {
        expect(other.delta).toBeCloseTo(sum(other.terms) - sum(told.terms!) + fairness(moved) - fairness(side.assigned), 6)
        expect(other.delta).toBeGreaterThan(-1e-6)
        expect(other.bestDelta).toBeLessThanOrEqual(other.delta + 1e-6)
        shown += 1
      }
    }
  }
  expect(blocked).toBeGreaterThan(20)
  expect(shown).toBeGreaterThan(20)
})

test('the best difference is what a wish for that instructor would cost', () => {
  const explainer = new DispatchExplainer(problem, plan)
  for (const { id } of problem.organisations.slice(0, 12)) {
    const other = explainer.explain('locality', id)!.alternatives[1]!
    const wished = made({ ...problem, pins: [{ organisationId: id, instructorId: other.instructorId, kind: 'must' }] })
    expect(other.bestDelta).toBeCloseTo(wished.sides[0]!.objective - side.objective, 6)
  }
})

test('one more instructor in the middle of a street gains what the plan with that instructor saves', () => {
  const needs = groupNeeds(problem, plan)
  expect(needs.map((need) => need.oneMoreGains)).toEqual(needs.map((need) => need.oneMoreGains).toSorted((a, b) => b - a))
  const [best] = needs
  const tasks = problem.organisations.filter((row) => row.streetId === best!.groupId)
  const middle = (of: 'lon' | 'lat') => tasks.reduce((total, row) => total + row.place![of], 0) / tasks.length
  const newcomer = instructor('new', { place: { lon: middle('lon'), lat: middle('lat') }, streetId: best!.groupId })
  const more = made({ ...problem, instructors: [...problem.instructors, newcomer] })
  expect(best!.oneMoreGains).toBeCloseTo(side.objective - more.sides[0]!.objective, 4)
  expect(best!.organisations).toBe(tasks.length)
})

test('a stored plan is explained as the fresh one', () => {
  const stored = JSON.parse(JSON.stringify(plan)) as DispatchPlan
  const id = problem.organisations[3]!.id
  expect(new DispatchExplainer(problem, stored).explain('locality', id)).toEqual(
    new DispatchExplainer(problem, plan).explain('locality', id),
  )
})

test('the checker finds what is wrong with a plan somebody changed by hand', () => {
  const [first, ...rest] = side.assigned
  const codes = (assigned: SidePlan['assigned']) =>
    new Set(checkDispatch(problem, { ...plan, sides: [{ ...side, assigned }] }).map((violation) => violation.code))
  expect(codes(rest)).toContain('not-placed')
  expect(codes([first!, ...side.assigned])).toContain('placed-twice')
  expect(codes([{ ...first!, instructorId: 'nobody' }, ...rest])).toContain('unknown-instructor')
  expect(codes(side.assigned.map((row) => ({ ...row, instructorId: first!.instructorId })))).toContain('over-capacity')
  expect(codes([{ ...first!, kind: 'dedicated' }, ...rest])).toContain('dedicated-shared')
})

test('an instructor below the band is told who could come and what doing without costs', () => {
  const crowd = Array.from({ length: 12 }, (_, index) => organisation(`o${index}`, { place: at(index < 10 ? 0 : 9, 0) }))
  const guides = [instructor('far', { place: at(9, 0) }), instructor('near', { place: at(0, 0) })]
  const lenient = { ...policy, sides: { locality: { ...weights, fairness: 0, belowBand: 0 } } }
  const small = { ...none, organisations: crowd, instructors: guides, policy: lenient }
  const [option] = bandOptions(small, made(small))
  expect(option).toMatchObject({ instructorId: 'far', missing: 3, release: { unserved: 2 } })
  expect(option!.raise!.organisationIds).toHaveLength(3)
  expect(option!.raise!.delta).toBeCloseTo(27, 1)
  expect(option!.release.delta).toBeCloseTo(60, 6)
})
