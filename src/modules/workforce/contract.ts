import { checkEndpoints } from './contract-checks.ts'
import { complianceEndpoints } from './contract-compliance.ts'
import { growthEndpoints } from './contract-growth.ts'
import { nominationEndpoints } from './contract-nominations.ts'
import { peopleEndpoints } from './contract-people.ts'
import { postEndpoints } from './contract-posts.ts'
import { visitEndpoints } from './contract-visits.ts'

export { fieldsOfVisit } from './rules/visit-cost.ts'
export { post } from './contract-posts.ts'

/** Every endpoint of the module: posts and their terms, people and who sends them, what organisations are owed, visits with tasks and spot checks. */
export const workforce = {
  ...postEndpoints,
  ...peopleEndpoints,
  ...nominationEndpoints,
  ...growthEndpoints,
  ...complianceEndpoints,
  ...visitEndpoints,
  ...checkEndpoints,
}
