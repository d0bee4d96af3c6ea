import { defineProblems } from '../../kernel/problem.ts'

export const mapProblems = defineProblems({
  'map-district-unknown': 404,
  'map-layer-unknown': 404,
  'map-file-missing': 400,
  /** `reason` says why, see `RefusedReason`. */
  'map-file-unreadable': 422,
  /** `names` lists what stood in the file. */
  'map-nothing-matched': 422,
})
