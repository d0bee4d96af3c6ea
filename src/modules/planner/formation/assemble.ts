import { KdTree } from '../kd-tree.ts'
import { changeCost, nobody } from './model.ts'
import { subjectsOf, type Prepared, type Run } from './prepare.ts'
import { byText, type Row } from './rows.ts'
import { costOfItem, starsOf } from './solve.ts'
import type { Outcome, Pin, Placement, PlannedBranch, Terms } from './types.ts'

/** Every organisation's place, from the table and from the runs; `hosts` is one assignment for each run. */
export function placementsOf(prepared: Prepared, hosts: readonly Int32Array[]): Placement[] {
  const guests = guestHosts(prepared, hosts)
  return prepared.organisations.map((row, at) => {
    const { clause, outcome } = prepared.decisions[at]!
    const placed = (result: Outcome, host: string | null): Placement => ({
      organisation: row.id,
      clause,
      outcome: result,
      host,
      standIn: row.standIn,
    })
    if (outcome === 'optimise' || outcome === 'joint-mobile') {
      const index = outcome === 'optimise' ? 0 : 1
      const run = prepared.runs[index]!
      const host = hosts[index]![run.numberOf.get(row.id)!]!
      if (host === nobody) return placed('uncovered', null)
      const kind = host < run.model.n ? (['joint', 'joint-mobile'] as const) : (['attached', 'attached-mobile'] as const)
      return placed(kind[index]!, run.rows[host]!.id)
    }
    if (outcome === 'guest') {
      const host = guests(row)
      return host === null ? placed('liaison', null) : placed('guest', host)
    }
    return placed(outcome, outcome === 'liaison' ? null : row.id)
  })
}

/** A guest goes to the cheapest branch of the plan: its members stay where their membership is, so that no limit counts them. */
function guestHosts(prepared: Prepared, hosts: readonly Int32Array[]): (row: Row) => string | null {
  const run = prepared.runs[0]!
  const leads = [...starsOf(run.model.n, hosts[0]!).keys()].map((lead) => run.rows[lead]!)
  const places = [...leads, ...run.rows.slice(run.model.n)].sort((a, b) => byText(a.id, b.id))
  const tree = new KdTree(
    Float64Array.from(places, (place) => place.x),
    Float64Array.from(places, (place) => place.y),
    [...places.keys()],
  )
  const { perKm, uncovered } = prepared.rule.weights
  return (row) => {
    for (let asked = guestsAsk; ; asked *= 4) {
      const found = tree.near(row.x, row.y, asked, perKm > 0 ? uncovered / perKm : Infinity)
      const best = cheapestPlace(prepared, row, places, tree.found.subarray(0, found))
      const all = found < asked
      // Who is farther pays more for the way alone.
      if (all || perKm * Math.sqrt(tree.squares[found - 1]!) >= best.cost) return best.cost < uncovered ? best.id : null
    }
  }
}

const guestsAsk = 16

function cheapestPlace(prepared: Prepared, row: Row, places: readonly Row[], among: Int32Array): { id: string; cost: number } {
  let best = { id: '', cost: Infinity }
  for (const at of among.toSorted()) {
    const { distance, industry, street } = wayOf(prepared, row, places[at]!)
    const cost = distance + industry + street
    if (cost < best.cost) best = { id: places[at]!.id, cost }
  }
  return best
}

/** The terms between two rows. */
export function wayOf(prepared: Prepared, a: Row, b: Row): { distance: number; industry: number; street: number; km: number } {
  const { weights } = prepared.rule
  const km = Math.hypot(a.x - b.x, a.y - b.y)
  const sameSection = a.section !== null && a.section === b.section
  const sameIndustry = sameSection && a.industry !== null && a.industry === b.industry
  return {
    km,
    distance: weights.perKm * km,
    industry: sameIndustry ? 0 : sameSection ? weights.otherIndustry : weights.otherSection,
    street: a.street !== null && a.street === b.street ? 0 : weights.otherStreet,
  }
}

export function branchesOf(prepared: Prepared, hosts: readonly Int32Array[]): PlannedBranch[] {
  return prepared.runs
    .flatMap((run, index) =>
      [...starsOf(run.model.n, hosts[index]!)].map(([lead, items]) => ({
        host: run.rows[lead]!.id,
        kind: run.kind === 'full' ? ('joint' as const) : ('joint-mobile' as const),
        organisations: items.map((item) => run.rows[item]!.id).sort(byText),
        members: items.reduce((sum, item) => sum + run.model.weight[item]!, 0),
      })),
    )
    .sort((a, b) => byText(a.host, b.host))
}

const noTerms = { opening: 0, distance: 0, industry: 0, street: 0, attach: 0, uncovered: 0, stability: 0 }

/** The cost of the optimised organisations, term by term. */
export function termsOf(prepared: Prepared, hosts: readonly Int32Array[]): Terms {
  const sum = { ...noTerms }
  prepared.runs.forEach((run, index) =>
    hosts[index]!.forEach((_, item) => {
      const terms = termsOfItem(prepared, run, item, hosts[index]![item]!)
      for (const term of Object.keys(sum) as (keyof Terms)[]) sum[term] += terms[term]
    }),
  )
  return sum
}

export function termsOfItem(prepared: Prepared, run: Run, item: number, host: number): Terms {
  const { model, rows } = run
  const stability = changeCost(model.stability, model.home[item]!, host)
  if (host === nobody) return { ...noTerms, uncovered: model.uncovered, stability }
  if (host === item) return { ...noTerms, opening: model.opening, stability }
  const { distance, industry, street } = wayOf(prepared, rows[item]!, rows[host]!)
  return { ...noTerms, distance, industry, street, attach: host < model.n ? 0 : prepared.rule.weights.attach, stability }
}

export function objectiveOfHosts(prepared: Prepared, hosts: readonly Int32Array[]): number {
  return prepared.runs.reduce(
    (total, run, index) => total + hosts[index]!.reduce((sum, at, item) => sum + costOfItem(run.model, item, at), 0),
    0,
  )
}

/** Ids of pins the placements do not keep, pins about decided organisations among them. */
export function unmetPins(pins: readonly Pin[], placements: ReadonlyMap<string, Placement>): string[] {
  const hostOf = (id: string) => placements.get(id)?.host ?? null
  const kept = (pin: Pin): boolean => {
    const subjects = subjectsOf(pin)
    if (subjects.some((id) => !placements.has(id))) return false
    if (pin.kind === 'in') return hostOf(pin.organisation) === pin.host
    if (pin.kind === 'lead') return hostOf(pin.organisation) === pin.organisation
    if (pin.kind === 'not-lead') return hostOf(pin.organisation) !== pin.organisation
    if (pin.kind === 'not-in') return hostOf(pin.organisation) !== pin.host
    const [a, b] = subjects.map(hostOf)
    return pin.kind === 'together' ? a !== null && a === b : a === null || a !== b
  }
  return pins
    .filter((pin) => !kept(pin))
    .map((pin) => pin.id)
    .sort(byText)
}
