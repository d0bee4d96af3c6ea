import { activityEndpoints } from './contract-activity.ts'
import { approachEndpoints } from './contract-approaches.ts'
import { bankEndpoints } from './contract-bank.ts'
import { caseEndpoints } from './contract-cases.ts'
import { leaderEndpoints } from './contract-leaders.ts'
import { needEndpoints } from './contract-needs.ts'
import { offeringEndpoints } from './contract-offerings.ts'
import { ownEndpoints } from './contract-own.ts'
import { seriesEndpoints } from './contract-series.ts'
import { serviceEndpoints } from './contract-service.ts'
import { teamEndpoints } from './contract-teams.ts'

export const volunteering = {
  ...needEndpoints,
  ...serviceEndpoints,
  ...bankEndpoints,
  ...offeringEndpoints,
  ...leaderEndpoints,
  ...teamEndpoints,
  ...seriesEndpoints,
  ...approachEndpoints,
  ...caseEndpoints,
  ...activityEndpoints,
  ...ownEndpoints,
}
export { caseActs, caseStates, type CaseState } from './rules/service-case.ts'
export { leaderStates, type LeaderState } from './rules/leaders.ts'
export { approachStates } from './contract-approaches.ts'
export { seriesDayStates, seriesStates } from './contract-series.ts'
export { grades, itemKinds, offeringKinds, redemptionStates, riskKinds } from './contract-shapes.ts'
