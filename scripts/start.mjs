/** `npm start`: installs what is missing, builds the web pages when they are out of date, starts the platform. Node 20 is enough for it. */
import { existsSync } from 'node:fs'
import { withCompileCache } from './lib/compile-cache.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { findNode } from './lib/node24.mjs'
import { inRoot, root } from './lib/root.mjs'
import { run } from './lib/run.mjs'
import { giveUp, say } from './lib/say.mjs'
import { hashOfSources, isBuilt, markBuilt } from './lib/web-build.mjs'

const stale = existsSync(inRoot('src', 'web')) && !isBuilt(root)
await ensureInstalled({ development: stale })
const node = findNode()

if (stale) {
  say('正在生成网页……', 'Building the web pages…')
  const hash = hashOfSources(root)
  if (
    (await run(node, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    })) !== 0
  ) {
    giveUp('网页生成失败，原因见上。', 'The web pages could not be built; the reason is above.')
  }
  markBuilt(root, hash)
}

process.exitCode = await run(node, [inRoot('src', 'app', 'cli.ts'), 'start', ...process.argv.slice(2)], {
  env: withCompileCache(),
})
