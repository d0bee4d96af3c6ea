import { nobody, type StarModel } from './model.ts'
import { prepare, type Prepared, type Run } from './prepare.ts'
import { starsOf } from './solve.ts'
import type { FormationProblem, Placement, Plan } from './types.ts'

/** Who stands where in the numbers of the runs: what moves and foundings are weighed on. */
export interface OpenHosts {
  readonly prepared: Prepared
  /** One for each run. */
  readonly hosts: readonly Int32Array[]
  readonly stars: readonly ReadonlyMap<number, readonly number[]>[]
  /** Items attached to each branch, for each run. */
  readonly attached: readonly (readonly (readonly number[])[])[]
}

/** A plan beside the problem it answers, ready for many questions. */
export interface OpenPlan extends OpenHosts {
  readonly plan: Plan
  readonly placements: ReadonlyMap<string, Placement>
}

/** Opens a plan made for this problem. The rule must be usable; organisations the plan does not know stand as uncovered. */
export function openPlan(problem: FormationProblem, plan: Plan): OpenPlan {
  const made = prepare({ origin: plan.origin, ...problem })
  const prepared = { ...made, runs: made.runs.map((run) => ({ ...run, model: { ...run.model, opening: plan.opening } })) }
  const placements = new Map(plan.placements.map((placement) => [placement.organisation, placement]))
  const hosts = prepared.runs.map((run) => hostsIn(run, placements))
  return {
    prepared,
    plan,
    placements,
    hosts,
    stars: prepared.runs.map((run, index) => starsOf(run.model.n, hosts[index]!)),
    attached: prepared.runs.map((run, index) => attachedOf(run.model, hosts[index]!)),
  }
}

/** Items attached to each branch. */
export function attachedOf(model: StarModel, hosts: Int32Array): number[][] {
  const attached: number[][] = Array.from({ length: model.branches }, () => [])
  hosts.forEach((host, item) => host >= model.n && attached[host - model.n]!.push(item))
  return attached
}

/** The hosts a plan names in the numbers of a run; nobody where the host is not one of the run. */
export function hostsIn(run: Run, placements: ReadonlyMap<string, Placement>): Int32Array {
  return Int32Array.from({ length: run.model.n }, (_, item) => {
    const host = placements.get(run.rows[item]!.id)?.host
    return host === null || host === undefined ? nobody : (run.numberOf.get(host) ?? nobody)
  })
}

/** Run and item of an organisation that was optimised; null when the table decided. */
export function itemOf(open: OpenPlan, id: string): { run: Run; index: number; item: number } | null {
  for (const [index, run] of open.prepared.runs.entries()) {
    const item = run.numberOf.get(id)
    if (item !== undefined && item < run.model.n) return { run, index, item }
  }
  return null
}

/** Organisation → host of the plan, as "the plan in force" of a problem. */
export function incumbentOf(plan: Plan): Map<string, string | null> {
  return new Map(plan.placements.map(({ organisation, host }) => [organisation, host]))
}

/** The problem with this plan in force and its plane, unless the problem says otherwise. */
export function withPlan(problem: FormationProblem, plan: Plan): FormationProblem {
  return { incumbent: incumbentOf(plan), origin: plan.origin, ...problem }
}
