import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './root.mjs'
import { run } from './run.mjs'
import { giveUp, say } from './say.mjs'

const STAMP = join('node_modules', '.lianjian-lock')

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

const lockHash = (folder) =>
  createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex')

/**
 * Whether `node_modules` holds exactly what the lock asks for, as npm's own note in it says. Packages for other machines are optional
 * and may be absent; packages for development may be absent unless `development`.
 */
export function isInstalled(folder, development) {
  const stamp = join(folder, STAMP)
  const hash = lockHash(folder)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true
  const wanted = readJson(join(folder, 'package-lock.json'))?.packages ?? {}
  const present = readJson(join(folder, 'node_modules', '.package-lock.json'))?.packages
  if (!present) return false
  const skipped = (entry) => entry.optional || entry.devOptional || entry.peer || (entry.dev && !development)
  const matches = Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true
    return present[path] ? present[path].version === entry.version : skipped(entry)
  })
  if (matches && development) writeStamp(folder)
  return matches
}

function writeStamp(folder) {
  try {
    writeFileSync(join(folder, STAMP), lockHash(folder))
  } catch {
    // a read-only node_modules is compared anew at each start
  }
}

/** A linked `node_modules` is shared with another folder: it is used as it is, since installing would pull it from under the others. */
const isShared = () => lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() ?? false

/**
 * Installs the dependencies where they are missing or differ from the lock. npm's own output goes to stderr.
 * Ends the process with 1 where that fails.
 *
 * @param {{ development: boolean }} options
 */
export async function ensureInstalled({ development }) {
  if (isShared() || isInstalled(root, development)) return
  say(
    '正在安装依赖，约需一分钟，只在首次或更新后进行……',
    'Installing dependencies: about a minute, only the first time or after an update…',
  )
  const flags = ['--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  if ((await npm(['ci', ...flags])) !== 0) {
    say('按锁定版本安装未成功，改用普通安装……', 'The exact installation did not succeed; trying the ordinary one…')
    if ((await npm(['install', '--no-save', ...flags])) !== 0) {
      giveUp(
        '依赖安装失败。请检查网络或 npm 源后重试。',
        'The dependencies could not be installed. Check the network or the npm registry and try again.',
      )
    }
  }
  writeStamp(root)
}

/**
 * npm of the machine, with its own Node: npm scripts put `node_modules/.bin` first in the path, and the Node 24 in there is what the
 * installation is about to replace.
 */
function npm(args) {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((entry) => !entry.includes('node_modules'))
    .join(delimiter)
  const windows = process.platform === 'win32'
  return run(windows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 2, 2],
    shell: windows,
  })
}
