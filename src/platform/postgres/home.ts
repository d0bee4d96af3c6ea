import { createHash, randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, open, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errnoOf, namingFileProblems, PostgresProblem } from './problem.ts'
import { run, type Identity } from './programs.ts'

/** Where everything of one embedded database lies. `home` is the data folder itself unless the server's account cannot reach it. */
export type Layout = {
  readonly dataDir: string
  /** Leases of the processes that use the server. */
  readonly run: string
  /** Password of the role `lianjian`, 0600, never inside the folders the server can read. */
  readonly password: string
  /** What we remember between starts: the port, and the home when it lies elsewhere. */
  readonly state: string
  readonly home: string
  readonly pg: string
  readonly archive: string
  readonly log: string
  readonly programs: string
}

type State = { home?: string; port?: number }

/** The home of clusters whose data folder lies behind a door that the server's account cannot pass (`/root`, a 700 parent). */
const FALLBACK_ROOT = '/var/lib/lianjian'

export const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

export async function readState(file: string): Promise<State> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as State
  } catch {
    return {} // absent, or cut off by a crash: a port is chosen again
  }
}

/** Replaces a small file so that a crash leaves the old or the new content, never half of it. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const fresh = `${path}.${randomBytes(4).toString('hex')}`
  await writeFile(fresh, content, { mode: 0o600, flush: true })
  await rename(fresh, path)
}

/** Makes a rename durable: the folder's own entry list goes to disk. Windows has no such call and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path)
  await folder.sync().finally(() => folder.close())
}

/** Creates the data folder and its `run` folder. A folder we create may be passed through by the server's account, not listed. */
export async function prepareDataDir(dataDir: string): Promise<string> {
  return namingFileProblems(dataDir, async () => {
    const created = await mkdir(dataDir, { recursive: true })
    if (created) await chmod(dataDir, 0o711)
    const real = await realpath(dataDir)
    await mkdir(join(real, 'run'), { recursive: true, mode: 0o700 })
    return real
  })
}

/**
 * The account for the server: ourselves, or, when we are root, the owner of an existing cluster, else `lianjian` or `nobody`.
 * Another person's cluster is refused when we are not root.
 */
export async function chooseIdentity(pg: string): Promise<Identity> {
  const self = process.getuid?.()
  if (self === undefined) return undefined
  const owner = await stat(pg).catch(() => undefined)
  if (self !== 0) {
    if (owner && owner.uid !== self) {
      throw new PostgresProblem('postgres.data-folder-not-writable', { path: pg, reason: `uid ${owner.uid}` })
    }
    return undefined
  }
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : accountForServer()
}

/** The account `lianjian` where the operator made one, else `nobody`; initdb insists on an account that has a name. */
async function accountForServer(): Promise<Identity> {
  const accounts = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'))
  const account = accounts.find(([name]) => name === 'lianjian') ?? accounts.find(([name]) => name === 'nobody')
  return account ? { uid: Number(account[2]), gid: Number(account[3]) } : { uid: 65534, gid: 65534 }
}

/** Finds or chooses the home. Call under the lock. Throws `postgres.cluster-missing`, `postgres.data-folder-unreachable`. */
export async function resolveLayout(dataDir: string): Promise<{ layout: Layout; identity: Identity }> {
  const { home: known, port } = await readState(join(dataDir, 'postgres.json'))
  const home = known ?? dataDir
  // A port is remembered once the cluster has run: from then on its absence is a loss, never a reason to begin an empty one.
  if (known && !(await exists(port ? join(known, 'pg', 'PG_VERSION') : known))) {
    throw new PostgresProblem('postgres.cluster-missing', { path: known, dataDir })
  }
  const identity = await chooseIdentity(join(home, 'pg'))
  if (await canWorkIn(home, identity)) return { layout: layoutOf(dataDir, home), identity }
  if (known || (await exists(join(home, 'pg', 'PG_VERSION'))) || identity === undefined) {
    throw new PostgresProblem(identity ? 'postgres.data-folder-unreachable' : 'postgres.data-folder-not-writable', { path: home })
  }
  const fallback = await createFallbackHome(dataDir)
  if (!(await canWorkIn(fallback, identity))) throw new PostgresProblem('postgres.data-folder-unreachable', { path: fallback })
  return { layout: layoutOf(dataDir, fallback), identity }
}

export function layoutOf(dataDir: string, home: string): Layout {
  return {
    dataDir,
    run: join(dataDir, 'run'),
    password: join(dataDir, 'postgres-password'),
    state: join(dataDir, 'postgres.json'),
    home,
    pg: join(home, 'pg'),
    archive: join(home, 'wal-archive'),
    log: join(home, 'log'),
    programs: join(home, 'programs'),
  }
}

/** A fresh name each time: a data folder that was deleted and made again must not find the old database. */
async function createFallbackHome(dataDir: string): Promise<string> {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 8)
  const home = join(FALLBACK_ROOT, `${name}-${randomBytes(4).toString('hex')}`)
  return namingFileProblems(home, async () => {
    const created = await mkdir(home, { recursive: true })
    if (created === FALLBACK_ROOT || created === home) await chmod(created, 0o711)
    await chmod(home, 0o711)
    await writeFile(join(home, 'data-folder'), `${dataDir}\n`)
    await replaceFile(join(dataDir, 'postgres.json'), JSON.stringify({ home }))
    return home
  })
}

/** Gives a folder to the server's account alone. */
export async function giveFolder(path: string, identity: Identity): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  if (!identity) return
  const { uid } = await stat(path)
  if (uid !== identity.uid) await chown(path, identity.uid, identity.gid)
}

/** Tries it out: the account passes every parent, and a folder can be given to it (some file systems know no owners). */
async function canWorkIn(home: string, identity: Identity): Promise<boolean> {
  const trial = join(home, `trial.${randomBytes(4).toString('hex')}`)
  try {
    await giveFolder(trial, identity)
    if (!identity) return true
    const { code } = await run('/bin/sh', ['-c', 'cd "$1" && : > trial', 'sh', trial], { identity })
    return code === 0
  } catch (error) {
    if (errnoOf(error) === 'ENOSPC') throw new PostgresProblem('postgres.disk-full', { path: home }, { cause: error })
    return false
  } finally {
    await rm(trial, { recursive: true, force: true })
  }
}

/** Removes what an interrupted start left: folders named `<prefix>…` in `home`. Call under the lock. */
export async function removeLeftovers(home: string, prefix: string): Promise<void> {
  for (const name of await readdir(home)) {
    // A program orphaned in mid-work may still write into its folder: what cannot go now goes at the next start.
    if (name.startsWith(prefix))
      await rm(join(home, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
}
