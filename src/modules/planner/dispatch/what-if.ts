import { planDispatch, ordinaryEffort } from './plan-dispatch.ts'
import type { DispatchPlan, PlanTerms, SidePlan } from './plan-types.ts'
import type { DispatchProblem, Effort, Pin, Refusal, Side } from './types.ts'

/** Somebody has another instructor in the second of two plans. */
export interface Moved {
  readonly side: Side
  readonly organisationId: string
  readonly from: string | null
  readonly to: string | null
}

/** What one plan has more than another, equivalent km; the parts add up to the whole. */
export interface DispatchDifference {
  readonly objective: number
  readonly terms: PlanTerms
  readonly moved: readonly Moved[]
}

export type Supposed =
  | {
      readonly ok: true
      readonly plan: DispatchPlan
      readonly difference: DispatchDifference
      /** Positions of the wishes the plan could not keep. */
      readonly unmet: readonly number[]
    }
  | Refusal

/** Sides of the instructors some pins name; the others are not touched by them. */
export function sidesOfPins(problem: DispatchProblem, pins: readonly Pin[]): Set<Side> {
  const named = new Set(pins.map((pin) => pin.instructorId))
  return new Set(problem.instructors.filter((row) => named.has(row.id)).map((row) => row.side))
}

/** What would become of a plan with some more wishes: exactly what keeping them would make of it, and nothing is kept. */
export function supposeDispatch(
  problem: DispatchProblem,
  plan: DispatchPlan,
  pins: readonly Pin[],
  effort: Effort = ordinaryEffort,
): Supposed {
  const asked = { ...problem, pins: [...problem.pins, ...pins] }
  const planned = planDispatch(asked, effort, { problem, plan, anew: sidesOfPins(problem, pins) })
  if (!planned.ok) return planned
  const unmet = pins.flatMap((pin, index) => (keeps(planned.plan, pin) ? [] : [index]))
  return { ok: true, plan: planned.plan, difference: differenceOf(plan, planned.plan), unmet }
}

/** Whether a plan does what a pin asks. */
export function keeps(plan: DispatchPlan, pin: Pin): boolean {
  const together = plan.sides.some((side) =>
    side.assigned.some((row) => row.organisationId === pin.organisationId && row.instructorId === pin.instructorId),
  )
  return (pin.kind === 'must') === together
}

/** The second plan less the first, over sides and organisations that both have. */
export function differenceOf(before: DispatchPlan, after: DispatchPlan): DispatchDifference {
  const pairs = before.sides.flatMap((one) => {
    const other = after.sides.find((entry) => entry.side === one.side)
    return other === undefined ? [] : [[one, other] as const]
  })
  const sum = (part: (side: SidePlan) => number) => pairs.reduce((total, [one, other]) => total + part(other) - part(one), 0)
  const names = Object.keys(before.sides[0]?.terms ?? {}) as (keyof PlanTerms)[]
  return {
    objective: sum((side) => side.objective),
    terms: Object.fromEntries(names.map((name) => [name, sum((side) => side.terms[name])])) as unknown as PlanTerms,
    moved: pairs.flatMap(([one, other]) => movedOf(one, other)),
  }
}

export function movedOf(before: SidePlan, after: SidePlan): Moved[] {
  const [one, other] = [guidesOf(before), guidesOf(after)]
  return [...one].flatMap(([organisationId, from]) => {
    const to = other.get(organisationId)
    return to === undefined || to === from ? [] : [{ side: before.side, organisationId, from, to }]
  })
}

/** Who guides an organisation; null where nobody does. */
const guidesOf = (side: SidePlan): Map<string, string | null> =>
  new Map([
    ...side.assigned.map((row) => [row.organisationId, row.instructorId] as const),
    ...side.unserved.map((row) => [row.organisationId, null] as const),
  ])
