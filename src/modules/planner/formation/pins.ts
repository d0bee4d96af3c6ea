import { nobody, type StarPins } from './model.ts'
import type { Pin, PinConflict } from './types.ts'

/** What pins are judged against: whom they may name in one run. */
export interface PinGround {
  /** Item of an organisation that is optimised, or undefined. */
  readonly item: (id: string) => number | undefined
  /** Host number (`n + branch`) of a branch that stands by itself, or undefined. */
  readonly branch: (id: string) => number | undefined
  readonly n: number
  readonly branches: number
  readonly weight: Int32Array
  readonly maxItems: number
  readonly maxWeight: number
  readonly branchItems: Int32Array
  readonly branchWeight: Int32Array
}

/** Pins that cannot all be kept, named as a smallest set each; and the pins that are left when the last of each set is dropped. */
export function settlePins(ground: PinGround, pins: readonly Pin[]): { kept: readonly Pin[]; conflicts: PinConflict[] } {
  const conflicts: PinConflict[] = []
  let kept = pins
  while (clash(ground, kept) !== null) {
    let core = kept
    for (const pin of kept) {
      const without = core.filter((other) => other !== pin)
      if (clash(ground, without) !== null) core = without
    }
    const limit = clash(ground, core)!
    conflicts.push({ pins: core.map((pin) => pin.id), limit: limit === 'pins' ? null : limit })
    const dropped = core.at(-1)
    kept = kept.filter((pin) => pin !== dropped)
  }
  return { kept, conflicts }
}

type Clash = 'pins' | 'maxOrganisations' | 'branchMaxMembers' | 'maxAttached' | 'minFull'

/** Groups that must move together with what is demanded of them. */
interface Groups {
  readonly head: Int32Array
  readonly members: Map<number, number[]>
  /** Host demanded for the group, by head. */
  readonly host: Map<number, number>
}

const hostOf = (ground: PinGround, id: string): number | undefined => ground.item(id) ?? ground.branch(id)

/** Why these pins cannot all be kept, as far as it shows without planning; null when it does not. */
function clash(ground: PinGround, pins: readonly Pin[]): Clash | null {
  for (const pin of pins) if (pin.kind === 'in' && hostOf(ground, pin.host) === undefined) return 'minFull'
  const groups = groupsOf(ground, pins)
  if (groups === null) return 'pins'
  const { head, members, host } = groups
  for (const pin of pins) {
    if (pin.kind === 'apart') {
      const [a, b] = pin.organisations.map((id) => head[ground.item(id)!]!)
      if (a === b || (host.get(a!) !== undefined && host.get(a!) === host.get(b!))) return 'pins'
    } else if (pin.kind === 'not-lead') {
      const item = ground.item(pin.organisation)!
      if (host.get(head[item]!) === item) return 'pins'
    } else if (pin.kind === 'not-in') {
      const demanded = host.get(head[ground.item(pin.organisation)!]!)
      if (demanded !== undefined && demanded === hostOf(ground, pin.host)) return 'pins'
    }
  }
  return crowding(ground, members, host)
}

function crowding(ground: PinGround, members: Map<number, number[]>, host: Map<number, number>): Clash | null {
  const load = new Map<number, { items: number; weight: number }>()
  for (const [head, items] of members) {
    const weight = items.reduce((sum, item) => sum + ground.weight[item]!, 0)
    const demanded = host.get(head)
    if (demanded === undefined || demanded < ground.n) {
      if (items.length > ground.maxItems) return 'maxOrganisations'
      if (weight > ground.maxWeight) return 'branchMaxMembers'
    } else {
      const sum = load.get(demanded) ?? { items: 0, weight: 0 }
      load.set(demanded, { items: sum.items + items.length, weight: sum.weight + weight })
    }
  }
  for (const [demanded, { items, weight }] of load) {
    if (items > ground.branchItems[demanded - ground.n]!) return 'maxAttached'
    if (weight > ground.branchWeight[demanded - ground.n]!) return 'branchMaxMembers'
  }
  return null
}

/** Null when a group is demanded by two hosts, or its host is demanded elsewhere. */
function groupsOf(ground: PinGround, pins: readonly Pin[]): Groups | null {
  const parent = Int32Array.from({ length: ground.n }, (_, item) => item)
  const find = (item: number): number => {
    let at = item
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!
    return at
  }
  const join = (a: number, b: number) => {
    const [low, high] = [find(a), find(b)].toSorted((p, q) => p - q)
    parent[high!] = low!
  }
  const demands: [number, number][] = []
  for (const pin of pins) {
    if (pin.kind === 'together') join(ground.item(pin.organisations[0])!, ground.item(pin.organisations[1])!)
    else if (pin.kind === 'lead') demands.push([ground.item(pin.organisation)!, ground.item(pin.organisation)!])
    else if (pin.kind === 'in') {
      const item = ground.item(pin.organisation)!
      const host = hostOf(ground, pin.host)!
      if (host < ground.n) join(item, host)
      demands.push([item, host])
    }
  }
  const head = parent.map((_, item) => find(item))
  const host = new Map<number, number>()
  for (const [item, demanded] of demands) {
    const known = host.get(head[item]!)
    if (known !== undefined && known !== demanded) return null
    host.set(head[item]!, demanded)
  }
  const members = Map.groupBy(parent.keys(), (item) => head[item]!)
  return { head, members, host }
}

/** Pins without a clash in the solver's terms; null when there are none. */
export function compilePins(ground: PinGround, pins: readonly Pin[]): StarPins | null {
  if (pins.length === 0) return null
  const { head, members, host } = groupsOf(ground, pins)!
  const onlyHost = new Int32Array(ground.n).fill(nobody)
  for (const [first, demanded] of host) for (const item of members.get(first)!) onlyHost[item] = demanded
  const neverLeads = new Uint8Array(ground.n)
  const forbidden = new Set<number>()
  const apart = new Map<number, number[]>()
  for (const pin of pins) {
    if (pin.kind === 'not-lead') neverLeads[ground.item(pin.organisation)!] = 1
    else if (pin.kind === 'not-in') {
      const away = hostOf(ground, pin.host)
      if (away !== undefined) forbidden.add(ground.item(pin.organisation)! * (ground.n + ground.branches) + away)
    } else if (pin.kind === 'apart') {
      const [a, b] = pin.organisations.map((id) => ground.item(id)!)
      for (const [one, other] of [
        [a!, b!],
        [b!, a!],
      ] as const)
        apart.set(one, [...(apart.get(one) ?? []), other])
    }
  }
  const groups = new Map([...members].filter(([, items]) => items.length > 1))
  return { onlyHost, neverLeads, forbidden, apart, head, groups }
}
