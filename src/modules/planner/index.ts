export { proposeDispatch, type ProposedDispatch } from './dispatching/propose.ts'
export { proposeFormation, type ProposedFormation } from './propose.ts'
