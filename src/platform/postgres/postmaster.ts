import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isPostgresOf, isRunning, signal } from './processes.ts'
import { PostgresProblem } from './problem.ts'
import { programPath, run, type Identity, type Programs } from './programs.ts'

/** What a server writes about itself in `postmaster.pid`. `status` is empty until it has got that far. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly status: string }

const pidFile = (pg: string) => join(pg, 'postmaster.pid')

export async function readPostmaster(pg: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(pidFile(pg), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() }
}

/** The server of this folder if one runs. `proved: false` where the system cannot tell its process from a stranger's. */
export async function findPostmaster(pg: string): Promise<(Postmaster & { proved: boolean }) | undefined> {
  const postmaster = await readPostmaster(pg)
  if (!postmaster) return undefined
  const ours = isPostgresOf(postmaster.pid, pg)
  return ours === 'no' ? undefined : { ...postmaster, proved: ours === 'yes' }
}

/** Above the largest process number of every system we run on, so it can never be alive. */
const NO_PROCESS = 2 ** 22 + 1

/**
 * A pid file that names a living stranger (the number was used again) or a zombie makes PostgreSQL refuse to start. We write a number
 * into it that is surely dead and keep the rest: PostgreSQL then makes its own check that no old backend still uses the shared memory,
 * which deleting the file would disable.
 */
export async function disownStalePidFile(pg: string): Promise<void> {
  const text = await readFile(pidFile(pg), 'utf8').catch(() => '')
  if (text) await writeFile(pidFile(pg), text.replace(/^[^\n]*/, String(NO_PROCESS)))
}

const STOP_PATIENCE_MS = 90_000

/** Stops a server in an orderly way: sessions are ended, everything is written. Throws `postgres.stop-timeout`. */
export async function stopPostmaster(pg: string, programs: Programs, identity: Identity): Promise<void> {
  const postmaster = await findPostmaster(pg)
  if (!postmaster) return
  if (process.platform === 'win32') {
    await run(programPath(programs, 'pg_ctl'), ['stop', '-D', pg, '-m', 'fast', '-w'], { identity })
    return
  }
  const { pid } = postmaster
  signal(pid, 'SIGINT')
  if (await isGone(pid, STOP_PATIENCE_MS)) return
  signal(pid, 'SIGQUIT') // gives up the orderly way; the log is replayed at the next start
  if (await isGone(pid, 10_000)) return
  throw new PostgresProblem('postgres.stop-timeout', { pid })
}

async function isGone(pid: number, patienceMs: number): Promise<boolean> {
  for (const since = Date.now(); Date.now() - since < patienceMs; await pause(10)) if (!isRunning(pid)) return true
  return false
}
