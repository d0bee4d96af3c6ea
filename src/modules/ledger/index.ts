/** The door of the ledger: other modules open accounts and write entries here. Who may do so is for them to say. */
export { type AccountKey, type AccountTerms, lockAccount, lotsFor, moveAccounts, openAccount } from './accounts.ts'
export { type ExpiredLot, expireLots } from './expire.ts'
export { type NewEntry, post, type Posted } from './post.ts'
export { ledgerProblems } from './problems.ts'
export { type Reversal, reverse } from './reverse.ts'
export { decideEntry, type LedgerUnit, type Line, splitAtCap, type Standing } from './rules.ts'
