import { wayOf } from './assemble.ts'
import { foundingsOf } from './foundings.ts'
import { nobody } from './model.ts'
import { weigh } from './moves.ts'
import { itemOf, openPlan, type OpenPlan } from './open-plan.ts'
import { namesOf, type Run } from './prepare.ts'

/** One thing that would have to be given. `limit` is what holds today, `amount` how much more it would take, in the same unit. */
export interface Need {
  readonly code:
    /** A longer way, km. */
    | 'DISTANCE'
    /** Another street or section; the price of it, equivalent km. */
    | 'OTHER_STREET'
    | 'OTHER_SECTION'
    /** Something else is dearer than leaving the organisation out, equivalent km. */
    | 'COST'
    /** More organisations or members in a branch than the rule says, or more attached to one. */
    | 'SIZE_LIMIT'
    | 'MAX_MEMBERS'
    | 'ATTACH_COUNT'
    /** Pins released: how many. */
    | 'PINNED'
  readonly amount: number
  readonly limit: number
}

/** A way to place an organisation that stands nowhere, and what it asks for. */
export interface Relaxation {
  readonly needs: readonly Need[]
  /** Pins that would have to be released. */
  readonly pins: readonly string[]
  /** Who leads it then. */
  readonly host: string
  /** Into a joint branch, to a branch that stands by itself, or together with others into a branch of its own. */
  readonly kind: 'joint' | 'attached' | 'new'
  /** Exact difference of the objective; what leaving it out cost falls away in it. */
  readonly price: number
  /** Organisation → host where the host changes. */
  readonly changes: readonly (readonly [string, string])[]
}

/** A way to place an item in the numbers of its run. */
export interface Option {
  readonly kind: Relaxation['kind']
  readonly price: number
  /** Limits that are exceeded. */
  readonly needs: readonly Need[]
  readonly changes: readonly (readonly [number, number])[]
}

/**
 * What it would take to place an organisation the plan leaves out: fewest things given, then cheapest. Everybody else stays with whom
 * they are, but for those who come along to found a branch. The least number of members of a branch is never given up. Null when
 * nothing helps, or when the organisation has a place.
 */
export function cheapestRelaxation(open: OpenPlan, id: string): Relaxation | null {
  const found = itemOf(open, id)
  if (found === null || open.hosts[found.index]![found.item] !== nobody) return null
  const pins = (open.prepared.problem.pins ?? []).filter((pin) => namesOf(pin).includes(id)).map((pin) => pin.id)
  const releases = [[], ...pins.map((pin) => [pin]), ...(pins.length > 1 ? [pins] : [])]
  const each = releases.map((released) =>
    best(released.length === 0 ? open : without(open, released), found.index, found.item, released),
  )
  return each.reduce((one, other) => (one !== null && (other === null || !better(other, one)) ? one : other))
}

/** The same plan beside its problem without these pins. */
function without(open: OpenPlan, released: readonly string[]): OpenPlan {
  const { problem } = open.prepared
  return openPlan({ ...problem, pins: problem.pins!.filter((pin) => !released.includes(pin.id)) }, open.plan)
}

const better = (a: Relaxation, b: Relaxation): boolean =>
  a.needs.length < b.needs.length || (a.needs.length === b.needs.length && a.price < b.price)

function best(open: OpenPlan, index: number, item: number, pins: readonly string[]): Relaxation | null {
  const run = open.prepared.runs[index]!
  const released: Need[] = pins.length === 0 ? [] : [{ code: 'PINNED', amount: pins.length, limit: 0 }]
  let chosen: Relaxation | null = null
  for (const option of optionsOf(open, index, item)) {
    const needs = [...released, ...option.needs, ...dearness(open, run, option)]
    const { kind, price } = option
    if (chosen !== null && !better({ ...chosen, needs, price }, chosen)) continue
    const changes = option.changes.map(([who, to]) => [run.rows[who]!.id, run.rows[to]!.id] as const)
    chosen = { needs, pins, host: run.rows[hostIn(option, item)]!.id, kind, price, changes }
  }
  return chosen
}

const hostIn = (option: Option, item: number): number => option.changes.find(([who]) => who === item)![1]

function* optionsOf(open: OpenPlan, index: number, item: number): Generator<Option> {
  const { model } = open.prepared.runs[index]!
  for (const lead of open.stars[index]!.keys()) yield* joining(open, index, item, lead)
  for (let branch = 0; branch < model.branches; branch += 1) yield* joining(open, index, item, model.n + branch)
  yield* foundingsOf(open, index, item)
}

/** Going to a branch there is: what of its limits would be exceeded. */
function* joining(open: OpenPlan, index: number, item: number, target: number): Generator<Option> {
  const { blocked, delta, changes } = weigh(open, index, item, target)
  if (blocked.includes('PINNED') || delta === Infinity) return
  const { rule, runs } = open.prepared
  const { model, rows, kind } = runs[index]!
  const needs: Need[] = []
  const most = (code: Need['code'], now: number, limit: number) => {
    if (now > limit) needs.push({ code, amount: now - limit, limit })
  }
  const own = target < model.n
  const there = own ? open.stars[index]!.get(target)! : open.attached[index]![target - model.n]!
  const standing: { readonly full: number; readonly mobile: number; readonly attached?: number } = rows[target]!
  const members = own ? 0 : kind === 'full' ? standing.full : standing.mobile
  const sum = there.reduce((total, other) => total + model.weight[other]!, members + model.weight[item]!)
  if (own) most('SIZE_LIMIT', there.length + 1, rule.limits.maxOrganisations)
  else most('ATTACH_COUNT', there.length + 1 + (standing.attached ?? 0), rule.limits.maxAttached)
  most('MAX_MEMBERS', sum, rule.limits.branchMaxMembers)
  yield { kind: own ? 'joint' : 'attached', price: delta, needs, changes }
}

/** What makes a way dearer than leaving the organisation out: the first term that alone accounts for it. */
function dearness({ prepared }: OpenPlan, { rows }: Run, { price, changes }: Option): Need[] {
  if (price <= 0) return []
  const ways = changes.map(([who, to]) => wayOf(prepared, rows[who]!, rows[to]!))
  const { km, distance, industry, street } = ways.reduce((one, other) => (other.km > one.km ? other : one))
  const { perKm } = prepared.rule.weights
  if (street >= price) return [{ code: 'OTHER_STREET', amount: price, limit: street - price }]
  if (industry >= price) return [{ code: 'OTHER_SECTION', amount: price, limit: industry - price }]
  if (distance >= price) return [{ code: 'DISTANCE', amount: price / perKm, limit: km - price / perKm }]
  return [{ code: 'COST', amount: price, limit: 0 }]
}
