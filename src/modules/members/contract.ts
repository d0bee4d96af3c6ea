import { consultationEndpoints } from './contract-consultations.ts'
import { declarationEndpoints } from './contract-declarations.ts'
import { displayEndpoints } from './contract-displays.ts'
import { mobileEndpoints } from './contract-mobile.ts'
import { ownEndpoints } from './contract-own.ts'
import { registerEndpoints } from './contract-register.ts'
import { registrationEndpoints } from './contract-registrations.ts'
import { sheetEndpoints } from './contract-sheets.ts'
import { teamEndpoints } from './contract-teams.ts'
import { transferEndpoints } from './contract-transfers.ts'
import { visitEndpoints } from './contract-visits.ts'

export type { OwnDisplay } from './contract-displays.ts'
export type { OwnRecord } from './contract-own.ts'
export { type Deletable, deletable, kept, requestFields } from './rules/own.ts'
export type { OwnTeam } from './contract-teams.ts'
export { pledgeMoves } from './rules/displays.ts'
export { memberFilter, type MemberFilter, memberRow } from './contract-register.ts'

/** Every endpoint of the module. */
export const members = {
  ...transferEndpoints,
  ...visitEndpoints,
  ...consultationEndpoints,
  ...mobileEndpoints,
  ...declarationEndpoints,
  ...ownEndpoints,
  ...displayEndpoints,
  ...registrationEndpoints,
  ...teamEndpoints,
  ...sheetEndpoints,
  ...registerEndpoints,
}
