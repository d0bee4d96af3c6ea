import type { AnswerOf } from '../../../kernel/endpoint.ts'
import type { planner } from '../contract.ts'
import type { Change, LiaisonNeed, SidePlan } from '../dispatch/index.ts'
import { haversineKm } from '../geometry.ts'
import type { DispatchFacts, Guide, GuidedUnit } from './facts.ts'
import { engineSide, sideOfEngine } from './problem.ts'
import type { DispatchSide } from './rule.ts'
import type { DispatchPinRow, ReadyDispatch } from './store.ts'

export type UnitView = AnswerOf<typeof planner.listDispatchUnits>['items'][number]
export type LineView = UnitView['lines'][number]
export type PersonView = AnswerOf<typeof planner.listDispatchPeople>['items'][number]

/** Looks things up in a plan that has been made: who serves whom on every side, what changes, names. */
export class DispatchLookup {
  readonly facts: DispatchFacts
  readonly plan: ReadyDispatch
  private readonly units: ReadonlyMap<string, GuidedUnit>
  private readonly guides: ReadonlyMap<string, Guide>
  private readonly names: ReadonlyMap<string, string>
  private readonly changes: ReadonlyMap<string, Change>
  private readonly sides: ReadonlyMap<DispatchSide, SideLines>
  private readonly liaisons: ReadonlyMap<string, LiaisonNeed>

  constructor(plan: ReadyDispatch, names: ReadonlyMap<string, string>) {
    const { facts, rule, result } = plan
    this.plan = plan
    this.facts = facts
    this.names = names
    this.units = new Map(facts.units.map((unit) => [String(unit.no), unit]))
    this.guides = new Map(facts.people.map((one) => [one.id, one]))
    this.changes = new Map(result.comparison.changes.map((change) => [`${change.side} ${change.organisationId}`, change]))
    this.sides = new Map(result.plan.sides.map((side) => [sideOfEngine(side.side, rule.params), linesOf(side)]))
    const asked = rule.params.liaison === 'none' ? [] : result.plan.liaisons
    this.liaisons = new Map(asked.map((need) => [need.organisationId, need]))
  }

  unit(id: string): GuidedUnit | undefined {
    return this.units.get(id)
  }

  guide(id: string): Guide | undefined {
    return this.guides.get(id)
  }

  who(id: string): { id: string; name: string | null } {
    return { id, name: this.names.get(id) ?? null }
  }

  area(no: number | null): string | null {
    return no === null ? null : (this.facts.areas[no] ?? null)
  }

  liaison(unit: GuidedUnit): LiaisonNeed['state'] | null {
    return this.liaisons.get(String(unit.no))?.state ?? null
  }

  isLarge(unit: GuidedUnit): boolean {
    const from = this.plan.rule.params.dedicatedFrom
    return from !== null && unit.size !== null && unit.size >= from
  }

  /** Kilometres between an organisation and an instructor's sender; null when a place is not known or only stands in. */
  km(unit: GuidedUnit, personId: string): number | null {
    const guide = this.guides.get(personId)
    return guide?.place && unit.place && !unit.standIn ? haversineKm(unit.place, guide.place) : null
  }

  line(unit: GuidedUnit, side: DispatchSide): LineView {
    const id = String(unit.no)
    const lines = this.sides.get(side)
    const assigned = lines?.assigned.get(id)
    const change = this.changes.get(`${engineSide(side)} ${id}`)
    return {
      side,
      person: assigned ? this.who(assigned.instructorId) : null,
      before: change?.from ? this.who(change.from) : null,
      change: change?.kind ?? null,
      dedicated: assigned?.kind === 'dedicated',
      km: assigned ? this.km(unit, assigned.instructorId) : null,
      unserved: lines?.unserved.get(id) ?? null,
    }
  }

  present(unit: GuidedUnit, pinned: ReadonlySet<number>): UnitView {
    return { ...this.head(unit, pinned), lines: unit.sides.map((side) => this.line(unit, side)) }
  }

  head(unit: GuidedUnit, pinned: ReadonlySet<number>): Omit<UnitView, 'lines'> {
    return {
      no: unit.no,
      name: unit.name,
      street: this.area(unit.streetNo),
      department: this.area(unit.departmentNo),
      industry: this.area(unit.industryNo),
      size: unit.size,
      large: this.isLarge(unit),
      liaison: this.liaison(unit),
      pinned: pinned.has(unit.no),
    }
  }
}

interface SideLines {
  readonly assigned: ReadonlyMap<string, SidePlan['assigned'][number]>
  readonly unserved: ReadonlyMap<string, SidePlan['unserved'][number]['code']>
}

const linesOf = (side: SidePlan): SideLines => ({
  assigned: new Map(side.assigned.map((row) => [row.organisationId, row])),
  unserved: new Map(side.unserved.map((row) => [row.organisationId, row.code])),
})

export const pinnedUnits = (pins: readonly DispatchPinRow[]): ReadonlySet<number> => new Set(pins.map((pin) => pin.unit_no))
