import { sql } from 'kysely'
import type { LayerPoint, MapLayer } from '../../platform/contributions/map-layers.ts'
import { dayOf } from '../../kernel/dates.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { unitFilter } from './contract.ts'
import { verdictsAt, whereOf } from './filter.ts'
import { programmeOf, rulesInForce } from './settings.ts'

/** Units coloured by their cell: the list of the same filter, on the ground. */
export const coverageLayer: MapLayer = {
  key: 'coverage',
  async points({ tx, scope, asOf, districtNo, filter }) {
    const read = unitFilter.safeParse({ ...filter, districtNo })
    if (!read.success)
      throw problem(commonProblems['input-invalid'], {
        issues: read.error.issues.map((issue) => `query.${issue.path.join('.')}: ${issue.message}`),
      })
    const parsed = read.data
    const { settings } = await rulesInForce(tx, asOf, await programmeOf(tx, districtNo))
    const { rows } = await sql<LayerPoint>`
      select v.unit_no as "unitNo", v.name, v.lon, v.lat, v.street_no as "streetNo", v.community_no as "communityNo", coalesce(v.cell, 'inactive') as "group"
      from ${verdictsAt(asOf, dayOf(new Date()), settings)} v where ${whereOf(parsed, scope)} order by v.unit_no`.execute(tx)
    return rows
  },
}
