import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

type Counted = { passed: number; failed: number; nothingRan: boolean }
/** The scripts are plain JavaScript, so that a bare Node 20 can run them; their types are said here. */
const load = (name: string) => import(new URL(name, import.meta.url).href) as Promise<Record<string, unknown>>
const counting = (await load('./counting.mjs')) as {
  countRun: (report: string | undefined, exitCode: number) => Counted
  failuresOf: (report: string | undefined, root: string, end?: { exitCode: number; strays: string | undefined }) => string[]
}
const install = (await load('./install.mjs')) as { isInstalled: (folder: string, development: boolean) => boolean }
const web = (await load('./web-build.mjs')) as {
  hashOfSources: (folder: string) => string
  isBuilt: (folder: string) => boolean
  markBuilt: (folder: string, hash: string) => void
}

let folder: string

async function write(path: string, content: unknown): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true })
  await writeFile(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content))
}

const report = (passed: number, failed: number, files: unknown[] = []) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults: files })

/** npm's own note of what it installed. */
const present = (packages: Record<string, { version: string }>) => write('node_modules/.package-lock.json', { packages })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-scripts-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the closing line counts', () => {
  test('what passed and failed', () => {
    expect(counting.countRun(report(7, 2), 1)).toEqual({ passed: 7, failed: 2, nothingRan: false })
  })

  test('a file that could not be loaded as one failure, but not a file whose failure is counted already', () => {
    const broken = { status: 'failed', assertionResults: [] }
    const counted = { status: 'failed', assertionResults: [{ status: 'failed' }] }
    expect(counting.countRun(report(7, 1, [broken, counted]), 1).failed).toBe(2)
  })

  test.each([
    ['a run without a report', undefined, 1],
    ['a run that was cut off', '{"numPassed', 0],
    ['a run of no test', report(0, 0), 0],
    ['a bad end after good tests', report(5, 0), 1],
  ])('%s as one failure', (_case, text, exitCode) => {
    expect(counting.countRun(text, exitCode).failed).toBe(1)
  })
})

describe('before the closing line stands', () => {
  test('each failed test with its file and what it says first, and each file that could not be loaded', () => {
    const text = report(1, 1, [
      { name: '/here/a.test.ts', status: 'failed', assertionResults: [], message: 'no such module\nat a.test.ts' },
      {
        name: '/here/b.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'counts' },
          { status: 'failed', fullName: 'sums to the total', failureMessages: ['expected 2 to be 3\nat b.test.ts'] },
        ],
      },
    ])
    expect(counting.failuresOf(text, '/here')).toEqual([
      'a.test.ts: no such module',
      'b.test.ts › sums to the total: expected 2 to be 3',
    ])
    expect(counting.failuresOf(undefined, '/here')).toEqual([])
  })

  test('an error no test caught, and a bad end nobody explains', () => {
    const good = report(5, 0)
    expect(counting.failuresOf(good, '/here', { exitCode: 1, strays: 'Error: socket closed\n' })).toEqual([
      'Error: socket closed',
    ])
    expect(counting.failuresOf(good, '/here', { exitCode: 137, strays: undefined })).toEqual([
      'ended with 137 and named no failed test',
    ])
    expect(counting.failuresOf(good, '/here', { exitCode: 0, strays: '' })).toEqual([])
  })
})

describe('dependencies are installed', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/server': { version: '1.0.0' },
      'node_modules/tool': { version: '2.0.0', dev: true },
      'node_modules/other-system': { version: '3.0.0', optional: true },
    },
  }

  beforeEach(() => write('package-lock.json', lock))

  test('not when nothing is there', () => {
    expect(install.isInstalled(folder, false)).toBe(false)
  })

  test('when every package has the locked version; those of other systems may be absent', async () => {
    await present({ 'node_modules/server': { version: '1.0.0' }, 'node_modules/tool': { version: '2.0.0' } })
    expect(install.isInstalled(folder, true)).toBe(true)
  })

  test('without the tools only where none are needed', async () => {
    await present({ 'node_modules/server': { version: '1.0.0' } })
    expect([install.isInstalled(folder, false), install.isInstalled(folder, true)]).toEqual([true, false])
  })

  test('no longer when the lock asks for another version', async () => {
    await present({ 'node_modules/server': { version: '1.0.0' }, 'node_modules/tool': { version: '2.0.0' } })
    expect(install.isInstalled(folder, true)).toBe(true)
    await write('package-lock.json', { packages: { ...lock.packages, 'node_modules/server': { version: '1.0.1' } } })
    expect(install.isInstalled(folder, true)).toBe(false)
  })
})

describe('the web pages are built anew', () => {
  beforeEach(async () => {
    await write('src/web/main.tsx', 'one')
    await write('src/modules/places/contract.ts', 'two')
    await write('dist/web/index.html', '')
    web.markBuilt(folder, web.hashOfSources(folder))
  })

  test.each(['src/web/main.tsx', 'src/modules/places/contract.ts', 'src/modules/places/web/page.tsx', 'src/kernel/money.ts'])(
    'after a change of %s',
    async (path) => {
      expect(web.isBuilt(folder)).toBe(true)
      await write(path, 'changed')
      expect(web.isBuilt(folder)).toBe(false)
    },
  )

  test('not after a change of the server or of a test', async () => {
    await write('src/modules/places/store.ts', 'changed')
    await write('src/web/main.test.tsx', 'changed')
    expect(web.isBuilt(folder)).toBe(true)
  })

  test('when the pages are gone', async () => {
    await rm(join(folder, 'dist', 'web'), { recursive: true })
    expect(web.isBuilt(folder)).toBe(false)
  })
})
