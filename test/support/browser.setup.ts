import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openCluster } from '../../src/platform/postgres/index.ts'
import { scratchFolder } from './scratch.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The running platform: where it answers, the password it printed, and its database as the owner sees it. */
    platform: { url: string; password: string; databaseUrl: string }
  }
}

const root = join(import.meta.dirname, '../..')
/** Plain JavaScript, so that a bare Node 20 can run it; its types are said here. */
const web = (await import(new URL('../../scripts/lib/web-build.mjs', import.meta.url).href)) as {
  hashOfSources: (folder: string) => string
  isBuilt: (folder: string) => boolean
  markBuilt: (folder: string, hash: string) => void
}
const startingMs = 480_000

/** The platform as an office runs it: pages built, a new data folder with the demonstration, its own process on a free port. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildPages()
  const folder = await scratchFolder('lianjian-browser-')
  const dataDir = join(folder, 'data')
  // Opened here first, so that the tests can look into the database and nobody waits for a disk.
  const cluster = await openCluster({ dataDir, settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const platform = startPlatform(dataDir, port)
  const tellEnd = (code: number | null, signal: string | null) =>
    console.error(`the platform ended by itself (${signal ?? code}):\n${platform.said()}`)
  platform.child.once('exit', tellEnd)
  const stop = async () => {
    platform.child.off('exit', tellEnd)
    if (platform.child.exitCode === null) {
      platform.child.kill('SIGTERM')
      await once(platform.child, 'exit')
    }
    await cluster.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const password = await untilStarted(platform)
    project.provide('platform', { url, password, databaseUrl: cluster.url })
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

async function buildPages(): Promise<void> {
  if (web.isBuilt(root)) return
  const hash = web.hashOfSources(root)
  const child = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error('the pages could not be built')
  web.markBuilt(root, hash)
}

interface Started {
  readonly child: ChildProcess
  /** What it has said so far, for when it does not start. */
  readonly said: () => string
}

function startPlatform(dataDir: string, port: number): Started {
  const { DATABASE_URL: _, DATABASE_DIRECT_URL: __, VITEST: ___, NODE_ENV: ____, ...rest } = process.env
  const child = spawn(process.execPath, ['src/app/cli.ts', 'start'], {
    cwd: root,
    env: { ...rest, LIANJIAN_DATA: dataDir, PORT: String(port), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => (said = (said + chunk).slice(-8000)))
  return { child, said: () => said }
}

/** The last thing a start prints are the accounts of the demonstration with their password. */
async function untilStarted({ child, said }: Started): Promise<string> {
  const until = Date.now() + startingMs
  for (;;) {
    const password = /（密码都是 (\S+)）[^]*\n {2}zhifu/.exec(said())?.[1]
    if (password) return password
    if (child.exitCode !== null) throw new Error(`the platform did not start:\n${said()}`)
    if (Date.now() > until) throw new Error(`the platform did not start in time:\n${said()}`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
