import { widened } from './arcs.ts'
import { km } from '../../../kernel/assignment/assignment-problem.ts'
import { AssignmentPrices } from '../../../kernel/assignment/assignment-prices.ts'
import type { Assignment } from '../../../kernel/assignment/assignment.ts'
import type { DispatchPlan, PairTerms, SidePlan, UnservedCode } from './plan-types.ts'
import { type ReadProblem, readProblem } from './read-problem.ts'
import { restoreSharing } from './restore.ts'
import { SideModel } from './side-model.ts'
import type { DispatchProblem, Side } from './types.ts'

/** Why a single move is not possible. */
export type BlockCode = 'full' | 'dedicated-elsewhere' | 'has-others' | 'pinned' | 'not-permitted'

/** Thresholds a pair runs into, for the reader's eye. */
export type PairMark = 'other-street' | 'other-department' | 'missing-skill' | 'place-from-street' | 'place-unknown' | 'handover'

export interface Alternative {
  readonly instructorId: string
  readonly terms: PairTerms
  readonly marks: readonly PairMark[]
  /** Equivalent km the plan gets dearer when only this organisation moves; null when blocked. */
  readonly delta: number | null
  readonly blockedBy: readonly BlockCode[]
  /** The same when everyone else may be arranged anew; null when that is impossible or the pair is not shared. */
  readonly bestDelta: number | null
}

export interface Explanation {
  readonly organisationId: string
  readonly side: Side
  readonly instructorId: string | null
  readonly kind: 'shared' | 'dedicated' | 'unserved'
  readonly unserved: UnservedCode | null
  readonly terms: PairTerms | null
  readonly marks: readonly PairMark[]
  /** What the instructor's next slot costs the plan, equivalent km; null when closed to others. */
  readonly nextSlotPrice: number | null
  readonly alternatives: readonly Alternative[]
}

/** Answers questions about a plan; build it once for many organisations. */
export class DispatchExplainer {
  private readonly problem: DispatchProblem
  private readonly plan: DispatchPlan
  private read: ReadProblem | null = null
  private readonly sides = new Map<Side, SideExplainer>()

  constructor(problem: DispatchProblem, plan: DispatchPlan) {
    this.problem = problem
    this.plan = plan
  }

  /** Null when the plan has no such side or organisation. */
  explain(side: Side, organisationId: string, alternatives = 6): Explanation | null {
    return this.of(side)?.explain(organisationId, alternatives) ?? null
  }

  /** What one more organisation on this instructor would cost the plan, equivalent km; null when closed to others. */
  nextSlotPrice(side: Side, instructorId: string): number | null {
    return this.of(side)?.nextSlotPrice(instructorId) ?? null
  }

  private of(side: Side): SideExplainer | null {
    const known = this.sides.get(side)
    if (known !== undefined) return known
    const weights = this.problem.policy.sides[side]
    const plan = this.plan.sides.find((entry) => entry.side === side)
    if (weights === undefined || plan === undefined) return null
    this.read ??= readProblem(this.problem)
    const made = new SideExplainer(new SideModel(this.read, side, weights), plan)
    this.sides.set(side, made)
    return made
  }
}

export function explainAssignment(
  problem: DispatchProblem,
  plan: DispatchPlan,
  side: Side,
  organisationId: string,
): Explanation | null {
  return new DispatchExplainer(problem, plan).explain(side, organisationId)
}

class SideExplainer {
  private readonly model: SideModel
  private readonly sharing: Assignment
  private readonly alone: ReadonlyMap<number, number>
  private readonly taken: ReadonlySet<number>
  private readonly prices: AssignmentPrices
  private readonly taskOf: ReadonlyMap<string, number>
  private readonly agentOf: ReadonlyMap<string, number>
  private readonly unserved: ReadonlyMap<string, UnservedCode>

  constructor(model: SideModel, plan: SidePlan) {
    this.model = model
    const { sharing, alone } = restoreSharing(model, plan)
    this.sharing = widened(model, sharing)
    this.alone = alone
    this.taken = new Set(alone.values())
    this.prices = new AssignmentPrices(this.sharing)
    this.taskOf = new Map(model.organisations.map((row, index) => [row.id, index]))
    this.agentOf = new Map(model.instructors.map((row, index) => [row.id, index]))
    this.unserved = new Map(plan.unserved.map((row) => [row.organisationId, row.code]))
  }

  nextSlotPrice(instructorId: string): number | null {
    const agent = this.agentOf.get(instructorId)
    return agent === undefined ? null : finite(this.prices.nextSlot(agent))
  }

