import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, posix } from 'node:path'
import { circleIn, judgeFile, judgePackage, placeOf } from './import-rules.mjs'
import { importsOf, lineOf, readLines, readSource } from './source-text.mjs'
import { ownersOf, sqlTemplates, trespassesIn, unlistedDoors } from './sql-doors.mjs'

/** Looks at every source file under `root`/src. Returns how much it saw and what stands against house §3. */
export function checkImports(root) {
  const { edges, doors } = createRequire(import.meta.url)(join(root, 'module-edges.cjs'))
  const all = filesUnder(root, 'src')
  const sources = all.filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  const migrations = all.filter((path) => path.endsWith('.sql')).map((path) => ({ path, text: read(root, path) }))
  const owners = ownersOf(migrations)
  const violations = [...checkEdges(edges, all)]
  for (const { path, name, line } of unlistedDoors(migrations, doors, owners))
    violations.push({ file: path, line, rule: 'door-not-listed', detail: name })
  let imports = 0
  for (const path of sources) {
    const from = placeOf(path)
    const text = read(root, path)
    const { code, templates } = path.endsWith('x') ? readLines(text) : readSource(text)
    const named = importsOf(code)
    imports += named.length
    if (from.test) continue
    violations.push(...judgeImports(root, from, named, edges), ...judgeText(from, code))
    if (from.layer !== 'modules' || from.web) continue
    const tell = (name, line) => violations.push({ file: path, line, rule: 'sql-beside-the-door', detail: name })
    for (const sql of sqlTemplates(code, templates))
      for (const { name, line } of trespassesIn(sql.text, from.module, owners, doors)) tell(name, sql.line + line - 1)
  }
  for (const { path, text } of migrations) {
    const { layer, module } = placeOf(path)
    const owner = layer === 'modules' ? module : 'platform'
    for (const { name, line } of trespassesIn(text, owner, owners, doors))
      violations.push({ file: path, line, rule: 'sql-beside-the-door', detail: name })
  }
  return { files: sources.length, sqlFiles: migrations.length, imports, violations }
}

const read = (root, path) => readFileSync(join(root, path), 'utf8')

function filesUnder(root, folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => posix.join(folder, String(name).replaceAll('\\', '/')))
    .filter((path) => statSync(join(root, path)).isFile())
    .sort()
}

const edgeTrouble = (rule, detail) => ({ file: 'module-edges.cjs', line: 1, rule, detail })

function* checkEdges(edges, files) {
  const modules = new Set(files.flatMap((path) => (path.startsWith('src/modules/') ? [path.split('/')[2]] : [])))
  for (const module of modules) if (!edges[module]) yield edgeTrouble('module-without-edges', module)
  for (const [module, targets] of Object.entries(edges)) {
    if (!modules.has(module)) yield edgeTrouble('edge-of-no-module', module)
    for (const target of targets) if (!modules.has(target)) yield edgeTrouble('edge-of-no-module', `${module} → ${target}`)
  }
  const circle = circleIn(edges)
  if (circle) yield edgeTrouble('edges-in-a-circle', circle.join(' → '))
}

function* judgeImports(root, from, named, edges) {
  for (const { specifier, line } of named) {
    const tell = (rule) => ({ file: from.path, line, rule, detail: specifier })
    if (!specifier.startsWith('.')) {
      const rule = judgePackage(from, specifier)
      if (rule) yield tell(rule)
      continue
    }
    const target = posix.join(posix.dirname(from.path), specifier.replace(/\?.*$/, ''))
    if (!existsSync(join(root, target)) || statSync(join(root, target)).isDirectory()) yield tell('no-such-file')
    else {
      const rule = judgeFile(from, placeOf(target), edges)
      if (rule) yield tell(rule)
    }
  }
}

const environment =
  /\bprocess\s*(?:\?\.|\.)\s*env\b|\bprocess\s*\[\s*['"]env['"]|\bimport\s*\{[^}]*\benv\b[^}]*\}\s*from\s*['"](?:node:)?process['"]/g
const clocks = /\bDate\.now\s*\(|\bnew Date\(\s*\)|\bMath\.random\s*\(|\bperformance\.now\s*\(|\brandomUUID\s*\(/g

function* judgeText(from, code) {
  const tell = (rule, match) => ({ file: from.path, line: lineOf(code, match.index), rule, detail: match[0] })
  if (!from.path.startsWith('src/platform/config/'))
    for (const match of code.matchAll(environment)) yield tell('environment-outside-config', match)
  if (from.pure || from.layer === 'kernel' || from.layer === 'programmes')
    for (const match of code.matchAll(clocks)) yield tell('clock-or-chance-in-pure-file', match)
}
