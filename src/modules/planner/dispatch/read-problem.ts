import { type LonLat, onGlobe, originOf, toPlane } from '../geometry.ts'
import {
  type Band,
  type DispatchOrganisation,
  type DispatchProblem,
  type Instructor,
  type Issue,
  type IssueCode,
  type Side,
  sides,
} from './types.ts'

/** A thing with its place in the plane: own place, else the centre of its street, else nowhere. */
export interface Placed {
  readonly x: number
  readonly y: number
  readonly known: 'own' | 'street' | 'nowhere'
}

/** The input in canonical order (by id), with one entry an id and usable numbers; what was not usable stands in `issues`. */
export interface ReadProblem {
  readonly organisations: readonly (DispatchOrganisation & Placed)[]
  readonly instructors: Readonly<Record<Side, readonly (Instructor & Placed & { readonly limit: number })[]>>
  /** Instructor an organisation must have, by side and organisation. */
  readonly must: Readonly<Record<Side, ReadonlyMap<string, string>>>
  /** `organisation instructor` pairs nobody may make; see `pairKey`. */
  readonly never: ReadonlySet<string>
  readonly current: Readonly<Record<Side, ReadonlyMap<string, string>>>
  readonly streets: ReadonlyMap<string, Placed>
  readonly policy: DispatchProblem['policy']
  readonly issues: readonly Issue[]
}

export const pairKey = (organisationId: string, instructorId: string) => JSON.stringify([organisationId, instructorId])
export const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Organisations somebody of a side may serve. */
export const bandOf = (policy: DispatchProblem['policy'], side: Side): Band => policy.bands?.[side] ?? policy.band

const mapValues = (values: DispatchOrganisation['priorities'], change: (value: number) => number) =>
  Object.fromEntries(Object.entries(values ?? {}).map(([side, value]) => [side, change(value)])) as NonNullable<typeof values>

const bySide = <T>(of: (side: Side) => T) => Object.fromEntries(sides.map((side) => [side, of(side)])) as Record<Side, T>

export function readProblem(problem: DispatchProblem): ReadProblem {
  const issues: Issue[] = []
  const tell = (code: IssueCode, kind: Issue['kind'], id: string) => void issues.push({ code, kind, id })
  const { policy } = problem
  const rows = <T extends { readonly id: string }>(list: readonly T[], kind: Issue['kind']): T[] =>
    once(list, (id) => tell('duplicate-id', kind, id))
  const streetRows = rows(problem.streets, 'street')
  const raw = {
    organisations: rows(problem.organisations, 'organisation'),
    instructors: rows(problem.instructors, 'instructor'),
  }
  const origin = originOf([...raw.organisations.map((row) => row.place), ...streetRows.map((row) => row.centre)])
  const streets = new Map<string, Placed>()
  for (const { id, centre } of streetRows)
    if (onGlobe(centre)) streets.set(id, { ...toPlane(centre, origin), known: 'street' })
    else if (centre !== null) tell('place-not-usable', 'street', id)
  const placed = (
    kind: Issue['kind'],
    row: { readonly id: string; readonly place: LonLat | null; readonly streetId: string | null },
  ): Placed => {
    if (onGlobe(row.place)) return { ...toPlane(row.place, origin), known: 'own' }
    if (row.place !== null && row.place !== undefined) tell('place-not-usable', kind, row.id)
    return streets.get(row.streetId ?? '') ?? { x: 0, y: 0, known: 'nowhere' }
  }
  const usableOrNull = (value: number, code: IssueCode, kind: Issue['kind'], id: string): number | null => {
    if (Number.isFinite(value) && value >= 0) return value
    tell(code, kind, id)
    return null
  }
  const usable = (value: number, code: IssueCode, kind: Issue['kind'], id: string, otherwise: number) =>
    usableOrNull(value, code, kind, id) ?? otherwise
  const limitOf = (row: Instructor) =>
    row.capacity === null
      ? bandOf(policy, row.side).upper
      : Math.min(bandOf(policy, row.side).upper, Math.floor(usable(row.capacity, 'capacity-not-usable', 'instructor', row.id, 0)))
  const instructors = raw.instructors.map((row) => ({ ...row, ...placed('instructor', row), limit: limitOf(row) }))
  const organisations = raw.organisations.map((row) => ({
    ...row,
    ...placed('organisation', row),
    headcount: row.headcount === null ? null : usableOrNull(row.headcount, 'headcount-not-usable', 'organisation', row.id),
    priority: usable(row.priority, 'priority-not-usable', 'organisation', row.id, 1),
    priorities: mapValues(row.priorities, (value) => usable(value, 'priority-not-usable', 'organisation', row.id, 1)),
  }))
  const sideOf = new Map(instructors.map((row) => [row.id, row.side]))
  const known = new Set(organisations.map((row) => row.id))
  return {
    organisations,
    instructors: bySide((side) => instructors.filter((row) => row.side === side)),
    ...readPins(problem, sideOf, known, tell),
    current: readCurrent(problem, known, tell),
    streets,
    policy,
    issues: issues.sort((a, b) => byId(a, b) || (a.code < b.code ? -1 : 1)),
  }
}

