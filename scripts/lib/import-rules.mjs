/** The directions of house §3 as functions from one import to what is wrong with it, or null. Paths are relative to the root, with `/`. */

/** Files of a module that say rules and shapes only. */
const pureNames = /^(?:contract|policy|rules|problems|events|phrases)(?:-[\w-]+)?(?:\.(?:zh|en))?\.ts$/
const testNames = /\.(?:test|fixture)\.tsx?$|(?:^|\/)testing\.ts$|-for-test\.ts$/
/** Kinds of file in a module that never hold SQL, besides the pure ones. */
const wiring = /^(?:index|module)\.ts$/
const sqlPackages = new Set(['kysely', 'pg', 'pg-copy-streams', 'pg-query-stream'])
const serverPackages = new Set([...sqlPackages, 'fastify', 'graphile-worker', '@node-rs/argon2'])

/** Where a file stands: `layer`, and for modules `module`, `web`, `pure`, `name`. */
export function placeOf(path) {
  const parts = path.split('/')
  const name = parts.at(-1)
  const test = testNames.test(path)
  const base = { path, name, test, web: false, pure: false, module: null }
  if (parts[0] !== 'src') return { ...base, layer: 'outside' }
  if (parts[1] === 'modules') {
    const web = parts[3] === 'web'
    const pure = !web && (pureNames.test(name) || parts[3] === 'rules')
    return { ...base, layer: 'modules', module: parts[2], web, pure, inside: parts.slice(3).join('/') }
  }
  if (parts[1] === 'platform') return { ...base, layer: 'platform', pure: pureNames.test(name) }
  return { ...base, layer: parts[1], web: parts[1] === 'web' }
}

/** What is wrong with `from` naming a package, or null. */
export function judgePackage(from, specifier) {
  const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.split('/')[0]
  const node = specifier.startsWith('node:')
  if (from.layer === 'kernel') return name === 'zod' ? null : 'kernel-is-pure'
  if (from.pure) return name === 'zod' ? null : sqlPackages.has(name) ? 'sql-in-pure-file' : 'pure-file-imports-package'
  if (from.layer === 'programmes') return name === 'zod' ? null : 'programme-imports-package'
  if (from.web) return node || serverPackages.has(name) ? 'server-package-in-browser' : null
  if (from.layer === 'modules' && wiring.test(from.name) && sqlPackages.has(name)) return 'sql-in-wiring'
  return null
}

/** What is wrong with `from` importing the file `to`, or null. */
export function judgeFile(from, to, edges) {
  if (to.test) return 'test-code-in-product'
  if (to.layer === 'outside') return null
  if (to.layer === 'modules' && to.inside === 'module.ts' && from.layer !== 'app') return 'only-app-imports-module'
  if (!from.web && to.web) return 'server-imports-web'
  if (from.web) return judgeBrowser(from, to, edges)
  if (from.layer === 'kernel') return to.layer === 'kernel' ? null : 'kernel-imports-kernel-only'
  if (from.layer === 'platform') return judgePlatform(from, to)
  if (from.layer === 'programmes')
    return to.layer === 'kernel' || to.layer === 'programmes' || isContract(to)
      ? null
      : 'programmes-import-kernel-and-contracts-only'
  if (from.layer === 'modules') return judgeModule(from, to, edges)
  return null
}

const isContract = (to) => to.layer === 'modules' && to.inside === 'contract.ts'

function judgePlatform(from, to) {
  if (to.layer !== 'kernel' && to.layer !== 'platform') return 'platform-knows-no-domain'
  return from.pure && to.layer === 'platform' && !to.pure ? 'pure-file-imports-platform' : null
}

function judgeModule(from, to, edges) {
  if (to.layer === 'kernel') return null
  if (to.layer === 'platform') return from.pure ? 'pure-file-imports-platform' : null
  if (to.layer !== 'modules') return 'module-imports-above-itself'
  if (to.module === from.module) return from.pure && !to.pure ? 'pure-file-imports-impure' : null
  if (to.inside !== 'index.ts' && to.inside !== 'contract.ts') return 'module-entered-beside-its-door'
  if (from.pure && to.inside !== 'contract.ts') return 'pure-file-imports-impure'
  return edges[from.module]?.includes(to.module) ? null : 'no-edge'
}

/** Browser code sees the kernel, pure files and other browser code. The shell gathers the pages of every module. */
function judgeBrowser(from, to, edges) {
  if (to.layer === 'kernel' || to.layer === 'web') return null
  if (to.layer === 'platform') return to.pure ? null : 'server-code-in-browser'
  if (to.layer !== 'modules') return 'server-code-in-browser'
  const own = to.module === from.module
  if (!to.web && !to.pure) return 'server-code-in-browser'
  if (own) return null
  const door = to.inside === 'contract.ts' || /^web\/index\.tsx?$/.test(to.inside)
  if (from.layer === 'web')
    return door || /^(?:phrases|web\/(?:phrases|phone-phrases|log-words))(?:\.(?:zh|en))?\.ts$/.test(to.inside)
      ? null
      : 'module-entered-beside-its-door'
  if (!door) return 'module-entered-beside-its-door'
  return edges[from.module]?.includes(to.module) ? null : 'no-edge'
}

/** A circle among the edges, as the modules along it, or null. */
export function circleIn(edges) {
  const done = new Set()
  const walk = (module, path) => {
    if (path.includes(module)) return [...path.slice(path.indexOf(module)), module]
    if (done.has(module)) return null
    for (const next of edges[module] ?? []) {
      const circle = walk(next, [...path, module])
      if (circle) return circle
    }
    done.add(module)
    return null
  }
  for (const module of Object.keys(edges)) {
    const circle = walk(module, [])
    if (circle) return circle
  }
  return null
}
