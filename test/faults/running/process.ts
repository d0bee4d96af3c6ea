import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { isRunning, postgresProcessesOf } from '../../../src/platform/postgres/processes.ts'
import { promisify } from 'node:util'
import type { Door } from './attempts.ts'

const root = join(import.meta.dirname, '../../..')
const command = 'src/app/cli.ts'
const startingMs = 280_000
/** What the log says of a request that got none of the connections to the database in time. */
const tooManyWait = 'timeout exceeded when trying to connect'

/** What is killed: the server of pages, the database under it, or both at once. */
export type Victim = 'application' | 'database' | 'both'
export const victims: readonly Victim[] = ['application', 'database', 'both']

/** The platform as an office runs it, in a data folder of its own with a disk that is waited for; to be killed and started again. */
export class Installation {
  readonly folder: string
  readonly port: number
  #child: ChildProcess | null = null
  #said = ''
  #faults: string[] = []

  private constructor(folder: string, port: number) {
    this.folder = folder
    this.port = port
  }

  static async make(): Promise<Installation> {
    const folder = await mkdtemp(join(tmpdir(), 'lianjian-crash-'))
    await chmod(folder, 0o711) // the server's account must pass
    return new Installation(folder, await freePort())
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get data(): string {
    return join(this.folder, 'data')
  }

  /** Starts what does not run and waits until it answers. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [command, 'start'], { cwd: root, env: this.#env, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#said = ''
    for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', (line) => this.#hear(line))
    this.#child = child
    for (const until = Date.now() + startingMs; !(await this.#answers()); await pause(50)) {
      if (child.exitCode !== null || Date.now() > until) throw new Error(`the platform did not start:\n${this.#said}`)
    }
  }

  /** Kills without leave, and waits until the dead are dead. */
  async kill(victim: Victim): Promise<void> {
    const pids = victim === 'application' ? [] : await postgresProcessesOf(join(this.data, 'pg'))
    const child = this.#child!
    const gone = victim === 'database' ? Promise.resolve() : once(child, 'exit')
    if (victim !== 'database') child.kill('SIGKILL')
    for (const pid of pids) kill(pid)
    await gone
    while (pids.some(isRunning)) await pause(5)
    // A server whose database was killed under it is ended as an operator would before starting anew.
    if (victim === 'database' && child.exitCode === null) await end(child)
  }

  /** Why requests failed since this was asked last, apart from those that were asked to come again because too many waited. */
  takeFaults(): string[] {
    const faults = this.#faults
    this.#faults = []
    return faults
  }

  #hear(line: string): void {
    this.#said = `${this.#said}${line}\n`.slice(-8000)
    if (!line.startsWith('{')) return
    const { message, reason = '' } = JSON.parse(line) as { message?: string; reason?: string }
    if (message === 'request failed' && !reason.startsWith(tooManyWait)) this.#faults.push(reason)
  }

  /** What `lianjian verify` finds beside the running platform: sums of the ledger, seal of the audit log, connections. */
  async verify(): Promise<unknown[]> {
    // With findings it ends with 1, and tells them all the same.
    const told = await promisify(execFile)(process.execPath, [command, 'verify', '--json'], { cwd: root, env: this.#env }).catch(
      (failure: { stdout: string }) => failure,
    )
    const report = JSON.parse(told.stdout) as { checks: { name: string; looked: number }[]; findings: unknown[] }
    if (!report.checks.some(({ name, looked }) => name === 'ledger.sums-hold' && looked > 0)) return ['nothing was verified']
    return report.findings
  }

  async signIn(loginName: string, password: string): Promise<Door> {
    const answer = await fetch(`${this.url}/api/access/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ loginName, password }),
    })
    if (!answer.ok) throw new Error(await answer.text())
    const cookie = answer.headers
      .getSetCookie()
      .map((text) => text.split(';')[0])
      .join('; ')
    return { url: this.url, cookie }
  }

  async remove(): Promise<void> {
    if (this.#child && this.#child.exitCode === null && this.#child.signalCode === null) await end(this.#child)
    for (const pid of await postgresProcessesOf(join(this.data, 'pg'))) kill(pid)
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }

  get #env(): NodeJS.ProcessEnv {
    const { DATABASE_URL: _, DATABASE_DIRECT_URL: __, VITEST: ___, ...rest } = process.env
    // In test mode nobody is asked to slow down.
    return { ...rest, NODE_ENV: 'test', LIANJIAN_DATA: this.data, PORT: String(this.port), LOG_LEVEL: 'error' }
  }

  async #answers(): Promise<boolean> {
    return fetch(`${this.url}/api/access/me`).then(
      (answer) => answer.status === 401 || answer.ok,
      () => false,
    )
  }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(late)
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone by itself: its parent died first.
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
