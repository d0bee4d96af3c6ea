import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCluster, PostgresProblem, type Cluster } from './index.ts'
import { readPostmaster } from './postmaster.ts'
import { isRunning } from './processes.ts'
import { ask, makeTempFolder, startHolder } from './testing.ts'

let temp: Awaited<ReturnType<typeof makeTempFolder>>
let dataDir: string
const open: Cluster[] = []

async function openHere(): Promise<Cluster> {
  const cluster = await openCluster({ dataDir })
  open.push(cluster)
  return cluster
}

const serverPid = async () => (await readPostmaster(join(dataDir, 'pg')))?.pid ?? 0

beforeEach(async () => {
  temp = await makeTempFolder()
  dataDir = join(temp.path, 'data 数据')
})

afterEach(async () => {
  for (const cluster of open.splice(0)) await cluster.close()
  await temp.remove()
})

describe('the first start', () => {
  test('makes a database in UTF-8 with checksums, flushed to disk, in UTC, that understands Chinese', async () => {
    const { url, adopted } = await openHere()
    expect(adopted).toBe(false)
    expect(url).toMatch(/^postgres:\/\/lianjian:[0-9a-f]{32}@127\.0\.0\.1:\d+\/lianjian$/)
    const settings = `select string_agg(setting, ' ' order by name) from pg_settings
      where name in ('data_checksums', 'fsync', 'listen_addresses', 'server_encoding', 'TimeZone', 'unix_socket_directories')`
    expect(await ask(url, settings)).toBe('UTC on on 127.0.0.1 UTF8 ')
    expect(await ask(url, 'select rolsuper from pg_roles where rolname = current_user')).toBe(true)
    await ask(url, 'create extension pg_trgm')
    expect(await ask(url, `select array_length(show_trgm('社会组织'), 1)`)).toBeGreaterThan(0)
  })

  test('keeps the password where only we can read it, outside the folder of the server', async () => {
    const { url } = await openHere()
    const file = join(dataDir, 'postgres-password')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(url).toContain((await readFile(file, 'utf8')).trim())
    const wrong = url.replace(/:[0-9a-f]{32}@/, ':00000000000000000000000000000000@')
    await expect(ask(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test('refuses a folder that holds something else', async () => {
    await mkdir(join(dataDir, 'pg'), { recursive: true })
    await writeFile(join(dataDir, 'pg', 'notes.txt'), 'mine')
    await expect(openHere()).rejects.toMatchObject({ code: 'postgres.folder-not-a-cluster' })
    expect(await readFile(join(dataDir, 'pg', 'notes.txt'), 'utf8')).toBe('mine')
  })

  test('refuses a data folder that is a file', async () => {
    await writeFile(dataDir, '')
    await expect(openHere()).rejects.toBeInstanceOf(PostgresProblem)
    await expect(openHere()).rejects.toMatchObject({ code: 'postgres.data-folder-not-writable' })
  })
})

describe('the next start', () => {
  test('finds what was written, on the remembered port', async () => {
    const first = await openHere()
    await ask(first.url, 'create table fact as select 42 as answer')
    await first.close()
    const second = await openHere()
    expect(second.url).toBe(first.url)
    expect(await ask(second.url, 'select answer from fact')).toBe(42)
  })

  test('takes another port when somebody took the remembered one', async () => {
    const first = await openHere()
    const port = Number(new URL(first.url).port)
    await first.close()
    const stranger = createServer().listen(port, '127.0.0.1')
    const second = await openHere()
    stranger.close()
    expect(Number(new URL(second.url).port)).not.toBe(port)
    expect(await ask(second.url, 'select 1')).toBe(1)
  })

  test('refuses a cluster of another major version', async () => {
    await (await openHere()).close()
    await writeFile(join(dataDir, 'pg', 'PG_VERSION'), '15\n')
    await expect(openHere()).rejects.toMatchObject({ code: 'postgres.version-mismatch', params: { found: '15', needed: 18 } })
  })

  test('makes a new password when the file was lost', async () => {
    const first = await openHere()
    await first.close()
    await rm(join(dataDir, 'postgres-password'))
    const second = await openHere()
    expect(second.url).not.toBe(first.url)
    expect(await ask(second.url, 'select 1')).toBe(1)
  })
})

describe('one server for all processes of a data folder', () => {
  test('a second holder adopts it, and the last one to leave stops it', async () => {
    const first = await openHere()
    const second = await openHere()
    const pid = await serverPid()
    expect([first.adopted, second.adopted, first.url === second.url]).toEqual([false, true, true])
    await first.close()
    await first.close()
    expect(await ask(second.url, 'select 1')).toBe(1)
    await second.close()
    expect(isRunning(pid)).toBe(false)
  })

  test('of several processes that start at once exactly one starts it', async () => {
    const holders = [startHolder(dataDir), startHolder(dataDir), startHolder(dataDir)]
    const said = await Promise.all(holders.map((holder) => holder.said))
    expect(said.map((holder) => holder.adopted).sort()).toEqual([false, true, true])
    expect(new Set(said.map((holder) => holder.url)).size).toBe(1)
    const pid = await serverPid()
    await Promise.all(holders.map((holder) => holder.end()))
    expect(isRunning(pid)).toBe(false)
  })

  test('a holder that was killed leaves the server to the next, who then is the last', async () => {
    const holder = startHolder(dataDir)
    const { url } = await holder.said
    await holder.kill()
    const pid = await serverPid()
    expect(isRunning(pid)).toBe(true)
    const next = await openHere()
    expect(next).toMatchObject({ adopted: true, url })
    await next.close()
    expect(isRunning(pid)).toBe(false)
  })

  test('is found through another path to the same folder', async () => {
    const first = await openHere()
    await chmod(temp.path, 0o755)
    const second = await openCluster({ dataDir: join(temp.path, '.', 'x', '..', 'data 数据') })
    open.push(second)
    expect(second).toMatchObject({ adopted: true, url: first.url })
  })
})
