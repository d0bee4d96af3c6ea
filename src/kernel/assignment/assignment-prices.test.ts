import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignmentProblem } from './assignment-problem.ts'
import { AssignmentPrices } from './assignment-prices.ts'
import { assignAll, Assignment } from './assignment.ts'

const drawn = fc.record({
  tasks: fc.array(
    fc.record({
      penalty: fc.nat({ max: 40 }),
      costs: fc.array(fc.option(fc.nat({ max: 20 }), { freq: 5 }), { minLength: 4, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  agents: fc.array(fc.array(fc.integer({ min: -5, max: 8 }), { maxLength: 3 }), { minLength: 4, maxLength: 4 }),
})
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never
const arcsOf = (costs: readonly (number | null)[]) =>
  costs.flatMap((cost, agent) => (cost === null ? [] : [[agent, cost] as const]))
const rows = ({ tasks }: Drawn) => tasks.map(({ penalty, costs }) => ({ penalty, arcs: arcsOf(costs) }))
const agents = (made: Drawn) => made.agents.map((slots) => ({ slots: slots.toSorted((a, b) => a - b) }))
/** Weight of a wish in these small problems. */
const must = 10_000

test('the price of the next slot is what one more task there costs the whole plan', () => {
  fc.assert(
    fc.property(drawn, fc.nat({ max: 3 }), (made, agent) => {
      const plan = assignAll(assignmentProblem(rows(made), agents(made)))
      const price = new AssignmentPrices(plan).nextSlot(agent)
      const more = assignAll(assignmentProblem([...rows(made), { penalty: must, arcs: [[agent, 0]] }], agents(made)))
      const dearer = more.objective() - plan.objective()
      if (dearer < must / 2) expect(price).toBe(dearer)
      else expect(price).toBe(Infinity)
    }),
  )
})

test('what another instructor costs, everyone else arranged anew, is the difference of the two best plans', () => {
  fc.assert(
    fc.property(drawn, fc.nat(), (made, pick) => {
      const tasks = rows(made)
      const plan = assignAll(assignmentProblem(tasks, agents(made)))
      const prices = new AssignmentPrices(plan)
      const task = pick % tasks.length
      for (const [agent, cost] of tasks[task]!.arcs) {
        const wished = tasks.with(task, { penalty: must, arcs: [[agent, cost]] })
        const dearer = assignAll(assignmentProblem(wished, agents(made))).objective() - plan.objective()
        if (dearer < must / 2) expect(prices.moving(task, agent, cost)).toBe(dearer)
      }
    }),
  )
})

test('an assignment that is not the cheapest is answered for too: no search goes round for ever', () => {
  // Each of two agents holds the task the other would serve for less, so that the way from one to the other and back gains.
  const problem = assignmentProblem(
    [
      { penalty: 100, arcs: [[0, 50], [1, 1]] },
      { penalty: 100, arcs: [[0, 1], [1, 50]] },
    ],
    [{ slots: [0, 0] }, { slots: [0, 0] }],
  ) // prettier-ignore
  for (const price of [
    [0, 0],
    [5, 0],
    [0, 5],
  ]) {
    const prices = new AssignmentPrices(Assignment.restore(problem, [0, 1], price))
    for (const agent of [0, 1]) expect(prices.nextSlot(agent)).toBeGreaterThanOrEqual(0)
    expect(Number.isFinite(prices.moving(0, 1, 1))).toBe(true)
  }
})
