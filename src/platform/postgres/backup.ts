import { access, mkdir, readdir, readFile, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { type Beside, copyBeside } from './beside.ts'
import type { Cluster } from './cluster.ts'
import { copyFlushed, inParallel, measureFile, walk, type CopiedFile } from './copy.ts'
import { exists, layoutOf, readState, replaceFile, syncFolder, type Layout } from './home.ts'
import { MANIFEST, readManifest, type Manifest } from './manifest.ts'
import { PostgresProblem, typed } from './problem.ts'
import { withClient } from './sql.ts'
import { beginArchiving, pruneArchive, segmentsBetween, waitForArchived } from './wal.ts'

/** Rebuilt by the server at its start, or about a running server only. Their folders are kept, empty. */
const EMPTIED = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/./
const LEFT_OUT = /^postmaster\.(pid|opts)$|^backup_label|^tablespace_map|(^|\/)pgsql_tmp|(^|\/)pg_internal\.init/

/**
 * Copies the running cluster into `targetDir` (new or empty) while everybody keeps working, with all the log it needs to stand on its
 * own, and the folders of the data folder that are named. The first backup also begins the archive from which any later instant can be restored; each backup removes the part of the
 * archive that is older than the oldest backup still in its place.
 *
 * Throws `postgres.target-not-empty`, `postgres.disk-full`, `postgres.archive-stuck`, `postgres.data-folder-not-writable`.
 */
export async function backupCluster(
  dataDir: string,
  cluster: Pick<Cluster, 'url'>,
  targetDir: string,
  beside: readonly Beside[] = [],
): Promise<Manifest> {
  return typed('postgres.start-failed', targetDir, async () => {
    const layout = await findLayout(dataDir)
    await mkdir(targetDir, { recursive: true, mode: 0o700 })
    if ((await readdir(targetDir)).length > 0) throw new PostgresProblem('postgres.target-not-empty', { path: targetDir })
    const copyAll = async (): Promise<Manifest> => {
      const before = await copyBeside(layout.dataDir, targetDir, beside)
      const made = await withClient(cluster.url, (client) => copyWhileRunning(client, layout, targetDir))
      const fixed = beside.filter((one) => one.fixed)
      return { ...made, files: [...made.files, ...(await copyBeside(layout.dataDir, targetDir, fixed, before))] }
    }
    const manifest = await copyAll().catch(async (error: unknown) => {
      for (const part of ['pg', 'wal', 'data']) await rm(join(targetDir, part), { recursive: true, force: true }) // room for the next attempt
      throw error
    })
    await replaceFile(join(targetDir, MANIFEST), JSON.stringify(manifest, null, 1))
    await syncFolder(targetDir)
    await rememberAndPrune(layout, await realpath(targetDir))
    return manifest
  })
}

/**
 * Puts everything committed so far into the archive at once (it would take up to a minute) and answers with the server's clock:
 * the newest instant that can be restored.
 */
export async function archiveNow(dataDir: string, cluster: Pick<Cluster, 'url'>): Promise<Date> {
  const layout = await findLayout(dataDir)
  return withClient(cluster.url, async (client) => {
    await beginArchiving(client)
    const [clock] = (await client.query<{ now: Date }>('select clock_timestamp() as now')).rows
    await client.query('select pg_current_xact_id()') // a commit after the instant: recovery stops at one, or not at all
    const [closed] = (await client.query<{ segment: string }>('select pg_walfile_name(pg_switch_wal()) as segment')).rows
    if (!clock || !closed) throw new PostgresProblem('postgres.archive-stuck', { path: layout.archive })
    await waitForArchived(client, layout.archive, closed.segment)
    return clock.now
  })
}

async function findLayout(dataDir: string): Promise<Layout> {
  const real = await realpath(dataDir)
  const { home } = await readState(join(real, 'postgres.json'))
  const layout = layoutOf(real, home ?? real)
  await access(join(layout.pg, 'PG_VERSION')).catch((cause: unknown) => {
    throw new PostgresProblem('postgres.cluster-missing', { path: layout.pg, dataDir }, { cause })
  })
  return layout
}

/** `pg_backup_start` and `pg_backup_stop` must come from one session, which the client is. */
async function copyWhileRunning(client: Client, layout: Layout, targetDir: string): Promise<Manifest> {
  await beginArchiving(client)
  const [server] = (
    await client.query<{ version: string; bytes: string }>(
      `select current_setting('server_version') as version, s.setting as bytes from pg_settings s where s.name = 'wal_segment_size'`,
    )
  ).rows
  const [start] = (
    await client.query<{ at: Date; segment: string }>(
      `select clock_timestamp() as at, pg_walfile_name(pg_backup_start('lianjian', fast => true)) as segment`,
    )
  ).rows
  const { folders, files } = await copyFolder(layout.pg, join(targetDir, 'pg'))
  const [stop] = (
    await client.query<{ label: string; spaces: string; segment: string }>(
      `select labelfile as label, spcmapfile as spaces, pg_walfile_name(lsn) as segment from pg_backup_stop(wait_for_archive => false)`,
    )
  ).rows
  const [end] = (await client.query<{ at: Date }>('select clock_timestamp() as at')).rows
  if (!server || !start || !stop || !end) throw new PostgresProblem('postgres.backup-damaged', { path: targetDir })
  const label = await writeListed(targetDir, 'pg/backup_label', stop.label)
  const segmentBytes = Number(server.bytes)
  const wal = await copyLog(client, layout.archive, targetDir, segmentsBetween(start.segment, stop.segment, segmentBytes))
  return {
    format: 1,
    major: Number.parseInt(server.version, 10),
    version: server.version,
    startedAt: start.at.toISOString(),
    endedAt: end.at.toISOString(),
    firstSegment: start.segment,
    lastSegment: stop.segment,
    segmentBytes,
    archive: layout.archive,
    folders,
    files: [...files, label, ...wal],
  }
}

async function copyFolder(pg: string, target: string): Promise<{ folders: string[]; files: CopiedFile[] }> {
  const { folders, files } = await walk(pg, (path) => EMPTIED.test(path) || LEFT_OUT.test(path))
  const copied: CopiedFile[] = []
  await inParallel(files, 8, async (path) => {
    const file = await copyFlushed(join(pg, path), join(target, path))
    if (file) copied.push({ path: `pg/${path}`, ...file })
  })
  return { folders, files: copied.sort((a, b) => (a.path < b.path ? -1 : 1)) }
}

async function copyLog(client: Client, archive: string, targetDir: string, segments: readonly string[]): Promise<CopiedFile[]> {
  const copied: CopiedFile[] = []
  for (const segment of segments) {
    await waitForArchived(client, archive, segment)
    const file = await copyFlushed(join(archive, segment), join(targetDir, 'wal', segment))
    if (file) copied.push({ path: `wal/${segment}`, ...file })
  }
  return copied
}

async function writeListed(targetDir: string, path: string, content: string): Promise<CopiedFile> {
  await replaceFile(join(targetDir, path), content)
  const file = await measureFile(join(targetDir, path))
  if (!file) throw new PostgresProblem('postgres.backup-damaged', { path: join(targetDir, path) })
  return { path, ...file }
}

/** The archive reaches back to the oldest backup that is still where it was made. */
async function rememberAndPrune(layout: Layout, targetDir: string): Promise<void> {
  const register = join(layout.dataDir, 'postgres-backups.json')
  const known = JSON.parse(await readFile(register, 'utf8').catch(() => '[]')) as string[]
  const present: string[] = []
  const firsts: string[] = []
  for (const dir of new Set([...known, targetDir])) {
    if (!(await exists(join(dir, MANIFEST)))) continue
    present.push(dir)
    firsts.push((await readManifest(dir)).firstSegment)
  }
  await replaceFile(register, JSON.stringify(present))
  const oldest = firsts.sort((a, b) => (a.slice(8) < b.slice(8) ? -1 : 1))[0]
  if (oldest) await pruneArchive(layout.archive, oldest)
}