/** By id, one entry each: of several with one id the first in the order of their contents, whatever order they came in. */
function once<T extends { readonly id: string }>(list: readonly T[], tell: (id: string) => void): T[] {
  const sorted = list.toSorted(byId)
  if (sorted.every((row, index) => row.id !== sorted[index + 1]?.id)) return sorted
  const contents = sorted.map((row) => ({
    id: row.id,
    text: JSON.stringify(row, (_, value) => (typeof value === 'number' ? String(value) : value)),
    row,
  }))
  contents.sort((a, b) => byId(a, b) || (a.text < b.text ? -1 : 1))
  return contents.flatMap(({ id, row }, index) => {
    if (index === 0 || contents[index - 1]!.id !== id) return [row]
    tell(id)
    return []
  })
}

type Tell = (code: IssueCode, kind: Issue['kind'], id: string) => void

function readPins(problem: DispatchProblem, sideOf: ReadonlyMap<string, Side>, known: ReadonlySet<string>, tell: Tell) {
  const must = bySide(() => new Map<string, string>())
  const never = new Set<string>()
  const pins = problem.pins.toSorted((a, b) => (pinText(a) < pinText(b) ? -1 : 1))
  for (const pin of pins) {
    const side = sideOf.get(pin.instructorId)
    const id = pairKey(pin.organisationId, pin.instructorId)
    if (side === undefined || !known.has(pin.organisationId)) tell('pin-unknown', 'pin', id)
    else if (pin.kind === 'never') never.add(id)
  }
  for (const pin of pins) {
    const side = sideOf.get(pin.instructorId)
    if (pin.kind !== 'must' || side === undefined || !known.has(pin.organisationId)) continue
    const id = pairKey(pin.organisationId, pin.instructorId)
    const other = must[side].get(pin.organisationId)
    if (never.has(id) || (other !== undefined && other !== pin.instructorId)) tell('pin-contradicts', 'pin', id)
    else must[side].set(pin.organisationId, pin.instructorId)
  }
  return { must, never }
}

const pinText = (pin: DispatchProblem['pins'][number]) => JSON.stringify([pin.organisationId, pin.instructorId, pin.kind])

/** An organisation whose instructor has left keeps its entry: that change was forced. */
function readCurrent(problem: DispatchProblem, known: ReadonlySet<string>, tell: Tell) {
  const current = bySide(() => new Map<string, string>())
  const named = problem.current.map((row) => ({ ...row, key: pairKey(row.organisationId, row.instructorId) }))
  for (const { side, organisationId, instructorId, key } of named.sort((a, b) => (a.key < b.key ? -1 : 1))) {
    if (!known.has(organisationId)) tell('current-unknown', 'current', key)
    else if (current[side].has(organisationId)) tell('current-twice', 'current', key)
    else current[side].set(organisationId, instructorId)
  }
  return current
}
