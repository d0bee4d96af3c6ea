import { haversineKm, onGlobe, type LonLat } from '../geometry.ts'
import type { DispatchPlan, SidePlan } from './plan-types.ts'
import type { DispatchOrganisation, DispatchProblem, Instructor, SideWeights } from './types.ts'

export type ViolationCode =
  | 'side-missing'
  | 'not-placed'
  | 'placed-twice'
  | 'unknown-organisation'
  | 'unknown-instructor'
  | 'wrong-side'
  | 'forbidden'
  | 'wish-ignored'
  | 'over-capacity'
  | 'dedicated-shared'
  | 'load-wrong'
  | 'served-and-unserved'
  | 'travel-wrong'
  | 'terms-wrong'
  | 'bound-above-objective'
  | 'liaison-missing'

export interface Violation {
  readonly code: ViolationCode
  readonly id: string
}

/**
 * Looks at a finished plan beside the raw problem, with nothing of the engine but the types: whoever made the plan, it is shown only
 * when this list is empty. Distances are great circles here and plane there, hence the tolerance of 1 %.
 */
export function checkDispatch(problem: DispatchProblem, plan: DispatchPlan): Violation[] {
  const found: Violation[] = []
  const tell = (code: ViolationCode, id: string) => void found.push({ code, id })
  for (const [name, weights] of Object.entries(problem.policy.sides)) {
    const side = plan.sides.find((entry) => entry.side === name)
    if (side === undefined) tell('side-missing', name)
    else checkSide(problem, side, weights, tell)
  }
  checkHelpers(problem, plan, tell)
  return found
}

type Tell = (code: ViolationCode, id: string) => void

function checkSide(problem: DispatchProblem, side: SidePlan, weights: SideWeights, tell: Tell): void {
  const organisations = indexed(problem.organisations)
  const instructors = indexed(problem.instructors)
  const guides = new Map<string, string>()
  const loads = new Map<string, string[]>()
  let travel = 0
  for (const { organisationId, instructorId } of side.assigned) {
    if (guides.has(organisationId)) tell('placed-twice', organisationId)
    guides.set(organisationId, instructorId)
    loads.set(instructorId, [...(loads.get(instructorId) ?? []), organisationId])
    const from = organisations.get(organisationId)
    const guide = instructors.get(instructorId)
    if (from === undefined) tell('unknown-organisation', organisationId)
    if (guide === undefined) tell('unknown-instructor', instructorId)
    if (from === undefined || guide === undefined) continue
    if (guide.every((row) => row.side !== side.side)) tell('wrong-side', instructorId)
    const own = guide.find((row) => row.side === side.side) ?? guide[0]!
    checkPair(problem, from[0]!, own, weights, tell)
    travel += weights.travel * (kilometres(problem, from[0]!, own) ?? weights.unknownDistance)
  }
  for (const { organisationId } of side.unserved) {
    if (guides.has(organisationId)) tell('served-and-unserved', organisationId)
    guides.set(organisationId, '')
  }
  for (const [id, [row]] of organisations)
    if (!guides.has(id) && (row!.sides?.includes(side.side) ?? true)) tell('not-placed', id)
  for (const [id, held] of loads) checkLoad(problem, side, id, held, instructors.get(id) ?? [], tell)
  for (const row of side.loads) if (row.load !== (loads.get(row.instructorId)?.length ?? 0)) tell('load-wrong', row.instructorId)
  // A problem with two rows of one id leaves open which place counts.
  const clear = organisations.size === problem.organisations.length && instructors.size === problem.instructors.length
  if (clear && Math.abs(travel - side.terms.travel) > 0.01 * travel + 1e-6) tell('travel-wrong', side.side)
  const sum = Object.values(side.terms).reduce((total, part) => total + part, 0)
  if (Math.abs(sum - side.objective) > 1e-6 * Math.max(1, sum)) tell('terms-wrong', side.side)
  if (side.bound > side.objective + 1e-6) tell('bound-above-objective', side.side)
}

function checkPair(
  problem: DispatchProblem,
  from: DispatchOrganisation,
  guide: Instructor,
  weights: SideWeights,
  tell: Tell,
): void {
  const pins = problem.pins.filter((pin) => pin.organisationId === from.id)
  const wished = pins.filter((pin) => pin.kind === 'must' && pinSide(problem, pin.instructorId) === guide.side)
  const never = (id: string) => pins.some((pin) => pin.kind === 'never' && pin.instructorId === id)
  const valid = wished.filter((pin) => !never(pin.instructorId))
  if (never(guide.id)) tell('forbidden', from.id)
  if (valid.length > 0) {
    if (valid.every((pin) => pin.instructorId !== guide.id)) tell('wish-ignored', from.id)
    return
  }
  if (weights.otherStreet === 'forbidden' && from.streetId !== guide.streetId) tell('forbidden', from.id)
  if (weights.otherDepartment === 'forbidden' && from.departmentId !== guide.departmentId) tell('forbidden', from.id)
}

/** Side of a wished instructor; null where rows of one id contradict each other. */
function pinSide(problem: DispatchProblem, instructorId: string): string | null {
  const rows = new Set(problem.instructors.filter((row) => row.id === instructorId).map((row) => row.side))
  return rows.size === 1 ? [...rows][0]! : null
}

function checkLoad(
  problem: DispatchProblem,
  side: SidePlan,
  id: string,
  held: readonly string[],
  rows: readonly Instructor[],
  tell: Tell,
): void {
  const { band, bands } = problem.policy
  const limits = rows.map((row) => Math.min((bands?.[side.side] ?? band).upper, row.capacity ?? Infinity))
  if (held.length > Math.max(0, ...limits)) tell('over-capacity', id)
  const dedicated = side.assigned.filter((row) => row.instructorId === id && row.kind === 'dedicated')
  if (dedicated.length > 0 && held.length > 1) tell('dedicated-shared', id)
}

function checkHelpers(problem: DispatchProblem, plan: DispatchPlan, tell: Tell): void {
  const served = new Set(plan.sides.flatMap((side) => side.assigned.map((row) => row.organisationId)))
  const answered = new Set(plan.liaisons.map((row) => row.organisationId))
  for (const row of problem.organisations)
    if (row.partyOrgId === null && !row.hasWorker && !served.has(row.id) && !answered.has(row.id)) tell('liaison-missing', row.id)
}

/** Great-circle distance, null where a place is not known. */
function kilometres(problem: DispatchProblem, from: DispatchOrganisation, guide: Instructor): number | null {
  const place = (row: { readonly place: LonLat | null; readonly streetId: string | null }) => {
    const centre = onGlobe(row.place) ? row.place : problem.streets.find((street) => street.id === row.streetId)?.centre
    return onGlobe(centre) ? centre : null
  }
  const [a, b] = [place(from), place(guide)]
  return a === null || b === null ? null : haversineKm(a, b)
}

function indexed<T extends { readonly id: string }>(rows: readonly T[]): Map<string, T[]> {
  return Map.groupBy(rows, (row) => row.id)
}
