import type { Tx } from '../../platform/db/database.ts'
import type { BoundaryMatch } from './boundary-match.ts'
import type { BoundaryCrs } from './crs.ts'
import type { AreaGeometry } from './geometry.ts'

// A type, because Kysely asks for an index signature that interfaces lack.
type MapTables = {
  'map.boundary': {
    district_no: number
    unit_no: number
    level: 'district' | 'street' | 'community'
    /** Written as text, read as an object. */
    geometry: AreaGeometry | string
    owner: string
    source: string
    approval_no: string
    crs: string
    published_on: string
    imported_by: string | null
    imported_at: Date
  }
}

export interface BoundarySource {
  readonly owner: string
  readonly source: string
  readonly approvalNo: string
  readonly crs: BoundaryCrs
  readonly publishedOn: string
}

export interface Boundary extends Omit<BoundarySource, 'crs'> {
  readonly unitNo: number
  readonly crs: string
  readonly geometry: AreaGeometry
}

export async function listBoundaries(tx: Tx, districtNo: number): Promise<Boundary[]> {
  const rows = await tx
    .withTables<MapTables>()
    .selectFrom('map.boundary')
    .selectAll()
    .where('district_no', '=', districtNo)
    .orderBy('unit_no')
    .execute()
  return rows.map((row) => ({
    unitNo: row.unit_no,
    geometry: row.geometry as AreaGeometry,
    owner: row.owner,
    source: row.source,
    approvalNo: row.approval_no,
    crs: row.crs,
    publishedOn: row.published_on,
  }))
}

export async function saveBoundaries(
  tx: Tx,
  districtNo: number,
  source: BoundarySource,
  matched: readonly BoundaryMatch[],
  by: { accountId: string | null; at: Date },
): Promise<void> {
  for (const { area, geometry } of matched) {
    const row = {
      level: area.level,
      geometry: JSON.stringify(geometry),
      owner: source.owner,
      source: source.source,
      approval_no: source.approvalNo,
      crs: source.crs,
      published_on: source.publishedOn,
      imported_by: by.accountId,
      imported_at: by.at,
    }
    await tx
      .withTables<MapTables>()
      .insertInto('map.boundary')
      .values({ district_no: districtNo, unit_no: area.unitNo, ...row })
      .onConflict((conflict) => conflict.columns(['district_no', 'unit_no']).doUpdateSet(row))
      .execute()
  }
}

export async function removeBoundaries(tx: Tx, districtNo: number): Promise<number> {
  const removed = await tx
    .withTables<MapTables>()
    .deleteFrom('map.boundary')
    .where('district_no', '=', districtNo)
    .executeTakeFirst()
  return Number(removed.numDeletedRows)
}
