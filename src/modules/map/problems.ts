import { defineProblems } from '../../kernel/problem.ts'

export const mapProblems = defineProblems({
  'map-district-unknown': 404,
  'map-layer-unknown': 404,
  'map-file-unreadable': 422,
  'map-nothing-matched': 422,
})
