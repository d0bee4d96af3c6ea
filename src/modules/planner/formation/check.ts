import { onGlobe, originOf, toPlane, type LonLat } from '../geometry.ts'
import type { FormationProblem, Organisation, Pin, Placement, Plan, Terms } from './types.ts'

/**
 * The second opinion. It reads the problem as it was handed in and a plan as it is shown, with plain maps and none of the
 * optimiser's code, and says what is wrong. Whoever made the plan, nothing is shown that has not passed here.
 */
export interface Violation {
  readonly code:
    | 'ORGANISATION_MISSING'
    | 'ORGANISATION_TWICE'
    | 'ORGANISATION_UNKNOWN'
    | 'CLAUSE_WRONG'
    | 'HOST_WRONG'
    | 'BRANCH_BELOW_MIN'
    | 'SIZE_LIMIT'
    | 'MAX_MEMBERS'
    | 'ATTACH_COUNT'
    | 'PINNED'
    | 'OBJECTIVE_WRONG'
    | 'TERM_WRONG'
    | 'BRANCH_LIST_WRONG'
  readonly about: string
}

export interface CheckedPlan {
  readonly violations: readonly Violation[]
  readonly objective: number
  readonly byTerm: Terms
}

/** What of a plan is looked at: placements alone can be checked too, for instance of an alternative. */
export type Checkable = Pick<Plan, 'placements'> &
  Partial<Pick<Plan, 'objective' | 'byTerm' | 'branches' | 'unmetPins' | 'opening' | 'origin'>>

export function checkPlan(problem: FormationProblem, plan: Checkable): CheckedPlan {
  const violations: Violation[] = []
  const tell = (code: Violation['code'], about: string) => violations.push({ code, about })
  const facts = factsOf(plan.origin === undefined ? problem : { origin: plan.origin, ...problem })
  const seen = new Map<string, Placement>()
  for (const placement of plan.placements) {
    if (seen.has(placement.organisation)) tell('ORGANISATION_TWICE', placement.organisation)
    if (!facts.organisations.has(placement.organisation)) tell('ORGANISATION_UNKNOWN', placement.organisation)
    seen.set(placement.organisation, placement)
  }
  for (const [id, organisation] of facts.organisations) {
    const placement = seen.get(id)
    if (placement === undefined) tell('ORGANISATION_MISSING', id)
    else if (!rightOutcome(problem, organisation, placement)) tell('CLAUSE_WRONG', id)
  }
  checkGroups(problem, facts, seen, tell)
  const unmet = new Set(plan.unmetPins ?? [])
  for (const pin of problem.pins ?? []) if (!unmet.has(pin.id) && !pinHolds(pin, seen)) tell('PINNED', pin.id)
  const byTerm = costOf(problem, facts, seen, plan.opening ?? problem.rule.params.weights.opening)
  const objective = Object.values(byTerm).reduce((sum, term) => sum + term, 0)
  const off = (a: number, b: number) => !(Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b)))
  if (plan.objective !== undefined && off(plan.objective, objective)) tell('OBJECTIVE_WRONG', String(objective))
  for (const term of Object.keys(byTerm) as (keyof Terms)[])
    if (plan.byTerm !== undefined && off(plan.byTerm[term], byTerm[term])) tell('TERM_WRONG', term)
  if (plan.branches !== undefined) {
    const led = [...seen.values()].filter((each) => each.host === each.organisation && each.outcome.startsWith('joint'))
    const listed = new Set(plan.branches.map((branch) => branch.host))
    if (listed.size !== led.length || led.some((each) => !listed.has(each.organisation))) tell('BRANCH_LIST_WRONG', '')
  }
  return { violations, objective, byTerm }
}

type Place = Pick<Organisation, 'place' | 'street' | 'section' | 'industry'>

interface Facts {
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly standing: ReadonlyMap<string, { readonly members: number; readonly attached: number }>
  /** Kilometres between two ids, and whether section, industry and street are the same. */
  readonly way: (a: string, b: string) => { km: number; section: boolean; industry: boolean; street: boolean }
}

