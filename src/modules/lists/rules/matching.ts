import { assignAll, type Assignment } from '../../../kernel/assignment/assignment.ts'
import type { AssignmentProblem } from '../../../kernel/assignment/assignment-problem.ts'
import type { Day } from '../../../kernel/dates.ts'

/** What pairs are judged by, each with how much it counts. */
export interface Weights {
  readonly kind: number
  readonly distance: number
  readonly time: number
  readonly load: number
}

export interface MatchSettings {
  readonly weights: Weights
  /** Farther than this nobody is sent. */
  readonly farKm: number
  /** With so many claims in hand an organisation gains nothing for its load. */
  readonly fullLoad: number
  /** So many shared days are as good as any more. */
  readonly fullDays: number
}

/** A need or a resource as matching sees it. */
export interface MatchEntry {
  readonly id: string
  readonly ownerNo: number
  readonly category: string
  readonly tags: readonly string[]
  readonly unit: string
  /** What is left of it. */
  readonly left: number
  readonly divisible: boolean
  readonly lon: number | null
  readonly lat: number | null
  readonly fromOn: Day
  readonly untilOn: Day | null
  /** Organisations it is kept to; absent or null where it is kept to none. */
  readonly circle?: readonly number[] | null
}

export interface MatchNeed extends MatchEntry {
  readonly urgent: boolean
}

export interface MatchResource extends MatchEntry {
  /** Claims its owner has in hand. */
  readonly load: number
}

/** Points a pair gains by each criterion, whole millionths; the score is their sum out of all weights. */
export type Terms = Readonly<Record<keyof Weights, number>>

const perPoint = 1e6
const criteria = ['kind', 'distance', 'time', 'load'] as const
/** Days are asked for millions of times and are few, so that each is read once. */
const known = new Map<Day, number>()
function day(text: Day): number {
  let number = known.get(text)
  if (number === undefined) known.set(text, (number = Date.parse(`${text}T00:00:00Z`) / 86_400_000))
  return number
}
/** Beyond any period somebody writes. */
const never = 3_000_000

/** Kilometres on the sphere; null where a position is not known, which is neither near nor far. */
export function kmBetween(one: Pick<MatchEntry, 'lon' | 'lat'>, other: Pick<MatchEntry, 'lon' | 'lat'>): number | null {
  if (one.lon === null || one.lat === null || other.lon === null || other.lat === null) return null
  const radians = Math.PI / 180
  const [dLat, dLon] = [(other.lat - one.lat) * radians, (other.lon - one.lon) * radians]
  const part = Math.sin(dLat / 2) ** 2 + Math.cos(one.lat * radians) * Math.cos(other.lat * radians) * Math.sin(dLon / 2) ** 2
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(part)))
}

/** Days two entries share, half-open. */
const sharedDays = (one: MatchEntry, other: MatchEntry): number =>
  Math.min(one.untilOn === null ? never : day(one.untilOn), other.untilOn === null ? never : day(other.untilOn)) -
  Math.max(day(one.fromOn), day(other.fromOn))

/** Whether the owner of another entry is among those this one is kept to. */
const within = ({ circle }: MatchEntry, { ownerNo }: MatchEntry): boolean => !circle || circle.includes(ownerNo)

/**
 * Points of a pair without the load, or null where it cannot be: another category or owner, one kept from the other, no day in common, too
 * far, or a whole that is not enough. A whole meets a whole; what can be divided meets what can be divided, in the same unit, or a single one.
 */
export function termsOf(need: MatchNeed, resource: MatchResource, { weights, farKm, fullDays }: MatchSettings): Terms | null {
  if (need.category !== resource.category || need.ownerNo === resource.ownerNo) return null
  if (!within(need, resource) || !within(resource, need)) return null
  const single = need.left === 1 && resource.divisible
  if (!single && need.divisible !== resource.divisible) return null
  if (!need.divisible && !single && resource.left < need.left) return null
  if (need.left > 1 && need.unit !== resource.unit) return null
  const shared = sharedDays(need, resource)
  if (shared <= 0) return null
  const km = kmBetween(need, resource)
  if (km !== null && km > farKm) return null
  const common =
    need.tags.length === 0 || resource.tags.length === 0 ? 0.5 : need.tags.some((tag) => resource.tags.includes(tag)) ? 1 : 0
  const points = (weight: number, part: number) => Math.round(weight * part * perPoint)
  return {
    kind: points(weights.kind, 0.5 + common / 2),
    distance: points(weights.distance, km === null ? 0.5 : 1 - km / farKm),
    time: points(weights.time, Math.min(1, shared / fullDays)),
    load: 0,
  }
}

/** Points for the load of a resource's owner once it has one more claim: fewer with every further one, so that work is spread. */
const loadPoints = ({ load }: MatchResource, slot: number, { weights, fullLoad }: MatchSettings): number =>
  Math.round(weights.load * Math.max(0, 1 - (load + slot) / fullLoad) * perPoint)

/** Units a need asks for and a resource gives, as matching counts them: a whole is one. */
export const unitsOf = (entry: MatchEntry): number => (entry.divisible ? entry.left : 1)

