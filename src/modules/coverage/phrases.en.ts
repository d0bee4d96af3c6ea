import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  problems: {
    'coverage-unit-not-found': 'This unit was not found, or is outside your scope.',
    'diagnosis-not-found': 'This diagnosis was not found.',
    'diagnosis-closed': 'This diagnosis is closed and takes no more follow-ups.',
    'unit-not-blank': 'This unit has a Party organisation and needs no diagnosis.',
    'dormancy-not-proposed':
      'This Party organisation needs no answer now: an activity was recorded, or somebody answered. Look again.',
    'filter-not-found': 'This filter was not found; it may have been removed.',
    'return-district-not-found': 'There is no such district, or you may not see it.',
    'return-day-in-the-future': 'The day cannot be later than today.',
    'target-node-not-found': 'The unit of the target was not found.',
  },
}

/** Words of the files. */
export const file = {
  heads: {
    partyOrg: 'Party organisation',
    units: 'Social organisations',
    lastOn: 'Latest activity',
    dormancy: 'At work or not',
    reason: 'What was said',
    answeredOn: 'Answered on',
    rule: 'Rule',
  },
  dormancy: {
    title: 'At work or not',
    states: {
      proposed: 'Please look',
      confirmed: 'Found dormant',
      refused: 'Found at work',
      active: 'Activity on record',
      'not-applicable': 'Not applicable (younger than the window)',
    },
  },
}
