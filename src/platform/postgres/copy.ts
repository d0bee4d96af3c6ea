import { createHash } from 'node:crypto'
import { chown, mkdir, open, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { errnoOf } from './problem.ts'
import type { Identity } from './programs.ts'

/** One file of a backup: path relative to the backup with `/`, size in bytes, SHA-256 in hexadecimal. */
export type CopiedFile = { readonly path: string; readonly size: number; readonly sha256: string }

const CHUNK = 1024 * 1024

/**
 * Copies one file to disk (flushed) and answers with what was written; undefined when the source vanished, which is
 * normal for files of a running server.
 */
export async function copyFlushed(from: string, to: string, identity?: Identity): Promise<Omit<CopiedFile, 'path'> | undefined> {
  const source = await open(from).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return undefined
    throw error
  })
  if (!source) return undefined
  try {
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    const target = await open(to, 'w', 0o600)
    try {
      const hash = createHash('sha256')
      const buffer = Buffer.allocUnsafe(CHUNK)
      let size = 0
      for (;;) {
        const { bytesRead } = await source.read(buffer, 0, CHUNK)
        if (bytesRead === 0) break
        const part = buffer.subarray(0, bytesRead)
        hash.update(part)
        await target.writeFile(part)
        size += bytesRead
      }
      await target.sync()
      if (identity) await target.chown(identity.uid, identity.gid)
      return { size, sha256: hash.digest('hex') }
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

/** SHA-256 and size of a file, read in pieces; undefined when it is not there. */
export async function measureFile(path: string): Promise<Omit<CopiedFile, 'path'> | undefined> {
  try {
    const file = await open(path)
    const hash = createHash('sha256')
    let size = 0
    for await (const part of file.createReadStream({ highWaterMark: CHUNK })) {
      hash.update(part as Buffer)
      size += (part as Buffer).length
    }
    return { size, sha256: hash.digest('hex') }
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Every folder and file below `root`, relative with `/`; `skip` leaves out an entry and what is under it. */
export async function walk(
  root: string,
  skip: (path: string) => boolean,
  at = '',
): Promise<{ folders: string[]; files: string[] }> {
  const found = { folders: [] as string[], files: [] as string[] }
  for (const entry of await readdir(join(root, at), { withFileTypes: true })) {
    const path = at ? `${at}/${entry.name}` : entry.name
    if (skip(path)) continue
    if (!entry.isDirectory()) found.files.push(path)
    else {
      const below = await walk(root, skip, path)
      found.folders.push(path, ...below.folders)
      found.files.push(...below.files)
    }
  }
  return found
}

/** Creates folders, parents first, for the server's account. */
export async function makeFolders(root: string, folders: readonly string[], identity?: Identity): Promise<void> {
  for (const folder of ['', ...folders]) {
    const path = join(root, folder)
    await mkdir(path, { recursive: true, mode: 0o700 })
    if (identity) await chown(path, identity.uid, identity.gid)
  }
}

/** Runs `work` for every item, at most `width` at a time. */
export async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < items.length) {
      const item = items[next]
      next += 1
      if (item !== undefined) await work(item)
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
}
