import { existsSync } from 'node:fs'
import { run } from './run.mjs'
import { say } from './say.mjs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']

export const findChromium = () => [process.env.CHROMIUM_PATH, ...PLACES].find((path) => path && existsSync(path))

/** A browser for the tests: the one of the machine, else Debian's where we may install it. Answers undefined where there is none. */
export async function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('未找到 Chromium，正在通过 apt-get 安装……', 'No Chromium found; installing it through apt-get…')
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 2, 2] }
    await run('apt-get', ['update', '-qq'], options)
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
    const installed = findChromium()
    if (installed) return installed
  }
  say(
    '浏览器测试需要 Chromium：请安装（Debian：apt-get install chromium），或用 CHROMIUM_PATH 指明其位置。',
    'The browser tests need Chromium: install it (Debian: apt-get install chromium) or name it in CHROMIUM_PATH.',
  )
  return undefined
}
