import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { copyFlushed, inParallel, walk, type CopiedFile } from './copy.ts'
import { exists } from './home.ts'
import { PostgresProblem } from './problem.ts'

/** A folder of the data folder that belongs to the database without being in it, and is backed up and restored with it. */
export interface Beside {
  readonly folder: string
  /**
   * True when a file never changes once it has its name: what came while the database was copied is taken too, so that every file the
   * database knows is there. False when files grow: they are taken once, before the database, and are never ahead of it.
   */
  readonly fixed: boolean
}

const IN_BACKUP = 'data/'

/** Copies what lies beside the database and is not in `known` yet. Files that are still being written (`.part`) are left out. */
export async function copyBeside(
  dataDir: string,
  target: string,
  beside: readonly Beside[],
  known: readonly CopiedFile[] = [],
): Promise<CopiedFile[]> {
  const copied = new Map(known.map((file) => [file.path, file]))
  for (const { folder } of beside) {
    if (!(await exists(join(dataDir, folder)))) continue
    const { files } = await walk(join(dataDir, folder), (path) => path.endsWith('.part'))
    await inParallel(files, 4, async (name) => {
      const path = `${IN_BACKUP}${folder}/${name}`
      if (copied.has(path)) return
      const file = await copyFlushed(join(dataDir, folder, name), join(target, path))
      if (file) copied.set(path, { path, ...file })
    })
  }
  return [...copied.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Puts it back into a data folder. What is there already stays: anchors kept outside the database are the witness, not their copy. */
export async function restoreBeside(from: string, files: readonly CopiedFile[], dataDir: string): Promise<void> {
  for (const { path } of files.filter((file) => file.path.startsWith(IN_BACKUP))) {
    const name = path.slice(IN_BACKUP.length)
    if (name.split('/').includes('..')) throw new PostgresProblem('postgres.backup-damaged', { path: join(from, path) })
    const target = join(dataDir, name)
    if (await exists(target)) continue
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await copyFlushed(join(from, path), target)
  }
}
