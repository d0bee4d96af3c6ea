import { chown, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { restoreBeside } from './beside.ts'
import { copyFlushed, inParallel, makeFolders } from './copy.ts'
import { giveFolder, prepareDataDir, removeLeftovers, resolveLayout, syncFolder, type Layout } from './home.ts'
import { readOrMakePassword } from './initialise.ts'
import { withLock } from './lock.ts'
import { readManifest, verifyBackup, type Manifest } from './manifest.ts'
import { runOffline, setPasswordOffline } from './offline.ts'
import { stopPostmaster } from './postmaster.ts'
import { PostgresProblem, typed } from './problem.ts'
import { preparePrograms, type Identity } from './programs.ts'
import { startServer, type Server } from './start.ts'
import { FORGET_ARCHIVING, listArchive } from './wal.ts'

export type RestoreOptions = {
  /** A folder written by `backupCluster`. */
  readonly from: string
  /** A new data folder, or one in which no cluster has been made. */
  readonly dataDir: string
  /** The last instant to restore (a commit at exactly this time is kept); without it everything the log holds. */
  readonly to?: Date
  /** Where the archived log lies, default the place it had when the backup was made. Missing is no error: the backup stands alone. */
  readonly archive?: string
  readonly programs?: string
}

const RESTORING = 'pg.restoring-'

/**
 * Makes a new cluster, and the folders beside it, out of a backup and the archived log, as it was at `to`. The backup is verified first and never changed. The new
 * cluster has its own password and starts a history of its own (make a first backup of it); open it with `openCluster`.
 *
 * Throws `postgres.not-a-backup`, `postgres.backup-damaged`, `postgres.target-not-empty`, `postgres.version-mismatch`,
 * `postgres.restore-target-before-backup`, `postgres.restore-target-after-log`, `postgres.restore-failed`.
 */
export async function restoreCluster(options: RestoreOptions): Promise<void> {
  const { from, to } = options
  await verifyBackup(from)
  const manifest = await readManifest(from)
  if (to && to < new Date(manifest.endedAt)) {
    throw new PostgresProblem('postgres.restore-target-before-backup', { target: to.toISOString(), earliest: manifest.endedAt })
  }
  const dataDir = await prepareDataDir(options.dataDir)
  await withLock(dataDir, () => typed('postgres.restore-failed', dataDir, () => restoreInto(dataDir, manifest, options)))
}

async function restoreInto(dataDir: string, manifest: Manifest, options: RestoreOptions): Promise<void> {
  const { layout, identity } = await resolveLayout(dataDir)
  const occupied = await readdir(layout.pg).catch(() => [])
  if (occupied.length > 0) throw new PostgresProblem('postgres.target-not-empty', { path: layout.pg })
  const programs = await preparePrograms(layout.programs, identity, options.programs)
  if (programs.major !== manifest.major) {
    throw new PostgresProblem('postgres.version-mismatch', { found: manifest.major, needed: programs.major, path: options.from })
  }
  for (const folder of [layout.log, layout.archive]) await giveFolder(folder, identity)
  await removeLeftovers(layout.home, RESTORING)
  const pg = join(layout.home, `${RESTORING}${process.pid}`)
  const server: Server = { layout: { ...layout, pg }, programs, identity }
  try {
    await layOut(pg, manifest, options, identity)
    await replayLog(server, options.to)
    const { password } = await readOrMakePassword(layout)
    await setPasswordOffline(server, password)
    await runOffline(server, FORGET_ARCHIVING)
    await restoreBeside(options.from, manifest.files, dataDir)
    await putInPlace(pg, layout)
  } finally {
    await rm(pg, { recursive: true, force: true })
  }
}

/** The base copy, and in its `pg_wal` the backup's own log and every later segment of the archive. */
async function layOut(pg: string, manifest: Manifest, options: RestoreOptions, identity: Identity): Promise<void> {
  await makeFolders(pg, manifest.folders, identity)
  const base = manifest.files.filter((file) => file.path.startsWith('pg/'))
  await inParallel(base, 8, async ({ path }) => {
    await copyFlushed(join(options.from, path), join(pg, path.slice('pg/'.length)), identity)
  })
  const own = manifest.files.filter((file) => file.path.startsWith('wal/')).map((file) => file.path.slice('wal/'.length))
  const archive = options.archive ?? manifest.archive
  const later = (await listArchive(archive, manifest.firstSegment)).filter((name) => !own.includes(name))
  for (const name of own) await copyFlushed(join(options.from, 'wal', name), join(pg, 'pg_wal', name), identity)
  for (const name of later) await copyFlushed(join(archive, name), join(pg, 'pg_wal', name), identity)
  await writeFile(join(pg, 'recovery.signal'), '', { mode: 0o600 })
  if (identity) await chown(join(pg, 'recovery.signal'), identity.uid, identity.gid)
}

/**
 * Starts the server once with the instant as its goal. It calls itself ready only when the log is replayed, because nobody may look in
 * before. All the log already lies in `pg_wal`, so the command that would fetch more always answers "not there".
 */
async function replayLog(server: Server, to: Date | undefined): Promise<void> {
  const settings: Record<string, string> = { hot_standby: 'off', archive_mode: 'off', restore_command: 'exit 1' }
  if (to) {
    settings['recovery_target_time'] = to.toISOString().replace('T', ' ').replace('Z', '+00')
    settings['recovery_target_action'] = 'promote'
  }
  try {
    await startServer(server, settings)
  } catch (error) {
    const reason = error instanceof PostgresProblem ? String(error.params['reason'] ?? '') : ''
    if (/recovery ended before configured recovery target/.test(reason)) {
      throw new PostgresProblem('postgres.restore-target-after-log', { target: to?.toISOString() ?? '' }, { cause: error })
    }
    throw error
  }
  await stopPostmaster(server.layout.pg, server.programs, server.identity)
}

async function putInPlace(pg: string, layout: Layout): Promise<void> {
  await rename(pg, layout.pg)
  await syncFolder(layout.home)
}
