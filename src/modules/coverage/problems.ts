import { defineProblems } from '../../kernel/problem.ts'

export const coverageProblems = defineProblems({
  'coverage-unit-not-found': 404,
  'diagnosis-not-found': 404,
  'diagnosis-closed': 409,
  'unit-not-blank': 422,
  'dormancy-not-proposed': 409,
  'filter-not-found': 404,
  'return-day-in-the-future': 422,
  'return-district-not-found': 404,
  'target-node-not-found': 404,
})
