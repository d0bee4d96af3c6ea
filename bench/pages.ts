import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import lighthouse, { desktopConfig } from 'lighthouse'
import { loadDemo, demoPassword } from '../src/app/demo.ts'
import { buildPlatformServer } from '../src/app/server.ts'
import { benchPlatform, row } from './support/platform.ts'

/**
 * Lighthouse of the office's pages at a desk and of the phone entry, on the demonstration, signed in as the committee:
 *   node bench/pages.ts        (build the pages first: npm start, or vite build)
 * Middle of three runs. A busy machine lowers the performance score, so these are floors.
 */
const platform = await benchPlatform()
await loadDemo(platform)
const server = await buildPlatformServer({ ...platform.services, config: { ...platform.services.config, test: true } })
const address = await server.listen({ host: '127.0.0.1', port: 0 })
const answer = await fetch(`${address}/api/access/sign-in`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ loginName: 'district', password: demoPassword }),
})
const cookie = answer.headers
  .getSetCookie()
  .map((text) => text.split(';')[0])
  .join('; ')
const profile = await mkdtemp(join(tmpdir(), 'lianjian-chromium-'))
const port = 19_222
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--remote-debugging-port=${port}`,
  ],
})

row('page', 'at', 'performance', 'accessibility', 'best practices')
row('---', '---', '---', '---', '---')
for (const [path, phone] of [
  ['/', false],
  ['/units', false],
  ['/map', false],
  ['/register', false],
  ['/m/', true],
] as const) {
  const runs = []
  for (let run = 0; run < 3; run += 1) {
    const flags = {
      port,
      extraHeaders: { Cookie: cookie },
      disableStorageReset: true,
      logLevel: 'error' as const,
      onlyCategories: ['performance', 'accessibility', 'best-practices'],
    }
    const result = await lighthouse(`${address}${path}`, flags, phone ? undefined : desktopConfig)
    if (result) runs.push(result.lhr)
  }
  const middle = runs.sort((a, b) => (a.categories['performance']!.score ?? 0) - (b.categories['performance']!.score ?? 0))[1]!
  const score = (name: string) => String(Math.round((middle.categories[name]?.score ?? 0) * 100))
  row(path, phone ? 'phone' : 'desk', score('performance'), score('accessibility'), score('best-practices'))
}
await browser.close()
await rm(profile, { recursive: true, force: true })
await server.close()
await platform.end()
