import { columnsOf, km, units } from '../../../kernel/assignment/assignment-problem.ts'
import { withPairs } from './arcs.ts'
import { AssignmentPrices } from '../../../kernel/assignment/assignment-prices.ts'
import { Assignment } from '../../../kernel/assignment/assignment.ts'
import { sideModels } from './plan-dispatch.ts'
import type { DispatchPlan, SidePlan } from './plan-types.ts'
import { bandOf, type ReadProblem, readProblem } from './read-problem.ts'
import { restoreSharing } from './restore.ts'
import { SideModel } from './side-model.ts'
import type { DispatchProblem, Side } from './types.ts'

/** One group on one side: a street for the locality, a department for the business line. */
export interface GroupNeed {
  readonly side: Side
  readonly groupId: string
  readonly organisations: number
  readonly unserved: number
  /** Instructors of the group, and how many organisations they could guide together. */
  readonly instructors: number
  readonly slots: number
  /** Mean cost of placing one more organisation of the group, equivalent km. */
  readonly meanPrice: number
  /** By how much the plan would get cheaper with one more instructor in the middle of the group; may be below 0, when being idle costs. */
  readonly oneMoreGains: number
}

/** Groups of every side, where one more instructor helps most first. */
export function groupNeeds(problem: DispatchProblem, plan: DispatchPlan): GroupNeed[] {
  const read = readProblem(problem)
  return sideModels(read).flatMap((model) => {
    const side = plan.sides.find((entry) => entry.side === model.side)
    return side === undefined ? [] : needsOfSide(read, model, side)
  })
}

function needsOfSide(read: ReadProblem, model: SideModel, plan: SidePlan): GroupNeed[] {
  const groups = [...Map.groupBy(model.organisations.keys(), (task) => model.groupOf(model.organisations[task]!))]
    .filter(([group]) => group !== '')
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
  const { sharing } = restoreSharing(model, plan)
  const prices = new AssignmentPrices(sharing)
  const { model: wider, sharing: open, first } = withNewcomers(read, model, sharing, groups)
  const before = sharing.objective()
  const { upper } = bandOf(read.policy, model.side)
  return groups
    .map(([groupId, tasks], index) => {
      open.open(first + index, upper)
      const gain = before - open.objective() - wider.idleCost(first + index)
      open.close(first + index)
      const own = model.instructors.flatMap((row, agent) => (model.groupOf(row) === groupId ? [agent] : []))
      return {
        side: model.side,
        groupId,
        organisations: tasks.length,
        unserved: tasks.filter((task) => sharing.agentOf[task] === -1).length,
        instructors: own.length,
        slots: own.reduce((sum, agent) => sum + model.instructors[agent]!.limit, 0),
        meanPrice: km(mean(tasks.map((task) => placing(model, sharing, prices, task)))),
        oneMoreGains: km(gain),
      }
    })
    .sort((a, b) => b.oneMoreGains - a.oneMoreGains || (a.groupId < b.groupId ? -1 : 1))
}

/** The side with one imagined instructor in the middle of every group, all of them still closed. */
function withNewcomers(read: ReadProblem, model: SideModel, sharing: Assignment, groups: readonly [string, number[]][]) {
  const { upper } = bandOf(read.policy, model.side)
  const newcomers = groups.map(([groupId, tasks]) => {
    const known = tasks.map((task) => model.organisations[task]!).filter((row) => row.known !== 'nowhere')
    const local = model.side !== 'business-line'
    return {
      id: '',
      side: model.side,
      place: null,
      streetId: local ? groupId : null,
      departmentId: local ? null : groupId,
      skills: [],
      capacity: null,
      limit: upper,
      x: mean(known.map((row) => row.x)),
      y: mean(known.map((row) => row.y)),
      known: known.length > 0 ? ('own' as const) : ('nowhere' as const),
    }
  })
  const instructors = { ...read.instructors, [model.side]: [...model.instructors, ...newcomers] }
  const wider = new SideModel({ ...read, instructors }, model.side, model.weights)
  const first = model.instructors.length
  const { problem } = sharing
  const cheapestSlot = Math.min(0, -units(model.weights.belowBand))
  const extra = new Map<number, number[]>()
  for (let task = 0; task < model.organisations.length; task += 1) {
    const able = groups.map((_, index) => first + index)
    const useful = able.filter((agent) => wider.cost(task, agent) + cheapestSlot < sharing.worth(task))
    if (useful.length > 0) extra.set(task, useful)
  }
  const slots = newcomers.flatMap((_, index) => wider.slotsOf(first + index))
  const slotStart = [...problem.slotStart]
  for (const index of groups.keys()) slotStart.push(problem.slotCost.length + (index + 1) * upper)
  const widened = {
    ...withPairs(wider, problem, extra),
    slotStart: Int32Array.from(slotStart),
    slotCost: Float64Array.from([...problem.slotCost, ...slots]),
  }
  const price = [...sharing.price, ...newcomers.map(() => Infinity)]
  return { model: wider, sharing: Assignment.restore(widened, sharing.agentOf, price, columnsOf(widened)), first }
}

/** Cost units of placing one more organisation like this one. */
function placing(model: SideModel, sharing: Assignment, prices: AssignmentPrices, task: number): number {
  const { start, agent, cost } = sharing.problem
  let least = model.penalty(task)
  for (let arc = start[task]!; arc < start[task + 1]!; arc += 1)
    least = Math.min(least, cost[arc]! + prices.nextSlot(agent[arc]!))
  return least
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
