/** `npx lianjian …` or `npm run -s lianjian -- …`: one command of the platform. Its output alone goes to stdout. */
import { withCompileCache } from './lib/compile-cache.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { findNode } from './lib/node24.mjs'
import { inRoot } from './lib/root.mjs'
import { run } from './lib/run.mjs'

await ensureInstalled({ development: false })
process.exitCode = await run(findNode(), [inRoot('src', 'app', 'cli.ts'), ...process.argv.slice(2)], {
  env: withCompileCache(),
})
