import { createHash } from 'node:crypto'
import { constants, type BigIntStats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { errnoOf, PostgresProblem } from './problem.ts'

type Release = () => Promise<void>

/** Long enough for another process to replay a long log after a crash. */
const PATIENCE_MS = 15 * 60_000
const RETRY_MS = 25

/**
 * Runs `work` while no other process (and no other call in this one) works on the same data folder.
 *
 * The lock belongs to the operating system, so a killed holder never leaves a stale one: an abstract socket on Linux, a named pipe on
 * Windows, an exclusive open on macOS. It is named by the folder's device and inode, so two paths to one folder share it.
 * Throws `postgres.busy` after a quarter of an hour.
 */
export async function withLock<T>(dataDir: string, work: () => Promise<T>, onWait?: () => void): Promise<T> {
  const release = await acquire(dataDir, onWait)
  try {
    return await work()
  } finally {
    await release()
  }
}

async function acquire(dataDir: string, onWait?: () => void): Promise<Release> {
  const name = lockName(await stat(dataDir, { bigint: true }))
  const since = Date.now()
  for (let told = false; ; await pause(RETRY_MS)) {
    const release = process.platform === 'darwin' ? await openExclusively(dataDir) : await listenOn(name)
    if (release) return release
    if (Date.now() - since > PATIENCE_MS) throw new PostgresProblem('postgres.busy', { path: dataDir })
    if (!told && Date.now() - since > 1000) {
      told = true
      onWait?.()
    }
  }
}

function lockName(folder: BigIntStats): string {
  const digest = createHash('sha256').update(`${folder.dev}:${folder.ino}`).digest('hex').slice(0, 32)
  return process.platform === 'win32' ? `\\\\.\\pipe\\lianjian-${digest}` : `\0lianjian-${digest}`
}

function listenOn(path: string): Promise<Release | undefined> {
  const server = createServer((socket) => socket.destroy())
  return new Promise((resolve, reject) => {
    server.on('error', (error) => (errnoOf(error) === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen({ path, exclusive: true }, () => resolve(() => new Promise((done) => void server.close(() => done()))))
  })
}

/** `O_EXLOCK`, which Node has no name for: open and lock in one step, given up by the system with the process. */
const DARWIN_O_EXLOCK = 0x20

async function openExclusively(dataDir: string): Promise<Release | undefined> {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | DARWIN_O_EXLOCK
  try {
    const file = await open(join(dataDir, 'run', 'lock'), flags, 0o600)
    return () => file.close()
  } catch (error) {
    if (errnoOf(error) === 'EAGAIN') return undefined
    throw error
  }
}
