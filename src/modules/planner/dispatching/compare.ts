import type { GuidedUnit } from './facts.ts'
import type { DispatchSide } from './rule.ts'
import type { DispatchPinRow, ReadyDispatch } from './store.ts'
import { sideOfEngine } from './problem.ts'
import { type DispatchPlan, movedOf } from '../dispatch/index.ts'

/** Why an organisation has somebody else in the second plan; the first that holds, in this order. */
export const movedReasons = ['pinned', 'left', 'come', 'unit-changed', 'one-to-one', 'rearranged'] as const
export type MovedReason = (typeof movedReasons)[number]

export interface ChangedHands {
  readonly unitNo: number
  readonly side: DispatchSide
  readonly from: string | null
  readonly to: string | null
  readonly reason: MovedReason
}

export interface ComparedPlan {
  readonly plan: ReadyDispatch
  readonly pins: readonly DispatchPinRow[]
}

/** Organisations both plans hold that change hands from the first to the second, with the reason; by number and side. */
export function listChangedHands(here: ComparedPlan, there: ComparedPlan): ChangedHands[] {
  const reasonOf = reasons(here, there)
  const sides = new Map(there.plan.result.plan.sides.map((side) => [sideOfEngine(side.side, there.plan.rule.params), side]))
  return here.plan.result.plan.sides
    .flatMap((side) => {
      const name = sideOfEngine(side.side, here.plan.rule.params)
      const other = sides.get(name)
      return (other === undefined ? [] : movedOf(side, other)).map(({ organisationId, from, to }) => {
        const pair = { unitNo: Number(organisationId), side: name, from, to }
        return { ...pair, reason: reasonOf(pair) }
      })
    })
    .sort((a, b) => a.unitNo - b.unitNo || (a.side < b.side ? -1 : 1))
}

function reasons(here: ComparedPlan, there: ComparedPlan): (pair: Omit<ChangedHands, 'reason'>) => MovedReason {
  const [was, is] = [here, there].map(({ plan }) => new Set(plan.facts.people.map((one) => one.id))) as [Set<string>, Set<string>]
  const [before, after] = [here, there].map(({ plan }) => new Map(plan.facts.units.map((unit) => [unit.no, unit]))) as [
    Map<number, GuidedUnit>,
    Map<number, GuidedUnit>,
  ]
  const [alone, isAlone] = [here, there].map(({ plan }) => dedicatedLines(plan.result.plan)) as [Set<string>, Set<string>]
  const pinned = differentPins(here.pins, there.pins)
  const holds: Record<MovedReason, (pair: Omit<ChangedHands, 'reason'>) => boolean> = {
    pinned: ({ unitNo, from, to }) => [from, to].some((id) => pinned.has(`${unitNo} ${id}`)),
    left: ({ from }) => from !== null && !is.has(from),
    come: ({ to }) => to !== null && !was.has(to),
    'unit-changed': ({ unitNo }) => !alike(before.get(unitNo), after.get(unitNo)),
    'one-to-one': ({ from, to }) => (from !== null && isAlone.has(from)) || (to !== null && alone.has(to)),
    rearranged: () => true,
  }
  return (pair) => movedReasons.find((reason) => holds[reason](pair))!
}

/** Wishes that stand in one of the plans only, as `unit person`. */
function differentPins(one: readonly DispatchPinRow[], other: readonly DispatchPinRow[]): Set<string> {
  const key = (pin: DispatchPinRow) => `${pin.kind} ${pin.unit_no} ${pin.person_id}`
  const [ours, theirs] = [new Set(one.map(key)), new Set(other.map(key))]
  const different = [...one, ...other].filter((pin) => ours.has(key(pin)) !== theirs.has(key(pin)))
  return new Set(different.map((pin) => `${pin.unit_no} ${pin.person_id}`))
}

const dedicatedLines = (plan: DispatchPlan) =>
  new Set(plan.sides.flatMap((side) => side.assigned.flatMap((row) => (row.kind === 'dedicated' ? [row.instructorId] : []))))

const alike = (a: GuidedUnit | undefined, b: GuidedUnit | undefined) =>
  a !== undefined &&
  b !== undefined &&
  a.size === b.size &&
  a.streetNo === b.streetNo &&
  a.departmentNo === b.departmentNo &&
  a.industryNo === b.industryNo
