/**
 * Takes the pictures of docs/tour: starts the platform on a data folder of its own, signs in and looks at its pages at fixed sizes.
 * With `LIANJIAN_TOUR` set to an address it looks at a platform that runs already (with demonstration data).
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { ensureChromium } from './lib/chromium.mjs'
import { withPalette } from './lib/png.mjs'
import { inRoot, root } from './lib/root.mjs'
import { giveUp } from './lib/say.mjs'

const LIMIT = 120_000
const PASSWORD = 'lianjian-demo-2026'
const folder = inRoot('docs', 'tour')
const day = 'asOf=2018-12-31'
const desk = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

/** Name of the picture, where it is, and what is done before it is taken. */
const pictures = [
  { name: '01-overview', path: `/?${day}` },
  { name: '02-units', path: `/units?${day}&cell=should-have` },
  { name: '03-unit', path: `/units?${day}&cell=should-have`, act: (page) => page.locator('.ant-table a').first().click() },
  { name: '04-structure', path: `/structure?${day}` },
  { name: '05-matrix', path: `/matrix?${day}` },
  { name: '06-map', path: `/map?${day}` },
  { name: '07-register', path: '/register', act: readRegister },
  { name: '08-figures', path: `/figures?${day}` },
  { name: '11-plan', path: '/plans', act: makePlan },
  { name: '12-workforce', path: '/workforce' },
  { name: '13-campaign', path: '/campaigns', act: openFirst('a[href*="/campaigns/"]') },
  { name: '14-elections', path: '/elections?view=all' },
  { name: '15-members', path: '/members' },
  { name: '16-activities', path: '/activities/totals?fromOn=2018-01-01&untilOn=2027-01-01' },
  { name: '17-hours', path: '/learning/hours' },
  { name: '18-digest', path: '/notices' },
  { name: '19-communities', path: '/communities', act: openFirst('a[href*="/communities/"]') },
  { name: '20-lists', path: '/lists' },
  { name: '21-orders', path: '/orders?view=all' },
  { name: '22-places', path: '/places' },
  { name: '23-service', path: '/service' },
  { name: '24-phone-ask', path: '/m/ask', size: phone },
  { name: '09-phone-overview', path: '/m/', size: phone },
  { name: '10-phone-find', path: '/m/units', size: phone, act: find },
]

function openFirst(door) {
  return (page) => page.locator(door).first().click()
}

async function readRegister(page) {
  await page.locator('input[type=file]').setInputFiles(inRoot('samples', 'longhua-2018.xlsx'))
  await page.waitForURL(/\/register\/.+/)
  await page.locator('button.ant-btn-primary:not([disabled])').first().waitFor({ timeout: 60_000 })
  await page.getByText('不收', { exact: true }).first().click()
}

async function makePlan(page) {
  await page.getByRole('button', { name: '做一个组建方案' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '做一个组建方案' }).click()
  await page.locator('.planner-cards').waitFor({ timeout: 60_000 })
}

async function find(page) {
  await page.locator('input').first().fill('jypx')
  await page.keyboard.press('Enter')
}

async function takePictures(address, executablePath) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'] })
  mkdirSync(folder, { recursive: true })
  try {
    for (const { name, path, size = desk, act } of pictures) {
      const page = await browser.newPage({
        viewport: size,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
      })
      await page.clock.setFixedTime(new Date('2026-07-01T09:00:00+08:00'))
      await signIn(page, address)
      await page.goto(address + path, { waitUntil: 'networkidle' })
      await act?.(page)
      await page.waitForLoadState('networkidle')
      await page.mouse.move(0, 0)
      await page.waitForTimeout(1500)
      const png = withPalette(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
      if (png.length > LIMIT)
        giveUp(`${name}：图片 ${png.length} 字节，超过 ${LIMIT}`, `${name}: ${png.length} bytes, more than ${LIMIT}`)
      writeFileSync(join(folder, `${name}.png`), png)
      process.stdout.write(`${name}.png  ${png.length}\n`)
      await page.close()
    }
  } finally {
    await browser.close()
  }
}

async function signIn(page, address) {
  await page.goto(address)
  await page.locator('input').first().fill('district')
  await page.locator('input[type=password]').fill(PASSWORD)
  await page.locator('button[type=submit]').click()
  await page.locator('input[type=password]').waitFor({ state: 'detached' })
}

/** A platform on a folder that goes away afterwards. Answers with its address and how to stop it. */
async function startPlatform() {
  const data = mkdtempSync(join(tmpdir(), 'lianjian-tour-'))
  const env = { ...process.env, LIANJIAN_DATA: data, PORT: '0', LIANJIAN_LANG: 'zh' }
  const child = spawn(process.execPath, [inRoot('scripts', 'start.mjs')], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const address = await new Promise((resolve) => {
    let told = ''
    child.stderr.on('data', (part) => {
      told += part
      const found = /https?:\/\/[\d.]+:\d+/.exec(told)
      if (found) resolve(found[0])
    })
    child.once('close', () => giveUp(`平台没有启动：\n${told}`, `The platform did not start:\n${told}`))
  })
  const stop = async () => {
    child.removeAllListeners('close')
    const over = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGTERM')
    await Promise.race([over, ended])
    rmSync(data, { recursive: true, force: true })
  }
  return { address, stop }
}

const executablePath = await ensureChromium()
if (!executablePath) process.exit(1)
const running = process.env.LIANJIAN_TOUR
const platform = running ? { address: running, stop: async () => undefined } : await startPlatform()
try {
  await takePictures(platform.address, executablePath)
} finally {
  await platform.stop()
}
