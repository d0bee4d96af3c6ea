import { defineProblems } from '../../kernel/problem.ts'

export const plannerProblems = defineProblems({
  'plan-not-found': 404,
  'plan-node-not-found': 404,
  'plan-nothing-to-do': 422,
  'plan-not-ready': 409,
  'plan-already-decided': 409,
  'plan-refused': 422,
  'plan-stopped': 409,
  'plan-unit-unknown': 404,
  'plan-overtaken': 409,
  'plan-day-in-the-future': 422,
  'plan-solver-absent': 503,
  'plan-pins-conflict': 409,
  'plan-job-running': 409,
  'plan-kinds-differ': 422,
  'dispatch-nothing-to-do': 422,
  'dispatch-nobody-at-hand': 422,
  'plan-person-unknown': 404,
  'pin-not-found': 404,
  'pin-exists': 409,
})
