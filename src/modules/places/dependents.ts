import type { Dependents } from '../../platform/contributions/dependents.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { asHand, type HandingOver } from './handed.ts'
import { bookingsAhead, cancelBookings, handBookings, handSeries } from './handed-bookings.ts'
import { handPlans } from './handed-plans.ts'
import { endRents } from './handed-rents.ts'
import { endOwnership, handContracts, handLead, handOffers, handOwnership, handResidents, handServices } from './handed-venues.ts'
import { bringBack, laterThan } from './taken-back.ts'

/**
 * Venues of a merged organisation go on under its successor, and so does what it books, offers and runs elsewhere from the day on. Without
 * a successor its venues close and its bookings ahead are cancelled with a reason both sides read. The past stays with whose it was.
 */
export const placeDependents: Dependents = {
  handOver: (moment, change) =>
    asPlatform(moment.tx, async () => {
      const call: HandingOver = { ...asHand(moment), ...change }
      const { toNo } = change
      const rents = await endRents(call)
      const venues = toNo === null ? await endOwnership(call) : await handOwnership(call, toNo)
      await handLead(call)
      const contracts = await handContracts(call)
      const services = await handServices(call)
      const residents = await handResidents(call)
      const offers = await handOffers(call)
      const plans = await handPlans(call)
      const ahead = await bookingsAhead(call)
      await handSeries(call, ahead)
      if (toNo === null) await cancelBookings(call, ahead, 'unit-ended')
      else await handBookings(call, ahead, toNo)
      const told = (what: string, count: number) => ({ what, moved: toNo === null ? 0 : count, ended: toNo === null ? count : 0 })
      return [
        told('venue', venues),
        told('venue-contract', contracts),
        told('venue-service', services),
        told('venue-service-offer', offers),
        told('venue-resident', residents),
        told('venue-plan', plans),
        told('venue-booking', ahead.length),
        // What was agreed with one organisation is not agreed with its successor.
        { what: 'venue-rent', moved: 0, ended: rents },
      ].filter((one) => one.moved + one.ended > 0)
    }),

  takeBack: (moment, undo) =>
    asPlatform(moment.tx, async () => {
      const later = await laterThan(asHand(moment), undo)
      if (later === 0) await bringBack(asHand(moment), undo)
      return later
    }),
}
