import type { Clock } from '../clock/clock.ts'
import type { Config } from '../config/config.ts'
import type { Crypto } from '../crypto/crypto.ts'
import type { Database } from '../db/database.ts'
import type { FileStore } from '../files/files.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Log } from '../log/log.ts'
import type { AbilityTable } from '../../kernel/policy.ts'
import type { Contributions } from '../contributions/contributions.ts'

/** The machinery a handler may need, opened once by a composition root. */
export interface Services {
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  readonly database: Database
  readonly abilities: AbilityTable
  readonly crypto: Crypto
  readonly files: FileStore
  readonly jobs: Jobs
  readonly contributions: Contributions
}
