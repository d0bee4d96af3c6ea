import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  problems: {
    'ledger-unbalanced': 'This entry does not balance and was not written. Check the amounts of each side.',
    'ledger-amount-unfit': 'Amounts are whole numbers other than zero.',
    'ledger-account-unknown': 'The account was not found. Reload the page and try again.',
    'ledger-account-closed': 'The account is closed and takes no more entries.',
    'ledger-below-floor': 'The balance does not suffice: {balance, number} there, {needed, number} needed.',
    'ledger-above-cap': 'Beyond the limit of the account, {cap, number}; nothing was written.',
    'ledger-key-reused': 'This key has been used for another entry. Reload the page and submit again.',
    'ledger-entry-unknown': 'The entry was not found.',
    'ledger-reversed-already': 'The entry has been reversed already and cannot be again.',
    'ledger-same-person': 'A correction is agreed to by somebody other than who asked for it.',
  },
}
