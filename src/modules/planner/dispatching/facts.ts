import type { Day } from '../../../kernel/dates.ts'
import type { LonLat } from '../geometry.ts'
import type { DispatchSide } from './rule.ts'

/** What a plan knows of an organisation; kept with the plan, so that it can be explained after the facts have moved on. */
export interface GuidedUnit {
  readonly no: number
  readonly name: string
  readonly place: LonLat | null
  /** The place is the middle of its community or street. */
  readonly standIn: boolean
  readonly streetNo: number | null
  readonly departmentNo: number | null
  readonly industryNo: number | null
  /** People as the rule on large organisations counts them. */
  readonly size: number | null
  readonly hasPartyOrg: boolean
  readonly fullTime: boolean
  readonly liaison: boolean
  /** Full and probationary members; the more, the sooner a full-time worker comes. */
  readonly members?: number
  /** Sides that owe it somebody. */
  readonly sides: readonly DispatchSide[]
}

/** An instructor or full-time worker of the plan. Names stay where people are kept: a plan holds numbers and bodies only. */
export interface Guide {
  readonly id: string
  readonly sender: string
  readonly side: DispatchSide
  readonly place: LonLat | null
  readonly streetNo: number | null
  readonly departmentNo: number | null
  readonly industryNos: readonly number[]
  /** Organisations served besides those the plan decides about. */
  readonly elsewhere: number
  /** Own limit, where one was stated. */
  readonly capacity: number | null
  readonly source: string | null
}

/** Who serves an organisation today, one a side. */
export interface HeldLine {
  readonly unitNo: number
  readonly side: DispatchSide
  readonly personId: string
  readonly fromOn: Day
}

export interface DispatchFacts {
  readonly units: readonly GuidedUnit[]
  readonly people: readonly Guide[]
  readonly posts: readonly HeldLine[]
  readonly centres: readonly { readonly no: number; readonly place: LonLat }[]
  /** Names of streets, departments and industries. */
  readonly areas: Readonly<Record<string, string>>
  /** Instructors in post whose side nothing tells; posts beyond one a side: both are left as they are. */
  readonly unknownSide: number
  readonly second: number
}

export type OvertakenWhat = 'gone' | 'new' | 'changed' | 'other-instructor' | 'left' | 'come'

export interface OvertakenOne {
  readonly kind: 'unit' | 'person'
  readonly id: string
  readonly what: OvertakenWhat
}

/** What has changed between the facts of a plan and those of today; a size matters only where it makes large or no longer does. */
export function overtakenOf(before: DispatchFacts, now: DispatchFacts, largeFrom: number | null): OvertakenOne[] {
  const units = new Map(now.units.map((unit) => [unit.no, unit]))
  const people = new Set(now.people.map((one) => one.id))
  const lines = (facts: DispatchFacts) =>
    new Map(
      [...Map.groupBy(facts.posts, (post) => post.unitNo)].map(([no, posts]) => [
        no,
        posts
          .map(({ side, personId }) => `${side} ${personId}`)
          .sort()
          .join(),
      ]),
    )
  const [held, holds] = [lines(before), lines(now)]
  const unit = (no: number, what: OvertakenWhat): OvertakenOne => ({ kind: 'unit', id: String(no), what })
  const known = new Set(before.units.map((one) => one.no))
  const knew = new Set(before.people.map((one) => one.id))
  return [
    ...before.units.flatMap((one) => {
      const today = units.get(one.no)
      if (!today) return [unit(one.no, 'gone')]
      if (held.get(one.no) !== holds.get(one.no)) return [unit(one.no, 'other-instructor')]
      return sameNeeds(one, today, largeFrom ?? Infinity) ? [] : [unit(one.no, 'changed')]
    }),
    ...now.units.filter((one) => !known.has(one.no)).map((one) => unit(one.no, 'new')),
    ...before.people.filter((one) => !people.has(one.id)).map(({ id }): OvertakenOne => ({ kind: 'person', id, what: 'left' })),
    ...now.people.filter((one) => !knew.has(one.id)).map(({ id }): OvertakenOne => ({ kind: 'person', id, what: 'come' })),
  ]
}

const sameNeeds = (a: GuidedUnit, b: GuidedUnit, largeFrom: number) =>
  (a.size ?? 0) >= largeFrom === (b.size ?? 0) >= largeFrom &&
  a.streetNo === b.streetNo &&
  a.departmentNo === b.departmentNo &&
  a.sides.join() === b.sides.join()
