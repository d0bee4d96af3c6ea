/** What can go wrong with the embedded database. Each code is a phrase key: the words for people live with the phrases. */
export const postgresProblemCodes = [
  'postgres.archive-stuck',
  'postgres.backup-damaged',
  'postgres.binaries-missing',
  'postgres.binaries-unusable',
  'postgres.busy',
  'postgres.cluster-missing',
  'postgres.data-folder-not-writable',
  'postgres.data-folder-unreachable',
  'postgres.disk-full',
  'postgres.folder-not-a-cluster',
  'postgres.initialise-failed',
  'postgres.not-a-backup',
  'postgres.password-lost',
  'postgres.restore-failed',
  'postgres.restore-target-after-log',
  'postgres.restore-target-before-backup',
  'postgres.root-refused',
  'postgres.start-failed',
  'postgres.start-timeout',
  'postgres.stop-timeout',
  'postgres.target-not-empty',
  'postgres.user-unknown',
  'postgres.version-mismatch',
] as const

export type PostgresProblemCode = (typeof postgresProblemCodes)[number]

export type PostgresProblemParams = Readonly<Record<string, string | number>>

/** A typed refusal of the database machinery: `code` names it, `params` fill its phrase (paths, versions, the server's own last words). */
export class PostgresProblem extends Error {
  override readonly name = 'PostgresProblem'
  readonly code: PostgresProblemCode
  readonly params: PostgresProblemParams

  constructor(code: PostgresProblemCode, params: PostgresProblemParams = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options)
    this.code = code
    this.params = params
  }
}

/** The system's error code (`ENOENT`, …) of anything thrown, or undefined. */
export function errnoOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT'])
const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'])

/** Runs file work on `path`; a full disk or a forbidden folder becomes its typed problem, everything else passes unchanged. */
export async function namingFileProblems<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const errno = errnoOf(error)
    if (errno && DISK_FULL.has(errno)) throw new PostgresProblem('postgres.disk-full', { path }, { cause: error })
    if (errno && NOT_WRITABLE.has(errno)) {
      throw new PostgresProblem('postgres.data-folder-not-writable', { path, reason: errno }, { cause: error })
    }
    throw error
  }
}

/** The last word at the edge: whatever is thrown that has no code of ours yet gets `fallback`, with its own words as the reason. */
export async function typed<T>(fallback: PostgresProblemCode, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await namingFileProblems(path, work)
  } catch (error) {
    if (error instanceof PostgresProblem) throw error
    throw new PostgresProblem(fallback, { path, reason: String(error) }, { cause: error })
  }
}

const DISK_FULL_WORDS = /No space left on device|Disk quota exceeded|not enough space/i

/** Turns what a PostgreSQL program printed before it died into a typed problem. `printed` is kept, shortened, as the reason. */
export function problemFromOutput(fallback: PostgresProblemCode, path: string, printed: string): PostgresProblem {
  const reason = printed.trim().split('\n').slice(-6).join('\n').slice(-1200)
  const unknownUser = /could not look up effective user ID (\d+)/.exec(printed)
  if (unknownUser) return new PostgresProblem('postgres.user-unknown', { uid: unknownUser[1] ?? '' })
  if (DISK_FULL_WORDS.test(printed)) return new PostgresProblem('postgres.disk-full', { path, reason })
  if (/Read-only file system/.test(printed)) return new PostgresProblem('postgres.data-folder-not-writable', { path, reason })
  return new PostgresProblem(fallback, { path, reason })
}
