import { bookingEndpoints } from './contract-bookings.ts'
import { partEndpoints } from './contract-parts.ts'
import { publicEndpoints } from './contract-public.ts'
import { offerEndpoints } from './contract-offers.ts'
import { planEndpoints } from './contract-plans.ts'
import { reachEndpoints } from './contract-reach.ts'
import { rentEndpoints } from './contract-rents.ts'
import { sheetEndpoints } from './contract-sheets.ts'
import { upgradeEndpoints } from './contract-upgrades.ts'
import { venueEndpoints } from './contract-venues.ts'

export { type VenueFacts, venueStates } from './contract-shapes.ts'
export { reachGroups } from './contract-reach.ts'

export const places = {
  ...venueEndpoints,
  ...partEndpoints,
  ...bookingEndpoints,
  ...reachEndpoints,
  ...rentEndpoints,
  ...sheetEndpoints,
  ...publicEndpoints,
  ...upgradeEndpoints,
  ...offerEndpoints,
  ...planEndpoints,
}
