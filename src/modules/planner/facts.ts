import type { LonLat } from './geometry.ts'

/** What a plan knows of an organisation; kept with the plan, so that it can be explained after the facts have moved on. */
export interface UnitFacts {
  readonly no: number
  readonly name: string
  readonly place: LonLat | null
  /** The place is the middle of its community or street. */
  readonly standIn: boolean
  readonly streetNo: number | null
  readonly industryNo: number | null
  readonly fullMembers: number
  readonly mobileMembers: number
  readonly headcount: number | null
  /** Joint branch it stands in today, when that is planned anew too. */
  readonly partyNo: number | null
}

/** A branch that stands and may take organisations in. */
export interface BranchFacts {
  readonly no: number
  readonly name: string
  readonly place: LonLat | null
  readonly standIn: boolean
  readonly streetNo: number | null
  readonly industryNo: number | null
  readonly fullMembers: number
  readonly attached: number
}

/** A joint branch that stands and whose organisations are planned anew. */
export interface StandingFacts {
  readonly no: number
  readonly name: string
  /** Units it covers and the plan does not know, such as some of another street. */
  readonly others: number
}

export interface FormationFacts {
  readonly units: readonly UnitFacts[]
  /** Absent in plans that leave joint branches alone. */
  readonly standing?: readonly StandingFacts[]
  readonly branches: readonly BranchFacts[]
  /** Names of streets and industries. */
  readonly areas: Readonly<Record<string, string>>
}

/** What about an organisation is no longer as the plan took it; null when nothing is. */
export function overtakenBy(before: UnitFacts, now: UnitFacts | undefined): Overtaken['what'] | null {
  if (!now) return 'gone-or-covered'
  if (before.partyNo !== now.partyNo) return 'branch'
  if (before.fullMembers !== now.fullMembers || before.mobileMembers !== now.mobileMembers) return 'members'
  if (before.streetNo !== now.streetNo || before.industryNo !== now.industryNo) return 'moved'
  // Places that stand in follow the drawing of the map, which moves when any unit does.
  return (before.standIn && now.standIn) || samePlace(before.place, now.place) ? null : 'moved'
}

export interface Overtaken {
  readonly no: number
  readonly name: string
  readonly what: 'gone-or-covered' | 'branch' | 'members' | 'moved' | 'new'
}

/** What has changed between the facts of a plan and those of today. */
export function listOvertaken(before: FormationFacts, now: FormationFacts): Overtaken[] {
  const today = new Map(now.units.map((unit) => [unit.no, unit]))
  const known = new Set(before.units.map((unit) => unit.no))
  const changed = before.units.flatMap((unit) => {
    const what = overtakenBy(unit, today.get(unit.no))
    return what === null ? [] : [{ no: unit.no, name: unit.name, what }]
  })
  const fresh = now.units.filter((unit) => !known.has(unit.no)).map(({ no, name }) => ({ no, name, what: 'new' as const }))
  return [...changed, ...fresh]
}

function samePlace(a: LonLat | null, b: LonLat | null): boolean {
  return a === b || (a !== null && b !== null && a.lon === b.lon && a.lat === b.lat)
}
