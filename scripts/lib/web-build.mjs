import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const STAMP = join('dist', 'web.stamp')
/** What the browser's code may import from a module outside its `web` folder. */
const PURE = ['contract.ts', 'policy.ts', 'rules.ts', 'problems.ts', 'events.ts']
const CONFIG = ['vite.config.ts', 'vite.config.mjs', 'vite.config.js', 'index.html', 'package-lock.json']

function filesBelow(path) {
  if (!existsSync(path)) return []
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const at = join(path, entry.name)
    if (entry.isDirectory()) return filesBelow(at)
    return /\.test\.tsx?$/.test(entry.name) ? [] : [at]
  })
}

/** One hash over everything the web pages are made of, names and contents. */
export function hashOfSources(folder) {
  const modules = join(folder, 'src', 'modules')
  const names = existsSync(modules) ? readdirSync(modules) : []
  const files = [
    ...CONFIG.map((name) => join(folder, name)),
    ...filesBelow(join(folder, 'public')),
    ...filesBelow(join(folder, 'src', 'web')),
    ...filesBelow(join(folder, 'src', 'kernel')),
    ...names.flatMap((name) => PURE.map((file) => join(modules, name, file))),
    ...names.flatMap((name) => filesBelow(join(modules, name, 'web'))),
  ]
  const hash = createHash('sha256')
  for (const file of files.filter((path) => existsSync(path)).sort()) {
    hash
      .update(`${file.slice(folder.length)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

/** Whether `dist/web` was built from the sources as they are now. */
export function isBuilt(folder) {
  const stamp = join(folder, STAMP)
  if (!existsSync(join(folder, 'dist', 'web', 'index.html')) || !existsSync(stamp)) return false
  return readFileSync(stamp, 'utf8') === hashOfSources(folder)
}

export function markBuilt(folder, hash) {
  const stamp = join(folder, STAMP)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}
