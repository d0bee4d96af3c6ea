import { readFileSync } from 'node:fs'

/**
 * Counts a run from vitest's JSON report. A file that failed without a failed test (it could not be loaded), a run that ended badly
 * without saying which test, and a run in which no test was executed all count as a failure.
 *
 * @param {string | undefined} report text of the report, undefined when none was written
 * @param {number} exitCode
 * @returns {{ passed: number, failed: number, nothingRan: boolean }}
 */
export function countRun(report, exitCode) {
  const parsed = parse(report)
  const passed = parsed?.numPassedTests ?? 0
  const broken = (parsed?.testResults ?? []).filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  let failed = (parsed?.numFailedTests ?? 0) + broken
  const nothingRan = passed + failed === 0
  if (failed === 0 && (nothingRan || exitCode !== 0)) failed = 1
  return { passed, failed, nothingRan }
}

function parse(report) {
  try {
    return report === undefined ? undefined : JSON.parse(report)
  } catch {
    return undefined
  }
}

export function readReport(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
