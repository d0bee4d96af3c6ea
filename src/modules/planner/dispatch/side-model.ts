import { KdTree } from '../kd-tree.ts'
import { units } from '../../../kernel/assignment/assignment-problem.ts'
import type { PairTerms } from './plan-types.ts'
import { bandOf, pairKey, type Placed, type ReadProblem } from './read-problem.ts'
import type { Side, SideWeights } from './types.ts'

type Organisation = ReadProblem['organisations'][number]
type Guide = ReadProblem['instructors'][Side][number]

/** Cost units of a pair by part; a pair that is not permitted has `null`. */
export type PairUnits = { readonly [part in keyof PairTerms]: number }

/** One side's organisations and instructors in canonical order, and what every pair of them costs. */
export class SideModel {
  readonly side: Side
  readonly organisations: readonly Organisation[]
  readonly instructors: readonly Guide[]
  readonly weights: SideWeights
  readonly policy: ReadProblem['policy']
  /** Position of the instructor an organisation must have, or has now; -1 without. */
  readonly mustOf: Int32Array
  readonly currentOf: Int32Array
  /** Whether any pair is ruled out at all. */
  readonly forbids: boolean
  private readonly never: ReadonlySet<string>
  /** Cost units of what a pair may lack; nothing where it is forbidden, because then it never comes to it. */
  private readonly lack: {
    readonly street: number
    readonly department: number
    readonly skill: number
    readonly handover: number
  }
  private readonly nearest: KdTree
  private readonly ofGroup: ReadonlyMap<string, KdTree>
  /** Candidates being gathered, and in which question an instructor was last among them. */
  private readonly found: Int32Array
  private readonly seenAt: Int32Array
  private asked = 0

  constructor(read: ReadProblem, side: Side, weights: SideWeights) {
    this.side = side
    this.organisations = read.organisations.filter((row) => row.sides?.includes(side) ?? true)
    this.instructors = read.instructors[side]
    this.weights = weights
    this.policy = read.policy
    this.never = read.never
    this.forbids = read.never.size > 0 || weights.otherStreet === 'forbidden' || weights.otherDepartment === 'forbidden'
    const price = (weight: number | 'forbidden') => (weight === 'forbidden' ? 0 : units(weight))
    this.lack = {
      street: price(weights.otherStreet),
      department: price(weights.otherDepartment),
      skill: units(weights.missingSkill),
      handover: units(weights.handover),
    }
    const position = new Map(this.instructors.map((row, index) => [row.id, index]))
    const named = (ids: ReadonlyMap<string, string>) =>
      Int32Array.from(this.organisations, (row) => position.get(ids.get(row.id) ?? '') ?? -1)
    this.mustOf = named(read.must[side])
    this.currentOf = named(read.current[side])
    this.currentOf.forEach((instructor, organisation) => {
      if (instructor >= 0 && !this.permitted(organisation, instructor)) this.currentOf[organisation] = -1
    })
    this.found = new Int32Array(this.instructors.length)
    this.seenAt = new Int32Array(this.instructors.length)
    const x = Float64Array.from(this.instructors, (row) => row.x)
    const y = Float64Array.from(this.instructors, (row) => row.y)
    this.nearest = new KdTree(x, y, [...this.instructors.keys()])
    const groups = Map.groupBy(this.instructors.keys(), (index) => this.groupOf(this.instructors[index]!))
    this.ofGroup = new Map([...groups].map(([group, members]) => [group, new KdTree(x, y, members)]))
  }

  /** What an instructor and an organisation share on this side: the department's line, or the street. */
  groupOf(row: { readonly streetId: string | null; readonly departmentId: string | null }): string {
    return (this.side === 'business-line' ? row.departmentId : row.streetId) ?? ''
  }

  permitted(organisation: number, instructor: number): boolean {
    const from = this.organisations[organisation]!
    const guide = this.instructors[instructor]!
    const { otherStreet, otherDepartment } = this.weights
    if (otherStreet === 'forbidden' && from.streetId !== guide.streetId) return false
    if (otherDepartment === 'forbidden' && from.departmentId !== guide.departmentId) return false
    return this.never.size === 0 || !this.never.has(pairKey(from.id, guide.id))
  }

  /** Cost units of a permitted pair, part by part. A wish (`must`) overrides what street and department forbid. */
  parts(organisation: number, instructor: number): PairUnits {
    const from = this.organisations[organisation]!
    const guide = this.instructors[instructor]!
    const { weights, lack } = this
    const current = this.currentOf[organisation]!
    return {
      travel: units(weights.travel * distanceOf(from, guide, weights.unknownDistance)),
      street: from.streetId === guide.streetId ? 0 : lack.street,
      department: from.departmentId === guide.departmentId ? 0 : lack.department,
      skill: lack.skill * missing(from.skills, guide.skills),
      handover: current >= 0 && current !== instructor ? lack.handover : 0,
    }
  }

  /** The sum of `parts`, without making them: it is asked for every pair. */
  sum(organisation: number, instructor: number): number {
    const from = this.organisations[organisation]!
    const guide = this.instructors[instructor]!
    const { weights, lack } = this
    const current = this.currentOf[organisation]!
    let sum = units(weights.travel * distanceOf(from, guide, weights.unknownDistance))
    if (from.streetId !== guide.streetId) sum += lack.street
    if (from.departmentId !== guide.departmentId) sum += lack.department
    if (from.skills.length > 0) sum += lack.skill * missing(from.skills, guide.skills)
    if (current >= 0 && current !== instructor) sum += lack.handover
    return sum
  }

