import { moveTo, type BlockCode } from './moves.ts'
import { itemOf, openPlan, type OpenPlan } from './open-plan.ts'
import { subjectsOf } from './prepare.ts'
import type { FormationProblem, Plan, Terms } from './types.ts'

/** Why an organisation stands elsewhere in the second plan. */
export type Reason =
  /** The decision table says otherwise: its members changed, or the rule. */
  | { readonly code: 'RULE' }
  | { readonly code: 'PIN'; readonly pins: readonly string[] }
  /** It was not in the first plan, or is no longer in the second. */
  | { readonly code: 'CAME' | 'WENT' }
  /** Its former lead leads no branch any more. */
  | { readonly code: 'HOST_GONE' }
  /** Going back alone is not allowed. */
  | { readonly code: 'CAPACITY'; readonly blocked: readonly BlockCode[] }
  /** Going back alone would cost so much. */
  | { readonly code: 'GAIN'; readonly delta: number }

export interface MovedOrganisation {
  readonly organisation: string
  readonly from: string | null
  readonly to: string | null
  readonly reason: Reason
}

export interface PlanDifference {
  readonly objective: number
  readonly byTerm: Terms
  readonly branches: { readonly before: number; readonly after: number; readonly kept: number }
  readonly moved: readonly MovedOrganisation[]
}

/** Second plan minus first. `problem` is the one the second plan answers. */
export function comparePlans(problem: FormationProblem, first: Plan, second: Plan): PlanDifference {
  const open = openPlan(problem, second)
  const before = new Map(first.placements.map((placement) => [placement.organisation, placement]))
  const moved: MovedOrganisation[] = []
  for (const placement of second.placements) {
    const old = before.get(placement.organisation)
    before.delete(placement.organisation)
    if (old !== undefined && old.host === placement.host && old.outcome === placement.outcome) continue
    const reason: Reason =
      old === undefined
        ? { code: 'CAME' }
        : old.clause !== placement.clause
          ? { code: 'RULE' }
          : reasonOf(open, placement.organisation, old.host)
    moved.push({ organisation: placement.organisation, from: old?.host ?? null, to: placement.host, reason })
  }
  for (const old of before.values())
    moved.push({ organisation: old.organisation, from: old.host, to: null, reason: { code: 'WENT' } })
  const shape = (plan: Plan) => new Set(plan.branches.map((branch) => branch.organisations.join(' ')))
  const former = shape(first)
  const kept = [...shape(second)].filter((branch) => former.has(branch)).length
  const byTerm = Object.fromEntries(
    (Object.keys(second.byTerm) as (keyof Terms)[]).map((term) => [term, second.byTerm[term] - first.byTerm[term]]),
  ) as unknown as Terms
  return {
    objective: second.objective - first.objective,
    byTerm,
    branches: { before: first.branches.length, after: second.branches.length, kept },
    moved,
  }
}

function reasonOf(open: OpenPlan, id: string, formerHost: string | null): Reason {
  const { prepared } = open
  const pins = (prepared.problem.pins ?? []).filter((pin) => subjectsOf(pin).includes(id)).map((pin) => pin.id)
  if (pins.length > 0) return { code: 'PIN', pins }
  const found = itemOf(open, id)
  const target = formerHost === null ? undefined : found?.run.numberOf.get(formerHost)
  if (found === null || target === undefined) return { code: 'HOST_GONE' }
  // The former lead may sit in a branch that somebody else leads now: going back means joining that branch.
  const now = target < found.run.model.n ? open.hosts[found.index]![target]! : target
  if (now < 0 || now === open.hosts[found.index]![found.item]) return { code: 'HOST_GONE' }
  const move = moveTo(open, found.index, found.item, now)
  return move.delta === null ? { code: 'CAPACITY', blocked: move.blocked } : { code: 'GAIN', delta: move.delta }
}
