import { activityEndpoints } from './contract-activities.ts'
import { dueEndpoints } from './contract-due.ts'
import { menuEndpoints } from './contract-menu.ts'

export { type ActivityBody, audiences } from './contract-activities.ts'

export const activities = { ...activityEndpoints, ...dueEndpoints, ...menuEndpoints }
export { entryForm, type EntryFieldName, fieldsOf } from './rules/burden.ts'
