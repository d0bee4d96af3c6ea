import { expect, test } from 'vitest'
import { sideProblem } from './arcs.ts'
import { km } from '../../../kernel/assignment/assignment-problem.ts'
import { assignAll } from '../../../kernel/assignment/assignment.ts'
import { checkDispatch, planDispatch, proveDispatch } from './index.ts'
import { assignmentModel } from './linear-model.ts'
import { sideModels } from './plan-dispatch.ts'
import { readProblem } from './read-problem.ts'
import { madeUpDistricts, reference } from './testing.ts'

test('on a district of 928 both sides cost what a linear solver finds', { timeout: 90_000 }, async () => {
  for (const model of sideModels(readProblem(madeUpDistricts(928, 1)))) {
    const problem = sideProblem(model)
    const { objective } = await reference(assignmentModel(problem))
    expect(km(assignAll(problem).objective())).toBeCloseTo(objective, 6)
  }
})

test('a plan with dedicated instructors is proven, and no bound was above the optimum', { timeout: 90_000 }, async () => {
  const problem = madeUpDistricts(40, 2, { dedicated: { from: 30, sides: ['locality'] } })
  const planned = planDispatch(problem, { seed: 1, steps: 40 })
  if (!planned.ok) throw new Error('refused')
  const proven = await proveDispatch(problem, planned.plan, (model) => reference(model, 15))
  expect(checkDispatch(problem, proven)).toEqual([])
  proven.sides.forEach((side, index) => {
    const before = planned.plan.sides[index]!
    expect(side.objective).toBeLessThanOrEqual(before.objective + 1e-6)
    expect(side.objective / side.bound).toBeLessThan(1.0002)
    expect(before.bound).toBeLessThanOrEqual(side.objective + 1e-6)
  })
})
