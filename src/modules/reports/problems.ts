import { defineProblems } from '../../kernel/problem.ts'

export const reportProblems = defineProblems({
  'programme-not-found': 404,
  /** A programme document names an indicator no module contributes. */
  'figure-indicator-unknown': 422,
})
