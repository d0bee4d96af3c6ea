import { agreementEndpoints } from './contract-agreements.ts'
import { communityEndpoints } from './contract-communities.ts'

export { agreementKinds, agreementStages, type AgreementKind, type AgreementStage } from './rules/agreements.ts'
export { aspects, communityStates, type CommunityState, type CrossKind, crossKinds, type Need } from './rules/communities.ts'

export const alliances = { ...agreementEndpoints, ...communityEndpoints }
