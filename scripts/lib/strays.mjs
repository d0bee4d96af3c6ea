import { writeFileSync } from 'node:fs'

/**
 * Reporter of what the others tell late or not at all: a failed test as soon as it failed, for whoever watches a long run, and the errors no
 * test caught, of which vitest's JSON report does not say a word. One line each into STRAY_ERRORS.
 */
export default class Strays {
  onTestCaseResult(test) {
    const { state, errors = [] } = test.result()
    if (state === 'failed') process.stdout.write(`\n✗ ${test.fullName}\n  ${errors[0]?.message ?? ''}\n`)
  }

  onTestRunEnd(_modules, errors) {
    const lines = errors.map((error) => `${error.name ?? 'Error'}: ${error.message ?? ''} ${error.stacks?.[0]?.file ?? ''}`)
    if (process.env.STRAY_ERRORS)
      writeFileSync(process.env.STRAY_ERRORS, lines.map((line) => line.replaceAll('\n', ' ').slice(0, 400)).join('\n'))
  }
}