  explain(organisationId: string, alternatives: number): Explanation | null {
    const task = this.taskOf.get(organisationId)
    if (task === undefined) return null
    const own = this.alone.get(task)
    const agent = own ?? this.sharing.agentOf[task]!
    return {
      organisationId,
      side: this.model.side,
      instructorId: agent < 0 ? null : this.model.instructors[agent]!.id,
      kind: agent < 0 ? 'unserved' : own === undefined ? 'shared' : 'dedicated',
      unserved: this.unserved.get(organisationId) ?? null,
      terms: agent < 0 ? null : termsOf(this.model.parts(task, agent)),
      marks: agent < 0 ? [] : this.marks(task, agent),
      nextSlotPrice: agent < 0 ? null : finite(this.prices.nextSlot(agent)),
      alternatives: this.alternatives(task, agent, alternatives),
    }
  }

  /** The cheapest other instructors, cheapest pair first, whether permitted or not. */
  private others(task: number, agent: number, most: number): number[] {
    const { model, sharing } = this
    const { start, agent: agentAt, cost } = sharing.problem
    const found: number[] = []
    const costs: number[] = []
    const offer = (other: number, price: number) => {
      let at = found.length
      while (at > 0 && (costs[at - 1]! > price || (costs[at - 1] === price && found[at - 1]! > other))) at -= 1
      if (at === most || other === agent) return
      found.splice(at, 0, other)
      costs.splice(at, 0, price)
      if (found.length > most) found.length = costs.length = most
    }
    for (let arc = start[task]!; arc < start[task + 1]!; arc += 1) offer(agentAt[arc]!, cost[arc]!)
    if (model.forbids || model.mustOf[task]! >= 0) {
      const listed = agentAt.subarray(start[task]!, start[task + 1]!)
      for (const other of model.candidatesOf(task, false)) if (!listed.includes(other)) offer(other, model.sum(task, other))
    }
    return found
  }

  private alternatives(task: number, agent: number, most: number): Alternative[] {
    const here = agent < 0 ? this.model.penalty(task) : this.model.sum(task, agent)
    return this.others(task, agent, most).map((other) => this.alternative(task, agent, here, other))
  }

  /** `here`: cost units of the pair as it is, or of having nobody. */
  private alternative(task: number, agent: number, here: number, other: number): Alternative {
    const { model, sharing } = this
    const blockedBy = this.blocks(task, other)
    const parts = model.parts(task, other)
    const sum = parts.travel + parts.street + parts.department + parts.skill + parts.handover
    const alone = this.alone.has(task)
    const shared = !alone && !this.taken.has(other) && model.allows(task, other)
    const delta = sum - here + (alone ? this.poolDelta(agent, other) : this.slotDelta(agent, other))
    return {
      instructorId: model.instructors[other]!.id,
      terms: termsOf(parts),
      marks: this.marks(task, other),
      delta: blockedBy.length > 0 ? null : km(delta),
      blockedBy,
      bestDelta: shared ? finite(sharing.capacity[other] === 0 ? Infinity : this.prices.moving(task, other, sum)) : null,
    }
  }

  private blocks(task: number, other: number): BlockCode[] {
    const { model, sharing } = this
    const codes: BlockCode[] = []
    if (model.mustOf[task]! >= 0) codes.push('pinned')
    else if (!model.permitted(task, other)) codes.push('not-permitted')
    if (this.taken.has(other)) codes.push('dedicated-elsewhere')
    else if (this.alone.has(task)) {
      if (sharing.load[other]! > 0) codes.push('has-others')
    } else if (sharing.load[other]! >= sharing.capacity[other]!) codes.push('full')
    return codes
  }

  /** Cost units of the slots when one organisation moves between sharing instructors, or out of having nobody. */
  private slotDelta(agent: number, other: number): number {
    const { sharing } = this
    const left = agent < 0 ? 0 : sharing.slotCost(agent, sharing.load[agent]! - 1)
    return sharing.slotCost(other, sharing.load[other]!) - left
  }

  /** Cost units of a dedicated instructor entering the pool as an idle one leaves it. */
  private poolDelta(agent: number, other: number): number {
    return this.model.idleCost(agent) - this.model.idleCost(other)
  }

  private marks(task: number, agent: number): PairMark[] {
    const from = this.model.organisations[task]!
    const guide = this.model.instructors[agent]!
    const marks: PairMark[] = []
    if (from.streetId !== guide.streetId) marks.push('other-street')
    if (from.departmentId !== guide.departmentId) marks.push('other-department')
    if (from.skills.some((skill) => !guide.skills.includes(skill))) marks.push('missing-skill')
    if (from.known === 'nowhere' || guide.known === 'nowhere') marks.push('place-unknown')
    else if (from.known === 'street' || guide.known === 'street') marks.push('place-from-street')
    const current = this.model.currentOf[task]!
    if (current >= 0 && current !== agent) marks.push('handover')
    return marks
  }
}

const finite = (amount: number): number | null => (Number.isFinite(amount) ? km(amount) : null)

const termsOf = ({ travel, street, department, skill, handover }: PairTerms): PairTerms => ({
  travel: km(travel),
  street: km(street),
  department: km(department),
  skill: km(skill),
  handover: km(handover),
})