/** Beyond this a resource's further units lie at the same cost, and a need's further units are asked for in later runs. */
const mostUnits = 200

/**
 * Resources of one category that may lie near enough: those of unknown place, and a band of latitude narrowed by longitude. The bounds are a
 * little wide, so that nothing possible is left out; `termsOf` decides.
 */
class Nearby {
  private readonly anywhere: readonly number[]
  private readonly placed: readonly number[]
  private readonly lats: Float64Array
  private readonly resources: readonly MatchResource[]
  private readonly farKm: number

  constructor(resources: readonly MatchResource[], of: readonly number[], farKm: number) {
    this.resources = resources
    this.farKm = farKm
    this.anywhere = of.filter((at) => resources[at]!.lat === null || resources[at]!.lon === null)
    this.placed = of
      .filter((at) => resources[at]!.lat !== null && resources[at]!.lon !== null)
      .toSorted((one, other) => resources[one]!.lat! - resources[other]!.lat!)
    this.lats = Float64Array.from(this.placed, (at) => resources[at]!.lat!)
  }

  *to({ lon, lat }: MatchNeed): Generator<number> {
    yield* this.anywhere
    if (lat === null || lon === null) return yield* this.placed
    const band = (this.farKm / 111) * 1.01
    const width = band / Math.max(0.01, Math.cos(((Math.abs(lat) + band) * Math.PI) / 180))
    let [low, high] = [0, this.lats.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.lats[middle]! < lat - band) low = middle + 1
      else high = middle
    }
    for (; low < this.lats.length && this.lats[low]! <= lat + band; low += 1) {
      const at = this.placed[low]!
      if (Math.abs(this.resources[at]!.lon! - lon) <= width) yield at
    }
  }
}

export interface MatchModel {
  readonly needs: readonly MatchNeed[]
  readonly resources: readonly MatchResource[]
  readonly settings: MatchSettings
  /** Need of every task; tasks of one need stand together. */
  readonly needOf: Int32Array
  readonly problem: AssignmentProblem
}

/** Every possible pair is an arc; a pair costs the points it does not gain, and a need that stays unmet costs more than any pair. */
export function modelOf(
  allNeeds: readonly MatchNeed[],
  allResources: readonly MatchResource[],
  settings: MatchSettings,
): MatchModel {
  const byId = (one: MatchEntry, other: MatchEntry) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
  const full = Math.round(settings.weights.load * perPoint)
  const [needs, resources] = [allNeeds.toSorted(byId), allResources.toSorted(byId)]
  const whole = criteria.reduce((sum, key) => sum + settings.weights[key], 0) * perPoint
  const inCategory = new Map(
    [...Map.groupBy(resources.keys(), (index) => resources[index]!.category)].map(([code, of]) => [
      code,
      new Nearby(resources, of, settings.farKm),
    ]),
  )
  const [start, agents, costs, penalties, needOf]: [number[], number[], number[], number[], number[]] = [[0], [], [], [], []]
  for (const [index, need] of needs.entries()) {
    const arcs: [number, number][] = []
    for (const at of inCategory.get(need.category)?.to(need) ?? []) {
      const terms = termsOf(need, resources[at]!, settings)
      if (terms) arcs.push([at, whole - full - terms.kind - terms.distance - terms.time])
    }
    for (let unit = 0; unit < Math.min(mostUnits, unitsOf(need)); unit += 1) {
      for (const [agent, cost] of arcs) {
        agents.push(agent)
        costs.push(cost)
      }
      start.push(agents.length)
      penalties.push((need.urgent ? 4 : 2) * whole)
      needOf.push(index)
    }
  }
  // What a slot lacks in load is its cost: it rises with every further claim, and a loaded owner is asked last.
  const slots = resources.map((resource) =>
    Array.from({ length: Math.min(mostUnits, unitsOf(resource)) }, (_, slot) => full - loadPoints(resource, slot, settings)),
  )
  const slotStart = new Int32Array(slots.length + 1)
  for (const [agent, one] of slots.entries()) slotStart[agent + 1] = slotStart[agent]! + one.length
  return {
    needs,
    resources,
    settings,
    needOf: Int32Array.from(needOf),
    problem: {
      start: Int32Array.from(start),
      agent: Int32Array.from(agents),
      cost: Float64Array.from(costs),
      penalty: Float64Array.from(penalties),
      slotStart,
      slotCost: Float64Array.from(slots.flat()),
    },
  }
}

/** The optimum: no other way of giving resources to needs costs less. */
export const solve = (model: MatchModel): Assignment => assignAll(model.problem)

/** Points of a pair as it stands in a plan, the load counted at its slot. */
export function pointsOf(need: MatchNeed, resource: MatchResource, slot: number, settings: MatchSettings): Terms | null {
  const terms = termsOf(need, resource, settings)
  return terms && { ...terms, load: loadPoints(resource, slot, settings) }
}

export const scoreOf = (terms: Terms, { weights }: MatchSettings): number => {
  const most = criteria.reduce((sum, key) => sum + weights[key], 0) * perPoint
  return most === 0 ? 0 : criteria.reduce((sum, key) => sum + terms[key], 0) / most
}
