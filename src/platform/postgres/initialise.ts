import { randomBytes } from 'node:crypto'
import { chmod, chown, cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { exists, giveFolder, removeLeftovers, replaceFile, syncFolder, type Layout } from './home.ts'
import { errnoOf, namingFileProblems, problemFromOutput, PostgresProblem } from './problem.ts'
import { programPath, run, type Identity, type Programs } from './programs.ts'
import { ARCHIVE_NOTHING, NAME, sharedBuffers, WAL_SEGMENT_MB } from './settings.ts'

const FRESH = 'pg.new-'

/**
 * UTF-8 with the plain code-point order. Only Linux has the locale C.UTF-8 in its C library; elsewhere PostgreSQL's own one is used
 * (on Windows that leaves pg_trgm blind to Chinese, see docs/decisions).
 */
function localeArguments(): string[] {
  if (process.platform === 'linux') return ['--locale=C.UTF-8']
  const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  return process.platform === 'darwin' ? [...builtin, '--lc-ctype=en_US.UTF-8'] : builtin
}

/** The password of the role `lianjian`, made on first use. 32 hexadecimal digits: it needs no escaping in a URL. */
export async function readOrMakePassword(layout: Layout): Promise<{ password: string; made: boolean }> {
  const known = (await readFile(layout.password, 'utf8').catch(() => '')).trim()
  if (known) return { password: known, made: false }
  const password = randomBytes(16).toString('hex')
  await namingFileProblems(layout.password, () => replaceFile(layout.password, `${password}\n`))
  return { password, made: true }
}

/** Whether the cluster exists. Throws `postgres.folder-not-a-cluster`, `postgres.version-mismatch`. */
export async function findCluster(layout: Layout, programs: Programs): Promise<boolean> {
  const found = (await readFile(join(layout.pg, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  if (found === String(programs.major)) return true
  if (found) throw new PostgresProblem('postgres.version-mismatch', { found, needed: programs.major, path: layout.pg })
  return false
}

/**
 * Makes a new cluster beside its place and moves it there in one step, so a start that is killed in the middle leaves nothing that
 * looks like a cluster. Call under the lock. Throws `postgres.initialise-failed`, `postgres.disk-full`, `postgres.user-unknown`.
 */
export async function initialiseCluster(layout: Layout, programs: Programs, identity: Identity, password: string): Promise<void> {
  await removeLeftovers(layout.home, FRESH)
  const fresh = join(layout.home, FRESH + randomBytes(4).toString('hex'))
  const passwordFile = `${fresh}.password`
  try {
    await namingFileProblems(layout.home, async () => {
      await giveFolder(fresh, identity)
      await writeFile(passwordFile, password, { mode: 0o600 })
      if (identity) await chown(passwordFile, identity.uid, identity.gid)
    })
    await withShellSafePrograms(programs, (safe) => runInitdb(safe, identity, fresh, passwordFile))
    await putInPlace(fresh, layout)
  } finally {
    await rm(passwordFile, { force: true })
    await rm(fresh, { recursive: true, force: true })
  }
}

/**
 * initdb calls `postgres` through the shell and guards the path with plain double quotes only. Where the path of the programs holds
 * what a shell reads inside them, a short-lived copy elsewhere does the work; the server itself is never started through a shell.
 */
async function withShellSafePrograms(programs: Programs, work: (programs: Programs) => Promise<void>): Promise<void> {
  if (process.platform === 'win32' || !/["$`\\]/.test(programs.bin)) return work(programs)
  const copy = await mkdtemp(join(tmpdir(), 'lianjian-initdb-'))
  try {
    await chmod(copy, 0o755)
    await cp(dirname(programs.bin), copy, { recursive: true, verbatimSymlinks: true })
    await work({ ...programs, bin: join(copy, 'bin') })
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

async function runInitdb(programs: Programs, identity: Identity, pg: string, passwordFile: string): Promise<void> {
  const initdb = programPath(programs, 'initdb')
  const args = [
    `--pgdata=${pg}`,
    `--username=${NAME}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    ...localeArguments(),
    '--data-checksums',
    `--wal-segsize=${WAL_SEGMENT_MB}`,
    `--set=shared_buffers=${sharedBuffers()}`, // the same as at every start, or each reload would complain about the difference
    `--set=archive_command=${ARCHIVE_NOTHING}`,
    '--no-instructions',
  ]
  const first = await run(initdb, args, { identity })
  if (first.code === 0) return
  const problem = problemFromOutput('postgres.initialise-failed', pg, first.stderr)
  if (problem.code !== 'postgres.user-unknown' || process.platform !== 'linux') throw problem
  // initdb wants a name for the account (the server does not). In an unmapped user namespace every account is seen as `nobody`,
  // while the files still belong to the real one.
  const again = await run('unshare', ['--user', '--', initdb, ...args], { identity })
  if (again.code !== 0) throw problem
}

async function putInPlace(fresh: string, layout: Layout): Promise<void> {
  try {
    await rename(fresh, layout.pg)
    await syncFolder(layout.home)
  } catch (error) {
    if (await exists(layout.pg)) throw new PostgresProblem('postgres.folder-not-a-cluster', { path: layout.pg }, { cause: error })
    throw new PostgresProblem('postgres.initialise-failed', { path: layout.pg, reason: errnoOf(error) ?? '' }, { cause: error })
  }
}
