import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCluster, type Cluster } from './index.ts'
import { readPostmaster } from './postmaster.ts'
import { isRunning, postgresProcessesOf } from './processes.ts'
import { withClient } from './sql.ts'
import { ask, makeTempFolder, startHolder, until } from './testing.ts'

let temp: Awaited<ReturnType<typeof makeTempFolder>>
let dataDir: string
let pg: string
const open: Cluster[] = []

async function openHere(): Promise<Cluster> {
  const cluster = await openCluster({ dataDir })
  open.push(cluster)
  return cluster
}

/** Leaves the pid file of a crash that names `pid`. */
async function leavePidFile(pid: number): Promise<void> {
  const { uid, gid } = await stat(pg)
  const file = join(pg, 'postmaster.pid')
  await writeFile(file, `${pid}\n${pg}\n1700000000\n5432\n\n127.0.0.1\n 1234567 7654321\nready\n`)
  await chown(file, uid, gid)
}

beforeEach(async () => {
  temp = await makeTempFolder()
  dataDir = join(temp.path, 'data 数据')
  pg = join(dataDir, 'pg')
})

afterEach(async () => {
  for (const cluster of open.splice(0)) await cluster.close()
  await temp.remove()
})

test('a first start killed in the middle of initdb is begun anew', async () => {
  const holder = startHolder(dataDir)
  holder.said.catch(() => undefined)
  const begun = async () => {
    const fresh = (await readdir(dataDir).catch(() => [])).find(
      (name) => name.startsWith('pg.new-') && !name.endsWith('.password'),
    )
    return fresh !== undefined && (await readdir(join(dataDir, fresh))).length > 3
  }
  await until(begun)
  await holder.kill()
  expect(await readdir(dataDir)).not.toContain('pg')
  const { url, adopted } = await openHere()
  expect(adopted).toBe(false)
  expect(await ask(url, 'select 1')).toBe(1)
})

test('the pid of a living stranger in the pid file does not stop the start', async () => {
  await (await openHere()).close()
  const { uid, gid } = await stat(pg)
  const stranger = spawn('sleep', ['60'], { uid, gid, cwd: '/' })
  await once(stranger, 'spawn')
  await leavePidFile(stranger.pid ?? 0)
  const { url, adopted } = await openHere()
  expect(adopted).toBe(false)
  expect(await ask(url, 'select 1')).toBe(1)
  expect(isRunning(stranger.pid ?? 0)).toBe(true)
  stranger.kill()
})

test.runIf(process.platform === 'linux')('neither does the pid of a zombie', async () => {
  await (await openHere()).close()
  const parent = spawn('/bin/sh', ['-c', 'true & echo $!; exec sleep 60'], { cwd: '/' })
  const [line] = await once(createInterface(parent.stdout), 'line')
  const zombie = Number(line)
  await until(() => !isRunning(zombie))
  await leavePidFile(zombie)
  expect((await openHere()).adopted).toBe(false)
  parent.kill()
})

test('a server killed while a session works hard starts again and keeps what was committed', async () => {
  const first = await openHere()
  await ask(first.url, 'create table fact as select generate_series(1, 1000) as n')
  const busy = withClient(first.url, (client) =>
    client.query('select count(*) from generate_series(1, 3000000) a, generate_series(1, 1000) b'),
  )
  busy.catch(() => undefined)
  await until(
    async () => (await ask(first.url, `select count(*)::int from pg_stat_activity where query like '%3000000) a%'`)) === 2,
  )
  process.kill((await readPostmaster(pg))?.pid ?? 0, 'SIGKILL')
  const second = await openHere()
  expect(second.adopted).toBe(false)
  expect(await ask(second.url, 'select count(*)::int from fact')).toBe(1000)
})

test('a killed server and a killed holder together start again', async () => {
  const holder = startHolder(dataDir)
  const { url } = await holder.said
  await ask(url, 'create table fact as select generate_series(1, 10) as n')
  const pids = await postgresProcessesOf(pg)
  await holder.kill()
  for (const pid of pids) process.kill(pid, 'SIGKILL')
  await until(() => !pids.some(isRunning))
  const next = await openHere()
  expect(next.adopted).toBe(false)
  expect(await ask(next.url, 'select count(*)::int from fact')).toBe(10)
})
