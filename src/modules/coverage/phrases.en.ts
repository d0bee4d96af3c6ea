import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  problems: {
    'coverage-unit-not-found': 'This unit was not found, or is outside your scope.',
    'diagnosis-not-found': 'This diagnosis was not found.',
    'diagnosis-closed': 'This diagnosis is closed and takes no more follow-ups.',
    'unit-not-blank': 'This unit has a Party organisation and needs no diagnosis.',
    'filter-not-found': 'This filter was not found; it may have been removed.',
    'return-district-not-found': 'There is no such district, or you may not see it.',
    'return-day-in-the-future': 'The day cannot be later than today.',
    'target-node-not-found': 'The unit of the target was not found.',
  },
}
