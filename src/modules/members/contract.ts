import { registerEndpoints } from './contract-register.ts'
import { transferEndpoints } from './contract-transfers.ts'

export { memberFilter, type MemberFilter, memberRow } from './contract-register.ts'

/** Every endpoint of the module. */
export const members = {
  ...transferEndpoints,
  ...registerEndpoints,
}
