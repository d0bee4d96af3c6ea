import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { run } from './programs.ts'
import { withClient } from './sql.ts'

export const isRoot = process.getuid?.() === 0

/** A temp folder with a name that breaks careless quoting, open for the server's account. */
export async function makeTempFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), '联建 it’s 50% "测试" '))
  await chmod(path, 0o755)
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}

/** The number of `nobody` on every Linux we know. */
export const NOBODY = 65534

/** Whether a test may start our own programs under other accounts: we are root, and the sources do not lie below a closed folder. */
export async function canActAsOthers(): Promise<boolean> {
  if (!isRoot) return false
  const identity = { uid: NOBODY, gid: NOBODY }
  const source = join(import.meta.dirname, 'holder.fixture.ts')
  const read = await run('/bin/sh', ['-c', 'test -r "$1" && "$2" --version', 'sh', source, process.execPath], { identity })
  return read.code === 0
}

export type Holder = {
  readonly child: ChildProcess
  /** What it said: how it opened the cluster, or the code of its problem. */
  readonly said: Promise<{ url: string; adopted: boolean; problem?: string }>
  /** Ends it in order and waits. */
  readonly end: () => Promise<void>
  /** Kills it with no chance to do anything, and waits. */
  readonly kill: () => Promise<void>
}

/** Another process that opens and holds the cluster. */
export function startHolder(dataDir: string, options: { uid?: number; programs?: string } = {}): Holder {
  const program = join(import.meta.dirname, 'holder.fixture.ts')
  const args = [program, dataDir, ...(options.programs ? [options.programs] : [])]
  const account = options.uid ? { uid: options.uid, gid: options.uid } : {}
  const child = spawn(process.execPath, args, { ...account, cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const said = once(createInterface(child.stdout), 'line').then(([line]) => JSON.parse(String(line)) as Awaited<Holder['said']>)
  return {
    child,
    said,
    end: async () => {
      child.stdin.end()
      await exited
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** The first value of the first row. */
export const ask = (url: string, sql: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' })
    return rows[0]?.[0]
  })

export async function until(holds: () => boolean | Promise<boolean>, patienceMs = 20_000): Promise<void> {
  for (const since = Date.now(); !(await holds()); await pause(5)) {
    if (Date.now() - since > patienceMs) throw new Error('did not come true in time')
  }
}
