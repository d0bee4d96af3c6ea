import type { CoverageSettings } from './rules.ts'

/** The settings of the general programme, for tests that change one of them. */
export const usualSettings: CoverageSettings = {
  min_full: 3,
  forms_own: ['own'],
  forms_joint: ['joint', 'mobile'],
  work_by: ['instructor', 'liaison', 'full-time-worker', 'mass-org'],
  large_from: 30,
  headcount_basis: 'staff',
  min_floating: 3,
  liaison_reading: 'none',
  dormant_after_days: 180,
  usual_most_units: 5,
  band_low: 5,
  band_high: 10,
  branch_usual_most: 50,
  general_usual_from: 50,
  committee_usual_from: 100,
}
