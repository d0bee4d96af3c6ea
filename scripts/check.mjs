/** The quick look before every commit: form, lint, import directions, types, unit tests. Under a minute. */
import { runChecks, timed } from './lib/checks.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { findNode } from './lib/node24.mjs'
import { root } from './lib/root.mjs'
import { run } from './lib/run.mjs'

await ensureInstalled({ development: true })
const node = findNode()
const failures = await runChecks(node)
const unit = () => run(node, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--reporter=dot'], { cwd: root })
if ((await timed('unit', unit)) !== 0) failures.push('unit')
process.exitCode = failures.length === 0 ? 0 : 1
