import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { refOf } from '../../../kernel/rule.ts'
import type { planner } from '../contract.ts'
import { keeps, type SidePlan } from '../dispatch/index.ts'
import { presentHead } from '../present-head.ts'
import type { DispatchFacts, overtakenOf } from './facts.ts'
import { lowOf, pinOf, sideOfEngine } from './problem.ts'
import type { DispatchPinRow, DispatchRow } from './store.ts'

type DispatchView = AnswerOf<typeof planner.getDispatch>
type FigureName = 'units' | 'people' | 'sides' | 'changes' | 'objective' | 'gap' | 'status'

/** People whose names the head of a plan shows. */
export function peopleOfHead(pins: readonly DispatchPinRow[], overtaken: ReturnType<typeof overtakenOf>): string[] {
  return [...pins.map((pin) => pin.person_id), ...overtaken.filter((one) => one.kind === 'person').map((one) => one.id)]
}

export function presentDispatch(
  row: DispatchRow,
  pins: readonly DispatchPinRow[],
  overtaken: ReturnType<typeof overtakenOf>,
  names: { readonly people: ReadonlyMap<string, string>; readonly units: ReadonlyMap<number, string> },
  can: { readonly change: boolean; readonly decide: boolean },
): DispatchView {
  const { facts, rule, result } = row
  const open = row.state === 'ready' || row.state === 'failed'
  const unitName = (no: number) => names.units.get(no) ?? ''
  return {
    ...presentHead(row),
    basedOn: row.based_on,
    parameters: row.parameters,
    rules: [refOf(rule), ...rule.params.rests],
    band: rule.params.band,
    dedicatedFrom: rule.params.dedicatedFrom,
    fullTime: rule.params.fullTime ?? null,
    handover: rule.params.weights.locality.handover,
    problem: row.problem,
    ...figuresOf(row),
    liaisons: result && liaisonsOf(row),
    needs: (result?.needs ?? []).map((need) => ({
      side: sideOfEngine(need.side, rule.params),
      group: { no: Number(need.groupId), name: facts.areas[need.groupId] ?? '' },
      units: need.organisations,
      unserved: need.unserved,
      people: need.instructors,
      slots: need.slots,
      meanPrice: need.meanPrice,
      dedicatedMissing: need.dedicatedMissing,
      oneMoreGains: need.oneMoreGains,
    })),
    notices: noticesOf(facts),
    pins: pins.map((pin) => ({
      id: pin.id,
      kind: pin.kind,
      unit: { no: pin.unit_no, name: unitName(pin.unit_no) },
      person: { id: pin.person_id, name: names.people.get(pin.person_id) ?? null },
      reason: pin.reason,
      unmet: isUnmet(row, pin),
    })),
    overtaken: overtaken.map((one) => ({
      ...one,
      name: one.kind === 'unit' ? unitName(Number(one.id)) : (names.people.get(one.id) ?? null),
    })),
    bound: result?.bound ?? null,
    receipt: result && { seed: result.plan.seed, steps: result.plan.steps, inputHash: result.inputHash },
    decision: row.decision,
    can: {
      change: can.change && open,
      decide: can.decide && row.state === 'ready',
      discard: can.change && open,
      prove: can.change && row.state === 'ready' && result?.status === 'within',
    },
  }
}

/** What a plan comes to. */
function figuresOf(row: DispatchRow): Pick<DispatchView, FigureName> {
  const { facts, result } = row
  return {
    units: facts.units.length,
    people: facts.people.length,
    sides: (result?.plan.sides ?? []).map((side) => presentSide(row, side)),
    changes: result && { kept: result.comparison.kept, ...result.comparison.counts },
    objective: result?.objective ?? null,
    gap: result?.gap ?? null,
    status: result?.status ?? null,
  }
}

/** What two plans are compared by. */
export function presentCompared(row: DispatchRow): Pick<DispatchView, 'id' | 'title' | 'asOf' | FigureName> {
  return { id: row.id, title: row.title, asOf: row.as_of, ...figuresOf(row) }
}

export function loadStateOf(
  load: number,
  low: number,
  upper: number,
  dedicated: boolean,
): 'within' | 'below' | 'idle' | 'dedicated' {
  if (dedicated) return 'dedicated'
  if (load === 0) return 'idle'
  return load < Math.min(low, upper) ? 'below' : 'within'
}

function presentSide({ facts, rule }: DispatchRow, side: SidePlan): DispatchView['sides'][number] {
  const name = sideOfEngine(side.side, rule.params)
  const low = lowOf(rule.params, name)
  const elsewhere = new Map(facts.people.map((one) => [one.id, one.elsewhere]))
  const states = side.loads.map((row) => {
    const more = elsewhere.get(row.instructorId) ?? 0
    return loadStateOf(row.load + more, low, row.upper + more, row.dedicated)
  })
  const count = (state: string) => states.filter((one) => one === state).length
  return {
    side: name,
    people: side.loads.length,
    slots: side.loads.reduce((sum, row) => sum + row.upper, 0),
    units: side.assigned.length + side.unserved.length,
    assigned: side.assigned.length,
    unserved: side.unserved.length,
    dedicated: count('dedicated'),
    dedicatedMissing: side.warnings.filter((warning) => warning.code === 'dedicated-missing').length,
    within: count('within'),
    below: count('below'),
    idle: count('idle'),
    objective: side.objective,
    bound: side.bound,
    status: side.status,
    terms: side.terms,
  }
}

function liaisonsOf({ rule, result }: DispatchRow): NonNullable<DispatchView['liaisons']> {
  const asked = rule.params.liaison === 'none' ? [] : result!.plan.liaisons
  const count = (state: string) => asked.filter((one) => one.state === state).length
  return { inPost: count('in-post'), toName: count('to-name'), nobodyOnStaff: count('nobody-on-staff') }
}

function noticesOf(facts: DispatchFacts): DispatchView['notices'] {
  const count = (fits: (unit: DispatchFacts['units'][number]) => boolean) => facts.units.filter(fits).length
  return {
    unknownSide: facts.unknownSide,
    second: facts.second,
    standIns: count((unit) => unit.place !== null && unit.standIn),
    noPlace: count((unit) => unit.place === null),
    sizeUnknown: count((unit) => unit.size === null),
  }
}

function isUnmet({ result }: DispatchRow, pin: DispatchPinRow): boolean {
  return result !== null && !keeps(result.plan, pinOf(pin))
}
