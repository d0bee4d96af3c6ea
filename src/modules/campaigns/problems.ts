import { defineProblems } from '../../kernel/problem.ts'

export const campaignProblems = defineProblems({
  'campaign-not-found': 404,
  'campaign-node-not-found': 404,
  'campaign-aim-unknown': 422,
  'campaign-percent-missing': 422,
  'campaign-days-unfit': 422,
  'campaign-closed': 409,
  'campaign-not-whole': 403,
  'campaign-week-unknown': 404,
  'campaign-nobody-to-write': 422,
})
