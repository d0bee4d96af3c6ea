import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

interface Seen {
  files: number
  imports: number
  sqlFiles: number
  violations: { file: string; line: number; rule: string; detail: string }[]
}
const load = (name: string) => import(new URL(name, import.meta.url).href) as Promise<Record<string, unknown>>
const { checkImports } = (await load('./check-imports.mjs')) as { checkImports: (root: string) => Seen }
const { drawGraph } = (await load('./module-graph.mjs')) as { drawGraph: (edges: Record<string, string[]>) => string }
const { readSource, importsOf } = (await load('./source-text.mjs')) as {
  readSource: (text: string) => { code: string; templates: { text: string }[] }
  importsOf: (code: string) => { specifier: string; line: number }[]
}

let root: string
const write = async (path: string, text: string) => {
  await mkdir(join(root, path, '..'), { recursive: true })
  await writeFile(join(root, path), text)
}
const edgesFile = (edges: object, doors: object) =>
  write('module-edges.cjs', `module.exports = ${JSON.stringify({ edges, doors })}`)

/** A small sound tree: two modules, one behind the other, and everything around them. */
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lianjian-imports-'))
  await edgesFile({ base: [], upper: ['base'] }, { base: ['thing_on'] })
  await write('src/kernel/day.ts', `import { z } from 'zod'\nexport const day = z.string()\n`)
  await write('src/platform/db.ts', `import { day } from '../kernel/day.ts'\nexport const db = day\n`)
  await write('src/modules/base/migrations/0200-base.sql', `create schema base;\ncreate table base.thing (no integer);\n`)
  await write('src/modules/base/contract.ts', `import { day } from '../../kernel/day.ts'\nexport const shape = day\n`)
  await write('src/modules/base/store.ts', `import { sql } from 'kysely'\nexport const all = sql\`select * from base.thing\`\n`)
  await write('src/modules/base/index.ts', `export { all } from './store.ts'\n`)
  await write('src/modules/base/module.ts', `import { all } from './store.ts'\nexport const definition = all\n`)
  await write(
    'src/modules/upper/migrations/0300-upper.sql',
    `create schema upper; -- not base.thing\nselect 'base.thing', base.thing_on('2020-01-01');\n`,
  )
  await write(
    'src/modules/upper/queries.ts',
    `import { all } from '../base/index.ts'\nexport const q = sql\`select \${all} from base.thing_on(\${1})\`\n`,
  )
  await write('src/modules/upper/rules.ts', `import type { shape } from '../base/contract.ts'\nexport type S = typeof shape\n`)
  await write('src/modules/upper/web/index.ts', `import { shape } from '../../base/contract.ts'\nexport const page = shape\n`)
  await write(
    'src/app/modules.ts',
    `import { definition } from '../modules/base/module.ts'\nexport const modules = [definition]\n`,
  )
  await write(
    'src/web/main.tsx',
    `import { page } from '../modules/upper/web/index.ts'\nexport const main = <p>don't {page}</p>\n`,
  )
  await write('src/programmes/one.ts', `import { shape } from '../modules/base/contract.ts'\nexport const one = shape\n`)
  await write(
    'src/modules/upper/queries.test.ts',
    `import '../base/store.ts'\nimport '../base/module.ts'\nconst x = process.env.X\n`,
  )
})
afterEach(() => rm(root, { recursive: true, force: true }))

const rulesFound = () => checkImports(root).violations.map(({ file, line, rule }) => `${file}:${line} ${rule}`)

