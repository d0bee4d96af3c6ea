import { activityEndpoints } from './contract-activities.ts'
import { burdenEndpoints } from './contract-burden.ts'
import { creditEndpoints } from './contract-credit.ts'
import { dueEndpoints } from './contract-due.ts'
import { menuEndpoints } from './contract-menu.ts'
import { partnerEndpoints } from './contract-partners.ts'
import { seriesEndpoints } from './contract-series.ts'

export { type ActivityBody, audiences, outreachStates } from './contract-activities.ts'

export const activities = {
  ...activityEndpoints,
  ...dueEndpoints,
  ...seriesEndpoints,
  ...burdenEndpoints,
  ...creditEndpoints,
  ...partnerEndpoints,
  ...menuEndpoints,
}
export { entryForm, type EntryFieldName, fieldsOf, type Filled } from './rules/burden.ts'
