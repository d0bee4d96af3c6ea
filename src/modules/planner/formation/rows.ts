import { onGlobe, originOf, toPlane, type LonLat } from '../geometry.ts'
import type { ExistingBranch, FormationProblem, InputProblem, Organisation } from './types.ts'

/** An organisation or a branch with usable values: kilometres in the plane, whole members. */
export interface Row {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly standIn: boolean
  readonly street: string | null
  readonly section: string | null
  readonly industry: string | null
  readonly full: number
  readonly mobile: number
}

export interface BranchRow extends Row {
  readonly attached: number
}

export interface Rows {
  /** Sorted by id, each id once. */
  readonly organisations: readonly Row[]
  readonly branches: readonly BranchRow[]
  readonly problems: readonly InputProblem[]
  readonly origin: LonLat
}

/** Plain order of code units: the same on every machine, whatever its language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Usable rows in an order that does not depend on the order they came in. Whatever is wrong is reported; nobody is lost. */
export function usableRows(problem: FormationProblem): Rows {
  const problems: InputProblem[] = []
  const organisations = distinct(problem.organisations, new Set(), (id) =>
    problems.push({ code: 'organisation-repeated', params: { organisation: id } }),
  )
  const taken = new Set(organisations.map((organisation) => organisation.id))
  const branches = distinct(problem.branches ?? [], taken, (id) =>
    problems.push({ code: 'branch-repeated', params: { branch: id } }),
  )
  const all = [...organisations, ...branches]
  const origin = problem.origin ?? originOf(all.map((row) => row.place))
  const middles = middlesOf(all)
  const place = (row: Organisation | ExistingBranch) => {
    const given = onGlobe(row.place) ? row.place : null
    const middle = middles.get(row.street ?? '') ?? null
    if (given === null)
      problems.push({ code: middle === null ? 'place-unknown' : 'place-stands-in', params: { organisation: row.id } })
    const standIn = given === null || ('standIn' in row && row.standIn === true)
    return { ...toPlane(given ?? middle ?? middles.get('') ?? origin, origin), standIn }
  }
  const whole = (id: string, value: number) => {
    if (Number.isInteger(value) && value >= 0 && value <= 1e6) return value
    problems.push({ code: 'members-unusable', params: { organisation: id, value: String(value) } })
    return 0
  }
  const shared = ({ id, street, section, industry }: Organisation | ExistingBranch) => ({ id, street, section, industry })
  return {
    organisations: organisations.map((row) => ({
      ...shared(row),
      ...place(row),
      full: whole(row.id, row.fullMembers),
      mobile: whole(row.id, row.mobileMembers),
    })),
    branches: branches.map((row) => ({
      ...shared(row),
      ...place(row),
      full: whole(row.id, row.fullMembers),
      mobile: 0,
      attached: whole(row.id, row.attached),
    })),
    problems,
    origin,
  }
}

/** Each id once. Which of two rows stays depends on what they say, not on which came first. */
function distinct<T extends { readonly id: string }>(
  rows: readonly T[],
  taken: ReadonlySet<string>,
  tell: (id: string) => void,
): T[] {
  const kept = new Map<string, T>()
  for (const row of rows) {
    const other = kept.get(row.id)
    if (other === undefined && !taken.has(row.id)) {
      kept.set(row.id, row)
      continue
    }
    tell(row.id)
    if (other !== undefined && byText(JSON.stringify(row), JSON.stringify(other)) < 0) kept.set(row.id, row)
  }
  return [...kept.values()].sort((a, b) => byText(a.id, b.id))
}

/** The middle of the known places of each street; under '' that of all. */
function middlesOf(rows: readonly { readonly place: LonLat | null; readonly street: string | null }[]): Map<string, LonLat> {
  const sums = new Map<string, { lon: number; lat: number; count: number }>()
  const count = (key: string, place: LonLat) => {
    const sum = sums.get(key) ?? { lon: 0, lat: 0, count: 0 }
    if (sum.count === 0) sums.set(key, sum)
    sum.lon += place.lon
    sum.lat += place.lat
    sum.count += 1
  }
  for (const { place, street } of rows) {
    if (!onGlobe(place)) continue
    count(street ?? '', place)
    if (street !== null && street !== '') count('', place)
  }
  return new Map([...sums].map(([key, { lon, lat, count }]) => [key, { lon: lon / count, lat: lat / count }]))
}
