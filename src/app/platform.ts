import { access, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AbilityTable } from '../kernel/policy.ts'
import type { Services } from '../platform/commands/services.ts'
import type { Config } from '../platform/config/config.ts'
import { systemClock, type Clock } from '../platform/clock/clock.ts'
import { Contributions } from '../platform/contributions/contributions.ts'
import { openCrypto } from '../platform/crypto/open.ts'
import { type Database, openDatabase } from '../platform/db/database.ts'
import { migrate } from '../platform/db/migrate.ts'
import { openFileStore } from '../platform/files/files.ts'
import { openJobs } from '../platform/jobs/jobs.ts'
import { prepareQueue } from '../platform/jobs/worker.ts'
import { openLog } from '../platform/log/log.ts'
import { type Cluster, openCluster } from '../platform/postgres/index.ts'
import { BadInput } from './commands/terminal.ts'
import { emptyHalfLoaded } from './first-data.ts'
import { loadReference } from './reference.ts'
import { migrationSources, modules } from './modules.ts'

export interface Platform {
  readonly services: Services
  readonly directUrl: string
  /** True when the database held nothing before: a new data folder. */
  readonly fresh: boolean
  readonly cluster: Cluster | null
  close(): Promise<void>
}

export interface OpenPlatform {
  readonly config: Config
  readonly clock?: Clock
  /** Only the server's start may begin interrupted first data again. */
  readonly beginAgain?: boolean
  /** Told when something takes a while: starting the database, migrating. */
  readonly say?: (event: string, params: Record<string, unknown>) => void
}

/** Opens everything a composition root needs: database (embedded unless DATABASE_URL), migrations, reference data, keys, files, queue. */
export async function openPlatform({
  config,
  clock = systemClock,
  beginAgain = false,
  say = () => undefined,
}: OpenPlatform): Promise<Platform> {
  await mkdir(config.dataDir, { recursive: true })
  const log = openLog(config.logLevel)
  const cluster = config.databaseUrl === null ? await openCluster({ dataDir: config.dataDir, log: say }) : null
  const url = cluster?.url ?? config.databaseUrl!
  const directUrl = cluster?.url ?? config.directUrl!
  try {
    if (beginAgain && cluster) await emptyHalfLoaded(cluster)
    const applied = await migrate(directUrl, migrationSources)
    if (applied.length > 0) {
      say('migrated', { files: applied.length })
      await prepareQueue(directUrl)
    }
    const contributions = new Contributions(modules)
    const database = openDatabase({ url, max: config.poolSize })
    await requireKeys(config.dataDir, database)
    const services: Services = {
      config,
      clock,
      log,
      database,
      abilities: new AbilityTable(contributions.abilities),
      crypto: await openCrypto(config.dataDir, config.cryptoProfile),
      files: await openFileStore(config.dataDir),
      jobs: openJobs(),
      contributions,
    }
    await loadReference(services)
    return {
      services,
      directUrl,
      fresh: applied.some((name) => name.startsWith('0001')),
      cluster,
      async close() {
        await services.database.close()
        await cluster?.close()
      },
    }
  } catch (error) {
    await cluster?.close()
    throw error
  }
}

/** Data that were sealed before are not opened with keys made now: everything sealed would be lost to sight, every grant refused. */
async function requireKeys(dataDir: string, database: Database): Promise<void> {
  const keys = join(dataDir, 'keys')
  const there = await access(keys).then(
    () => true,
    () => false,
  )
  if (there) return
  const { rows } = await database.pool.query<{ sealed: boolean }>(
    'select exists (select from access.account) or exists (select from organisations.unit_state where phone_sealed is not null) as sealed',
  )
  if (!rows[0]!.sealed) return
  await database.close()
  throw new BadInput('keys-missing', { keys })
}
