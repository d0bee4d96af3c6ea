import { assignmentProblem } from '../../../kernel/assignment/assignment-problem.ts'
import { assignAll } from '../../../kernel/assignment/assignment.ts'
import { byText } from './rows.ts'
import { type BranchMove, type Destination, Steps } from './transition-steps.ts'
import type { Placement, Plan } from './types.ts'

/** A joint branch that stands today and whose organisations a plan has arranged anew. */
export interface StandingBranch {
  readonly id: string
  readonly organisations: readonly string[]
  /** The organisation that leads it, where one is known. */
  readonly lead?: string | null
}

export interface Transition {
  /** Joint branches of the plan that are standing ones, going on. */
  readonly continued: readonly { readonly branch: string; readonly host: string; readonly stay: readonly string[] }[]
  /** In an order in which they can come about; `after` names the positions of moves that must have come about before. */
  readonly moves: readonly BranchMove[]
  readonly stay: number
  readonly moved: number
}

/**
 * What has to happen so that a plan that arranged standing joint branches anew comes true. Which branch of the plan goes on as which
 * standing one is chosen so that as few organisations as possible change their branch, and of those choices one that keeps most leads.
 */
export function transitionTo(standing: readonly StandingBranch[], plan: Pick<Plan, 'placements' | 'branches'>): Transition {
  const branches = [...standing].sort((a, b) => byText(a.id, b.id))
  const now = new Map(branches.flatMap((branch) => branch.organisations.map((id) => [id, branch.id] as const)))
  const heir = heirsOf(branches, plan)
  const placements = [...plan.placements].sort((a, b) => byText(a.organisation, b.organisation))
  const planned = new Set(placements.map(({ organisation }) => organisation))
  const steps = new Steps()
  let stay = 0
  for (const placement of placements) {
    const { organisation, outcome } = placement
    const from = now.get(organisation) ?? null
    const to = destinationOf(placement, heir)
    if (to?.kind === 'standing' && to.branch === from) stay += 1
    else if (to === null) {
      if (from !== null) steps.leave(from, organisation, outcome)
    } else if (from !== null) steps.move(from, to, organisation)
    else if (to.kind === 'new') steps.found(to.host, organisation)
    else steps.join(to, organisation)
    if (to?.kind === 'new' && to.host === organisation) steps.establish(organisation, outcome)
  }
  for (const { id, lead, organisations } of branches) {
    const host = heir.hostOf.get(id)
    if (host === undefined) {
      // Whoever the plan does not know stays, and keeps the branch.
      if (organisations.every((each) => planned.has(each))) steps.dissolve(id)
    } else if (lead !== undefined && lead !== null && lead !== host) steps.lead(id, lead, host)
  }
  const { moves, moved } = steps.inOrder()
  const continued = [...heir.hostOf].map(([branch, host]) => ({
    branch,
    host,
    stay: plan.branches.find((each) => each.host === host)!.organisations.filter((id) => now.get(id) === branch),
  }))
  return { continued: continued.sort((a, b) => byText(a.branch, b.branch)), moves, stay, moved }
}

interface Heirs {
  /** Standing branch → host of the branch of the plan it goes on as, and back. */
  readonly hostOf: ReadonlyMap<string, string>
  readonly branchOf: ReadonlyMap<string, string>
}

/** Pairs branches of the plan with standing ones, one to one: most organisations that stay, then most leads that stay. */
function heirsOf(standing: readonly StandingBranch[], plan: Pick<Plan, 'branches'>): Heirs {
  const planned = [...plan.branches].sort((a, b) => byText(a.host, b.host))
  const at = new Map(standing.flatMap((branch, index) => branch.organisations.map((id) => [id, index] as const)))
  // Staying organisations weigh more than all leads together.
  const each = planned.length + 1
  const worth = planned.map(({ host, organisations }) => {
    const shared = new Map<number, number>()
    for (const id of organisations) {
      const index = at.get(id)
      if (index !== undefined) shared.set(index, (shared.get(index) ?? 0) + each)
    }
    return [...shared].map(([index, value]) => [index, value + (standing[index]!.lead === host ? 1 : 0)] as const)
  })
  const most = Math.max(0, ...worth.flatMap((list) => list.map(([, value]) => value)))
  const tasks = worth.map((list) => ({ penalty: most, arcs: list.map(([index, value]) => [index, most - value] as const) }))
  const { agentOf } = assignAll(
    assignmentProblem(
      tasks,
      standing.map(() => ({ slots: [0] })),
    ),
  )
  const pairs = planned.flatMap(({ host }, task) => (agentOf[task]! < 0 ? [] : [[standing[agentOf[task]!]!.id, host] as const]))
  return { hostOf: new Map(pairs), branchOf: new Map(pairs.map(([branch, host]) => [host, branch])) }
}

/** Null for who stands in no branch of the plan, or only visits one. */
function destinationOf({ organisation, outcome, host }: Placement, { branchOf }: Heirs): Destination | null {
  if (host === null || outcome === 'guest') return null
  if (outcome === 'joint' || outcome === 'joint-mobile') {
    const branch = branchOf.get(host)
    return branch === undefined ? { kind: 'new', host } : { kind: 'standing', branch }
  }
  return host === organisation ? { kind: 'new', host } : { kind: 'attached', host }
}
