import { expect, test } from 'vitest'
import { checkDispatch, planDispatch, proveDispatch } from '../dispatch/index.ts'
import { madeUpDistricts } from '../dispatch/testing.ts'
import { dispatchSolver } from './dispatch-solver.ts'

test('a dispatch with dedicated instructors is proven in a thread of its own', { timeout: 90_000 }, async () => {
  const problem = madeUpDistricts(30, 2, { dedicated: { from: 30, sides: ['locality'] } })
  const planned = planDispatch(problem, { seed: 1, steps: 20 })
  if (!planned.ok) throw new Error('refused')
  const proven = await proveDispatch(problem, planned.plan, dispatchSolver(60))
  expect(checkDispatch(problem, proven)).toEqual([])
  for (const { objective, bound } of proven.sides) expect(objective / bound).toBeLessThan(1.0002)
})
