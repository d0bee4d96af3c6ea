import { sql } from 'kysely'
import { refreshAll } from '../modules/coverage/index.ts'
import type { Services } from '../platform/commands/services.ts'
import { systemContext } from '../platform/db/database.ts'
import { type AreaPlace, positionOf } from '../programmes/longhua/positions.ts'

interface Found extends AreaPlace {
  readonly no: number
  readonly streets: number
}

/**
 * Gives the organisations of a register that was handed in without coordinates invented ones, as if the sheet had had the columns: the map
 * shows where a shared room is near and where none is. They are no places on the ground.
 */
export async function replayPositions(services: Services, districtNo: number): Promise<void> {
  await services.database.transaction(systemContext, async (tx) => {
    const { rows } = await sql<Found>`
      with street as (select unit_no as no, row_number() over (order by unit_no) - 1 as at from organisations.unit_on(${services.clock.today()}::date)
          where kind = 'street' and district_no = ${districtNo}),
        community as (select unit_no as no, row_number() over (partition by street_no order by unit_no) - 1 as at
          from organisations.unit_on(${services.clock.today()}::date) where kind = 'community' and district_no = ${districtNo})
      select u.unit_no as no, s.at::integer as street, c.at::integer as community, u.unit_no as unit, (select count(*)::integer from street) as streets
      from organisations.unit_on(${services.clock.today()}::date) u join street s on s.no = u.street_no left join community c on c.no = u.community_no
      where u.kind = 'social_org' and u.district_no = ${districtNo} order by u.unit_no`.execute(tx)
    const placed = rows.flatMap((row) => {
      const at = positionOf(row, row.streets)
      return at === null ? [] : [{ no: row.no, ...at }]
    })
    await sql`
      update organisations.unit_state s set lon = p.lon, lat = p.lat
      from json_to_recordset(${JSON.stringify(placed)}::json) p (no integer, lon double precision, lat double precision)
      where s.unit_no = p.no and s.retracted_at is null and s.lon is null`.execute(tx)
    await refreshAll(tx, services.clock.today())
  })
}
