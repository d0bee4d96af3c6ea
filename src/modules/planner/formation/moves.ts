import { bestLead, nobody, starCost, surcharge } from './model.ts'
import type { OpenPlan } from './open-plan.ts'
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
export function moveTo(open: OpenPlan, index: number, item: number, target: number): Move {
  const run = open.prepared.runs[index]!
  const { model } = run
  const blocked: BlockCode[] = []
  const at = open.hosts[index]![item]!
  const rest = at >= 0 && at < model.n ? open.stars[index]!.get(at)!.filter((other) => other !== item) : []
  const donor = leave(run, rest, item, at, blocked)
  const group = model.pins === null ? undefined : model.pins.groups.get(model.pins.head[item]!)
  if (group !== undefined) blocked.push('PINNED')
  const there = target < model.n ? join(open, index, item, target, blocked) : attach(open, index, item, target, blocked)
  const kind = target < model.n ? 'joint' : 'attached'
  const host = run.rows[target]!.id
  if (blocked.length > 0) return { host, kind, blocked: [...new Set(blocked)], delta: null, changes: [] }
  const changes = [...donor.changes, ...there.changes].filter(([who, to]) => open.hosts[index]![who] !== to)
  return {
    host,
    kind,
    blocked,
    delta: donor.delta + there.delta,
    changes: changes.map(([who, to]) => [run.rows[who]!.id, run.rows[to]!.id]),
  }
}

interface Side {
  readonly delta: number
  readonly changes: readonly (readonly [number, number])[]
}

const none: Side = { delta: 0, changes: [] }

/** The branch that loses the item. */
function leave({ model }: Run, rest: readonly number[], item: number, at: number, blocked: BlockCode[]): Side {
  if (at === nobody || at >= model.n) return { delta: -costOfItem(model, item, at), changes: [] }
  const members = rest.reduce((sum, other) => sum + model.weight[other]!, 0)
  if (members < model.minWeight) {
    blocked.push('DONOR_BELOW_MIN')
    return none
  }
  const lead = bestLead(model, rest)
  if (lead.cost === Infinity) {
    blocked.push('PINNED')
    return none
  }
  return { delta: lead.cost - starCost(model, [...rest, item], at), changes: rest.map((other) => [other, lead.host]) }
}

/** The joint branch that gains it. */
function join(open: OpenPlan, index: number, item: number, target: number, blocked: BlockCode[]): Side {
  const { model } = open.prepared.runs[index]!
  const star = open.stars[index]!.get(target)!
  const all = [...star, item]
  if (all.length > model.maxItems) blocked.push('SIZE_LIMIT')
  if (all.reduce((sum, other) => sum + model.weight[other]!, 0) > model.maxWeight) blocked.push('MAX_MEMBERS')
  const lead = bestLead(model, all)
  if (lead.cost === Infinity || star.some((other) => model.pins?.apart.get(item)?.includes(other))) {
    blocked.push('PINNED')
    return none
  }
  return { delta: lead.cost - starCost(model, star, target), changes: all.map((other) => [other, lead.host]) }
}

/** The branch standing by itself that gains it. */
function attach(open: OpenPlan, index: number, item: number, target: number, blocked: BlockCode[]): Side {
  const { model } = open.prepared.runs[index]!
  const branch = target - model.n
  const there = open.attached[index]![branch]!
  if (there.length + 1 > model.branchItems[branch]!) blocked.push('ATTACH_COUNT')
  const members = there.reduce((sum, other) => sum + model.weight[other]!, 0)
  if (members + model.weight[item]! > model.branchWeight[branch]!) blocked.push('MAX_MEMBERS')
  const pinned = surcharge(model, item, target)
  if (pinned === Infinity || there.some((other) => model.pins?.apart.get(item)?.includes(other))) blocked.push('PINNED')
  const cost = attachCost(model, item, branch)
  if (cost === Infinity) blocked.push('NOT_A_CANDIDATE')
  return { delta: cost + pinned, changes: [[item, target]] }
}
