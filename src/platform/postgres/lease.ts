import { randomBytes } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { birthOf, isRunning } from './processes.ts'

/** One file a holder in `<data>/run`: who still needs the server. A holder that died keeps its file but not its say. */
export type Lease = { readonly file: string }

const PREFIX = 'holder-'

/** Says that this process needs the server. Call under the lock. */
export async function takeLease(runDir: string): Promise<Lease> {
  const file = join(runDir, `${PREFIX}${process.pid}-${randomBytes(4).toString('hex')}`)
  await writeFile(file, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) }), { mode: 0o600 })
  return { file }
}

export const releaseLease = (lease: Lease) => rm(lease.file, { force: true })

/** How many living processes hold the server; files of dead ones are removed on the way. Call under the lock. */
export async function countLeases(runDir: string): Promise<number> {
  let living = 0
  for (const name of await readdir(runDir)) {
    if (!name.startsWith(PREFIX)) continue
    const file = join(runDir, name)
    if (await isHeld(file)) living += 1
    else await rm(file, { force: true })
  }
  return living
}

async function isHeld(file: string): Promise<boolean> {
  try {
    const { pid, birth } = JSON.parse(await readFile(file, 'utf8')) as { pid: number; birth: string }
    if (!isRunning(pid)) return false
    const now = birthOf(pid)
    return now === birth || now === '' // a system that hides other people's processes tells no birth
  } catch {
    return false // half written by a process that was killed
  }
}
