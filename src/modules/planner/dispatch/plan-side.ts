import { completed, solveShared } from './arcs.ts'
import { km, units } from '../../../kernel/assignment/assignment-problem.ts'
import { absent, type Assignment } from '../../../kernel/assignment/assignment.ts'
import { dedicate } from './dedicate.ts'
import { Dedication } from './dedicated.ts'
import { dedicatedBound } from './dedicated-bound.ts'
import type { Assigned, InstructorLoad, PlanTerms, SidePlan, UnservedCode, Warning } from './plan-types.ts'
import { resumeSharing } from './restore.ts'
import type { SideModel } from './side-model.ts'
import type { Effort } from './types.ts'

const boundIterations = 40

/** Plans one side; the other side does not matter to it. */
export function planSide(model: SideModel, effort: Effort): { readonly plan: SidePlan; readonly tried: number } {
  const tasks = [...model.organisations.keys()]
  const large = tasks.some((task) => model.wantsDedicated(task))
  if (!large) {
    const sharing = solveShared(model, tasks)
    return { plan: sidePlan(model, sharing, new Map(), null), tried: 0 }
  }
  const dedication = dedicate(model, effort)
  const sharing = sharingOf(model, dedication)
  const total = dedication.total() - dedication.sharing.objective() + sharing.objective()
  const bound = km(Math.min(total, dedicatedBound(dedication, sharing, boundIterations)))
  return { plan: sidePlan(model, sharing, aloneOf(dedication), bound), tried: dedication.tried }
}

/**
 * Who shares whom once it is settled who has an instructor of their own. Every instructor taken out of the pool makes the others dearer,
 * so that pairs which were not worth looking at before may be now: the pool is the cheapest over all pairs again.
 */
export function sharingOf(model: SideModel, { sharing }: Dedication): Assignment {
  return completed(
    model,
    sharing,
    [...model.organisations.keys()].filter((task) => sharing.agentOf[task] !== absent),
  )
}

/** A side planned under other wishes, changed as little as possible; null where it has to be planned anew. */
export function resumeSide(before: SideModel, after: SideModel, plan: SidePlan): SidePlan | null {
  const resumed = resumeSharing(before, after, plan)
  if (resumed === null) return null
  const { sharing, alone } = resumed
  if (!after.organisations.some((_, task) => after.wantsDedicated(task))) return sidePlan(after, sharing, alone, null)
  const made = sidePlan(after, sharing, alone, 0)
  const bound = Math.min(made.objective, adds(before, after) ? plan.bound : boundOf(after, alone))
  return sidePlan(after, sharing, alone, bound)
}

/** Whether everything wished before is still wished: then nothing costs less than it did. */
function adds(before: SideModel, after: SideModel): boolean {
  return after.organisations.every((_, task) => after.wishesInclude(task, before))
}

function boundOf(model: SideModel, alone: ReadonlyMap<number, number>): number {
  const dedication = new Dedication(model)
  dedication.choose(alone.values())
  return km(dedicatedBound(dedication, sharingOf(model, dedication), boundIterations))
}

/** Organisations with an instructor of their own: task → instructor. */
export function aloneOf({ large, matching }: Dedication): Map<number, number> {
  return new Map(large.flatMap((task, index) => (matching.agentOf[index]! >= 0 ? [[task, matching.agentOf[index]!]] : [])))
}

