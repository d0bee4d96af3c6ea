import { type DispatchPlan, type DispatchProblem, type GroupNeed, groupNeeds } from '../dispatch/index.ts'
import { haversineKm, type LonLat } from '../geometry.ts'

export interface ToldNeed extends GroupNeed {
  /** Large organisations of the group without an instructor of their own. */
  readonly dedicatedMissing: number
}

/**
 * Where one more instructor helps most. The engine prices a newcomer who shares; where a large organisation lacks one of its own, a
 * newcomer in the middle of the group who is its own saves at least the price of lacking one, less the way there.
 */
export function toldNeeds(problem: DispatchProblem, plan: DispatchPlan): ToldNeed[] {
  const organisations = new Map(problem.organisations.map((row) => [row.id, row]))
  const lacking = new Map(
    plan.sides.map((side) => [
      side.side,
      side.warnings.flatMap(({ code, id }) => (code === 'dedicated-missing' ? (organisations.get(id) ?? []) : [])),
    ]),
  )
  return groupNeeds(problem, plan)
    .map((need): ToldNeed => {
      const inGroup = (row: DispatchProblem['organisations'][number]) =>
        (need.side === 'locality' ? row.streetId : row.departmentId) === need.groupId
      const middle = middleOf(problem.organisations.filter(inGroup).map((row) => row.place))
      const missing = lacking.get(need.side)!.filter(inGroup)
      const { undedicated, travel, unknownDistance } = problem.policy.sides[need.side]!
      const away = missing.map(({ place }) => (place && middle ? haversineKm(place, middle) : unknownDistance))
      const own = missing.length === 0 ? 0 : undedicated - travel * Math.min(...away)
      return { ...need, dedicatedMissing: missing.length, oneMoreGains: Math.max(need.oneMoreGains, own) }
    })
    .sort((a, b) => b.oneMoreGains - a.oneMoreGains || (a.groupId < b.groupId ? -1 : 1))
}

function middleOf(places: readonly (LonLat | null)[]): LonLat | null {
  const known = places.filter((place) => place !== null)
  const mean = (part: (place: LonLat) => number) => known.reduce((sum, place) => sum + part(place), 0) / known.length
  return known.length === 0 ? null : { lon: mean((place) => place.lon), lat: mean((place) => place.lat) }
}
