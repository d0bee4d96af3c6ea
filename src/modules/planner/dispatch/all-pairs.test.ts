import fc from 'fast-check'
import { expect, test } from 'vitest'
import { betterPairs } from './arcs.ts'
import { checkDispatch, DispatchExplainer, type DispatchPlan, type DispatchProblem, planDispatch } from './index.ts'
import { readProblem } from './read-problem.ts'
import { restoreSharing } from './restore.ts'
import { SideModel } from './side-model.ts'
import { madeUpDistricts } from './testing.ts'

/** Pairs of a plan as it is stored that its own prices call better than what stands, whoever has an instructor of their own left as is. */
function betterThan(problem: DispatchProblem, plan: DispatchPlan): number {
  const read = readProblem(problem)
  return plan.sides.reduce((sum, side) => {
    const model = new SideModel(read, side.side, problem.policy.sides[side.side]!)
    const { sharing, alone } = restoreSharing(model, side)
    const sharers = [...model.organisations.keys()].filter((task) => !alone.has(task))
    return sum + betterPairs(model, sharing, sharers).size
  }, 0)
}

/** A side of the locality whose large organisations want an instructor of their own, and one of the business line. */
const district = (count: number, seed: number) =>
  madeUpDistricts(count, seed, { dedicated: { from: 30, sides: ['locality'] }, candidates: 8 })

const made = (problem: DispatchProblem): DispatchPlan => {
  const answer = planDispatch(problem, { seed: 1, steps: 40 })
  if (!answer.ok) throw new Error(answer.params.field)
  expect(checkDispatch(problem, answer.plan)).toEqual([])
  return answer.plan
}

test('a stored plan is the cheapest over all pairs, not only over the nearest, also where large organisations have taken instructors out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 260 }), fc.integer({ min: 1, max: 60 }), (count, seed) => {
      const problem = district(count, seed)
      const plan = made(problem)
      expect(betterThan(problem, plan)).toBe(0)
      for (const side of plan.sides) expect(side.bound).toBeLessThanOrEqual(side.objective + 1e-9)
    }),
    { numRuns: 25 },
  )
})

test('so is a plan made after somebody left, and no answer about it says that another arrangement would be cheaper', () => {
  fc.assert(
    fc.property(fc.integer({ min: 40, max: 160 }), fc.integer({ min: 1, max: 40 }), (count, seed) => {
      const problem = district(count, seed)
      const before = made(problem)
      const current = before.sides.flatMap((side) =>
        side.assigned.map(({ organisationId, instructorId }) => ({ organisationId, instructorId, side: side.side })),
      )
      const left = current[seed % current.length]!.instructorId
      const dear = Object.fromEntries(Object.entries(problem.policy.sides).map(([key, side]) => [key, { ...side, handover: 1 }]))
      const now = {
        ...problem,
        policy: { ...problem.policy, sides: dear },
        instructors: problem.instructors.filter((one) => one.id !== left),
        current: current.filter((one) => one.instructorId !== left),
      }
      const plan = made(now)
      expect(betterThan(now, plan)).toBe(0)
      const explainer = new DispatchExplainer(now, plan)
      for (const side of plan.sides)
        for (const { organisationId } of side.assigned)
          for (const { bestDelta } of explainer.explain(side.side, organisationId)!.alternatives)
            if (bestDelta !== null) expect(bestDelta).toBeGreaterThan(-1e-9)
    }),
    { numRuns: 8 },
  )
})
