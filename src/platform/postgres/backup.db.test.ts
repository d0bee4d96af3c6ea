import { appendFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { archiveNow, backupCluster, openCluster, restoreCluster, verifyBackup, type Cluster } from './index.ts'
import { withClient } from './sql.ts'
import { ask, makeTempFolder } from './testing.ts'
import { beginArchiving } from './wal.ts'

let temp: Awaited<ReturnType<typeof makeTempFolder>>
let cluster: Cluster
const at = (name: string) => join(temp.path, name)
const clock = async () => (await ask(cluster.url, 'select clock_timestamp()')) as Date
const add = (from: number, to: number) => ask(cluster.url, `insert into fact select generate_series(${from}, ${to})`)

/** How many facts a restored folder holds. */
async function countIn(dataDir: string): Promise<unknown> {
  const restored = await openCluster({ dataDir })
  try {
    return await ask(restored.url, 'select count(*)::int from fact')
  } finally {
    await restored.close()
  }
}

/** PostgreSQL waits up to ten seconds before it starts a new archiver; a restart of the server need not. */
async function openArchiving(dataDir: string): Promise<Cluster> {
  const first = await openCluster({ dataDir })
  await withClient(first.url, beginArchiving)
  await first.close()
  return openCluster({ dataDir })
}

beforeAll(async () => {
  temp = await makeTempFolder()
  cluster = await openArchiving(at('data'))
  await ask(cluster.url, 'create table fact (n int primary key)')
  await add(1, 100)
})

afterAll(async () => {
  await cluster.close()
  await temp.remove()
})

test('a backup restores to any instant after it, exactly, and to the end of the log', async () => {
  await backupCluster(at('data'), cluster, at('backup 一'))
  await add(101, 250)
  const instant = await clock()
  await ask(cluster.url, 'select pg_sleep(0.02)')
  await add(251, 1000)
  await ask(cluster.url, 'delete from fact where n <= 50')
  const newest = await archiveNow(at('data'), cluster)
  await add(1001, 2000)

  await restoreCluster({ from: at('backup 一'), dataDir: at('then'), to: instant })
  expect(await countIn(at('then'))).toBe(250)
  await restoreCluster({ from: at('backup 一'), dataDir: at('newest'), to: newest })
  expect(await countIn(at('newest'))).toBe(950)
  await restoreCluster({ from: at('backup 一'), dataDir: at('end') })
  expect(await countIn(at('end'))).toBe(950)
  expect(await ask(cluster.url, 'select count(*)::int from fact')).toBe(1950)
})

test('a backup taken while people write stands on its own, without the archive', async () => {
  const before = Number(await ask(cluster.url, 'select max(n) from fact'))
  let next = before
  const copying = new AbortController()
  const writing = (async () => {
    while (!copying.signal.aborted) {
      await add(next + 1, next + 20)
      next += 20
    }
  })()
  await backupCluster(at('data'), cluster, at('busy'))
  copying.abort()
  await writing
  await restoreCluster({ from: at('busy'), dataDir: at('alone'), archive: at('no archive') })
  const restored = await openCluster({ dataDir: at('alone') })
  const highest = Number(await ask(restored.url, 'select max(n) from fact'))
  expect(highest).toBeGreaterThanOrEqual(before)
  expect(highest).toBeLessThanOrEqual(next)
  expect(await ask(restored.url, 'select count(*)::int from fact')).toBe(highest - 50)
  await restored.close()
})

test('the restored cluster is a life of its own: it can be backed up and restored in turn', async () => {
  const second = await openArchiving(at('then'))
  await backupCluster(at('then'), second, at('second generation'))
  await ask(second.url, 'insert into fact select generate_series(5001, 5010)')
  const newest = await archiveNow(at('then'), second)
  await second.close()
  await restoreCluster({ from: at('second generation'), dataDir: at('third'), to: newest })
  expect(await countIn(at('third'))).toBe(260)
})

test('an instant before the backup or after the log is refused, and leaves nothing behind', async () => {
  const early = restoreCluster({ from: at('busy'), dataDir: at('early'), to: new Date('2020-01-01T00:00:00Z') })
  await expect(early).rejects.toMatchObject({ code: 'postgres.restore-target-before-backup' })
  const late = restoreCluster({ from: at('busy'), dataDir: at('late'), to: new Date('2199-01-01T00:00:00Z') })
  await expect(late).rejects.toMatchObject({ code: 'postgres.restore-target-after-log' })
  expect((await readdir(at('late'))).filter((name) => name.startsWith('pg'))).toEqual([])
})

test('nothing is restored over a cluster and nothing is backed up over files', async () => {
  await expect(restoreCluster({ from: at('busy'), dataDir: at('data') })).rejects.toMatchObject({
    code: 'postgres.target-not-empty',
  })
  await mkdir(at('occupied'))
  await writeFile(join(at('occupied'), 'mine'), '')
  await expect(backupCluster(at('data'), cluster, at('occupied'))).rejects.toMatchObject({ code: 'postgres.target-not-empty' })
})

test('verification finds a changed file, a missing file and a folder that is no backup', async () => {
  const good = await verifyBackup(at('busy'))
  expect(good.files).toBeGreaterThan(900)
  expect(good.endedAt.getTime()).toBeGreaterThan(good.startedAt.getTime())
  const [segment = ''] = await readdir(join(at('busy'), 'wal'))
  await appendFile(join(at('busy'), 'pg', 'PG_VERSION'), ' ')
  await expect(verifyBackup(at('busy'))).rejects.toMatchObject({ code: 'postgres.backup-damaged' })
  await rm(join(at('backup 一'), 'wal', segment), { force: true })
  await rm(join(at('backup 一'), 'pg', 'global', 'pg_control'))
  await expect(restoreCluster({ from: at('backup 一'), dataDir: at('never') })).rejects.toMatchObject({
    code: 'postgres.backup-damaged',
  })
  await expect(verifyBackup(temp.path)).rejects.toMatchObject({ code: 'postgres.not-a-backup' })
})

test('each backup clears the archive of what no backup needs any more', async () => {
  await rm(at('backup 一'), { recursive: true })
  await rm(at('busy'), { recursive: true })
  await backupCluster(at('data'), cluster, at('last'))
  const archived = (await readdir(join(at('data'), 'wal-archive'))).filter((name) => /^[0-9A-F]{24}$/.test(name)).sort()
  const [needed] = await readdir(join(at('last'), 'wal'))
  expect(archived[0]).toBe(needed)
})
