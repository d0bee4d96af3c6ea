import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Files live in the data folder under random names; what a person called them is data, never a path. */
export interface FileStore {
  /** Keeps a stream and returns its id; nothing is visible before the last byte is on disk. */
  keep(body: Readable): Promise<{ id: string; bytes: number }>
  keepPath(path: string): Promise<{ id: string; bytes: number }>
  path(id: string): string
  open(id: string): Readable
  remove(id: string): Promise<void>
}

export async function openFileStore(dataDir: string): Promise<FileStore> {
  const folder = join(dataDir, 'files')
  await mkdir(folder, { recursive: true })
  const path = (id: string) => {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new RangeError('not a file id')
    return join(folder, id)
  }
  const keep = async (body: Readable) => {
    const id = randomUUID()
    const part = `${path(id)}.part`
    await pipeline(body, createWriteStream(part, { flags: 'wx', mode: 0o600 }))
    await rename(part, path(id))
    return { id, bytes: (await stat(path(id))).size }
  }
  return {
    path,
    keep,
    keepPath: (source) => keep(createReadStream(source)),
    open: (id) => createReadStream(path(id)),
    remove: (id) => rm(path(id), { force: true }),
  }
}
