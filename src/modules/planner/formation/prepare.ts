import type { LonLat } from '../geometry.ts'
import { branchCandidatesOf, candidatesOf } from './candidates.ts'
import { canonicalText, digestOfParts, textOfLists } from '../hash.ts'
import { homeGone, newcomer, nobody, type StarModel } from './model.ts'
import { compilePins, settlePins, type PinGround } from './pins.ts'
import { decideForm, type Decision, type FormationRule } from './rules.ts'
import { byText, usableRows, type BranchRow, type Row } from './rows.ts'
import type { FormationProblem, InputProblem, Pin, PinConflict } from './types.ts'

/** One run of the optimiser: full members, or mobile members under the reading `joint-mobile`. */
export interface Run {
  readonly kind: 'full' | 'mobile'
  /** Items, then the branches that stand by themselves. */
  readonly rows: readonly Row[]
  readonly numberOf: ReadonlyMap<string, number>
  readonly model: StarModel
  /** Pins that this run keeps. */
  readonly pins: readonly Pin[]
}

export interface Prepared {
  readonly problem: FormationProblem
  readonly rule: FormationRule
  readonly organisations: readonly Row[]
  readonly branches: readonly BranchRow[]
  readonly decisions: readonly Decision[]
  readonly runs: readonly Run[]
  readonly conflicts: readonly PinConflict[]
  readonly problems: readonly InputProblem[]
  readonly inputHash: string
  readonly origin: LonLat
}

/** Everything a search, a bound or an explanation needs, made once. The rule must be usable (`parameterProblems`). */
export function prepare(problem: FormationProblem): Prepared {
  const rule = problem.rule.params
  const { organisations, branches, problems, origin } = usableRows(problem)
  const decisions = organisations.map((row) => decideForm(row.full, row.mobile, rule))
  const found: InputProblem[] = [...problems]
  const known = new Set([...organisations, ...branches].map((row) => row.id))
  const pins = [...(problem.pins ?? [])]
    .sort((a, b) => byText(a.id, b.id))
    .filter((pin) => {
      const missing = namesOf(pin).find((id) => !known.has(id))
      if (missing !== undefined) found.push({ code: 'pin-names-nobody', params: { pin: pin.id, id: missing } })
      return missing === undefined
    })
  const conflicts: PinConflict[] = []
  const clauses = new Map(organisations.map((row, at) => [row.id, decisions[at]!]))
  const runs = (rule.mobile === 'joint-mobile' ? (['full', 'mobile'] as const) : (['full'] as const)).map((kind) =>
    makeRun(kind, problem, rule, organisations, branches, clauses, pins, conflicts),
  )
  for (const pin of pins) {
    const optimised = subjectsOf(pin).every((id) => runs.some((run) => (run.numberOf.get(id) ?? run.model.n) < run.model.n))
    if (!optimised) found.push({ code: 'pin-of-decided', params: { pin: pin.id } })
  }
  return {
    problem,
    rule,
    organisations,
    branches,
    decisions,
    runs,
    conflicts,
    problems: found,
    inputHash: inputHashOf(problem, organisations, branches, pins),
    origin,
  }
}

/** Tells inputs apart: the same rows, pins, numbers and plan in force give the same text in whatever order they came. */
function inputHashOf(
  { rule, incumbent }: FormationProblem,
  organisations: readonly Row[],
  branches: readonly BranchRow[],
  pins: readonly Pin[],
): string {
  const inForce = [...(incumbent ?? [])].sort((a, b) => byText(a[0], b[0]))
  const told = pins.map((pin) => ('organisations' in pin ? { ...pin, organisations: pin.organisations.toSorted(byText) } : pin))
  return digestOfParts(inTurn(textOfLists([organisations, branches, inForce]), canonicalText([told, rule.params])))
}

function* inTurn(parts: Iterable<string>, last: string): Generator<string> {
  yield* parts
  yield last
}

/** Organisations a pin decides about. */
export function subjectsOf(pin: Pin): readonly string[] {
  return 'organisations' in pin ? pin.organisations : [pin.organisation]
}

/** Whoever a pin names. */
export const namesOf = (pin: Pin): readonly string[] => ('host' in pin ? [...subjectsOf(pin), pin.host] : subjectsOf(pin))

