import { agreementEndpoints } from './contract-agreements.ts'

export { agreementKinds, agreementStages, type AgreementKind, type AgreementStage } from './rules/agreements.ts'

export const alliances = { ...agreementEndpoints }
