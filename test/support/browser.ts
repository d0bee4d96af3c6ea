import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core'
import { afterAll, expect, inject, test } from 'vitest'

export const desk = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

export interface VisitOptions {
  readonly size?: { readonly width: number; readonly height: number }
  readonly language?: 'zh-CN' | 'en'
}

export interface Visitor {
  readonly page: Page
  /** Opens a page of the platform and waits until its first answers are in. */
  readonly open: (path: string) => Promise<void>
  /** Goes on to another page without loading the platform anew, as a link does. */
  readonly walk: (path: string) => Promise<void>
  /** Tells that a refusal of this status is part of the story; every other one fails the test. */
  readonly expectRefusal: (status: number) => void
  /** What axe finds on the page as it stands. */
  readonly accessibility: () => Promise<string[]>
}

/** A person at a browser of their own: `visit('minzhi')` signed in, `visit(null)` at the door. */
export type Visit = (loginName: string | null, options?: VisitOptions) => Promise<Visitor>

/** The platform of this file: no other file at work touches it meanwhile. */
export const platform = inject('platforms')[Number(process.env['VITEST_POOL_ID']) - 1]!
const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
let browser: Promise<Browser> | undefined
const openBrowser = () => (browser ??= chromium.launch({ executablePath, args }))
afterAll(async () => (await browser)?.close())

/** A test with browsers: at its end nobody may have met an error or asked a host that is not ours. */
export const story = test.extend<{ visit: Visit }>({
  visit: async ({ onTestFailed }, use) => {
    const contexts: BrowserContext[] = []
    const troubles: string[] = []
    let stood = ''
    onTestFailed(({ task }) => {
      const error = task.result?.errors?.[0]
      if (error) error.message = `${error.message.split('\n')[0]} ${stood}\n${error.message}`
    })
    await use(async (loginName, options = {}) => {
      const { context, visitor } = await arrive(loginName, options, troubles)
      contexts.push(context)
      return visitor
    })
    stood = [await whereItStood(contexts), ...troubles].join(' ')
    for (const context of contexts) await context.close()
    expect(troubles.join('\n')).toBe('')
  },
})

/** Which page each person saw when a story failed, and its last words: what a run on another machine leaves to be read. */
async function whereItStood(contexts: readonly BrowserContext[]): Promise<string> {
  const said: string[] = []
  for (const page of contexts.flatMap((context) => context.pages())) {
    const words = await page
      .locator('body')
      .innerText({ timeout: 2000 })
      .catch(() => '')
    said.push(`[${new URL(page.url()).pathname} … ${words.replace(/\s+/g, ' ').slice(-300)}]`)
  }
  return said.join(' ')
}

/** Cookies of who has signed in once in this file, so that each story need not begin at the door. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>()

async function arrive(loginName: string | null, { size = desk, language = 'zh-CN' }: VisitOptions, troubles: string[]) {
  const context = await (
    await openBrowser()
  ).newContext({
    baseURL: platform.url,
    viewport: size,
    locale: language,
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
    reducedMotion: 'reduce',
    storageState: loginName === null ? undefined : sessions.get(loginName),
  })
  context.setDefaultTimeout(30_000)
  await context.addInitScript((chosen) => localStorage.setItem('lianjian.language', chosen), language)
  const page = await context.newPage()
  count(page)
  // Before someone is signed in the first question is answered with 401, and the browser reports that on its own.
  const refusals = new Set([401])
  watch(page, troubles, refusals)
  if (loginName !== null && !sessions.has(loginName)) {
    await signIn(page, loginName, platform.password)
    sessions.set(loginName, await context.storageState())
  }
  const visitor: Visitor = {
    page,
    open: async (path) => {
      await page.goto(path)
      await settled(page)
    },
    walk: async (path) => {
      await page.evaluate((to) => {
        document.querySelector('h1')?.setAttribute('data-left', '')
        history.pushState(null, '', to)
        dispatchEvent(new PopStateEvent('popstate'))
      }, path)
      await page.locator('h1[data-left]').waitFor({ state: 'detached' })
      await page.locator('h1').first().waitFor()
      await settled(page)
    },
    expectRefusal: (status) => void refusals.add(status),
    accessibility: () => accessibilityOf(page),
  }
  return { context, visitor }
}

function watch(page: Page, troubles: string[], refusals: ReadonlySet<number>): void {
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== platform.url) troubles.push(`asked another host: ${request.url()}`)
  })
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    const status = Number(/status of (\d+)/.exec(message.text())?.[1])
    if (refusals.has(status)) return
    troubles.push(`${page.url()}: ${message.text()} (${message.location().url})`)
  })
}

/** Signs in at the door, in whichever language it stands. */
export async function signIn(page: Page, loginName: string, password: string): Promise<void> {
  await page.goto('/')
  await page.locator('input[autocomplete=username]').fill(loginName)
  await page.locator('input[autocomplete=current-password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.locator('.shell, .door-page h1:has-text("首次登录")').first().waitFor()
}

/** Requests a page is still waiting for. */
const pending = new WeakMap<Page, Set<Request>>()
const quietMs = 120

function count(page: Page): void {
  const open = new Set<Request>()
  pending.set(page, open)
  page.on('request', (request) => void open.add(request))
  page.on('requestfinished', (request) => void open.delete(request))
  page.on('requestfailed', (request) => void open.delete(request))
  page.on('framenavigated', (frame) => void (frame === page.mainFrame() && open.clear()))
}

/** What the page was doing is done: work of the lowest priority has its turn. A page that is being left answers nothing. */
const idle = (page: Page) => page.evaluate(() => scheduler.postTask(() => true, { priority: 'background' })).catch(() => false)

/** No question is open for a moment, the page has nothing left to do, and nothing spins any more. */
export async function settled(page: Page): Promise<void> {
  let quietSince = Date.now()
  while (Date.now() - quietSince < quietMs || !(await idle(page)) || pending.get(page)!.size > 0) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (pending.get(page)!.size > 0) quietSince = Date.now()
  }
  await page.locator('.ant-spin-spinning').first().waitFor({ state: 'detached' })
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * The source is told once to each document. Nothing but violations is gathered: to name every element that passes takes several times as long
 * and tells nothing here.
 */
async function accessibilityOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }
    const { violations } = await axe.run({ resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
  })
}