function makeRun(
  kind: Run['kind'],
  problem: FormationProblem,
  rule: FormationRule,
  organisations: readonly Row[],
  branches: readonly BranchRow[],
  clauses: ReadonlyMap<string, Decision>,
  allPins: readonly Pin[],
  conflicts: PinConflict[],
): Run {
  const { limits, weights } = rule
  const full = kind === 'full'
  const outcomes = full ? ['own-branch', 'general-branch', 'committee'] : ['mobile-branch']
  const items = organisations.filter((row) => clauses.get(row.id)!.outcome === (full ? 'optimise' : 'joint-mobile'))
  const standing: (Row & { attached?: number })[] = [
    ...organisations.filter((row) => outcomes.includes(clauses.get(row.id)!.outcome)),
    ...(full ? branches : []),
  ]
  const rows = [...items, ...standing]
  const n = items.length
  const numberOf = new Map(rows.map((row, at) => [row.id, at]))
  const membersOf = (row: Row) => (full ? row.full : row.mobile)
  const weight = Int32Array.from(items, membersOf)
  const branchWeight = Int32Array.from(standing, (row) => Math.max(0, limits.branchMaxMembers - membersOf(row)))
  const branchItems = Int32Array.from(standing, (row, at) =>
    branchWeight[at] === 0 ? 0 : Math.max(0, limits.maxAttached - (row.attached ?? 0)),
  )
  const ground: PinGround = {
    item: (id) => within(numberOf.get(id), 0, n),
    branch: (id) => within(numberOf.get(id), n, rows.length),
    n,
    branches: standing.length,
    weight,
    branchItems,
    branchWeight,
    maxItems: limits.maxOrganisations,
    maxWeight: limits.branchMaxMembers,
  }
  const mine = allPins.filter((pin) => subjectsOf(pin).every((id) => ground.item(id) !== undefined))
  const settled = settlePins(ground, mine)
  conflicts.push(...settled.conflicts)
  const pins = compilePins(ground, settled.kept)
  const home = homesOf(problem, items, numberOf)
  const places = placesOf(rows)
  const pairOf = pairFunction(rows, places, rule)
  const pair = n <= 1024 ? cached(n, pairOf) : pairOf
  const extra: [number, number][] = []
  const extraBranches = new Map<number, number[]>()
  const demand = (item: number, host: number) => {
    if (host >= 0 && host < n) extra.push([item, host])
    else if (host >= n) extraBranches.set(item, [...(extraBranches.get(item) ?? []), host - n])
  }
  for (let item = 0; item < n; item += 1) {
    demand(item, home[item]!)
    if (pins !== null) demand(item, pins.onlyHost[item]!)
  }
  // Pins that had to be dropped too: what they ask for must be thinkable, or a conflict could not be told.
  for (const pin of mine) {
    if (pin.kind === 'in') demand(numberOf.get(pin.organisation)!, numberOf.get(pin.host) ?? nobody)
    else if (pin.kind === 'together') demand(numberOf.get(pin.organisations[0])!, numberOf.get(pin.organisations[1])!)
  }
  for (const group of pins?.groups.values() ?? []) for (const a of group) for (const b of group) if (a < b) extra.push([a, b])
  const near = candidatesOf(places, n, pair, extra)
  const branch = branchCandidatesOf(places, n, (item, place) => pairOf(item, place) + weights.attach, extraBranches)
  const model: StarModel = {
    n,
    branches: standing.length,
    weight,
    pair,
    pins,
    home,
    branchItems,
    branchWeight,
    minWeight: full ? limits.minFull : limits.minMobile,
    maxWeight: limits.branchMaxMembers,
    maxItems: limits.maxOrganisations,
    stars: 0,
    opening: weights.opening,
    uncovered: weights.uncovered,
    start: near.start,
    to: near.to,
    branchStart: branch.start,
    branchTo: branch.to,
    branchCost: branch.cost,
    stability: weights.stability,
    hostAnywhere: false,
  }
  return { kind, rows, numberOf, model, pins: settled.kept }
}

const within = (value: number | undefined, low: number, high: number): number | undefined =>
  value !== undefined && value >= low && value < high ? value : undefined

function homesOf(problem: FormationProblem, items: readonly Row[], numberOf: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from(items, (row) => {
    const host = problem.incumbent?.get(row.id)
    if (host === undefined) return newcomer
    return host === null ? nobody : (numberOf.get(host) ?? homeGone)
  })
}

function placesOf(rows: readonly Row[]) {
  const names = new Map<string, number>()
  const number = (kind: string, name: string | null) => {
    if (name === null) return -1
    const key = `${kind}${name}`
    const known = names.get(key)
    if (known !== undefined) return known
    names.set(key, names.size)
    return names.size - 1
  }
  return {
    x: Float64Array.from(rows, (row) => row.x),
    y: Float64Array.from(rows, (row) => row.y),
    section: Int32Array.from(rows, (row) => number('section ', row.section)),
    industry: Int32Array.from(rows, (row) => number('industry ', row.industry)),
    street: Int32Array.from(rows, (row) => number('street ', row.street)),
  }
}

/**
 * Way, industry and street between two rows. What is not known counts as different. What is read of a row stands side by side, because
 * a search over many rows spends its time waiting for memory.
 */
function pairFunction(rows: readonly Row[], places: ReturnType<typeof placesOf>, rule: FormationRule) {
  const { x, y, section, industry, street } = places
  const { perKm, otherSection, otherIndustry, otherStreet } = rule.weights
  const facts = new Float64Array(rows.length * 8)
  rows.forEach((_, at) => facts.set([x[at]!, y[at]!, section[at]!, industry[at]!, street[at]!], at * 8))
  return (i: number, j: number): number => {
    const a = i * 8
    const b = j * 8
    const dx = facts[a]! - facts[b]!
    const dy = facts[a + 1]! - facts[b + 1]!
    let cost = perKm * Math.sqrt(dx * dx + dy * dy)
    if (facts[a + 2] !== facts[b + 2] || facts[a + 2]! < 0) cost += otherSection
    else if (facts[a + 3] !== facts[b + 3] || facts[a + 3]! < 0) cost += otherIndustry
    if (facts[a + 4] !== facts[b + 4] || facts[a + 4]! < 0) cost += otherStreet
    return cost
  }
}

function cached(n: number, pair: (i: number, j: number) => number): (i: number, j: number) => number {
  const table = new Float64Array(n * n)
  for (let i = 0; i < n; i += 1) for (let j = 0; j < n; j += 1) table[i * n + j] = pair(i, j)
  return (i, j) => table[i * n + j]!
}
