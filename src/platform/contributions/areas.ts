import type { Scope } from '../../kernel/policy.ts'
import type { Tx } from '../db/database.ts'

/** The areas of a district with the mean position of the units in them: what a map can be drawn from where no boundary is kept. */
export interface AreaSource {
  /**
   * Every street and community of the district, and the district itself when the scope reaches it as a whole. Names of areas are
   * public and positions are means over all units, so that two people see one drawing; `scope` decides whether the district is
   * answered at all. Empty when it is unknown or nothing of it is in scope.
   */
  areas(input: { tx: Tx; scope: Scope; districtNo: number }): Promise<AreaNode[]>
}

export interface AreaNode {
  readonly unitNo: number
  /** Division code, when the area has one; boundaries are matched by it first. */
  readonly code: string | null
  readonly name: string
  readonly level: 'district' | 'street' | 'community'
  readonly parentNo: number | null
  /** Mean of the coordinates of the area's units in WGS-84 degrees; null when none has any. */
  readonly lon: number | null
  readonly lat: number | null
  /** Units behind the mean. */
  readonly units: number
}