const number = (value: number) => (Number.isInteger(value) && value >= 0 && value <= 1e6 ? value : 0)

function factsOf(problem: FormationProblem): Facts {
  const bySpelling = (a: { id: string }, b: { id: string }) =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
  const organisations = new Map<string, Organisation>()
  for (const row of [...problem.organisations].sort(bySpelling)) if (!organisations.has(row.id)) organisations.set(row.id, row)
  const branches = new Map<string, NonNullable<FormationProblem['branches']>[number]>()
  for (const row of [...(problem.branches ?? [])].sort(bySpelling))
    if (!organisations.has(row.id) && !branches.has(row.id)) branches.set(row.id, row)
  const rows = new Map<string, Place>([...organisations, ...branches])
  const origin = problem.origin ?? originOf([...rows.values()].map((row) => row.place))
  const middle = (of: { place: LonLat | null }[]): LonLat | null => {
    const known = of.map((row) => row.place).filter(onGlobe)
    const mean = (read: (place: LonLat) => number) => known.reduce((sum, place) => sum + read(place), 0) / known.length
    return known.length === 0 ? null : { lon: mean((place) => place.lon), lat: mean((place) => place.lat) }
  }
  const overall = middle([...rows.values()])
  const streets = new Map<string, LonLat | null>()
  const points = new Map<string, { x: number; y: number }>()
  for (const [id, row] of rows) {
    let place = onGlobe(row.place) ? row.place : null
    if (place === null && row.street !== null) {
      if (!streets.has(row.street))
        streets.set(row.street, middle([...rows.values()].filter((other) => other.street === row.street)))
      place = streets.get(row.street)!
    }
    points.set(id, toPlane(place ?? overall ?? origin, origin))
  }
  const { limits } = problem.rule.params
  const standing = new Map(
    [...branches].map(([id, row]) => [id, { members: number(row.fullMembers), attached: number(row.attached) }]),
  )
  for (const [id, row] of organisations) {
    if (number(row.fullMembers) >= limits.minFull) standing.set(id, { members: number(row.fullMembers), attached: 0 })
    else if (number(row.fullMembers) === 0 && number(row.mobileMembers) >= limits.minMobile)
      standing.set(id, { members: number(row.mobileMembers), attached: 0 })
  }
  const way: Facts['way'] = (a, b) => {
    const [p, q] = [points.get(a)!, points.get(b)!]
    const [r, s] = [rows.get(a)!, rows.get(b)!]
    const section = r.section !== null && r.section === s.section
    return {
      km: Math.hypot(p.x - q.x, p.y - q.y),
      section,
      industry: section && r.industry !== null && r.industry === s.industry,
      street: r.street !== null && r.street === s.street,
    }
  }
  return { organisations, standing, way }
}

function rightOutcome(problem: FormationProblem, organisation: Organisation, { outcome, host }: Placement): boolean {
  const { limits, mobile } = problem.rule.params
  const [full, floating] = [number(organisation.fullMembers), number(organisation.mobileMembers)]
  const own = host === organisation.id
  if (full >= limits.committeeFrom) return outcome === 'committee' && own
  if (full > limits.branchMaxMembers) return outcome === 'general-branch' && own
  if (full >= limits.minFull) return outcome === 'own-branch' && own
  if (full >= 1) return ['joint', 'attached'].includes(outcome) ? host !== null : outcome === 'uncovered' && host === null
  if (floating >= limits.minMobile) return outcome === 'mobile-branch' && own
  if (floating === 0 || mobile === 'liaison') return outcome === 'liaison' && host === null
  if (mobile === 'guest') return outcome === 'guest' ? host !== null && !own : outcome === 'liaison' && host === null
  return ['joint-mobile', 'attached-mobile'].includes(outcome) ? host !== null : outcome === 'uncovered' && host === null
}

