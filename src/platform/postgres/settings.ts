import { statfsSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'

const MB = 1024 * 1024

/** Name of the role and of the database. */
export const NAME = 'lianjian'

/**
 * Size of one log segment. PITR closes a segment a minute while people write, so the archive of a quiet day is
 * `1440 × segment`; the default of 16 MB would make that 23 GB.
 */
export const WAL_SEGMENT_MB = 4

/** At most this much work is missing from the archive when the disk with the cluster dies, in seconds. */
const ARCHIVE_TIMEOUT_S = 60

/** Parallel queries share memory through /dev/shm; containers often have 64 MB there, which fails queries, not the start. */
function sharedMemoryType(): string {
  if (process.platform !== 'linux') return ''
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize >= 256 * MB ? 'posix' : 'mmap'
  } catch {
    return 'mmap'
  }
}

/** The server's own cache: 256 MB, less where the whole machine has less than 2 GB. */
export const sharedBuffers = () => `${Math.round(Math.min(256, Math.max(32, totalmem() / MB / 8)))}MB`

/**
 * Settings given on the command line at every start, so that a newer version of ours always applies to an old cluster.
 * Sized for a machine of 2 cores that also runs the platform; larger machines should use a server of their own (`DATABASE_URL`).
 */
export function serverSettings(port: number): Record<string, string> {
  const shared = sharedMemoryType()
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: '100',
    shared_buffers: sharedBuffers(),
    effective_cache_size: `${Math.round(Math.max(64, totalmem() / MB / 2))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_parallel_workers_per_gather: String(Math.min(2, availableParallelism())),
    random_page_cost: '1.1',
    jit: 'off',
    ...(shared && { dynamic_shared_memory_type: shared }),
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    wal_level: 'replica',
    wal_compression: 'pglz',
    max_wal_size: '1GB',
    archive_mode: 'on',
    archive_timeout: `${ARCHIVE_TIMEOUT_S}s`,
    // Relative to the cluster's folder: no path of the operator's, with its spaces, quotes or percent signs, is ever parsed.
    'basic_archive.archive_directory': '../wal-archive',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    logging_collector: 'on',
    log_directory: '../log',
    // Seven files, one a weekday, each emptied when its day comes again.
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    // Details and parameters would write people's data (a duplicate identity number) into the log.
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
  }
}

export const asArguments = (settings: Record<string, string>) =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])

/**
 * Archiving before the first backup would only fill the disk: without a base copy the log restores nothing. This command says
 * "kept" to every segment; the first backup replaces it with the archive module. Both shells of the world know `exit`.
 */
export const ARCHIVE_NOTHING = 'exit 0'