/** `bound` in equivalent km; null where the plan is its own proof. */
export function sidePlan(
  model: SideModel,
  sharing: Assignment,
  alone: ReadonlyMap<number, number>,
  bound: number | null,
): SidePlan {
  const dedicatedTo = new Map([...alone].map(([task, agent]) => [agent, task]))
  const organisations = model.organisations
  const assigned: Assigned[] = []
  const unserved: { organisationId: string; code: UnservedCode }[] = []
  organisations.forEach(({ id }, task) => {
    const own = alone.get(task)
    const agent = own ?? sharing.agentOf[task]!
    if (agent < 0) unserved.push({ organisationId: id, code: whyNobody(model, sharing, task) })
    else
      assigned.push({
        organisationId: id,
        instructorId: model.instructors[agent]!.id,
        kind: own === undefined ? 'shared' : 'dedicated',
      })
  })
  const loads: InstructorLoad[] = model.instructors.map(({ id, limit }, agent) => {
    const dedicated = dedicatedTo.has(agent)
    const price = sharing.price[agent]!
    return {
      instructorId: id,
      load: dedicated ? 1 : sharing.load[agent]!,
      upper: dedicated ? 1 : limit,
      dedicated,
      price: price === Infinity ? null : price,
    }
  })
  const terms = termsOf(model, sharing, alone)
  const objective = Object.values(terms).reduce((sum, part) => sum + part, 0)
  return {
    side: model.side,
    assigned,
    unserved,
    loads,
    objective: km(objective),
    terms: mapTerms(terms, km),
    bound: bound ?? km(objective),
    status: bound === null || km(objective) - bound <= 1e-6 ? 'optimal' : 'within-gap',
    warnings: warningsOf(model, loads, unserved, alone),
  }
}

function whyNobody(model: SideModel, sharing: Assignment, task: number): UnservedCode {
  if (model.mustOf[task]! >= 0) return 'pinned-full'
  const { start, agent } = sharing.problem
  const able = agent.subarray(start[task], start[task + 1])
  if (able.length === 0) return 'nobody-permitted'
  return able.every((index) => sharing.load[index]! >= sharing.capacity[index]!) ? 'all-full' : 'dearer-than-priority'
}

/** Cost units by part, over the whole side. */
function termsOf(model: SideModel, sharing: Assignment, alone: ReadonlyMap<number, number>): PlanTerms {
  const sum = {
    travel: 0,
    street: 0,
    department: 0,
    skill: 0,
    handover: 0,
    fairness: 0,
    belowBand: 0,
    unserved: 0,
    undedicated: 0,
  }
  const { weights } = model
  model.organisations.forEach((_, task) => {
    const agent = alone.get(task) ?? sharing.agentOf[task]!
    if (agent < 0) sum.unserved += model.penalty(task)
    else for (const [part, value] of Object.entries(model.parts(task, agent))) sum[part as keyof typeof sum] += value
    if (model.wantsDedicated(task) && !alone.has(task)) sum.undedicated += units(weights.undedicated)
  })
  sharing.load.forEach((load, agent) => {
    if (sharing.capacity[agent] === 0) return
    sum.fairness += (units(weights.fairness) * load * (load - 1)) / 2
    sum.belowBand += units(weights.belowBand) * Math.max(0, model.lowerOf(agent) - load)
  })
  return sum
}

export function mapTerms<T extends object>(terms: T, change: (value: number) => number): T {
  return Object.fromEntries(Object.entries(terms).map(([part, value]) => [part, change(value)])) as T
}

/** The lower end of the band never blocks a plan: who is below it is told, with how much is missing. */
function warningsOf(
  model: SideModel,
  loads: readonly InstructorLoad[],
  unserved: SidePlan['unserved'],
  alone: ReadonlyMap<number, number>,
): Warning[] {
  const warnings: Warning[] = []
  loads.forEach(({ instructorId, load, dedicated }, agent) => {
    const missing = model.lowerOf(agent) - load
    if (!dedicated && missing > 0) warnings.push({ code: load === 0 ? 'idle' : 'below-band', id: instructorId, missing })
  })
  for (const [task, { id }] of model.organisations.entries())
    if (model.wantsDedicated(task) && !alone.has(task)) warnings.push({ code: 'dedicated-missing', id, missing: 1 })
  const slots = loads.reduce((sum, row) => sum + row.upper, 0)
  const missing = model.organisations.length - slots
  if (unserved.length > 0 && missing > 0) warnings.push({ code: 'capacity-short', id: model.side, missing })
  return warnings
}
