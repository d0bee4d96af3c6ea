import { chmod, mkdtemp, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
/** What a run may need of it: many small databases at once, or one with the demonstration. */
const wanted = 6 * 2 ** 30

/**
 * A folder a run throws away at its end: in memory where the machine has plenty, else among the temporary files. A database copied from a
 * template is two thousand files, a second of work on a disk and less than a tenth of one in memory. The server's account may pass through.
 */
export async function scratchFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join((await hasRoom()) ? memory : tmpdir(), prefix))
  await chmod(folder, 0o711)
  return folder
}

async function hasRoom(): Promise<boolean> {
  if (process.availableMemory() < wanted) return false
  const { bavail, bsize } = await statfs(memory).catch(() => ({ bavail: 0, bsize: 0 }))
  return bavail * bsize >= wanted
}
