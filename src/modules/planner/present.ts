import type { AnswerOf } from '../../kernel/endpoint.ts'
import { refOf } from '../../kernel/rule.ts'
import type { planner } from './contract.ts'
import { type FormationFacts, listOvertaken, type UnitFacts } from './facts.ts'
import { type Placement, decideForm } from './formation/index.ts'
import { type LonLat, haversineKm } from './geometry.ts'
import { presentHead } from './present-head.ts'
import { countTransition, transitionOf } from './transition-of-plan.ts'
import type { PinRow, PlanRow } from './store.ts'
import type { StoredPlan } from './stored.ts'

type PlanView = AnswerOf<typeof planner.getPlan>
export type PlanSummary = AnswerOf<typeof planner.listPlans>['items'][number]
export type BranchView = AnswerOf<typeof planner.listBranches>['items'][number]
export type MemberView = BranchView['members'][number]

/** What a row of the list needs; the whole plan is not read for it. */
export interface SummaryRow extends Omit<PlanRow, 'facts' | 'result' | 'rule' | 'parameters' | 'problem'> {
  readonly organisations: number
  readonly branches: number | null
  readonly objective: number | null
  readonly gap: number | null
  readonly status: StoredPlan['status'] | null
}

export function presentSummary(row: SummaryRow): PlanSummary {
  return {
    ...presentHead(row),
    kind: row.kind,
    branches: row.branches,
    organisations: row.organisations,
    objective: row.objective,
    gap: row.gap,
    status: row.status,
  }
}

/** Names and places by number, of organisations and of branches that stand. */
export class Names {
  private readonly units: Map<string, UnitFacts>
  private readonly branches: Map<string, FormationFacts['branches'][number]>
  private readonly standing: Map<string, string>

  constructor(facts: FormationFacts) {
    this.units = new Map(facts.units.map((unit) => [String(unit.no), unit]))
    this.branches = new Map(facts.branches.map((branch) => [String(branch.no), branch]))
    this.standing = new Map((facts.standing ?? []).map(({ no, name }) => [String(no), name]))
  }

  unit(id: string): UnitFacts | undefined {
    return this.units.get(id)
  }

  isBranch(id: string): boolean {
    return this.branches.has(id)
  }

  name(id: string): string {
    return this.units.get(id)?.name ?? this.branches.get(id)?.name ?? this.standing.get(id) ?? ''
  }

  named(id: string): { no: number; name: string } {
    return { no: Number(id), name: this.name(id) }
  }

  private at(id: string): { place: LonLat | null; standIn: boolean } | undefined {
    return this.units.get(id) ?? this.branches.get(id)
  }

  /** Kilometres between two; null when one of the places is not known or only stands in for it. */
  km(a: string, b: string): number | null {
    const [from, to] = [this.at(a), this.at(b)]
    return from?.place && to?.place && !from.standIn && !to.standIn ? haversineKm(from.place, to.place) : null
  }
}

export function presentPlan(
  row: PlanRow,
  pins: readonly PinRow[],
  today: FormationFacts | null,
  can: { change: boolean; decide: boolean },
): PlanView {
  const { facts, result, rule } = row
  const names = new Names(facts)
  const open = row.state === 'ready' || row.state === 'failed'
  return {
    ...presentSummary({
      ...row,
      organisations: facts.units.length,
      branches: result?.branches.length ?? null,
      objective: result?.objective ?? null,
      gap: result?.gap ?? null,
      status: result?.status ?? null,
    }),
    parameters: row.parameters,
    rule: refOf(rule),
    problem: row.problem,
    clauses: countBy(facts.units, (unit) => decideForm(unit.fullMembers, unit.mobileMembers, rule.params).clause),
    outcomes: countBy(result?.placements ?? [], (placement) => placement.outcome),
    totals: result && totalsOf(result, names),
    byTerm: result?.byTerm ?? null,
    bound: result?.bound ?? null,
    opening: result?.opening ?? null,
    notices: countBy(result?.problems ?? [], (one) => one.code),
    pins: pins.map((pin) => ({
      id: pin.id,
      kind: pin.kind,
      unit: names.named(String(pin.unit_no)),
      other: pin.other_no === null ? null : names.named(String(pin.other_no)),
      reason: pin.reason,
      unmet: result?.unmetPins.includes(pin.id) ?? false,
    })),
    conflicts: (result?.conflicts ?? []).map(({ pins: ids, limit }) => ({ pins: [...ids], limit })),
    overtaken: today === null ? [] : listOvertaken(facts, today),
    transition: result && countTransition({ facts, result }),
    basedOn: row.based_on,
    receipt: result && { seed: result.seed, steps: result.steps, inputHash: result.inputHash },
    can: {
      change: can.change && open,
      decide: can.decide && row.state === 'ready',
      discard: can.change && open,
      prove: can.change && row.state === 'ready',
    },
  }
}

