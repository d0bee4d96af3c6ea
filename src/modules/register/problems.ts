import { defineProblems } from '../../kernel/problem.ts'

export const registerProblems = defineProblems({
  'import-not-found': 404,
  'import-file-missing': 400,
  'import-file-refused': 422,
  'import-busy': 409,
  'import-already-applied': 409,
  'import-not-applied': 409,
  'import-already-undone': 409,
  'import-overtaken': 409,
  'import-row-not-found': 404,
  'import-district-unknown': 422,
  'import-nothing-to-apply': 409,
  'import-day-in-future': 422,
  'import-field-unknown': 422,
})
