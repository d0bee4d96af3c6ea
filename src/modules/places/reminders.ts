import { type RawBuilder, sql } from 'kysely'
import { type Day, dayOf } from '../../kernel/dates.ts'
import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { answeredBy, askedBy } from './bookings.ts'
import { readRents } from './rents.ts'
import { namesOf } from './venues.ts'

interface Found {
  id: string
  unitNo: number | null
  groupName: string | null
  venue: string
  startsAt: Date
  offerUntil: Date | null
  total: number
}

type Asking = Parameters<ReminderSource['find']>[0]

/** Bookings in a state on one side of the reader, the next first. */
async function find({ tx, today }: Asking, state: 'applied' | 'offered', side: RawBuilder<boolean>, most: number) {
  const { rows } = await sql<Found>`
    select b.id, b.unit_no as "unitNo", p.group_name as "groupName", v.name as venue, b.starts_at as "startsAt", b.offer_until as "offerUntil", count(*) over ()::integer as total
    from places.booking b join places.venue_on(${today}::date) v on v.no = b.venue_no
    left join places.application p on p.id = b.application_id
    where b.state = ${state} and ${side} order by b.starts_at, b.no limit ${most}`.execute(tx)
  const names = await namesOf(
    tx,
    rows.map((row) => row.unitNo),
    today,
  )
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map((row) => ({
      params: { venue: row.venue },
      title: (row.unitNo === null ? row.groupName : names.get(row.unitNo)) ?? '',
      dueOn: dayOf(row.offerUntil ?? row.startsAt),
      link: `/places/bookings/${row.id}`,
    })),
  }
}

/** Told to those who answer for the venue: who keeps it, and who runs it while the contract does. */
export const applied: ReminderSource = {
  key: 'places.applied',
  action: 'place.keep',
  list: '/places/bookings?state=applied&side=to-us',
  find: (asking, most) => find(asking, 'applied', answeredBy(asking), most),
}

/** Told to those who waited: a place has become free and is kept for a while. */
export const offered: ReminderSource = {
  key: 'places.offered',
  action: 'place.book',
  list: '/places/bookings?state=offered&side=by-us',
  find: (asking, most) => find(asking, 'offered', askedBy(asking), most),
}

/** Told to the side that is to answer a proposal that rent be paid by service. */
export const rentProposed: ReminderSource = {
  key: 'places.rents',
  action: 'place.rent',
  list: '/places/rents?waiting=true',
  async find(asking, most) {
    const found = await readRents(asking, { waiting: true })
    return {
      total: found.length,
      items: found.slice(0, most).map(({ view }) => ({
        params: { venue: view.venue.name },
        title: view.tenant.name,
        dueOn: view.fromOn,
        link: `/places/rents/${view.id}`,
      })),
    }
  },
}

/** Told to those who answer for the venue: somebody proposes to give a service in it. */
export const proposed: ReminderSource = {
  key: 'places.proposed',
  action: 'place.keep',
  list: '/places/service-offers?state=proposed&side=to-us',
  async find({ tx, scope, today }, most) {
    const { rows } = await sql<{ unitNo: number; venue: string; onDay: Day; name: string; total: number }>`
      select o.unit_no as "unitNo", v.name as venue, o.proposed_on as "onDay", o.name, count(*) over ()::integer as total
      from places.service_offer o join places.venue_on(${today}::date) v on v.no = o.venue_no
      join organisations.unit u on u.no = v.owner_no and ${reachedBy(scope, 'u.scope_nodes')}
      where o.state = 'proposed' order by o.recorded_at, o.no limit ${most}`.execute(tx)
    return {
      total: rows[0]?.total ?? 0,
      items: rows.map((row) => ({
        params: { venue: row.venue },
        title: row.name,
        dueOn: row.onDay,
        link: '/places/service-offers?state=proposed&side=to-us',
      })),
    }
  },
}
