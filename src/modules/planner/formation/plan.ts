import { refOf } from '../../../kernel/rule.ts'
import { branchesOf, objectiveOfHosts, placementsOf, termsOf, unmetPins } from './assemble.ts'
import { gather } from './gather.ts'
import type { Solution } from './layout.ts'
import type { StarModel } from './model.ts'
import { prepare, type Prepared, type Run } from './prepare.ts'
import { defaultSteps } from './search-settings.ts'
import { boundOf, solve, solutionOfHosts, starsOf, type Solved } from './solve.ts'
import type { FormationOptions, FormationProblem, Plan, PlanResult } from './types.ts'
import { parameterProblems } from './validate.ts'

/** A relative gap that counts as none. */
export const provedGap = 1e-4
const boundIterations = 250

/** Forms branches anew, or from the plan in force where the problem names one. Never throws for what is in the rows. */
export function planFormation(problem: FormationProblem, options: FormationOptions = {}): PlanResult {
  const problems = parameterProblems(problem.rule.params, options)
  if (problems.length > 0) return { ok: false, problems }
  const prepared = prepare(problem)
  const begin = prepared.runs.map(inForce)
  const opening = options.about === undefined ? null : openingFor(prepared, options.about, options)
  const priced = opening === null ? prepared : withOpening(prepared, opening)
  const solved = priced.runs.map((run, index) => {
    const first = solveRun(run.model, begin[index]!, options)
    const gathered = gather(priced, first, index)
    return gathered === first ? first : settle(gathered, options)
  })
  return { ok: true, plan: describePlan(priced, solved, options) }
}

function solveRun(model: StarModel, begin: Solution | null, options: FormationOptions, steps = options.steps): Solved {
  return solve(model, {
    seed: options.seed ?? 1,
    steps: steps ?? defaultSteps(model.n),
    ...(begin === null ? {} : { begin }),
    ...(options.stop === undefined ? {} : { stop: options.stop }),
  })
}

/** A shorter search from what was gathered: those who were brought together from afar are shared out among their neighbours. */
function settle(solved: Solved, options: FormationOptions): Solved {
  const steps = Math.floor((options.steps ?? defaultSteps(solved.model.n)) / 4)
  const again = solveRun(solved.model, solutionOfHosts(solved.model, solved.host), options, steps)
  const better = again.objective < solved.objective ? again : solved
  return { ...better, steps: solved.steps + again.steps }
}

/** The plan in force as a beginning; null without one, or when changing hosts costs nothing and a fresh start is as good. */
function inForce({ model }: Run): Solution | null {
  if (model.stability === 0 || model.home.every((home) => home < 0)) return null
  const host = model.home.map((home) => (home >= model.n || model.home[home] === home ? home : -1))
  return solutionOfHosts(model, host)
}

const withOpening = (prepared: Prepared, opening: number): Prepared => ({
  ...prepared,
  runs: prepared.runs.map((run) => ({ ...run, model: { ...run.model, opening } })),
})

/**
 * The opening price at which about so many joint branches come out. Dearer branches are fewer, so the price is bisected, each trial
 * with an eighth of the steps; the nearest of the trials counts, because the number jumps.
 */
function openingFor(prepared: Prepared, about: number, options: FormationOptions): number {
  const { model } = prepared.runs[0]!
  const steps = Math.max(2000, Math.floor((options.steps ?? defaultSteps(model.n)) / 8))
  const countAt = (opening: number) => starsOf(model.n, solveRun({ ...model, opening }, null, options, steps).host).size
  let [low, high] = [0, Math.max(64, model.uncovered * model.maxItems)]
  let best = { opening: low, off: Math.abs(countAt(low) - about) }
  for (let trial = 0; trial < 10 && best.off > 0; trial += 1) {
    // The square keeps the small prices apart, where the number changes most.
    const opening = ((Math.sqrt(low) + Math.sqrt(high)) / 2) ** 2
    const count = countAt(opening)
    if (Math.abs(count - about) < best.off) best = { opening, off: Math.abs(count - about) }
    if (count > about) low = opening
    else high = opening
  }
  return best.opening
}

/** Everything that is said of an assignment; `solved` is one for each run. */
export function describePlan(prepared: Prepared, solved: readonly Solved[], options: FormationOptions, proved?: number): Plan {
  const hosts = solved.map(({ host }) => host)
  const iterations = options.boundIterations ?? boundIterations
  const bounds = iterations === 0 ? null : solved.map((each) => boundOf(each, iterations))
  const objective = objectiveOfHosts(prepared, hosts)
  const own = bounds === null ? null : bounds.reduce((sum, { value }) => sum + value, 0)
  const bound = proved === undefined ? own : Math.min(objective, Math.max(own ?? -Infinity, proved))
  const gap = bound === null ? null : objective === 0 ? 0 : Math.max(0, objective - bound) / Math.max(bound, 1e-9)
  const placements = placementsOf(prepared, hosts)
  const prices = new Map<string, number>()
  prepared.runs.forEach((run, index) => bounds?.[index]!.prices.forEach((price, item) => prices.set(run.rows[item]!.id, price)))
  return {
    placements,
    branches: branchesOf(prepared, hosts),
    objective,
    byTerm: termsOf(prepared, hosts),
    bound,
    gap,
    status: gap === null ? 'feasible' : gap <= provedGap ? 'optimal' : 'within',
    prices,
    unmetPins: unmetPins(prepared.problem.pins ?? [], new Map(placements.map((each) => [each.organisation, each]))),
    conflicts: prepared.conflicts,
    problems: prepared.problems,
    rule: refOf(prepared.problem.rule),
    opening: prepared.runs[0]!.model.opening,
    seed: options.seed ?? 1,
    steps: solved.reduce((sum, { steps }) => sum + steps, 0),
    inputHash: prepared.inputHash,
    origin: prepared.origin,
  }
}