describe('the import gate', () => {
  test('passes a sound tree, and has looked at it', () => {
    const seen = checkImports(root)
    expect(seen.violations).toEqual([])
    expect(seen).toMatchObject({ files: 13, sqlFiles: 2 })
    expect(seen.imports).toBeGreaterThan(12)
  })

  const planted: [string, string, string, string][] = [
    ['the kernel looks up', 'src/kernel/bad.ts', `import { db } from '../platform/db.ts'`, 'kernel-imports-kernel-only'],
    ['the kernel needs Node', 'src/kernel/bad.ts', `import { join } from 'node:path'`, 'kernel-is-pure'],
    [
      'the platform knows a module',
      'src/platform/bad.ts',
      `import { all } from '../modules/base/index.ts'`,
      'platform-knows-no-domain',
    ],
    [
      'a module is entered beside its door',
      'src/modules/upper/bad.ts',
      `import { all } from '../base/store.ts'`,
      'module-entered-beside-its-door',
    ],
    ['an edge is missing', 'src/modules/base/bad.ts', `import { q } from '../upper/contract.ts'`, 'no-edge'],
    [
      'a type counts like a value',
      'src/modules/upper/bad.ts',
      `import type { all } from '../base/store.ts'`,
      'module-entered-beside-its-door',
    ],
    ['a re-export counts', 'src/modules/upper/bad.ts', `export * from '../base/store.ts'`, 'module-entered-beside-its-door'],
    [
      'a dynamic import counts',
      'src/modules/upper/bad.ts',
      `export const f = () => import('../base/store.ts')`,
      'module-entered-beside-its-door',
    ],
    [
      'a worker by URL counts',
      'src/modules/upper/bad.ts',
      `export const u = new URL('../base/store.ts', import.meta.url)`,
      'module-entered-beside-its-door',
    ],
    [
      'rules touch the platform',
      'src/modules/base/rules.ts',
      `import { db } from '../../platform/db.ts'`,
      'pure-file-imports-platform',
    ],
    ['a contract touches SQL', 'src/modules/base/problems.ts', `import { sql } from 'kysely'`, 'sql-in-pure-file'],
    ['rules touch Node', 'src/modules/base/events.ts', `import { readFile } from 'node:fs'`, 'pure-file-imports-package'],
    ['rules lean on a store', 'src/modules/base/policy.ts', `import { all } from './store.ts'`, 'pure-file-imports-impure'],
    ['the wiring holds SQL', 'src/modules/upper/index.ts', `import { sql } from 'kysely'`, 'sql-in-wiring'],
    [
      'somebody else wires',
      'src/modules/upper/bad.ts',
      `import { definition } from '../base/module.ts'`,
      'only-app-imports-module',
    ],
    ['the browser sees a store', 'src/modules/base/web/bad.ts', `import { all } from '../store.ts'`, 'server-code-in-browser'],
    ['the browser sees the platform', 'src/web/bad.ts', `import { db } from '../platform/db.ts'`, 'server-code-in-browser'],
    ['the browser needs Node', 'src/web/bad.ts', `import 'node:fs'`, 'server-package-in-browser'],
    ['the server sees a page', 'src/app/bad.ts', `import { page } from '../modules/upper/web/index.ts'`, 'server-imports-web'],
    [
      'a programme leaves its place',
      'src/programmes/bad.ts',
      `import { all } from '../modules/base/index.ts'`,
      'programmes-import-kernel-and-contracts-only',
    ],
    ['the product leans on a test', 'src/modules/upper/bad.ts', `import './queries.test.ts'`, 'test-code-in-product'],
    ['a file is not there', 'src/app/bad.ts', `import './nowhere.ts'`, 'no-such-file'],
    ['the environment is read', 'src/app/bad.ts', `export const port = process.env['PORT']`, 'environment-outside-config'],
    ['rules read a clock', 'src/modules/base/rules.ts', `export const now = () => Date.now()`, 'clock-or-chance-in-pure-file'],
    [
      'a query takes a foreign table',
      'src/modules/upper/bad.ts',
      'export const t = sql`select * from base.thing`',
      'sql-beside-the-door',
    ],
    [
      'a nested query does',
      'src/modules/upper/bad.ts',
      'export const t = sql`select ${sql`(select no from base.thing)`}`',
      'sql-beside-the-door',
    ],
    [
      'a migration does',
      'src/modules/upper/migrations/0301-bad.sql',
      'create view upper.v as select * from base.thing;',
      'sql-beside-the-door',
    ],
  ]
  test.each(planted)('finds it when %s', async (_, file, line, rule) => {
    await write('src/modules/upper/contract.ts', 'export const q = 1\n')
    await write(file, `${line}\n`)
    expect(rulesFound()).toEqual([`${file}:1 ${rule}`])
  })

  test('finds a door nobody listed', async () => {
    await write(
      'src/modules/base/migrations/0201-door.sql',
      `comment on function base.other_on(date) is 'Door: another thing.';\n`,
    )
    expect(rulesFound()).toEqual(['src/modules/base/migrations/0201-door.sql:1 door-not-listed'])
  })

  test('finds a circle, a module nobody listed, and an edge to nowhere', async () => {
    await edgesFile({ base: ['upper'], upper: ['base', 'gone'] }, { base: ['thing_on'] })
    await write('src/modules/new/contract.ts', 'export const c = 1\n')
    expect(rulesFound().map((text) => text.split(' ')[1])).toEqual([
      'module-without-edges',
      'edge-of-no-module',
      'edges-in-a-circle',
    ])
  })

  test('is not misled by comments, strings, regular expressions and templates', () => {
    const text = [
      `// import a from './comment.ts'`,
      `/* sql\`select * from base.thing\` */`,
      `const r = /[/'"\`]/.test('x') ? 1 / 2 : 'it is // no comment'`,
      'const t = `outer ${r ? `inner ${"}"}` : 2} end`',
      `export const later = () => import('./real.ts')`,
    ].join('\n')
    const { code, templates } = readSource(text)
    expect(importsOf(code)).toEqual([{ specifier: './real.ts', line: 5 }])
    expect(templates.map((template) => template.text)).toEqual(['outer ? end', 'inner ?'])
    expect(code).toContain('it is // no comment')
  })
})

test('the graph leaves out what another path already says', () => {
  expect(drawGraph({ a: [], b: ['a'], c: ['a', 'b'] })).toBe('```mermaid\nflowchart BT\n  a\n  b\n  b --> a\n  c\n  c --> b\n```')
})
