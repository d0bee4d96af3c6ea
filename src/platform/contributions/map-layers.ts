import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import type { Tx } from '../db/database.ts'

/** Points a module puts on the map, under the caller's scope. */
export interface MapLayer {
  readonly key: string
  /** `filter` is the query of the module's own list, so that map and list give the same set. */
  points(input: {
    tx: Tx
    scope: Scope
    asOf: Day
    districtNo: number
    filter: Readonly<Record<string, string>>
  }): Promise<LayerPoint[]>
}

/** A unit of a layer. One without coordinates is placed by the map at its community, else at its street. */
export interface LayerPoint {
  readonly unitNo: number
  readonly name: string
  /** WGS-84 degrees, or null when the unit has no coordinates. */
  readonly lon: number | null
  readonly lat: number | null
  readonly streetNo: number | null
  readonly communityNo: number | null
  /** Group the point is coloured by, e.g. the coverage cell. */
  readonly group: string
}
