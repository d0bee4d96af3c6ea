import { commonProblems, problem } from '../../kernel/problem.ts'
import type { MapLayer } from '../../platform/contributions/map-layers.ts'
import { reachFilter } from './contract-reach.ts'
import { findReach, reachOf } from './reach.ts'

/** Organisations by whether a shared venue lies near: the list of the same filter, on the ground. */
export const reachLayer: MapLayer = {
  key: 'venue-reach',
  async points({ tx, scope, asOf, districtNo, filter }) {
    const read = reachFilter.safeParse({ ...filter, districtNo })
    if (!read.success)
      throw problem(commonProblems['input-invalid'], {
        issues: read.error.issues.map((issue) => `query.${issue.path.join('.')}: ${issue.message}`),
      })
    const asking = { tx, scope, today: asOf }
    const { metres } = await reachOf(asking, read.data)
    const rows = await findReach(asking, read.data, metres)
    return rows.map(({ no, name, lon, lat, streetNo, communityNo, group }) => ({
      unitNo: no,
      name,
      lon,
      lat,
      streetNo,
      communityNo,
      group,
    }))
  },
}
