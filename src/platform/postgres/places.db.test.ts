import { execFileSync } from 'node:child_process'
import { chmod, chown, cp, lstat, mkdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCluster, type Cluster } from './index.ts'
import { packagedPrograms } from './programs.ts'
import { ask, canActAsOthers, isRoot, makeTempFolder, NOBODY, startHolder } from './testing.ts'

let temp: Awaited<ReturnType<typeof makeTempFolder>>
const open: Cluster[] = []

async function openAt(dataDir: string, programs?: string): Promise<Cluster> {
  const cluster = await openCluster({ dataDir, programs })
  open.push(cluster)
  return cluster
}

/** The package as an installation without scripts leaves it: no links. */
async function copyPackage(to: string): Promise<string> {
  await cp(dirname(packagedPrograms()), to, { recursive: true, filter: async (path) => !(await lstat(path)).isSymbolicLink() })
  return join(to, 'native')
}

beforeEach(async () => {
  temp = await makeTempFolder()
})

afterEach(async () => {
  for (const cluster of open.splice(0)) await cluster.close()
  await temp.remove()
})

test('a package installed without scripts gets its links from us', async () => {
  const native = await copyPackage(join(temp.path, 'package'))
  const { url } = await openAt(join(temp.path, 'data'), native)
  expect(await ask(url, 'select 1')).toBe(1)
  expect((await lstat(join(native, 'lib', 'libicuuc.so.60'))).isSymbolicLink()).toBe(true)
})

test('a missing package is named', async () => {
  await expect(openAt(join(temp.path, 'data'), join(temp.path, 'nothing'))).rejects.toMatchObject({
    code: 'postgres.binaries-missing',
  })
})

describe.runIf(isRoot)('for root, who may not run PostgreSQL', () => {
  test('the server runs as nobody and owns only its own folders', async () => {
    const dataDir = join(temp.path, 'data')
    await openAt(dataDir)
    const pid = Number((await readFile(join(dataDir, 'pg', 'postmaster.pid'), 'utf8')).split('\n')[0])
    expect((await stat(`/proc/${pid}`)).uid).toBe((await stat(join(dataDir, 'pg'))).uid)
    expect((await stat(join(dataDir, 'pg'))).uid).not.toBe(0)
    expect((await stat(dataDir)).uid).toBe(0)
  })

  test('programs below a closed folder are copied to where nobody can run them', async () => {
    const closed = join(temp.path, 'closed')
    await mkdir(closed, { mode: 0o700 })
    const native = await copyPackage(join(closed, 'package'))
    const { url } = await openAt(join(temp.path, 'data'), native)
    expect(await ask(url, 'select 1')).toBe(1)
    expect((await stat(join(temp.path, 'data', 'programs'))).isDirectory()).toBe(true)
  })

  test('a data folder below a closed folder keeps its cluster elsewhere, finds it again, and never begins an empty one instead', async () => {
    const closed = join(temp.path, 'closed')
    await mkdir(closed, { mode: 0o700 })
    const dataDir = join(closed, 'data')
    const first = await openAt(dataDir)
    await ask(first.url, 'create table fact as select 7 as n')
    await first.close()
    const { home } = JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8')) as { home: string }
    expect(home).toMatch(/^\/var\/lib\/lianjian\//)
    const second = await openAt(dataDir)
    expect(await ask(second.url, 'select n from fact')).toBe(7)
    await second.close()
    await rm(home, { recursive: true })
    await expect(openAt(dataDir)).rejects.toMatchObject({ code: 'postgres.cluster-missing' })
  })

  test('a full disk is named', async ({ skip }) => {
    const small = join(temp.path, 'small')
    await mkdir(small)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', small], { stdio: 'ignore' })
    } catch {
      skip('this machine lets nobody mount')
    }
    try {
      await chmod(small, 0o755)
      await expect(openAt(join(small, 'data'))).rejects.toMatchObject({ code: 'postgres.disk-full' })
    } finally {
      execFileSync('umount', [small])
    }
  })
})

describe.runIf(await canActAsOthers())('for ordinary accounts', () => {
  test('a cluster made by an ordinary account runs under that account', async () => {
    const dataDir = join(temp.path, 'data')
    await mkdir(dataDir)
    await chown(dataDir, NOBODY, NOBODY)
    const holder = startHolder(dataDir, { uid: NOBODY })
    const { url } = await holder.said
    await ask(url, 'create table fact as select 9 as n')
    const ours = await openAt(dataDir)
    expect(ours.adopted).toBe(true)
    await holder.end()
    await ours.close()
    expect(await ask((await openAt(dataDir)).url, 'select n from fact')).toBe(9)
    expect((await stat(join(dataDir, 'pg'))).uid).toBe(NOBODY)
  })

  test('an account without a name starts, or is told so where the system does not allow it', async () => {
    const dataDir = join(temp.path, 'data')
    await mkdir(dataDir)
    await chown(dataDir, 54321, 54321)
    const holder = startHolder(dataDir, { uid: 54321 })
    const said = await holder.said
    if (said.problem) expect(said.problem).toBe('postgres.user-unknown')
    else expect(await ask(said.url, 'select 1')).toBe(1)
    await holder.end()
  })

  test('a folder that an ordinary account may not write is refused', async () => {
    const dataDir = join(temp.path, 'data')
    await mkdir(dataDir, { mode: 0o755 })
    const holder = startHolder(dataDir, { uid: NOBODY })
    expect((await holder.said).problem).toBe('postgres.data-folder-not-writable')
    await holder.end()
  })
})
