import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inParallel, measureFile, type CopiedFile } from './copy.ts'
import { PostgresProblem } from './problem.ts'
import { segmentsBetween } from './wal.ts'

/** `manifest.json` of a backup folder, written last: a folder without it is not a backup. Times are ISO 8601 in UTC. */
export type Manifest = {
  readonly format: 1
  readonly major: number
  readonly version: string
  readonly startedAt: string
  /** From this instant on the backup can be restored. */
  readonly endedAt: string
  readonly firstSegment: string
  readonly lastSegment: string
  readonly segmentBytes: number
  /** Where later segments were being kept on the machine of the backup. */
  readonly archive: string
  readonly folders: readonly string[]
  readonly files: readonly CopiedFile[]
}

export const MANIFEST = 'manifest.json'

/** Throws `postgres.not-a-backup`. */
export async function readManifest(dir: string): Promise<Manifest> {
  const text = await readFile(join(dir, MANIFEST), 'utf8').catch((cause: unknown) => {
    throw new PostgresProblem('postgres.not-a-backup', { path: dir }, { cause })
  })
  try {
    const manifest = JSON.parse(text) as Manifest
    if (manifest.format === 1 && manifest.files.length > 0) return manifest
  } catch {
    // falls through: cut off or something else
  }
  throw new PostgresProblem('postgres.not-a-backup', { path: dir })
}

export type VerifiedBackup = {
  readonly startedAt: Date
  readonly endedAt: Date
  readonly version: string
  readonly files: number
  readonly bytes: number
}

/**
 * Reads every file of a backup and compares it with the manifest; also checks that no log segment is missing.
 * Throws `postgres.not-a-backup`, `postgres.backup-damaged` (with the first bad path).
 */
export async function verifyBackup(dir: string): Promise<VerifiedBackup> {
  const manifest = await readManifest(dir)
  const listed = new Set(manifest.files.map((file) => file.path))
  for (const segment of segmentsBetween(manifest.firstSegment, manifest.lastSegment, manifest.segmentBytes)) {
    if (!listed.has(`wal/${segment}`)) throw new PostgresProblem('postgres.backup-damaged', { path: join(dir, 'wal', segment) })
  }
  await inParallel(manifest.files, 4, async ({ path, size, sha256 }) => {
    const found = await measureFile(join(dir, path))
    if (found?.size !== size || found.sha256 !== sha256) {
      throw new PostgresProblem('postgres.backup-damaged', { path: join(dir, path) })
    }
  })
  return {
    startedAt: new Date(manifest.startedAt),
    endedAt: new Date(manifest.endedAt),
    version: manifest.version,
    files: manifest.files.length,
    bytes: manifest.files.reduce((sum, file) => sum + file.size, 0),
  }
}
