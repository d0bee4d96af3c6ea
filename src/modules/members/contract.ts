import { declarationEndpoints } from './contract-declarations.ts'
import { mobileEndpoints } from './contract-mobile.ts'
import { ownEndpoints } from './contract-own.ts'
import { registerEndpoints } from './contract-register.ts'
import { registrationEndpoints } from './contract-registrations.ts'
import { transferEndpoints } from './contract-transfers.ts'

export type { OwnRecord } from './contract-own.ts'
export { type Deletable, deletable, kept, requestFields } from './rules/own.ts'
export { memberFilter, type MemberFilter, memberRow } from './contract-register.ts'

/** Every endpoint of the module. */
export const members = {
  ...transferEndpoints,
  ...mobileEndpoints,
  ...declarationEndpoints,
  ...ownEndpoints,
  ...registrationEndpoints,
  ...registerEndpoints,
}
