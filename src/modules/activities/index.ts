export { planActivity } from './record.ts'
export { countRows, type ActivityFilter } from './list.ts'
export { findPartners } from './partners.ts'
export { activityKindNames, kindsCountingAs } from './settings.ts'
