import { existsSync, readdirSync } from 'node:fs'
import { inRoot, root } from './root.mjs'
import { run } from './run.mjs'

/** What is kept in our form: the folders with code and the settings beside them. */
const sources = () => [
  ...['src', 'test', 'bench', 'scripts'].filter((name) => existsSync(inRoot(name))),
  ...readdirSync(root).filter((name) => /\.(ts|cjs|mjs)$/.test(name)),
]

/** The gates that need no test: each a name and the arguments for Node 24. A gate whose file is not there is left out. */
export function checks() {
  return [
    { name: 'format', args: ['node_modules/oxfmt/bin/oxfmt', '--check', ...sources()] },
    { name: 'lint', args: ['node_modules/oxlint/bin/oxlint', ...sources()] },
    { name: 'imports', args: ['scripts/check-imports.mjs'] },
    { name: 'openapi', args: ['scripts/openapi.mjs', '--check'] },
    { name: 'types', args: ['node_modules/typescript/bin/tsc', '-p', '.'] },
  ].filter(({ args }) => existsSync(inRoot(args[0])))
}

/** Runs one step and prints its time. Answers with the exit code. */
export async function timed(name, work) {
  const since = Date.now()
  process.stdout.write(`\n── ${name}\n`)
  const code = await work()
  process.stdout.write(`── ${name}: ${code === 0 ? 'ok' : `failed (${code})`}, ${((Date.now() - since) / 1000).toFixed(1)} s\n`)
  return code
}

/**
 * Runs all checks, even after one failed. Answers with one line for each failed one, for the end of the output.
 *
 * @returns {Promise<string[]>}
 */
export async function runChecks(node) {
  const failures = []
  for (const { name, args } of checks()) {
    const code = await timed(name, () => run(node, args, { cwd: root }))
    if (code !== 0) failures.push(`check: ${name} ended with ${code}`)
  }
  return failures
}
