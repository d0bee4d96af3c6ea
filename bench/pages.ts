import { globSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import lighthouse, { desktopConfig, type Result } from 'lighthouse'
import { loadDemo, demoPassword } from '../src/app/demo.ts'
import { buildPlatformServer } from '../src/app/server.ts'
import { benchPlatform, row } from './support/platform.ts'

/**
 * Lighthouse of every page of the office at a desk and of the entry for phones, on the demonstration:
 *   node bench/pages.ts [path …]        (build the pages first: npm start, or vite build)
 * Middle of three runs. A busy machine lowers the performance score, so these are floors; the weight of script does not depend on it.
 * `CHROMIUM_PATH` names another browser, `RUNS` another number of runs.
 */
const platform = await benchPlatform()
await loadDemo(platform)
const server = await buildPlatformServer({ ...platform.services, config: { ...platform.services.config, test: true } })
const address = await server.listen({ host: '127.0.0.1', port: 0 })
const profile = await mkdtemp(join(tmpdir(), 'lianjian-chromium-'))
const port = 19_222
const runs = Number(process.env['RUNS'] ?? 3)
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--remote-debugging-port=${port}`,
  ],
})

/** Whoever may open a page looks at it: the committee at its work, an administrator at accounts, grants and the log. */
const lookers: Readonly<Record<string, string>> = { '/accounts': 'system', '/grants': 'security', '/audit': 'auditor' }
// Every page that opens without the number of a record.
const office = globSync('src/{modules/*/web,web/jobs}/index.ts*')
  .map((path) => readFileSync(path, 'utf8'))
  .flatMap((text) => [...text.matchAll(/ path: '([^'$]+)'/g)].map((match) => match[1]!))
const all = [...office, '/m/', '/m/units', '/m/tasks', '/m/me', '/m/join']
const asked = process.argv.slice(2)
const cookies = new Map<string, string>()

row('page', 'at', 'performance', 'accessibility', 'best practices', 'script kB')
row('---', '---', '---', '---', '---', '---')
for (const path of asked.length > 0 ? asked : all) {
  const phone = path.startsWith('/m/')
  const results = []
  for (let run = 0; run < runs; run += 1) results.push(await look(path, phone))
  const middle = results.sort((a, b) => score(a, 'performance') - score(b, 'performance'))[Math.floor(runs / 2)]!
  const scores = ['performance', 'accessibility', 'best-practices'].map((name) => String(score(middle, name)))
  row(path, phone ? 'phone' : 'desk', ...scores, String(scriptOf(middle)))
  for (const finding of findingsOf(middle)) process.stderr.write(`  ${path}: ${finding}\n`)
}
await leave(browser)

async function look(path: string, phone: boolean): Promise<Result> {
  const cookie = await cookieOf(lookers[path] ?? 'district')
  await forgetFiles()
  const flags = {
    port,
    extraHeaders: { Cookie: cookie },
    disableStorageReset: true,
    logLevel: 'error' as const,
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
  }
  const result = await lighthouse(`${address}${path}`, flags, phone ? undefined : desktopConfig)
  if (!result) throw new Error(`Lighthouse said nothing about ${path}`)
  return result.lhr
}

/** As somebody who comes for the first time: the browser has no file of ours yet. */
async function forgetFiles(): Promise<void> {
  const page = browser.pages()[0] ?? (await browser.newPage())
  const session = await browser.newCDPSession(page)
  await session.send('Network.clearBrowserCache')
  await session.detach()
}

async function cookieOf(loginName: string): Promise<string> {
  const known = cookies.get(loginName)
  if (known) return known
  const answer = await fetch(`${address}/api/access/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName, password: demoPassword }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ')
  cookies.set(loginName, cookie)
  return cookie
}

function score(result: Result, category: string): number {
  return Math.round((result.categories[category]?.score ?? 0) * 100)
}

/** Kilobytes of script on the wire until the page stood. */
function scriptOf(result: Result): number {
  const details = result.audits['network-requests']?.details as
    | { items?: { resourceType?: string; transferSize?: number }[] }
    | undefined
  const scripts = (details?.items ?? []).filter((item) => item.resourceType === 'Script')
  return Math.round(scripts.reduce((sum, item) => sum + (item.transferSize ?? 0), 0) / 1000)
}

/** What keeps a page from a hundred in accessibility and best practices. */
function findingsOf(result: Result): string[] {
  return ['accessibility', 'best-practices'].flatMap((name) =>
    (result.categories[name]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (result.audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${id}: ${result.audits[id]?.title}`),
  )
}

async function leave(context: BrowserContext): Promise<void> {
  await context.close()
  await rm(profile, { recursive: true, force: true })
  await server.close()
  await platform.end()
}
