import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkPlan, planFormation, proveFormation, type FormationProblem, type Pin } from '../formation/index.ts'
import { problemOf, readInstance } from '../formation/instances.ts'
import { prepare } from '../formation/prepare.ts'
import { below, mulberry32 } from '../random.ts'
import { solverConflicts } from './conflicts.ts'
import { runSolver } from './run-solver.ts'
import { starProgram } from './star-mip.ts'

const text = readFileSync(new URL('../../../../samples/planner/orgs_300_s1.csv', import.meta.url), 'utf8')
const organisations = readInstance(text)
const few = organisations.filter((row) => row.fullMembers > 0 && row.fullMembers < 3).map((row) => row.id)
const planned = (problem: FormationProblem, steps = 3000) => {
  const result = planFormation(problem, { steps })
  if (!result.ok) throw new Error('refused')
  return result.plan
}

test('the solver proves the plan of 300 organisations, and the second opinion agrees', { timeout: 60_000 }, async () => {
  const problem = problemOf(organisations)
  const proof = await proveFormation(problem, planned(problem), { seconds: 40 })
  if (!proof.ok) throw new Error(proof.code)
  expect(proof.plan.status).toBe('optimal')
  expect(proof.plan.objective).toBeCloseTo(129.572, 2)
  expect(checkPlan(problem, proof.plan).violations).toEqual([])
})

test('a solver that is stopped leaves no thread behind and says so', async () => {
  const { program } = starProgram(prepare(problemOf(organisations, { opening: 0 })).runs[0]!.model)
  const stop = new AbortController()
  const answer = runSolver({ program, start: null, seconds: 30, relativeGap: 0, conflict: false }, stop.signal)
  stop.abort()
  expect((await answer).kind).toBe('stopped')
})

test('twenty seeded conflicts are named by exactly the seeded pins', { timeout: 120_000 }, async () => {
  const random = mulberry32(11)
  const pick = (count: number) => {
    const chosen = new Set<string>()
    while (chosen.size < count) chosen.add(few[below(random, few.length)]!)
    return [...chosen] as [string, string, string]
  }
  for (let round = 0; round < 20; round += 1) {
    const [a, b, c] = pick(3)
    const clashes: Pin[][] = [
      [
        { id: 'x1', kind: 'lead', organisation: a },
        { id: 'x2', kind: 'in', organisation: a, host: b },
      ],
      [
        { id: 'x1', kind: 'in', organisation: a, host: b },
        { id: 'x2', kind: 'in', organisation: a, host: c },
      ],
      [
        { id: 'x1', kind: 'together', organisations: [a, b] },
        { id: 'x2', kind: 'apart', organisations: [b, a] },
      ],
      [
        { id: 'x1', kind: 'in', organisation: a, host: b },
        { id: 'x2', kind: 'not-lead', organisation: b },
      ],
      [
        { id: 'x1', kind: 'in', organisation: a, host: b },
        { id: 'x2', kind: 'not-in', organisation: a, host: b },
      ],
    ]
    const others = pick(3).filter((id) => id !== a && id !== b && id !== c)
    const quiet = others.map((id, at): Pin => ({ id: `q${at}`, kind: 'not-lead', organisation: id }))
    const prepared = prepare({ ...problemOf(organisations), pins: [...quiet, ...clashes[round % 5]!] })
    expect(prepared.conflicts.map((each) => each.pins)).toEqual([['x1', 'x2']])
    // Two kinds also without the pure finding, so that the solver has to find them itself.
    if (round !== 2 && round !== 4) continue
    const run = prepared.runs[0]!
    const blind = { ...prepared, conflicts: [], runs: [{ ...run, pins: [...quiet, ...clashes[round % 5]!] }] }
    expect((await solverConflicts(blind, 20))?.map((each) => each.pins)).toEqual([['x1', 'x2']])
  }
})
