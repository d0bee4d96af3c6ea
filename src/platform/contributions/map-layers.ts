import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import type { Tx } from '../db/database.ts'

/** Points a module puts on the map, under the caller's scope. */
export interface MapLayer {
  readonly key: string
  points(input: {
    tx: Tx
    scope: Scope
    asOf: Day
    districtNo: number
    filter: Readonly<Record<string, string>>
  }): Promise<MapPoint[]>
}

export interface MapPoint {
  readonly unitNo: number
  readonly name: string
  readonly lon: number
  readonly lat: number
  /** `exact` from coordinates, `community` when the point stands at the centre of its community because it has none. */
  readonly placement: 'exact' | 'community' | 'street'
  /** Group the point is coloured by, e.g. the coverage cell. */
  readonly group: string
}
