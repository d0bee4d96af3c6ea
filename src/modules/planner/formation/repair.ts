import { KdTree } from '../kd-tree.ts'
import { hostsIn, withPlan } from './open-plan.ts'
import { describePlan } from './plan.ts'
import { prepare, type Run } from './prepare.ts'
import { solve, solutionOfHosts } from './solve.ts'
import type { FormationOptions, FormationProblem, Placement, Plan, PlanResult } from './types.ts'
import { parameterProblems } from './validate.ts'

/** How far a change is felt, and how long the neighbourhood is searched. Beyond it the plan stays as it is, to the letter. */
export const repairSettings = { radiusKm: 4, stepsPerItem: 50, leastSteps: 3000, mostSteps: 200_000 } as const

/**
 * A plan for a problem that changed a little: only branches near `changed` organisations, and near those they shared a branch with,
 * may change. The answer is one to `repairProblem`. No bound unless it is asked for.
 */
export function repairFormation(
  problem: FormationProblem,
  plan: Plan,
  changed: readonly string[],
  options: FormationOptions = {},
): PlanResult {
  return replan(repairProblem(problem, plan, changed), plan, changed, options)
}

/**
 * The problem with the plan in force for everybody the change leaves alone. The changed ones and those who share a joint branch with
 * them pay nothing for another host: their branch is no longer what it was, and the price of stability is there to protect the others.
 */
export function repairProblem(problem: FormationProblem, plan: Plan, changed: readonly string[]): FormationProblem {
  const asked = withPlan(problem, plan)
  const touched = new Set(changed)
  const branches = new Set(
    plan.placements.flatMap(({ organisation, outcome, host }) =>
      touched.has(organisation) && outcome.startsWith('joint') ? [host] : [],
    ),
  )
  const free = ({ organisation, outcome, host }: Placement) =>
    touched.has(organisation) || (outcome.startsWith('joint') && branches.has(host))
  const incumbent = new Map(asked.incumbent)
  for (const placement of plan.placements) if (free(placement)) incumbent.delete(placement.organisation)
  return { ...asked, incumbent }
}

/** As `repairFormation`; `changed` null lets everything move, still beginning from the plan. */
export function replan(
  problem: FormationProblem,
  plan: Plan,
  changed: readonly string[] | null,
  options: FormationOptions,
): PlanResult {
  const problems = parameterProblems(problem.rule.params, options)
  if (problems.length > 0) return { ok: false, problems }
  const prepared = prepare(problem)
  const placements = new Map(plan.placements.map((placement) => [placement.organisation, placement]))
  const touched = changed === null ? null : new Set(changed)
  const solved = prepared.runs.map((run) => {
    const hosts = hostsIn(run, placements)
    const active = touched === null ? null : neighbourhood(run, placements, touched)
    const items = active === null ? run.model.n : active.reduce((sum, flag) => sum + flag, 0)
    const { stepsPerItem, leastSteps, mostSteps } = repairSettings
    return solve(run.model, {
      seed: options.seed ?? 1,
      steps: options.steps ?? Math.min(mostSteps, Math.max(leastSteps, items * stepsPerItem)),
      begin: solutionOfHosts(run.model, hosts),
      ...(active === null ? {} : { active }),
      ...(options.stop === undefined ? {} : { stop: options.stop }),
    })
  })
  return { ok: true, plan: describePlan(prepared, solved, { boundIterations: 0, ...options }) }
}

function neighbourhood(run: Run, placements: ReadonlyMap<string, Placement>, changed: ReadonlySet<string>): Uint8Array {
  const { rows, model } = run
  const active = new Uint8Array(model.n)
  if (model.n === 0) return active
  const formerHosts = new Set([...changed].flatMap((id) => [id, placements.get(id)?.host ?? id]))
  const x = Float64Array.from(rows, (row) => row.x)
  const y = Float64Array.from(rows, (row) => row.y)
  const tree = new KdTree(
    x,
    y,
    Int32Array.from({ length: model.n }, (_, item) => item),
  )
  const spread = (place: number) => {
    const count = tree.near(x[place]!, y[place]!, model.n, repairSettings.radiusKm)
    for (const item of tree.found.subarray(0, count)) active[item] = 1
  }
  rows.forEach((row, place) => {
    const host = placements.get(row.id)?.host
    if (changed.has(row.id) || (place < model.n && host !== undefined && host !== null && formerHosts.has(host))) spread(place)
  })
  return active
}
