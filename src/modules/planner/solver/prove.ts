import { nobody } from '../formation/model.ts'
import { openPlan } from '../formation/open-plan.ts'
import { describePlan, provedGap } from '../formation/plan.ts'
import type { Run } from '../formation/prepare.ts'
import { objectiveOf, solutionOfHosts, hostsOf as leadsOf, withPairsOf, type Solved } from '../formation/solve.ts'
import type { FormationProblem, PinConflict, Plan } from '../formation/types.ts'
import { solverConflicts } from './conflicts.ts'
import { runSolver } from './run-solver.ts'
import { starProgram } from './star-mip.ts'

export interface ProveOptions {
  /** For all runs together; the thread is ended soon after. */
  readonly seconds: number
  readonly signal?: AbortSignal
}

export type Proof =
  /** The best plan known now, with the better bound; its status says how good it is. */
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly code: 'solver-absent' }
  | { readonly ok: false; readonly code: 'pins-conflict'; readonly conflicts: readonly PinConflict[] }

/**
 * Improves a plan and proves how good it is, beginning from it. Meant for a job: seconds to minutes. The plan handed in stays valid
 * whatever happens here.
 */
export async function proveFormation(problem: FormationProblem, plan: Plan, options: ProveOptions): Promise<Proof> {
  const open = openPlan(problem, plan)
  const solved: Solved[] = []
  let proved = 0
  let left = options.seconds
  for (const [index, run] of open.prepared.runs.entries()) {
    const before = { model: run.model, host: open.hosts[index]!, objective: objectiveOf(run.model, open.hosts[index]!), steps: 0 }
    const answer = await proveRun(run, before, Math.max(1, left), options.signal)
    if (answer === 'absent') return { ok: false, code: 'solver-absent' }
    if (answer === 'infeasible') {
      const conflicts = await solverConflicts(open.prepared, options.seconds, options.signal)
      return { ok: false, code: 'pins-conflict', conflicts: conflicts ?? [] }
    }
    solved.push(answer.solved)
    proved += answer.bound
    left -= answer.seconds
  }
  const better = describePlan(open.prepared, solved, { seed: plan.seed }, proved)
  return { ok: true, plan: { ...better, steps: plan.steps } }
}

async function proveRun(
  run: Run,
  before: Solved,
  seconds: number,
  signal: AbortSignal | undefined,
): Promise<'absent' | 'infeasible' | { solved: Solved; bound: number; seconds: number }> {
  if (run.model.n === 0) return { solved: before, bound: 0, seconds: 0 }
  const model = withPairsOf(run.model, before.host)
  const { program, columns, columnOf } = starProgram(model)
  const start = new Float64Array(columns.length)
  before.host.forEach((host, item) => {
    const column = columnOf(item, host)
    if (column >= 0) start[column] = 1
  })
  const began = performance.now()
  const answer = await runSolver({ program, start, seconds, relativeGap: provedGap / 2, conflict: false }, signal)
  const spent = (performance.now() - began) / 1000
  if (answer.kind === 'absent') return 'absent'
  if (answer.kind === 'stopped') return { solved: before, bound: answer.bound ?? -Infinity, seconds: spent }
  if (answer.status === 'infeasible') return 'infeasible'
  const bound = answer.bound ?? -Infinity
  const found = answer.values === null ? null : hostsIn(run, columns, answer.values)
  const better = found !== null && found.objective < before.objective - 1e-9
  return { solved: better ? found : before, bound, seconds: spent }
}

/** The assignment a solution says; null when some item stands nowhere. */
function hostsIn(run: Run, columns: readonly (readonly [number, number])[], values: Float64Array): Solved | null {
  const { model } = run
  const host = new Int32Array(model.n).fill(nobody)
  const seen = new Uint8Array(model.n)
  columns.forEach(([item, at], column) => {
    if (values[column]! < 0.5) return
    host[item] = at
    seen[item] = 1
  })
  if (seen.includes(0)) return null
  const led = leadsOf(model, solutionOfHosts(model, host))
  return { model, host: led, objective: objectiveOf(model, led), steps: 0 }
}
