import { bestLead, nobody, type StarModel } from './model.ts'
import { leave } from './moves.ts'
import type { OpenHosts } from './open-plan.ts'
import type { Need, Option } from './relaxations.ts'
import { costOfItem } from './solve.ts'

/** How many others are looked at, cheapest way first. */
const partnersAsked = 24
/** Up to so many partners every choice is tried; further ones are the next in the list. */
const partnersChosen = 2

interface Partner {
  readonly who: number
  /** Star it would leave, or nobody. */
  readonly star: number
  readonly delta: number
  readonly changes: readonly (readonly [number, number])[]
}

/** Founding a branch with others who stand nowhere, are attached, or can be spared where they are. */
export function* foundingsOf(open: OpenHosts, index: number, item: number): Generator<Option> {
  const { model } = open.prepared.runs[index]!
  if (isGrouped(model, item)) return
  const partners = partnersOf(open, index, item)
  const grow = function* (chosen: readonly Partner[], weight: number, from: number): Generator<Option> {
    if (weight >= model.minWeight) {
      yield* founding(model, item, chosen, weight)
      return
    }
    const until = chosen.length < partnersChosen ? partners.length : Math.min(from + 1, partners.length)
    for (let at = from; at < until; at += 1) {
      const partner = partners[at]!
      if (partner.star !== nobody && chosen.some((other) => other.star === partner.star)) continue
      yield* grow([...chosen, partner], weight + model.weight[partner.who]!, at + 1)
    }
  }
  yield* grow([], model.weight[item]!, 0)
}

const isGrouped = ({ pins }: StarModel, item: number): boolean => pins !== null && pins.groups.has(pins.head[item]!)

function partnersOf(open: OpenHosts, index: number, item: number): Partner[] {
  const run = open.prepared.runs[index]!
  const { model } = run
  const hosts = open.hosts[index]!
  const others = new Set(model.to.subarray(model.start[item]!, model.start[item + 1]!))
  hosts.forEach((host, other) => host === nobody && others.add(other))
  others.delete(item)
  const near = [...others].map((who) => ({ who, cost: model.pair(item, who) })).sort((a, b) => a.cost - b.cost || a.who - b.who)
  const partners: Partner[] = []
  for (const { who } of near) {
    if (partners.length === partnersAsked) break
    if (isGrouped(model, who)) continue
    const at = hosts[who]!
    const star = at >= 0 && at < model.n ? at : nobody
    const rest = star === nobody ? [] : open.stars[index]!.get(star)!.filter((other) => other !== who)
    const left = leave(run, rest, who, at)
    if (left.blocked === null)
      partners.push({ who, star, delta: left.delta, changes: left.changes.filter(([one, to]) => hosts[one] !== to) })
  }
  return partners
}

function* founding(model: StarModel, item: number, chosen: readonly Partner[], weight: number): Generator<Option> {
  const all = [item, ...chosen.map(({ who }) => who)]
  if (all.some((one) => model.pins?.apart.get(one)?.some((other) => all.includes(other)))) return
  const { host, cost } = bestLead(model, all)
  if (cost === Infinity) return
  const needs: Need[] = []
  if (all.length > model.maxItems) needs.push({ code: 'SIZE_LIMIT', amount: all.length - model.maxItems, limit: model.maxItems })
  if (weight > model.maxWeight) needs.push({ code: 'MAX_MEMBERS', amount: weight - model.maxWeight, limit: model.maxWeight })
  const price = chosen.reduce((sum, { delta }) => sum + delta, cost - costOfItem(model, item, nobody))
  const changes = [...all.map((who) => [who, host] as const), ...chosen.flatMap((partner) => partner.changes)]
  yield { kind: 'new', price, needs, changes }
}
