import { km, units } from '../../../kernel/assignment/assignment-problem.ts'
import { Assignment } from '../../../kernel/assignment/assignment.ts'
import { sideModels } from './plan-dispatch.ts'
import type { DispatchPlan } from './plan-types.ts'
import { readProblem } from './read-problem.ts'
import { restoreSharing } from './restore.ts'
import type { SideModel } from './side-model.ts'
import type { DispatchProblem, Side } from './types.ts'

/** What could be done about an instructor below the band; differences in equivalent km, without what being below the band costs. */
export interface BandOption {
  readonly side: Side
  readonly instructorId: string
  readonly missing: number
  /** Organisations that would come, and what it costs the plan; null when not enough may come. */
  readonly raise: { readonly organisationIds: readonly string[]; readonly delta: number } | null
  /** Doing without this instructor: how many more organisations would have nobody, and what it costs the plan. */
  readonly release: { readonly unserved: number; readonly delta: number }
}

/** More than any travel, so that the lower end is reached when it can be. Equivalent km. */
const pressure = 1_000

/** For every instructor below the band: reach it, or do without? Each answer is the best plan with that one change. */
export function bandOptions(problem: DispatchProblem, plan: DispatchPlan): BandOption[] {
  return sideModels(readProblem(problem)).flatMap((model) => {
    const side = plan.sides.find((entry) => entry.side === model.side)
    const low = side?.warnings.filter((warning) => warning.code === 'below-band' || warning.code === 'idle') ?? []
    if (side === undefined || low.length === 0) return []
    const { sharing } = restoreSharing(model, side)
    const position = new Map(model.instructors.map((row, index) => [row.id, index]))
    return low.map(({ id, missing }) => optionOf(model, sharing, position.get(id)!, missing))
  })
}

function optionOf(model: SideModel, sharing: Assignment, agent: number, missing: number): BandOption {
  const { problem } = sharing
  const first = problem.slotStart[agent]!
  const slotCost = problem.slotCost.slice()
  for (let slot = 0; slot < model.lowerOf(agent); slot += 1) slotCost[first + slot]! -= units(pressure)
  const pressed = Assignment.restore({ ...problem, slotCost }, sharing.agentOf, sharing.price, sharing.columns)
  const before = travelAndFairness(model, sharing)
  pressed.close(agent)
  const release = {
    unserved: nobodyOf(pressed) - nobodyOf(sharing),
    delta: km(travelAndFairness(model, pressed) - before),
  }
  pressed.open(agent, model.instructors[agent]!.limit)
  const came = model.organisations.flatMap(({ id }, task) =>
    pressed.agentOf[task] === agent && sharing.agentOf[task] !== agent ? [id] : [],
  )
  const reached = pressed.load[agent]! >= model.lowerOf(agent)
  const raise = reached ? { organisationIds: came, delta: km(travelAndFairness(model, pressed) - before) } : null
  return { side: model.side, instructorId: model.instructors[agent]!.id, missing, raise, release }
}

const nobodyOf = (assignment: Assignment) => assignment.agentOf.reduce((count, agent) => count + (agent === -1 ? 1 : 0), 0)

/** Cost units of a sharing without what being below the band costs. */
function travelAndFairness(model: SideModel, assignment: Assignment): number {
  const { problem } = assignment
  let sum = 0
  assignment.agentOf.forEach((agent, task) => {
    if (agent >= 0) sum += problem.cost[assignment.arcOf[task]!]!
    else if (agent === -1) sum += problem.penalty[task]!
  })
  for (const load of assignment.load) sum += (units(model.weights.fairness) * load * (load - 1)) / 2
  return sum
}
