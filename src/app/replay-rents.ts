import { addDays, type Day } from '../kernel/dates.ts'
import type { RequestOf } from '../kernel/endpoint.ts'
import { places } from '../modules/places/contract.ts'
import { volunteering } from '../modules/volunteering/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { as } from './play-story.ts'
import { begun } from './replay-places.ts'

type Proposal = NonNullable<RequestOf<typeof places.proposeRent>['body']>

/**
 * Rent paid by service in a district (ZF-30): one agreement by hours of a Party organisation that serves, one by sessions of one that
 * books rooms, and a proposal that waits. What was delivered is what the other stories recorded. All invented.
 */
export async function replayRents(services: Services, districtNo: number): Promise<void> {
  const today = services.clock.today()
  const { items: venues } = await as(services, today, places.listVenues, { query: { districtNo, state: 'open', pageSize: 100 } })
  const { items: sessions } = await as(services, today, volunteering.listSessions, { query: { districtNo, pageSize: 100 } })
  const { items: held } = await as(services, today, places.listBookings, {
    query: { districtNo, state: 'held', purpose: 'training,culture,service', pageSize: 100 },
  })
  const shared = venues.filter((one) => one.shared)
  const served = sessions.toSorted((one, other) => one.heldOn.localeCompare(other.heldOn))[0]
  const park = shared.find((one) => one.owner.no !== served?.organiser.no)
  if (!served || !park) return
  const hours = {
    venueNo: park.no,
    tenantNo: served.organiser.no,
    measure: 'service',
    rentFen: 20_000,
    fromOn: later(`${served.heldOn.slice(0, 7)}-01`, addDays(today, 12 - begun)),
    about: '每月组织社区义诊、讲座等志愿服务，抵扣办公用房租金',
  } as const
  await agree(services, hours)
  const booked = held.find(
    (one) =>
      one.unit.no !== served.organiser.no && shared.some((venue) => venue.no === one.venue.no && venue.owner.no !== one.unit.no),
  )
  if (!booked) return
  const sessionsOf = { venueNo: booked.venue.no, tenantNo: booked.unit.no, measure: 'sessions', rentFen: 13_000 } as const
  await agree(services, { ...sessionsOf, fromOn: addDays(booked.day, -14), about: '面向居民的公益课堂' })
  const waiting = shared.find((one) => one.no !== booked.venue.no && one.owner.no !== booked.unit.no)
  if (waiting) await propose(services, { ...sessionsOf, venueNo: waiting.no, fromOn: addDays(today, 8) }, addDays(today, -3))
}

const later = (one: Day, other: Day) => (one > other ? one : other)

type Told = Omit<Proposal, 'side'>

const propose = (services: Services, body: Told, day: Day) =>
  as(services, day, places.proposeRent, { body: { ...body, side: 'tenant' } })

async function agree(services: Services, body: Told): Promise<void> {
  const { id } = await propose(services, body, addDays(body.fromOn, -10))
  await as(services, addDays(body.fromOn, -5), places.moveRent, { params: { id }, body: { act: 'agree' }, revision: 1 })
}
