import { AbilityTable } from '../../kernel/policy.ts'
import { fixedClock } from '../../platform/clock/clock.ts'
import { readConfig } from '../../platform/config/config.ts'
import { Contributions } from '../../platform/contributions/contributions.ts'
import { openCrypto } from '../../platform/crypto/open.ts'
import { openDatabase } from '../../platform/db/database.ts'
import { openFileStore } from '../../platform/files/files.ts'
import { openJobs } from '../../platform/jobs/jobs.ts'
import { openLog } from '../../platform/log/log.ts'
import { modules } from '../../app/modules.ts'
import { applyNow } from './now.ts'

/** A process of its own that applies an import in small batches and is killed by nobody's leave but its own, in the middle of a batch. */
const [url, dataDir, importId, batches] = process.argv.slice(2) as [string, string, string, string]
const contributions = new Contributions(modules)
const services = {
  config: readConfig({ LIANJIAN_DATA: dataDir, LOG_LEVEL: 'error' }),
  clock: fixedClock('2026-11-22T02:00:00Z'),
  log: openLog('error'),
  database: openDatabase({ url, max: 4 }),
  abilities: new AbilityTable(contributions.abilities),
  crypto: await openCrypto(dataDir, 'gm'),
  files: await openFileStore(dataDir),
  jobs: openJobs(),
  contributions,
}
let seen = 0
await applyNow(services, importId, {
  batchRows: 100,
  onProgress() {
    seen += 1
    // The next batch has begun by the time the signal arrives.
    if (seen > Number(batches)) setTimeout(() => process.kill(process.pid, 'SIGKILL'), 15)
  },
})
