import { reachedBy } from '../../platform/db/reached.ts'
import { sql } from 'kysely'
import type { AreaNode, AreaSource } from '../../platform/contributions/areas.ts'

/** Areas of a district with the mean position of the units filed there: what a schematic map is drawn from. */
export const areaSource: AreaSource = {
  async areas({ tx, scope, districtNo }) {
    const reached = scope.everything
      ? sql`true`
      : sql`exists (select from organisations.unit_on(current_date) u where u.district_no = ${districtNo} and ${reachedBy(scope, 'u.scope_nodes')})`
    const whole = scope.everything
      ? sql`true`
      : sql`exists (select from organisations.unit d where d.no = f.no and ${reachedBy(scope, 'd.scope_nodes')})`
    const { rows } = await sql<AreaNode>`
      select f.no as "unitNo", f.division_code as code, f.name, f.kind as level,
        case f.kind when 'community' then f.street_no when 'street' then f.district_no end as "parentNo", m.lon, m.lat, coalesce(m.units, 0) as units
      from organisations.frame() f
      left join organisations.mean_positions(${districtNo}) m on m.area_no = f.no
      where f.kind in ('district', 'street', 'community') and (f.district_no = ${districtNo} or f.no = ${districtNo}) and f.status = 'active' and ${reached}
        and (f.kind <> 'district' or ${whole})
      order by f.code, f.no`.execute(tx)
    return rows
  },
}
