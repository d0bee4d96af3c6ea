import { writeFileSync } from 'node:fs'

/** Reporter of the errors no test caught: vitest fails such a run and its JSON report does not say why. One line each into STRAY_ERRORS. */
export default class Strays {
  onTestRunEnd(_modules, errors) {
    const lines = errors.map((error) => `${error.name ?? 'Error'}: ${error.message ?? ''} ${error.stacks?.[0]?.file ?? ''}`)
    if (process.env.STRAY_ERRORS)
      writeFileSync(process.env.STRAY_ERRORS, lines.map((line) => line.replaceAll('\n', ' ').slice(0, 400)).join('\n'))
  }
}
