import { wayOf } from './assemble.ts'
import { bestLead, nobody, starCost, surcharge } from './model.ts'
import type { OpenHosts } from './open-plan.ts'
import type { Run } from './prepare.ts'
import { attachCost, costOfItem } from './solve.ts'

export type BlockCode = 'DONOR_BELOW_MIN' | 'SIZE_LIMIT' | 'MAX_MEMBERS' | 'ATTACH_COUNT' | 'PINNED' | 'NOT_A_CANDIDATE'

/** Moving one organisation to another branch, everybody else staying with whom they are. */
export interface Move {
  /** Who leads the branch now. */
  readonly host: string
  readonly kind: 'joint' | 'attached'
  /** Why it may not be; empty when it may. */
  readonly blocked: readonly BlockCode[]
  /** Exact difference of the objective, or null when blocked. Leads of both branches are chosen anew. */
  readonly delta: number | null
  /** Organisation → host where the host changes. */
  readonly changes: readonly (readonly [string, string])[]
}

/** What moving item `item` to the branch of host number `target` would mean; `target` is a lead or `n + branch`. */
export function moveTo(open: OpenHosts, index: number, item: number, target: number): Move {
  const run = open.prepared.runs[index]!
  const { blocked, delta, changes } = weigh(open, index, item, target)
  const kind = target < run.model.n ? 'joint' : 'attached'
  const host = run.rows[target]!.id
  if (blocked.length > 0) return { host, kind, blocked, delta: null, changes: [] }
  return { host, kind, blocked, delta, changes: changes.map(([who, to]) => [run.rows[who]!.id, run.rows[to]!.id]) }
}

/** A move in the numbers of its run, with its cost even where a limit forbids it; Infinity where nobody could lead. */
export interface Weighed {
  readonly blocked: readonly BlockCode[]
  readonly delta: number
  /** Item → host where the host changes. */
  readonly changes: readonly (readonly [number, number])[]
}

export function weigh(open: OpenHosts, index: number, item: number, target: number): Weighed {
  const run = open.prepared.runs[index]!
  const { model } = run
  const blocked: BlockCode[] = []
  const at = open.hosts[index]![item]!
  const rest = at >= 0 && at < model.n ? open.stars[index]!.get(at)!.filter((other) => other !== item) : []
  const donor = leave(run, rest, item, at)
  if (donor.blocked !== null) blocked.push(donor.blocked)
  const group = model.pins === null ? undefined : model.pins.groups.get(model.pins.head[item]!)
  if (group !== undefined) blocked.push('PINNED')
  const there = target < model.n ? join(open, index, item, target, blocked) : attach(open, index, item, target, blocked)
  const changes = [...donor.changes, ...there.changes].filter(([who, to]) => open.hosts[index]![who] !== to)
  return { blocked: [...new Set(blocked)], delta: donor.delta + there.delta, changes }
}

interface Side {
  readonly delta: number
  readonly changes: readonly (readonly [number, number])[]
}

const impossible: Side = { delta: Infinity, changes: [] }

/** The branch that loses the item; `rest` is who stays in it, `blocked` what forbids it. */
export function leave(
  { model }: Run,
  rest: readonly number[],
  item: number,
  at: number,
): Side & { readonly blocked: BlockCode | null } {
  if (at === nobody || at >= model.n) return { delta: -costOfItem(model, item, at), changes: [], blocked: null }
  const members = rest.reduce((sum, other) => sum + model.weight[other]!, 0)
  if (members < model.minWeight) return { ...impossible, blocked: 'DONOR_BELOW_MIN' }
  const { host, cost } = bestLead(model, rest)
  if (cost === Infinity) return { ...impossible, blocked: 'PINNED' }
  const delta = cost - starCost(model, [...rest, item], at)
  return { delta, changes: rest.map((other) => [other, host]), blocked: null }
}

/** The joint branch that gains it. */
function join(open: OpenHosts, index: number, item: number, target: number, blocked: BlockCode[]): Side {
  const { model } = open.prepared.runs[index]!
  const star = open.stars[index]!.get(target)!
  const all = [...star, item]
  if (all.length > model.maxItems) blocked.push('SIZE_LIMIT')
  if (all.reduce((sum, other) => sum + model.weight[other]!, 0) > model.maxWeight) blocked.push('MAX_MEMBERS')
  const lead = bestLead(model, all)
  if (lead.cost === Infinity || star.some((other) => model.pins?.apart.get(item)?.includes(other))) {
    blocked.push('PINNED')
    return impossible
  }
  return { delta: lead.cost - starCost(model, star, target), changes: all.map((other) => [other, lead.host]) }
}

/** The branch standing by itself that gains it. */
function attach(open: OpenHosts, index: number, item: number, target: number, blocked: BlockCode[]): Side {
  const { model } = open.prepared.runs[index]!
  const branch = target - model.n
  const there = open.attached[index]![branch]!
  if (there.length + 1 > model.branchItems[branch]!) blocked.push('ATTACH_COUNT')
  const members = there.reduce((sum, other) => sum + model.weight[other]!, 0)
  if (members + model.weight[item]! > model.branchWeight[branch]!) blocked.push('MAX_MEMBERS')
  const pinned = surcharge(model, item, target)
  if (pinned === Infinity || there.some((other) => model.pins?.apart.get(item)?.includes(other))) blocked.push('PINNED')
  const known = attachCost(model, item, branch)
  if (known === Infinity) blocked.push('NOT_A_CANDIDATE')
  const cost = known === Infinity ? costOfAttaching(open, index, item, target) : known
  return { delta: cost + pinned, changes: [[item, target]] }
}

/** What attaching costs where the branch is not among the candidates. */
function costOfAttaching({ prepared }: OpenHosts, index: number, item: number, target: number): number {
  const { rows } = prepared.runs[index]!
  const { distance, industry, street } = wayOf(prepared, rows[item]!, rows[target]!)
  return distance + industry + street + prepared.rule.weights.attach
}
