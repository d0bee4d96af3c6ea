import type { FormationFacts } from './facts.ts'
import { type StandingBranch, type Transition, transitionTo } from './formation/index.ts'
import type { PlanRow } from './store.ts'
import type { StoredPlan } from './stored.ts'

type ReadyPlan = Pick<PlanRow, 'facts'> & { result: StoredPlan }

/** What has to happen so that a plan comes true, from the joint branches that stood when its facts were read. */
export function transitionOf({ facts, result }: ReadyPlan): Transition {
  return transitionTo(standingBranches(facts), result)
}

/**
 * Joint branches whose organisations a plan has arranged anew; none when it left them alone. Units the plan does not know and the branch
 * covers all the same are counted as one that stays, so that nobody loses a branch by a plan that never looked at it.
 */
function standingBranches({ units, standing = [] }: FormationFacts): StandingBranch[] {
  const members = Map.groupBy(
    units.filter((unit) => unit.partyNo !== null),
    (unit) => unit.partyNo!,
  )
  const others = new Set(standing.filter((branch) => branch.others > 0).map((branch) => branch.no))
  return [...members].map(([no, list]) => ({
    id: String(no),
    organisations: [...list.map((unit) => String(unit.no)), ...(others.has(no) ? [`others of ${no}`] : [])],
  }))
}

/** The same counted: how much a plan that arranges joint branches anew changes of what stands. Null when it leaves them alone. */
export function countTransition(plan: ReadyPlan) {
  if (!plan.facts.units.some((unit) => unit.partyNo !== null)) return null
  const { moves, stay, moved, continued } = transitionOf(plan)
  const keeping = moves.flatMap((move) => (move.kind === 'leave' ? [move] : []))
  const kept = new Set(keeping.map((move) => move.from))
  return {
    stay,
    moved: moved - keeping.reduce((sum, move) => sum + move.organisations.length, 0),
    /** Organisations the plan has no branch for: they stay where they are. */
    keep: keeping.reduce((sum, move) => sum + move.organisations.length, 0),
    continued: continued.length,
    established: moves.filter((move) => move.kind === 'establish').length,
    dissolved: moves.filter((move) => move.kind === 'dissolve' && !kept.has(move.branch)).length,
  }
}
