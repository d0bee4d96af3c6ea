import { agreementEndpoints } from './contract-agreements.ts'
import { communityEndpoints } from './contract-communities.ts'
import { fundEndpoints } from './contract-funds.ts'
import { joiningEndpoints } from './contract-joining.ts'
import { clusterEndpoints } from './contract-clusters.ts'
import { callEndpoints } from './contract-calls.ts'
import { networkEndpoints } from './contract-network.ts'
import { responsibilityEndpoints } from './contract-responsibilities.ts'
import { experienceEndpoints } from './contract-experience.ts'
import { jointEndpoints } from './contract-joint.ts'
import { meetingEndpoints } from './contract-meetings.ts'
import { inwardEndpoints } from './contract-inward.ts'
import { lifeEndpoints } from './contract-life.ts'
import { pairingEndpoints } from './contract-pairing.ts'
import { villageEndpoints } from './contract-villages.ts'

export { agreementKinds, agreementStages, unitEnded, type AgreementKind, type AgreementStage } from './rules/agreements.ts'
export {
  aspects,
  communityStates,
  type CommunityState,
  type CrossKind,
  crossKinds,
  type Need,
  requestStates,
  type RequestState,
  readyStates,
} from './rules/communities.ts'
export { lineKinds, listedKinds } from './contract-life.ts'
export { callStages, type CallStage, tieStages, type TieStage } from './rules/network.ts'
export { type MeetingStage, meetingStages } from './rules/meetings.ts'
export { type TurnRole, turnRoles } from './rules/turns.ts'
export { fundStates } from './rules/funds.ts'
export { inwardStates } from './rules/inward.ts'
export { lackKinds, pairingStates } from './rules/pairing.ts'
export { closeness, clusterStates, siteKinds } from './rules/clusters.ts'
export { villageStates } from './rules/villages.ts'

export const alliances = {
  ...agreementEndpoints,
  ...communityEndpoints,
  ...joiningEndpoints,
  ...fundEndpoints,
  ...lifeEndpoints,
  ...meetingEndpoints,
  ...experienceEndpoints,
  ...jointEndpoints,
  ...networkEndpoints,
  ...callEndpoints,
  ...responsibilityEndpoints,
  ...villageEndpoints,
  ...inwardEndpoints,
  ...clusterEndpoints,
  ...pairingEndpoints,
}
