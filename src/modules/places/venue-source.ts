import { sql } from 'kysely'
import type { VenueSource, VenueTold } from '../../platform/contributions/venues.ts'

/** Row-level security keeps venues to whoever works in their district. */
export const venueSource: VenueSource = {
  told: async ({ tx, nos, day }) => {
    const { rows } = await sql<VenueTold>`
      select v.no, v.district_no as "districtNo", v.name, v.address, v.state = 'open' as open, l.name as lead
      from places.venue_on(${day}::date) v left join lateral places.names_of(array[v.lead_no], ${day}::date) l on true
      where v.no = any (${[...nos]}::integer[])`.execute(tx)
    return new Map(rows.map((row) => [row.no, row]))
  },
}
