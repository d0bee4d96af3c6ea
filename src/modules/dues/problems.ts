import { defineProblems } from '../../kernel/problem.ts'

export const duesProblems = defineProblems({
  'dues-branch-not-found': 404,
  'dues-branch-temporary': 422,
  'dues-member-not-found': 404,
  'dues-month-ahead': 422,
  'dues-in-the-future': 422,
  'dues-kind-unknown': 422,
  'dues-base-missing': 422,
  'dues-amount-out-of-range': 422,
  'dues-not-assessed': 422,
  'dues-paid-already': 409,
  'dues-nothing-chosen': 422,
  'dues-quarter-not-agreed': 422,
  'dues-months-reversed': 422,
  'dues-purpose-unknown': 422,
  'dues-entry-not-found': 404,
  'dues-rule-missing': 409,
})
