import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { PostgresProblem } from './problem.ts'

/** A log segment: 8 digits timeline, 16 digits place, all hexadecimal. */
const SEGMENT = /^[0-9A-F]{24}$/

/** Place of a segment in the log, whatever its timeline: names of one timeline sort like their places. */
const placeOf = (segment: string) => segment.slice(8)

/** Segments and timeline histories of an archive folder from `first` on (all of them without `first`). */
export async function listArchive(archive: string, first = ''): Promise<string[]> {
  const names = await readdir(archive).catch(() => [])
  return names.filter((name) => (SEGMENT.test(name) ? placeOf(name) >= placeOf(first) : name.endsWith('.history'))).sort()
}

const hex = (value: number) => value.toString(16).toUpperCase().padStart(8, '0')

/** The segments from `first` to `last` of one timeline. `segmentBytes` is a power of two from 1 MB to 1 GB. */
export function segmentsBetween(first: string, last: string, segmentBytes: number): string[] {
  const perFile = 2 ** 32 / segmentBytes
  const indexOf = (name: string) => parseInt(name.slice(8, 16), 16) * perFile + parseInt(name.slice(16), 16)
  const count = indexOf(last) - indexOf(first) + 1
  return Array.from({ length: Math.max(0, count) }, (_, step) => {
    const index = indexOf(first) + step
    return first.slice(0, 8) + hex(Math.floor(index / perFile)) + hex(index % perFile)
  })
}

/** From the first backup on, the log is kept: PostgreSQL's own archive module copies and flushes each segment, without any shell. */
export async function beginArchiving(client: Client): Promise<void> {
  const { rows } = await client.query<{ library: string }>(`select current_setting('archive_library') as library`)
  if (rows[0]?.library === 'basic_archive') return
  await client.query(`alter system set archive_command = ''`)
  await client.query(`alter system set archive_library = 'basic_archive'`)
  await client.query('select pg_reload_conf()')
}

/** Statements that end archiving until the next backup: for a restored cluster, whose old backups belong to another history. */
export const FORGET_ARCHIVING = ['alter system reset archive_command', 'alter system reset archive_library']

const ARCHIVE_PATIENCE_MS = 5 * 60_000

/** Waits until the archive holds `segment`. Throws `postgres.archive-stuck` with the server's count of failures. */
export async function waitForArchived(client: Client, archive: string, segment: string): Promise<void> {
  for (const since = Date.now(); Date.now() - since < ARCHIVE_PATIENCE_MS; await pause(100)) {
    if ((await stat(join(archive, segment)).catch(() => undefined))?.size) return
    if (Date.now() - since > NUDGE_AFTER_MS) await nudgeArchiver(client)
  }
  const { rows } = await client.query<{ failed: string }>('select failed_count as failed from pg_stat_archiver')
  throw new PostgresProblem('postgres.archive-stuck', { path: archive, segment, failed: rows[0]?.failed ?? '0' })
}

const NUDGE_AFTER_MS = 1000

/**
 * With a new archive library the archiver ends itself; the postmaster starts the next one at the earliest ten seconds after the last,
 * but only looks when something wakes it, which on a quiet server may take a minute.
 */
async function nudgeArchiver(client: Client): Promise<void> {
  await client.query(`select pg_reload_conf() where not exists (select from pg_stat_activity where backend_type = 'archiver')`)
  await pause(900)
}

/** Removes segments that lie before `first`; timeline histories are a few bytes and stay. Answers how many went. */
export async function pruneArchive(archive: string, first: string): Promise<number> {
  const names = (await readdir(archive)).filter(
    (name) => SEGMENT.test(name.slice(0, 24)) && placeOf(name.slice(0, 24)) < placeOf(first),
  )
  for (const name of names) await rm(join(archive, name), { force: true })
  return names.length
}