function checkGroups(
  problem: FormationProblem,
  facts: Facts,
  placements: ReadonlyMap<string, Placement>,
  tell: (code: Violation['code'], about: string) => void,
): void {
  const { limits } = problem.rule.params
  const groups = new Map<string, Placement[]>()
  for (const placement of placements.values()) {
    if (!['joint', 'attached', 'joint-mobile', 'attached-mobile', 'guest'].includes(placement.outcome) || placement.host === null)
      continue
    groups.set(placement.host, [...(groups.get(placement.host) ?? []), placement])
  }
  for (const [host, all] of groups) {
    const guests = all.filter((each) => each.outcome === 'guest')
    const group = all.filter((each) => each.outcome !== 'guest')
    const standing = facts.standing.get(host)
    const joint = placements.get(host)?.outcome.startsWith('joint') === true && placements.get(host)!.host === host
    if (guests.length > 0 && standing === undefined && !joint) tell('HOST_WRONG', host)
    if (group.length === 0) continue
    const floating = group.some((each) => each.outcome.endsWith('mobile'))
    const members = group.reduce((sum, { organisation }) => {
      const row = facts.organisations.get(organisation)
      return sum + number((floating ? row?.mobileMembers : row?.fullMembers) ?? 0)
    }, 0)
    if (standing !== undefined) {
      if (group.some((each) => each.outcome !== (floating ? 'attached-mobile' : 'attached'))) tell('HOST_WRONG', host)
      if (group.length + standing.attached > limits.maxAttached) tell('ATTACH_COUNT', host)
      if (members + standing.members > limits.branchMaxMembers) tell('MAX_MEMBERS', host)
      continue
    }
    if (!joint || group.some((each) => each.outcome !== (floating ? 'joint-mobile' : 'joint'))) tell('HOST_WRONG', host)
    if (members < (floating ? limits.minMobile : limits.minFull)) tell('BRANCH_BELOW_MIN', host)
    if (group.length > limits.maxOrganisations) tell('SIZE_LIMIT', host)
    if (members > limits.branchMaxMembers) tell('MAX_MEMBERS', host)
  }
}

function pinHolds(pin: Pin, placements: ReadonlyMap<string, Placement>): boolean {
  const host = (id: string) => placements.get(id)?.host ?? null
  switch (pin.kind) {
    case 'in':
      return host(pin.organisation) === pin.host
    case 'not-in':
      return host(pin.organisation) !== pin.host
    case 'lead':
      return host(pin.organisation) === pin.organisation
    case 'not-lead':
      return host(pin.organisation) !== pin.organisation
    case 'together':
      return host(pin.organisations[0]) !== null && host(pin.organisations[0]) === host(pin.organisations[1])
    case 'apart':
      return host(pin.organisations[0]) === null || host(pin.organisations[0]) !== host(pin.organisations[1])
  }
}

function costOf(
  { rule, incumbent }: FormationProblem,
  facts: Facts,
  placements: ReadonlyMap<string, Placement>,
  opening: number,
): Terms {
  const { weights } = rule.params
  const sum = { opening: 0, distance: 0, industry: 0, street: 0, attach: 0, uncovered: 0, stability: 0 }
  for (const { organisation, outcome, host } of placements.values()) {
    if (!['joint', 'attached', 'joint-mobile', 'attached-mobile', 'uncovered'].includes(outcome)) continue
    const before = incumbent?.get(organisation)
    if (before !== undefined && before !== host) sum.stability += weights.stability
    if (host === null) sum.uncovered += weights.uncovered
    else if (host === organisation) sum.opening += opening
    else {
      const { km, section, industry, street } = facts.way(organisation, host)
      sum.distance += weights.perKm * km
      sum.industry += industry ? 0 : section ? weights.otherIndustry : weights.otherSection
      sum.street += street ? 0 : weights.otherStreet
      if (outcome.startsWith('attached')) sum.attach += weights.attach
    }
  }
  return sum
}
