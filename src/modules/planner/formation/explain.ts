import type { RuleRef } from '../../../kernel/rule.ts'
import { termsOfItem, wayOf } from './assemble.ts'
import { nobody } from './model.ts'
import { moveTo, type Move } from './moves.ts'
import { itemOf, type OpenPlan } from './open-plan.ts'
import { subjectsOf, type Run } from './prepare.ts'
import { cheapestRelaxation, type Relaxation } from './relaxations.ts'
import type { ClauseId, ClauseOutcome } from './rules.ts'
import type { Placement, Terms } from './types.ts'

/** Something a reader should look at. Never a reason to refuse. */
export interface Hit {
  readonly code:
    | 'FAR'
    | 'OTHER_STREET'
    | 'OTHER_SECTION'
    | 'OTHER_INDUSTRY'
    | 'SIZE_AT_LIMIT'
    | 'THIN_BRANCH'
    | 'STAND_IN_PLACE'
    | 'NO_PARTNER'
  readonly value: number
  readonly threshold: number
}

/** Why an organisation stands where it stands, as data; sentences are the page's work. */
export interface Explanation {
  readonly placement: Placement
  readonly rule: {
    readonly clause: ClauseId
    readonly outcome: ClauseOutcome
    readonly inputs: { readonly full: number; readonly mobile: number }
    readonly ref: RuleRef
  }
  /** Null when the table decided and nothing was optimised. */
  readonly optimised: {
    readonly km: number
    /** What this organisation adds to the objective; the lead's opening is shared by its branch. */
    readonly terms: Terms
    readonly hits: readonly Hit[]
    /** The nearest other branches: what moving there would cost, or what forbids it. */
    readonly alternatives: readonly Move[]
    /** Price of covering it, from the bound; null when no bound was computed. */
    readonly price: number | null
    /** For who stands nowhere: the least that would have to be given to place it; null when nothing helps, and for everybody else. */
    readonly relaxation: Relaxation | null
  } | null
  readonly certificate: { readonly bound: number | null; readonly gap: number | null }
  readonly pins: readonly string[]
}

/** How many other branches an explanation looks at. */
export const alternativesShown = 8

/** Undefined for an organisation the plan does not know. */
export function explainOrganisation(open: OpenPlan, id: string): Explanation | undefined {
  const { prepared, plan } = open
  const placement = open.placements.get(id)
  const found = itemOf(open, id)
  const row = found?.run.rows[found.item] ?? prepared.organisations.find((each) => each.id === id)
  if (placement === undefined || row === undefined) return undefined
  const outcome: ClauseOutcome =
    found === null
      ? prepared.decisions[prepared.organisations.indexOf(row)]!.outcome
      : found.run.kind === 'full'
        ? 'optimise'
        : 'joint-mobile'
  return {
    placement,
    rule: { clause: placement.clause, outcome, inputs: { full: row.full, mobile: row.mobile }, ref: plan.rule },
    optimised: found === null ? null : optimisedPart(open, found.run, found.index, found.item),
    certificate: { bound: plan.bound, gap: plan.gap },
    pins: (prepared.problem.pins ?? []).filter((pin) => subjectsOf(pin).includes(id)).map((pin) => pin.id),
  }
}

function optimisedPart(open: OpenPlan, run: Run, index: number, item: number): Explanation['optimised'] {
  const { prepared } = open
  const host = open.hosts[index]![item]!
  const star = open.stars[index]!.get(host) ?? []
  const own = termsOfItem(prepared, run, item, host)
  const opening = star.length === 0 ? own.opening : run.model.opening / star.length
  const alternatives = nearHosts(open, run, index, item).map((target) => moveTo(open, index, item, target))
  return {
    km: host === nobody ? 0 : wayOf(prepared, run.rows[item]!, run.rows[host]!).km,
    terms: { ...own, opening },
    hits: hitsOf(open, run, index, item, alternatives),
    alternatives,
    price: open.plan.prices.get(run.rows[item]!.id) ?? null,
    relaxation: host === nobody ? cheapestRelaxation(open, run.rows[item]!.id) : null,
  }
}

/** Hosts of the nearest other branches, cheapest first: joint ones through candidates, and those standing by themselves. */
function nearHosts(open: OpenPlan, run: Run, index: number, item: number): number[] {
  const { model } = run
  const hosts = open.hosts[index]!
  const found: { host: number; cost: number }[] = []
  const seen = new Set([hosts[item]!, nobody])
  for (let arc = model.start[item]!; arc < model.start[item + 1]! && found.length < alternativesShown; arc += 1) {
    const other = model.to[arc]!
    const host = hosts[other]!
    if (seen.has(host) || host >= model.n) continue
    seen.add(host)
    found.push({ host, cost: model.pair(item, other) })
  }
  for (let arc = model.branchStart[item]!; arc < model.branchStart[item + 1]!; arc += 1) {
    const host = model.n + model.branchTo[arc]!
    if (!seen.has(host)) found.push({ host, cost: model.branchCost[arc]! })
  }
  return found
    .sort((a, b) => a.cost - b.cost || a.host - b.host)
    .slice(0, alternativesShown)
    .map(({ host }) => host)
}

function hitsOf(open: OpenPlan, run: Run, index: number, item: number, alternatives: readonly Move[]): Hit[] {
  const { prepared } = open
  const { farKm, limits } = prepared.rule
  const host = open.hosts[index]![item]!
  const row = run.rows[item]!
  const hits: Hit[] = []
  const hit = (code: Hit['code'], value: number, threshold: number) => hits.push({ code, value, threshold })
  if (row.standIn) hit('STAND_IN_PLACE', 1, 0)
  if (host === nobody) {
    if (alternatives.every((move) => move.blocked.length > 0)) hit('NO_PARTNER', alternatives.length, 0)
    return hits
  }
  const way = wayOf(prepared, row, run.rows[host]!)
  if (way.km > farKm) hit('FAR', way.km, farKm)
  if (host !== item) {
    const lead = run.rows[host]!
    if (row.street === null || row.street !== lead.street) hit('OTHER_STREET', 1, 0)
    if (row.section === null || row.section !== lead.section) hit('OTHER_SECTION', 1, 0)
    else if (row.industry === null || row.industry !== lead.industry) hit('OTHER_INDUSTRY', 1, 0)
  }
  const star = open.stars[index]!.get(host)
  if (star === undefined) return hits
  const members = star.reduce((sum, other) => sum + run.model.weight[other]!, 0)
  if (star.length === limits.maxOrganisations) hit('SIZE_AT_LIMIT', star.length, limits.maxOrganisations)
  if (members === run.model.minWeight) hit('THIN_BRANCH', members, run.model.minWeight)
  return hits
}
