import { defineProblems } from '../../kernel/problem.ts'

export const ledgerProblems = defineProblems({
  'ledger-unbalanced': 422,
  'ledger-amount-unfit': 422,
  'ledger-account-unknown': 404,
  'ledger-account-closed': 409,
  'ledger-below-floor': 409,
  'ledger-above-cap': 409,
  'ledger-key-reused': 422,
  'ledger-entry-unknown': 404,
  'ledger-reversed-already': 409,
  'ledger-same-person': 409,
})
