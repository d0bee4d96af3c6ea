import { bankEndpoints } from './contract-bank.ts'
import { leaderEndpoints } from './contract-leaders.ts'
import { needEndpoints } from './contract-needs.ts'
import { offeringEndpoints } from './contract-offerings.ts'
import { ownEndpoints } from './contract-own.ts'
import { serviceEndpoints } from './contract-service.ts'

export const volunteering = {
  ...needEndpoints,
  ...serviceEndpoints,
  ...bankEndpoints,
  ...offeringEndpoints,
  ...leaderEndpoints,
  ...ownEndpoints,
}
export { leaderStates, type LeaderState } from './rules/leaders.ts'
export { grades, itemKinds, offeringKinds, redemptionStates, riskKinds } from './contract-shapes.ts'
