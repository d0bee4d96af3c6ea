import { readFileSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { errnoOf } from './problem.ts'

/** Linux tells us what a process is; elsewhere we only learn whether its number is in use. */
const hasProc = process.platform === 'linux'

/** Fields of `/proc/<pid>/stat` from the third on (state first); the name before them may itself hold spaces and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/** Whether a process runs. A zombie (dead, not yet collected by its parent) does not. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  const state = hasProc ? statFields(pid)?.[0] : undefined
  if (state) return state !== 'Z' && state !== 'X'
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errnoOf(error) === 'EPERM'
  }
}

/** Tells a process from a later one with the same number: boot and start time. Empty where the system does not say. */
export function birthOf(pid: number): string {
  if (!hasProc) return ''
  const started = statFields(pid)?.[19]
  return started ? `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${started}` : ''
}

function worksIn(pid: number, folder: string): boolean {
  try {
    const cwd = statSync(`/proc/${pid}/cwd`)
    const wanted = statSync(folder)
    return cwd.ino === wanted.ino && cwd.dev === wanted.dev && /postgres/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
  } catch {
    return false
  }
}

/**
 * Whether `pid` is a PostgreSQL process of this data folder: its command line names postgres and it works in the folder (every
 * PostgreSQL process does). `unknown` where the system does not tell; then only a successful login proves it.
 */
export function isPostgresOf(pid: number, pg: string): 'yes' | 'no' | 'unknown' {
  if (!isRunning(pid)) return 'no'
  if (!hasProc) return 'unknown'
  return worksIn(pid, pg) ? 'yes' : 'no'
}

/** Every PostgreSQL process that still works in this data folder: what a killed postmaster left behind. Linux only, else none. */
export async function postgresProcessesOf(pg: string): Promise<number[]> {
  if (!hasProc) return []
  const pids = (await readdir('/proc')).map(Number).filter((pid) => Number.isInteger(pid))
  return pids.filter((pid) => isRunning(pid) && worksIn(pid, pg))
}

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (errnoOf(error) !== 'ESRCH') throw error
  }
}