  /** A pair costs no less than this; found without a root, for where far pairs are many and only near ones count. */
  atLeast(organisation: number, instructor: number): number {
    const from = this.organisations[organisation]!
    const guide = this.instructors[instructor]!
    const { travel, unknownDistance } = this.weights
    if (from.known === 'nowhere' || guide.known === 'nowhere') return units(travel * unknownDistance)
    return units(travel * Math.max(Math.abs(from.x - guide.x), Math.abs(from.y - guide.y))) - 1
  }

  /** What people wish for an organisation, told apart: whom it must have, and whom it must not. */
  wishesOf(organisation: number): string {
    const { id } = this.organisations[organisation]!
    const ruledOut = this.never.size === 0 ? [] : this.instructors.filter((row) => this.never.has(pairKey(id, row.id)))
    return [this.mustOf[organisation]!, ...ruledOut.map((row) => row.id)].join(' ')
  }

  /** Whether what another model of the side wishes for an organisation is wished here too. */
  wishesInclude(organisation: number, other: SideModel): boolean {
    const { id } = this.organisations[organisation]!
    const must = other.mustOf[organisation]!
    const kept = must < 0 || must === this.mustOf[organisation]
    return (
      kept &&
      (other.never.size === 0 ||
        this.instructors.every((row) => !other.never.has(pairKey(id, row.id)) || this.never.has(pairKey(id, row.id))))
    )
  }

  /** Whether a pair may be made: a wish decides, else what street, department and prohibitions say. */
  allows(organisation: number, instructor: number): boolean {
    const must = this.mustOf[organisation]!
    return must >= 0 ? must === instructor : !this.forbids || this.permitted(organisation, instructor)
  }

  /** Cost units of a pair, Infinity where it is not permitted. */
  cost(organisation: number, instructor: number): number {
    return this.allows(organisation, instructor) ? this.sum(organisation, instructor) : Infinity
  }

  /** Instructors worth looking at, by position: the nearest, the nearest of the own street or department, and who guides it now. */
  candidatesOf(organisation: number, wishes = true): Int32Array {
    const must = this.mustOf[organisation]!
    if (wishes && must >= 0) return Int32Array.of(must)
    const from = this.organisations[organisation]!
    const { found, seenAt, policy } = this
    let held = 0
    this.asked += 1
    const add = (instructor: number) => {
      if (seenAt[instructor] === this.asked) return
      seenAt[instructor] = this.asked
      found[held] = instructor
      held += 1
    }
    for (const tree of [this.nearest, this.ofGroup.get(this.groupOf(from))]) {
      const count = tree?.near(from.x, from.y, policy.candidates) ?? 0
      for (let i = 0; i < count; i += 1) add(tree!.found[i]!)
    }
    if (this.currentOf[organisation]! >= 0) add(this.currentOf[organisation]!)
    return found.slice(0, held).sort()
  }

  /** Cost units of leaving an organisation without anybody; a wish weighs more than any distance, and losing who could stay is a handover. */
  penalty(organisation: number): number {
    const wish = this.mustOf[organisation]! >= 0 ? units(wishWeight) : 0
    const lost = this.currentOf[organisation]! >= 0 ? this.lack.handover : 0
    return wish + lost + units(this.weights.unserved * this.priorityOf(organisation))
  }

  private priorityOf(organisation: number): number {
    const { priority, priorities } = this.organisations[organisation]!
    return priorities?.[this.side] ?? priority
  }

  /** Lower end of the band an instructor can reach. */
  lowerOf(instructor: number): number {
    return Math.min(bandOf(this.policy, this.side).lower, this.instructors[instructor]!.limit)
  }

  /** Cost units of the slots of an instructor: fairness rises, and every slot up to the lower end takes back what its absence costs. */
  slotsOf(instructor: number): number[] {
    const lower = this.lowerOf(instructor)
    return Array.from(
      { length: this.instructors[instructor]!.limit },
      (_, slot) => slot * units(this.weights.fairness) - (slot < lower ? units(this.weights.belowBand) : 0),
    )
  }

  /** What an instructor without any organisation costs for being below the band. */
  idleCost(instructor: number): number {
    return this.lowerOf(instructor) * units(this.weights.belowBand)
  }

  /** Whether an organisation wants an instructor of its own (LH-15). */
  wantsDedicated(organisation: number): boolean {
    const { dedicated } = this.policy
    return (
      dedicated !== null &&
      dedicated.sides.includes(this.side) &&
      (this.organisations[organisation]!.headcount ?? 0) >= dedicated.from
    )
  }
}

/** A wish of a person outweighs every distance on the globe, km. */
const wishWeight = 50_000

function distanceOf(a: Placed, b: Placed, unknown: number): number {
  return a.known === 'nowhere' || b.known === 'nowhere' ? unknown : Math.hypot(a.x - b.x, a.y - b.y)
}

function missing(wanted: readonly string[], had: readonly string[]): number {
  let count = 0
  for (const skill of wanted) if (!had.includes(skill)) count += 1
  return count
}
