import { defineProblems } from '../../kernel/problem.ts'

export const organisationProblems = defineProblems({
  /** The same words for a unit that does not exist and one outside the scope, so that asking teaches nothing. */
  'unit-not-found': 404,
  'unit-code-invalid': 422,
  'unit-code-taken': 409,
  'unit-type-unknown': 422,
  'unit-kind-unknown': 422,
  'unit-kind-founded-elsewhere': 422,
  'unit-name-missing': 422,
  'unit-outside-scope': 403,
  'unit-dissolved': 409,
  'unit-ended-before': 422,
  'unit-has-subordinates': 409,
  'unit-still-covers': 409,
  'unit-covered-elsewhere': 409,
  'merge-into-itself': 422,
  'merge-of-kinds': 422,
  'site-of-temporary': 422,
  'edge-type-unknown': 422,
  'edge-ends-unfit': 422,
  'edge-exists': 409,
  'edge-circle': 422,
  'edge-not-found': 404,
  'day-in-the-future': 422,
  'act-not-found': 404,
  'act-built-upon': 409,
})
