import { type Assignment, nobody } from '../../../kernel/assignment/assignment.ts'
import { AssignmentPrices } from '../../../kernel/assignment/assignment-prices.ts'
import { type MatchModel, pointsOf, scoreOf, solve, type Terms } from './matching.ts'

/** What else was possible for a need, and by how many points the whole plan would be worse. */
export interface Alternative {
  readonly resourceId: string
  readonly difference: number
}

export interface MatchedPair {
  readonly needId: string
  readonly resourceId: string
  readonly quantity: number
  /** Points gained by each criterion. */
  readonly terms: Terms
  /** Share of all points there are, 0–1. */
  readonly score: number
  readonly alternatives: readonly Alternative[]
}

export interface MatchPlan {
  readonly pairs: readonly MatchedPair[]
  readonly unmet: readonly string[]
  /** Points the plan does not gain, unmet needs included. */
  readonly cost: number
}

const perPoint = 1e6
/** Differences are exact and each asks the whole plan, so that they are told where somebody reads them: in plans of a district. */
const mostExplained = 2000
const mostAlternatives = 3

/** The cheapest plan as pairs, each with its reasons and what else was possible. */
export function planMatches(model: MatchModel): MatchPlan {
  const assignment = solve(model)
  const { needs, resources, needOf, settings } = model
  const byPair = new Map<number, { task: number; quantity: number }>()
  const met = new Set<number>()
  for (let task = 0; task < needOf.length; task += 1) {
    const agent = assignment.agentOf[task]!
    if (agent === nobody) continue
    const need = needOf[task]!
    met.add(need)
    const key = need * resources.length + agent
    const known = byPair.get(key)
    if (known) known.quantity += 1
    else byPair.set(key, { task, quantity: 1 })
  }
  const prices = byPair.size <= mostExplained ? new AssignmentPrices(assignment) : null
  const pairs = [...byPair].map(([key, { task, quantity }]) => {
    const [need, resource] = [needs[Math.floor(key / resources.length)]!, resources[key % resources.length]!]
    const terms = pointsOf(need, resource, 0, settings)!
    return {
      needId: need.id,
      resourceId: resource.id,
      quantity: need.divisible ? quantity : need.left,
      terms,
      score: scoreOf(terms, settings),
      alternatives: prices === null ? [] : alternativesOf(model, assignment, prices, task),
    }
  })
  return {
    pairs,
    unmet: needs.filter((_, index) => !met.has(index)).map((need) => need.id),
    cost: assignment.objective() / perPoint,
  }
}

/** The next best resources of a task by how much the whole plan gets worse, everything else arranged anew. */
function alternativesOf(
  { problem, resources }: MatchModel,
  assignment: Assignment,
  prices: AssignmentPrices,
  task: number,
): Alternative[] {
  const now = assignment.agentOf[task]!
  const found: Alternative[] = []
  for (let arc = problem.start[task]!; arc < problem.start[task + 1]!; arc += 1) {
    const agent = problem.agent[arc]!
    if (agent === now) continue
    const difference = prices.moving(task, agent, problem.cost[arc]!)
    if (Number.isFinite(difference)) found.push({ resourceId: resources[agent]!.id, difference: difference / perPoint })
  }
  return found.toSorted((one, other) => one.difference - other.difference).slice(0, mostAlternatives)
}
