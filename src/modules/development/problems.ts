import { defineProblems } from '../../kernel/problem.ts'

export const developmentProblems = defineProblems({
  'development-case-not-found': 404,
  'development-branch-not-found': 404,
  'development-branch-temporary': 422,
  'development-member-not-found': 404,
  'development-member-not-probationary': 422,
  'development-member-has-case': 409,
  'development-too-young': 422,
  'development-name-missing': 422,
  'development-since-missing': 422,
  'development-in-the-future': 422,
  'development-refused': 422,
  'development-closed': 409,
  'development-record-not-found': 404,
  'development-record-not-the-last': 409,
  'development-register-first': 409,
  'development-rule-missing': 409,
  'development-moved-nowhere': 422,
  'development-no-newer-rules': 409,
})
