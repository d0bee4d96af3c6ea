import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  /** What the form is called where fields are counted. */
  burden: { month: 'Record a month of dues' },
  problems: {
    'dues-branch-not-found': 'This Party organisation was not found, or it is outside your reach.',
    'dues-branch-temporary': 'A temporary branch does not take dues. The organisation the relation lies in records them.',
    'dues-member-not-found': 'Somebody chosen does not belong to this organisation. Load the page anew and try again.',
    'dues-month-ahead': 'This month has not come yet. Record dues once they were handed in.',
    'dues-in-the-future': '{day} has not come yet. Enter it once it has happened.',
    'dues-kind-unknown': 'There is no such kind: {kind}.',
    'dues-base-missing': 'Enter the base.',
    'dues-amount-out-of-range': 'A month is from {least} to {most} yuan.',
    'dues-not-assessed': 'For somebody chosen dues have not been assessed. Assess them first.',
    'dues-paid-already': 'For somebody chosen this month is on record. Load the page anew and try again.',
    'dues-nothing-chosen': 'Nothing is left to record for those chosen.',
    'dues-quarter-not-agreed': 'The branch has not agreed to quarters yet. Enter first when it did.',
    'dues-months-reversed': 'The last month is before the first.',
    'dues-purpose-unknown': 'Dues serve five purposes only. Choose one of them.',
    'dues-entry-not-found': 'This entry was not found, or it was taken back already.',
    'dues-rule-missing': 'No rule on dues is in force on this day. Check the day.',
  },
}
