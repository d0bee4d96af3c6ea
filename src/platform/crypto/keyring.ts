import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { KeyBundle, Profile } from './crypto.ts'
import { sealerOf } from './sealing.ts'

/**
 * Keys live in `<data>/keys`, outside the database, its dumps and its backups:
 *   kek            the key-encrypting key, 32 bytes in base64
 *   keyring.json   every other key wrapped under it, with its version
 * Changing the kek rewraps a handful of keys and touches no row; a new data key seals from then on while older ones still open.
 */
const keyringFile = z.object({
  format: z.literal(1),
  profile: z.enum(['gm', 'intl']),
  data: z.record(z.string().regex(/^\d+$/), z.string()),
  index: z.string(),
  integrity: z.string(),
  pepper: z.string(),
})

export async function loadKeys(dataDir: string, profile: Profile): Promise<KeyBundle> {
  const folder = join(dataDir, 'keys')
  const kek = await readFile(join(folder, 'kek'), 'utf8').catch(absent)
  const rings = await Promise.all(
    ['keyring.json', 'keyring.json.new'].map((name) => readFile(join(folder, name), 'utf8').catch(absent)),
  )
  if (kek === null && rings[0] === null) return createKeys(folder, profile)
  if (kek === null) throw new Error(`the key-encrypting key is missing in ${folder}; restore it from its own backup`)
  for (const ring of rings) {
    const bundle = ring === null ? null : tryUnwrap(ring, Buffer.from(kek.trim(), 'base64'))
    if (bundle) return bundle
  }
  throw new Error(`the key-encrypting key does not open the keyring in ${folder}; restore both from one backup`)
}

/** Replaces the key-encrypting key. The old one opens nothing afterwards. */
export async function rotateKek(dataDir: string): Promise<void> {
  const folder = join(dataDir, 'keys')
  await save(folder, await existing(dataDir), newKey())
}

/** Adds a data key; new values are sealed under it. Returns its version. */
export async function addDataKey(dataDir: string): Promise<number> {
  const folder = join(dataDir, 'keys')
  const bundle = await existing(dataDir)
  const version = Math.max(...Object.keys(bundle.data).map(Number)) + 1
  if (version > 65_535) throw new Error('no version number is left for another data key')
  const kek = (await readFile(join(folder, 'kek'), 'utf8')).trim()
  await save(folder, { ...bundle, data: { ...bundle.data, [version]: newKey() } }, kek)
  return version
}

async function existing(dataDir: string): Promise<KeyBundle> {
  await readFile(join(dataDir, 'keys', 'kek'))
  return loadKeys(dataDir, 'gm')
}

async function createKeys(folder: string, profile: Profile): Promise<KeyBundle> {
  const bundle = { profile, data: { 1: newKey() }, index: newKey(), integrity: newKey(), pepper: newKey() }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  await save(folder, bundle, newKey())
  return bundle
}

/** Both files are on disk before either takes its name; a crash between the two renames is healed by reading `keyring.json.new`. */
async function save(folder: string, bundle: KeyBundle, kek: string): Promise<void> {
  const keyring = `${JSON.stringify(wrap(bundle, Buffer.from(kek, 'base64')), null, 2)}\n`
  await writeDurably(join(folder, 'keyring.json.new'), keyring)
  await writeDurably(join(folder, 'kek.new'), `${kek}\n`)
  await rename(join(folder, 'kek.new'), join(folder, 'kek'))
  await rename(join(folder, 'keyring.json.new'), join(folder, 'keyring.json'))
}

async function writeDurably(path: string, text: string): Promise<void> {
  await rm(path, { force: true })
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

function wrap(bundle: KeyBundle, kek: Buffer) {
  const under = (name: string, plain: string) =>
    sealerOf(bundle.profile, 0, kek, `keyring ${name}`).seal(plain).toString('base64')
  const data = Object.fromEntries(
    Object.entries(bundle.data).map(([version, plain]) => [version, under(`data ${version}`, plain)]),
  )
  const rest = { index: under('index', bundle.index), integrity: under('integrity', bundle.integrity) }
  return { format: 1, profile: bundle.profile, data, ...rest, pepper: under('pepper', bundle.pepper) }
}

function tryUnwrap(text: string, kek: Buffer): KeyBundle | null {
  try {
    return unwrap(keyringFile.parse(JSON.parse(text)), kek)
  } catch {
    return null
  }
}

function unwrap(ring: z.infer<typeof keyringFile>, kek: Buffer): KeyBundle {
  const from = (name: string, wrapped: string) =>
    sealerOf(ring.profile, 0, kek, `keyring ${name}`).open(Buffer.from(wrapped, 'base64'))
  const data = Object.fromEntries(
    Object.entries(ring.data).map(([version, wrapped]) => [version, from(`data ${version}`, wrapped)]),
  )
  const rest = { index: from('index', ring.index), integrity: from('integrity', ring.integrity) }
  return { profile: ring.profile, data, ...rest, pepper: from('pepper', ring.pepper) }
}

function newKey(): string {
  return randomBytes(32).toString('base64')
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
