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

/**
 * One line for each failure of a run, for the end of the output where it is looked for: the file, the test and what it says first.
 *
 * @param {string | undefined} report text of the report
 * @param {string} root folder the files are named from
 * @param {{ exitCode: number, strays: string | undefined }} [end] how the run ended, and the errors no test caught, a line each
 * @returns {string[]}
 */
export function failuresOf(report, root, end = { exitCode: 0, strays: undefined }) {
  const found = failedTests(report, root)
  const strays = (end.strays ?? '').split('\n').filter(Boolean)
  if (end.exitCode === 0 || found.length + strays.length > 0) return [...found, ...strays]
  return [`ended with ${end.exitCode} and named no failed test`]
}

function failedTests(report, root) {
  return (parse(report)?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = String(name ?? '').replace(`${root}/`, '')
    const tests = assertionResults.filter((test) => test.status === 'failed')
    if (status === 'failed' && tests.length === 0) return [`${file}: ${firstLine(message)}`]
    return tests.map((test) => `${file} › ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`)
  })
}

const firstLine = (text) =>
  String(text ?? '')
    .split('\n')[0]
    .slice(0, 900)

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
