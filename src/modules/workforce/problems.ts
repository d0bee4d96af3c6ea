import { defineProblems } from '../../kernel/problem.ts'

export const workforceProblems = defineProblems({
  'post-unit-not-found': 404,
  'post-not-found': 404,
  'post-unit-ended': 409,
  'post-exists': 409,
  'post-overlaps': 409,
  'post-ended-before': 422,
})
