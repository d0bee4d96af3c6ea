import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  problems: {
    'unit-not-found': 'This unit was not found, or is outside your scope.',
    'unit-code-invalid': 'The unified code is not valid. Check its 18 characters.',
    'unit-code-taken': 'Another unit is already recorded under this unified code.',
    'unit-type-unknown': 'There is no such type of unit.',
    'unit-kind-unknown': 'There is no such kind of unit.',
    'unit-kind-founded-elsewhere': '{kind}: founded by its members on the page of communities, not established here.',
    'unit-name-missing': 'Please give the name of the unit.',
    'unit-outside-scope': 'This unit is outside your scope.',
    'unit-dissolved': 'This unit has been cancelled or dissolved and can no longer change.',
    'unit-ended-before': 'The effective day is before the last change of this unit. Choose a later day.',
    'unit-has-subordinates': 'Units that still stand under it: {units}. Move them elsewhere first, then dissolve it.',
    'unit-still-covers': 'This Party organisation still covers units. Move them to another one first.',
    'merge-of-kinds': 'Only units of one kind can be merged.',
    'merge-into-itself': 'A unit cannot be merged into itself.',
    'unit-covered-elsewhere':
      '{unit} is covered by {party}, which this application does not name as left. Correct which Party organisations are left, or leave the unit out.',
    'edge-ends-unfit': 'These two units cannot be connected in this way.',
    'site-of-temporary': 'Only temporary Party organisations have a sort of site.',
    'edge-type-unknown': 'There is no such type of connection.',
    'edge-exists': 'This connection is already recorded.',
    'edge-circle': 'This would make a circle of superiors. Check the direction.',
    'edge-not-found': 'This connection was not found.',
    'day-in-the-future': 'The effective day cannot be later than today.',
    'act-not-found': 'This change was not found.',
    'act-built-upon': 'Later changes build on this one. Take those back first.',
  },
}
