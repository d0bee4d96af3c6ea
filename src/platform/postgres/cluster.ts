import { countLeases, releaseLease, takeLease } from './lease.ts'
import { giveFolder, prepareDataDir, resolveLayout } from './home.ts'
import { findCluster, initialiseCluster, readOrMakePassword } from './initialise.ts'
import { withLock } from './lock.ts'
import { setPasswordOffline } from './offline.ts'
import { disownStalePidFile, findPostmaster, stopPostmaster } from './postmaster.ts'
import { PostgresProblem, typed, type PostgresProblemParams } from './problem.ts'
import { preparePrograms } from './programs.ts'
import { ensureDatabase, sqlState, urlOf } from './sql.ts'
import { startServer, waitUntilReady, type Server } from './start.ts'

export type PostgresEvent =
  | 'postgres.waiting-for-another-process'
  | 'postgres.initialising'
  | 'postgres.starting'
  | 'postgres.adopted'
  | 'postgres.stopping'
  | 'postgres.password-renewed'

export type OpenOptions = {
  /** The platform's data folder; the cluster lies in its `pg` (or, when root keeps data where `nobody` cannot go, see `home.ts`). */
  readonly dataDir: string
  readonly log?: (event: PostgresEvent, params: PostgresProblemParams) => void
  /** Folder with `bin`, `lib` and `share` of PostgreSQL, default the npm package of this platform. */
  readonly programs?: string
  /** Settings on top of ours, for clusters that are thrown away (`fsync: 'off'`). A server that already runs keeps its own. */
  readonly settings?: Readonly<Record<string, string>>
}

export type Cluster = {
  /** `postgres://lianjian:<password>@127.0.0.1:<port>/lianjian` */
  readonly url: string
  /** Another process had already started the server. */
  readonly adopted: boolean
  readonly startedInMs: number
  /** Gives the server back; the last living holder stops it. Safe to call twice. */
  close(): Promise<void>
}

/**
 * Opens the platform's own PostgreSQL: makes the cluster at the first call, starts its server or adopts the one that runs, and holds it
 * until `close()`. Any number of processes may hold one server; a killed holder leaves it to the next.
 *
 * Throws `PostgresProblem`.
 */
export async function openCluster(options: OpenOptions): Promise<Cluster> {
  const since = performance.now()
  const log = options.log ?? (() => undefined)
  const dataDir = await prepareDataDir(options.dataDir)
  const waiting = () => log('postgres.waiting-for-another-process', { path: dataDir })
  return withLock(
    dataDir,
    () =>
      typed('postgres.start-failed', dataDir, async () => {
        const { server, password } = await prepareCluster(dataDir, options, log)
        const lease = await takeLease(server.layout.run)
        try {
          const running = await adopt(server, password, log)
          if (!running) log('postgres.starting', { path: server.layout.pg })
          const port = running ?? (await startServer(server, options.settings))
          await ensureDatabase(port, password)
          const close = once(() => withLock(dataDir, () => release(server, lease, log)))
          return { url: urlOf(port, password), adopted: running !== undefined, startedInMs: performance.now() - since, close }
        } catch (error) {
          await releaseLease(lease)
          throw error
        }
      }),
    waiting,
  )
}

type Log = NonNullable<OpenOptions['log']>

/** Everything but the running server: place, account, programs, cluster, password. */
async function prepareCluster(dataDir: string, options: OpenOptions, log: Log): Promise<{ server: Server; password: string }> {
  const { layout, identity } = await resolveLayout(dataDir)
  const programs = await preparePrograms(layout.programs, identity, options.programs)
  const server = { layout, identity, programs }
  for (const folder of [layout.log, layout.archive]) await giveFolder(folder, identity)
  const present = await findCluster(layout, programs)
  const { password, made } = await readOrMakePassword(layout)
  if (!present) {
    log('postgres.initialising', { path: layout.pg })
    await initialiseCluster(layout, programs, identity, password)
  } else if (made) {
    await renewPassword(server, password)
    log('postgres.password-renewed', { path: layout.password })
  }
  return { server, password }
}

/** The password file was lost: the folder's owner may set a new one, but not under the hands of those who use the old one. */
async function renewPassword(server: Server, password: string): Promise<void> {
  const { layout, programs, identity } = server
  if ((await countLeases(layout.run)) > 0) throw new PostgresProblem('postgres.password-lost', { path: layout.password })
  await stopPostmaster(layout.pg, programs, identity)
  await disownStalePidFile(layout.pg)
  await setPasswordOffline(server, password)
}

/** The port of the server that already runs on this cluster, or undefined. */
async function adopt(server: Server, password: string, log: Log): Promise<number | undefined> {
  const { pg } = server.layout
  if (!(await findPostmaster(pg)) || !(await waitUntilReady(pg))) return undefined
  const running = await findPostmaster(pg)
  if (!running) return undefined
  try {
    await ensureDatabase(running.port, password)
  } catch (error) {
    // The system could not tell whose process this is, and it is not our server: the pid file is stale.
    if (!running.proved) return undefined
    throw new PostgresProblem('postgres.start-failed', { path: pg, reason: sqlState(error) ?? String(error) }, { cause: error })
  }
  log('postgres.adopted', { pid: running.pid, port: running.port })
  return running.port
}

async function release(server: Server, lease: { file: string }, log: Log): Promise<void> {
  await releaseLease(lease)
  if ((await countLeases(server.layout.run)) > 0) return
  log('postgres.stopping', { path: server.layout.pg })
  await stopPostmaster(server.layout.pg, server.programs, server.identity)
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}
