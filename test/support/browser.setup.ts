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
    /** The running platforms, one for each file at work: where it answers, the password it printed, and its database as the owner sees it. */
    platforms: readonly { url: string; password: string; databaseUrl: string }[]
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

/**
 * The platform as an office runs it: pages built, a new data folder with the demonstration, its own process on a free port. Each file at
 * work at once has one of its own; the second begins as a copy of the first.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildPages()
  const folder = await scratchFolder('lianjian-browser-')
  const running: Running[] = []
  const stop = async () => {
    for (const one of running) await one.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const dataDir = join(folder, '1')
    const first = await run(dataDir)
    running.push(first)
    const password = await untilStarted(first.platform)
    const copies = project.config.maxWorkers - 1
    if (copies > 0) {
      await running.pop()!.stop()
      const folders = [dataDir, ...Array.from({ length: copies }, (_, at) => join(folder, String(at + 2)))]
      for (const copy of folders.slice(1)) await once(spawn('cp', ['-a', dataDir, copy], { stdio: 'inherit' }), 'exit')
      for (const each of folders) running.push(await run(each))
      await Promise.all(running.map(untilAnswering))
    }
    project.provide(
      'platforms',
      running.map(({ url, databaseUrl }) => ({ url, password, databaseUrl })),
    )
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

interface Running {
  readonly url: string
  readonly databaseUrl: string
  readonly platform: Started
  readonly stop: () => Promise<void>
}

async function run(dataDir: string): Promise<Running> {
  // Opened here first, so that the tests can look into the database and nobody waits for a disk.
  const cluster = await openCluster({ dataDir, settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } })
  const port = await freePort()
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
  }
  return { url: `http://127.0.0.1:${port}`, databaseUrl: cluster.url, platform, stop }
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

async function untilAnswering({ url, platform }: Running): Promise<void> {
  const until = Date.now() + startingMs
  for (;;) {
    const answer = await fetch(`${url}/`).catch(() => undefined)
    if (answer?.ok) return
    if (platform.child.exitCode !== null) throw new Error(`the platform did not start:\n${platform.said()}`)
    if (Date.now() > until) throw new Error(`the platform did not start in time:\n${platform.said()}`)
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
