/** The platform's own PostgreSQL: started from the npm binaries, shared by all processes of one data folder, with backup in time. */
export { openCluster, type Cluster, type OpenOptions, type PostgresEvent } from './cluster.ts'
export { PostgresProblem, type PostgresProblemCode, type PostgresProblemParams } from './problem.ts'
export type { Beside } from './beside.ts'
export { archiveNow, backupCluster } from './backup.ts'
export { restoreCluster, type RestoreOptions } from './restore.ts'
export { verifyBackup, type VerifiedBackup } from './manifest.ts'
