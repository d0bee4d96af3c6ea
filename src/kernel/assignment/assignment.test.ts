import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignmentProblem, type AssignmentProblem } from './assignment-problem.ts'
import { assignAll, Assignment, absent, nobody } from './assignment.ts'

/** Tries every way to serve the tasks. */
function cheapest(problem: AssignmentProblem, tasks: readonly number[], capacity: ArrayLike<number>): number {
  const load = Array.from(capacity, () => 0)
  const place = (position: number): number => {
    const task = tasks[position]
    if (task === undefined) return 0
    let best = problem.penalty[task]! + place(position + 1)
    for (let arc = problem.start[task]!; arc < problem.start[task + 1]!; arc += 1) {
      const agent = problem.agent[arc]!
      if (load[agent]! >= capacity[agent]!) continue
      const slot = problem.slotCost[problem.slotStart[agent]! + load[agent]!]!
      load[agent]! += 1
      best = Math.min(best, problem.cost[arc]! + slot + place(position + 1))
      load[agent]! -= 1
    }
    return best
  }
  return place(0)
}

/** The conditions of an optimum, told from the prices alone. */
function expectOptimal(assignment: Assignment): void {
  const { problem } = assignment
  assignment.load.forEach((held, agent) => {
    const price = assignment.price[agent]!
    expect(held).toBeLessThanOrEqual(assignment.capacity[agent]!)
    const first = problem.slotStart[agent]!
    for (const task of assignment.slotTask.subarray(first, first + held)) expect(assignment.agentOf[task]).toBe(agent)
    if (held > 0) expect(assignment.slotCost(agent, held - 1)).toBeLessThanOrEqual(price)
    if (held < assignment.capacity[agent]!) expect(assignment.slotCost(agent, held)).toBeGreaterThanOrEqual(price)
  })
  assignment.agentOf.forEach((agent, task) => {
    if (agent === absent) return
    const worth = assignment.worth(task)
    expect(worth).toBeLessThanOrEqual(problem.penalty[task]!)
    for (let arc = problem.start[task]!; arc < problem.start[task + 1]!; arc += 1)
      expect(problem.cost[arc]! + assignment.price[problem.agent[arc]!]!).toBeGreaterThanOrEqual(worth)
  })
}

const small = fc.record({
  tasks: fc.array(
    fc.record({ penalty: fc.nat({ max: 30 }), costs: fc.array(fc.option(fc.nat({ max: 20 })), { minLength: 3, maxLength: 3 }) }),
    { maxLength: 6 },
  ),
  agents: fc.array(fc.array(fc.integer({ min: -5, max: 8 }), { maxLength: 3 }), { minLength: 3, maxLength: 3 }),
})
const made = ({ tasks, agents }: typeof small extends fc.Arbitrary<infer T> ? T : never) =>
  assignmentProblem(
    tasks.map(({ penalty, costs }) => ({
      penalty,
      arcs: costs.flatMap((cost, agent) => (cost === null ? [] : [[agent, cost] as const])),
    })),
    agents.map((slots) => ({ slots: slots.toSorted((a, b) => a - b) })),
  )

test('an assignment is the cheapest there is, and its price list proves it', () => {
  fc.assert(
    fc.property(small, (drawn) => {
      const problem = made(drawn)
      const assignment = assignAll(problem)
      expect(assignment.objective()).toBe(cheapest(problem, [...drawn.tasks.keys()], assignment.capacity))
      expectOptimal(assignment)
    }),
  )
})

test('it stays the cheapest while tasks come and go and agents close and open', () => {
  const step = fc.record({
    kind: fc.constantFrom('insert', 'withdraw', 'close', 'open'),
    pick: fc.nat({ max: 5 }),
    slots: fc.nat({ max: 3 }),
  })
  fc.assert(
    fc.property(small, fc.array(step, { maxLength: 12 }), (drawn, steps) => {
      const problem = made(drawn)
      const assignment = new Assignment(problem)
      const inside = new Set<number>()
      for (const { kind, pick, slots } of steps) {
        const agent = pick % 3
        const task = drawn.tasks.length === 0 ? -1 : pick % drawn.tasks.length
        if (kind === 'close') assignment.close(agent)
        if (kind === 'open') assignment.open(agent, Math.min(slots, drawn.agents[agent]!.length))
        if (kind === 'insert' && task >= 0 && !inside.has(task)) {
          const before = assignment.objective()
          expect(assignment.insert(task)).toBe(assignment.objective() - before)
          inside.add(task)
        }
        if (kind === 'withdraw' && inside.delete(task)) assignment.withdraw(task)
        expect(assignment.objective()).toBe(cheapest(problem, [...inside], assignment.capacity))
        expectOptimal(assignment)
      }
    }),
  )
})

test('a task without an agent it may have stays with nobody at its penalty', () => {
  const assignment = assignAll(assignmentProblem([{ penalty: 7, arcs: [] }], [{ slots: [] }]))
  expect([...assignment.agentOf]).toEqual([nobody])
  expect(assignment.objective()).toBe(7)
})
