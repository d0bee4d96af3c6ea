/** Words of refusal other modules name in their contracts; the ledger has no endpoints of its own. */
export { ledgerProblems } from './problems.ts'
