/**
 * `npm test`: the whole test. Checks, then the unit, database and browser tests; each step's output is shown as it comes, and the last
 * line is always `N passed, N failed`. `--only unit,database` runs some steps (of check, unit, database, browser).
 * With `DATABASE_URL` set the database tests use that server, else one of their own.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks, timed } from './lib/checks.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { withCompileCache } from './lib/compile-cache.mjs'
import { countRun, failuresOf, readReport } from './lib/counting.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { findNode } from './lib/node24.mjs'
import { root } from './lib/root.mjs'
import { run } from './lib/run.mjs'
import { giveUp, say } from './lib/say.mjs'

const STEPS = ['check', 'unit', 'database', 'browser']

function chosenSteps(args) {
  const at = args.findIndex((arg) => arg === '--only' || arg.startsWith('--only='))
  if (at < 0) return STEPS
  const value = args[at].includes('=') ? args[at].slice('--only='.length) : (args[at + 1] ?? '')
  const chosen = value.split(',').filter(Boolean)
  const unknown = chosen.find((step) => !STEPS.includes(step))
  if (chosen.length === 0 || unknown !== undefined) {
    giveUp(`--only 之后请写：${STEPS.join(',')}（可选其中几项）。`, `After --only write some of: ${STEPS.join(',')}.`)
  }
  return STEPS.filter((step) => chosen.includes(step))
}

async function runProject(node, project, env) {
  const folder = mkdtempSync(join(tmpdir(), 'lianjian-report-'))
  const report = join(folder, 'report.json')
  const strays = join(folder, 'strays.txt')
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    '--reporter=./scripts/lib/strays.mjs',
    `--outputFile.json=${report}`,
  ]
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters]
  let exitCode = 0
  await timed(project, async () => {
    exitCode = await run(node, args, { cwd: root, env: { ...withCompileCache(), ...env, STRAY_ERRORS: strays } })
    return exitCode
  })
  const text = readReport(report)
  const found = failuresOf(text, root, { exitCode, strays: readReport(strays) })
  const counted = { ...countRun(text, exitCode), failures: found.map((line) => `${project}: ${line}`) }
  rmSync(folder, { recursive: true, force: true })
  if (counted.nothingRan)
    say(`${project}：没有执行任何测试，计为失败。`, `${project}: no test was executed; that counts as a failure.`)
  return counted
}

async function runStep(node, step) {
  if (step === 'check') {
    const failures = await runChecks(node)
    return { passed: 0, failed: failures.length, failures }
  }
  if (step !== 'browser') return runProject(node, step, {})
  const chromium = await ensureChromium()
  if (chromium) return runProject(node, step, { CHROMIUM_PATH: chromium })
  return { passed: 0, failed: 1, failures: ['browser: Chromium could not be installed'] }
}

const steps = chosenSteps(process.argv.slice(2))
await ensureInstalled({ development: true })
const node = findNode()
let passed = 0
let failed = 0
const failures = []
for (const step of steps) {
  const counted = await runStep(node, step)
  passed += counted.passed
  failed += counted.failed
  failures.push(...counted.failures)
}
process.exitCode = failed === 0 ? 0 : 1
for (const line of failures) process.stdout.write(`\n✗ ${line}`)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