/** Whether a placement makes its organisation part of a branch. */
export const inBranch = (one: Placement) => one.host !== null && one.outcome !== 'guest'

const optimised: ReadonlySet<Placement['outcome']> = new Set([
  'joint',
  'attached',
  'joint-mobile',
  'attached-mobile',
  'uncovered',
])

function totalsOf(plan: StoredPlan, names: Names): NonNullable<PlanView['totals']> {
  const placed = plan.placements.filter((one) => optimised.has(one.outcome) && one.host !== null)
  const guests = placed.filter((one) => one.host !== one.organisation)
  const kms = guests.map((one) => names.km(one.organisation, one.host!)).filter((km) => km !== null)
  const alike = (same: (unit: UnitFacts, host: UnitFacts) => boolean) => {
    const pairs = guests.flatMap((one) => {
      const [unit, host] = [names.unit(one.organisation), names.unit(one.host!)]
      return unit && host ? [same(unit, host)] : []
    })
    return pairs.length === 0 ? null : pairs.filter(Boolean).length / pairs.length
  }
  const size = (count: number, of: number) => (of === 0 ? null : count / of)
  return {
    eligible: plan.placements.filter((one) => optimised.has(one.outcome)).length,
    jointBranches: plan.branches.length,
    placed: placed.length,
    attached: placed.filter((one) => one.outcome.startsWith('attached')).length,
    uncovered: plan.placements.filter((one) => one.outcome === 'uncovered').length,
    meanSize: size(
      plan.branches.reduce((sum, branch) => sum + branch.organisations.length, 0),
      plan.branches.length,
    ),
    meanKm: size(
      kms.reduce((sum, km) => sum + km, 0),
      kms.length,
    ),
    farthestKm: kms.length === 0 ? null : Math.max(...kms),
    sameIndustry: alike((unit, host) => unit.industryNo === host.industryNo),
    sameStreet: alike((unit, host) => unit.streetNo === host.streetNo),
    standIns: placed.filter((one) => one.standIn).length,
  }
}

export function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return counts
}

/** Branches of a plan: new joint ones, those that take others in, and those organisations set up for themselves; by name. */
export function listBranchesOf(row: PlanRow & { result: StoredPlan }, pins: readonly PinRow[]): BranchView[] {
  const names = new Names(row.facts)
  const heirs = new Map(transitionOf(row).continued.map(({ host, branch }) => [host, branch]))
  const pinned = new Set(pins.flatMap((pin) => [pin.unit_no, pin.other_no]))
  const groups = new Map<string, Placement[]>()
  for (const placement of row.result.placements) {
    if (!inBranch(placement)) continue
    groups.set(placement.host!, [...(groups.get(placement.host!) ?? []), placement])
  }
  const branches = [...groups].map(([host, placements]): BranchView => {
    const members = placements.map((one) => presentMember(names, row.facts, one, pinned))
    const lead = placements.find((one) => one.organisation === host)
    return {
      host: names.named(host),
      kind: kindOf(names, host, lead?.outcome),
      outcome: lead?.outcome ?? null,
      continues: heirs.has(host) ? names.named(heirs.get(host)!) : null,
      fullMembers: members.reduce((sum, member) => sum + member.fullMembers, 0),
      members: members.sort((a, b) => Number(b.lead) - Number(a.lead) || (a.km ?? 0) - (b.km ?? 0) || a.no - b.no),
    }
  })
  return branches.sort((a, b) => a.host.name.localeCompare(b.host.name, 'zh') || a.host.no - b.host.no)
}

function kindOf(names: Names, host: string, outcome: Placement['outcome'] | undefined): BranchView['kind'] {
  if (names.isBranch(host)) return 'existing'
  if (outcome === 'joint' || outcome === 'joint-mobile') return outcome
  return outcome === 'mobile-branch' ? 'mobile' : 'own'
}

export function presentMember(
  names: Names,
  facts: FormationFacts,
  placement: Placement,
  pinned: ReadonlySet<number | null>,
): MemberView {
  const unit = names.unit(placement.organisation)!
  const area = (no: number | null) => (no === null ? null : (facts.areas[no] ?? null))
  return {
    no: unit.no,
    name: unit.name,
    fullMembers: unit.fullMembers,
    mobileMembers: unit.mobileMembers,
    street: area(unit.streetNo),
    industry: area(unit.industryNo),
    km:
      placement.host === null || placement.host === placement.organisation
        ? null
        : names.km(placement.organisation, placement.host),
    lead: placement.host === placement.organisation,
    standIn: unit.standIn,
    pinned: pinned.has(unit.no),
    lon: unit.place?.lon ?? null,
    lat: unit.place?.lat ?? null,
  }
}
