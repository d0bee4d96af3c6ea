export { loadCoverageRules } from './settings.ts'
export { refreshAll } from './projection.ts'
