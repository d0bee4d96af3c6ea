import { agendaEndpoints } from './contract-agendas.ts'
import { claimEndpoints } from './contract-claims.ts'
import { communityEndpoints } from './contract-communities.ts'
import { deficitEndpoints } from './contract-deficits.ts'
import { entryEndpoints } from './contract-entries.ts'
import { loadEndpoints } from './contract-load.ts'
import { matchingEndpoints } from './contract-matching.ts'
import { poolEndpoints } from './contract-pool.ts'
import { recordEndpoints } from './contract-records.ts'
import { sheetEndpoints } from './contract-sheets.ts'

export { entryBody, type EntryBody } from './contract-entries.ts'
export { type Circle, entryKinds, visibilities } from './rules/entries.ts'
export { type UnitReason, unitReasons } from './rules/claims.ts'
export { phonePattern } from './contract-claims.ts'

export const lists = {
  ...entryEndpoints,
  ...communityEndpoints,
  ...deficitEndpoints,
  ...poolEndpoints,
  ...claimEndpoints,
  ...recordEndpoints,
  ...sheetEndpoints,
  ...matchingEndpoints,
  ...loadEndpoints,
  ...agendaEndpoints,
}
