import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { chown, readdir, readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { replaceFile, readState, type Layout } from './home.ts'
import { disownStalePidFile, findPostmaster, readPostmaster } from './postmaster.ts'
import { isRunning, postgresProcessesOf, signal } from './processes.ts'
import { problemFromOutput, PostgresProblem } from './problem.ts'
import { cleanEnvironment, programPath, type Identity, type Programs } from './programs.ts'
import { asArguments, serverSettings } from './settings.ts'

export type Server = { readonly layout: Layout; readonly programs: Programs; readonly identity: Identity }

const POLL_MS = 10
/** A long log may have to be replayed; as long as the process lives and works we wait. */
const START_PATIENCE_MS = 30 * 60_000
/** A postmaster was killed and its busy backend still holds the memory: it notices within moments, or is told to end. */
const LEFTOVER_PATIENCE_MS = 120_000
const LEFTOVER_GRACE_MS = 2_000

/** Starts the server on a free loopback port and waits until it takes connections. Call under the lock. Answers with the port. */
export async function startServer(server: Server, extra: Readonly<Record<string, string>> = {}): Promise<number> {
  const { layout } = server
  const since = Date.now()
  let port = await choosePort((await readState(layout.state)).port)
  for (;;) {
    const running = await findPostmaster(layout.pg) // started by a process that was killed before it could say so
    if (running?.proved && (await waitUntilReady(layout.pg))) return running.port
    await disownStalePidFile(layout.pg)
    const printed = await launch(server, { ...serverSettings(port), ...extra })
    if (printed === undefined) break
    if (/could not bind|could not create any TCP\/IP sockets/.test(printed)) port = await choosePort()
    else if (/pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(printed)) {
      const waited = Date.now() - since
      if (waited > LEFTOVER_PATIENCE_MS) throw problemFromOutput('postgres.start-failed', layout.pg, printed)
      if (waited > LEFTOVER_GRACE_MS) for (const pid of await postgresProcessesOf(layout.pg)) signal(pid, 'SIGTERM')
      await pause(200)
    } else throw problemFromOutput('postgres.start-failed', layout.pg, printed)
  }
  await replaceFile(layout.state, JSON.stringify({ ...(await readState(layout.state)), ...homeElsewhere(layout), port }))
  return port
}

const homeElsewhere = (layout: Layout) => (layout.home === layout.dataDir ? {} : { home: layout.home })

/** The remembered port if nobody took it meanwhile, else any free one. */
async function choosePort(remembered = 0): Promise<number> {
  return (await tryPort(remembered)) ?? (await tryPort(0)) ?? 0
}

function tryPort(port: number): Promise<number | undefined> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.on('error', () => resolve(undefined))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}

/**
 * Starts the program in a session of its own: the terminal's Ctrl-C reaches the platform, which then stops the server when its own
 * work is done. Answers undefined when the server is ready, else what it printed before it died.
 */
async function launch(server: Server, settings: Record<string, string>): Promise<string | undefined> {
  const { layout, programs, identity } = server
  const startLog = join(layout.log, 'startup.log')
  const before = await logSizes(layout.log)
  const output = openSync(startLog, 'w', 0o600)
  if (identity) await chown(startLog, identity.uid, identity.gid)
  const child = spawn(programPath(programs, 'postgres'), ['-D', layout.pg, ...asArguments(settings)], {
    ...identity,
    cwd: layout.pg,
    env: cleanEnvironment,
    detached: true,
    stdio: ['ignore', output, output],
    windowsHide: true,
  })
  closeSync(output)
  let failure = ''
  child.on('error', (error) => (failure = error.message))
  child.unref()
  for (const since = Date.now(); Date.now() - since < START_PATIENCE_MS; await pause(POLL_MS)) {
    const dead = failure || child.exitCode !== null || child.signalCode !== null || child.pid === undefined
    if (dead) return `${failure}\n${await printedSince(layout.log, before)}`
    const postmaster = await readPostmaster(layout.pg)
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return undefined
  }
  throw new PostgresProblem('postgres.start-timeout', { path: layout.pg })
}

/** Waits for a server that another process started and that may still be replaying its log. False when it went away instead. */
export async function waitUntilReady(pg: string): Promise<boolean> {
  for (const since = Date.now(); Date.now() - since < START_PATIENCE_MS; await pause(POLL_MS)) {
    const postmaster = await readPostmaster(pg)
    if (!postmaster || !isRunning(postmaster.pid)) return false
    if (postmaster.status === 'ready') return true
  }
  throw new PostgresProblem('postgres.start-timeout', { path: pg })
}

async function logSizes(log: string): Promise<Map<string, number>> {
  const names = (await readdir(log)).filter((name) => name.endsWith('.log') && name !== 'startup.log')
  return new Map(await Promise.all(names.map(async (name) => [name, (await stat(join(log, name))).size] as const)))
}

/** The first words go to our file, the later ones to the server's own log: both, as far as they are new. */
async function printedSince(log: string, before: ReadonlyMap<string, number>): Promise<string> {
  const startup = await readFile(join(log, 'startup.log'), 'utf8').catch(() => '')
  const later: string[] = []
  for (const name of (await logSizes(log)).keys()) {
    const content = await readFile(join(log, name))
    later.push(content.subarray(Math.min(before.get(name) ?? 0, content.length)).toString())
  }
  return `${startup}\n${later.join('\n')}`
}
