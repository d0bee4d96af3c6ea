import { bankEndpoints } from './contract-bank.ts'
import { needEndpoints } from './contract-needs.ts'
import { ownEndpoints } from './contract-own.ts'
import { serviceEndpoints } from './contract-service.ts'

export const volunteering = { ...needEndpoints, ...serviceEndpoints, ...bankEndpoints, ...ownEndpoints }
export { grades, itemKinds, redemptionStates, riskKinds } from './contract-shapes.ts'
