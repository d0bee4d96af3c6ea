export { proposeFormation, type ProposedFormation } from './propose.ts'
