import { parseArgs } from 'node:util'
import { openAnchors } from '../../platform/audit/anchors.ts'
import { startSealer } from '../../platform/audit/sealer.ts'
import { startDailyJobs } from '../../platform/jobs/daily.ts'
import { startWorker } from '../../platform/jobs/worker.ts'
import { listAccounts, sweepAccess } from '../../modules/access/index.ts'
import { foldTallies, refreshAll } from '../../modules/coverage/index.ts'
import { systemContext } from '../../platform/db/database.ts'
import { sweepKeys } from '../../platform/commands/idempotency.ts'
import { demoPassword, loadDemo } from '../demo.ts'
import { loadOnce } from '../first-data.ts'
import type { Platform } from '../platform.ts'
import { buildPlatformServer } from '../server.ts'
import type { Terminal } from './terminal.ts'

/** `start`: the web server, the job worker and the sealer of the audit log in one process, until a signal stops it. */
export async function startCommand(platform: Platform, terminal: Terminal, args: string[]): Promise<void> {
  const { services, directUrl } = platform
  const { values } = parseArgs({ args, options: { empty: { type: 'boolean' }, demo: { type: 'boolean' } } })
  // A server of one's own is filled with a demonstration only when asked for.
  if (platform.fresh && !values.empty && (platform.cluster !== null || values.demo)) {
    terminal.say('demo.loading')
    await loadOnce(directUrl, () => loadDemo(platform))
  }
  const sealer = await startSealer({
    directUrl,
    crypto: services.crypto,
    anchors: openAnchors(services.config.dataDir, services.crypto),
    log: services.log,
  })
  const runner = await startWorker(services, directUrl)
  await startDailyJobs(services)
  const server = await buildPlatformServer(services)
  const stopSweeping = startSweeping(platform)
  const address = await server.listen({ host: services.config.host, port: services.config.port })
  terminal.say('started', { address })
  await tellAccounts(platform, terminal)
  await untilSignal()
  terminal.say('stopping')
  stopSweeping()
  await server.close()
  await runner.stop().catch(() => undefined)
  await sealer.stop()
}

async function tellAccounts(platform: Platform, terminal: Terminal): Promise<void> {
  const accounts = await listAccounts(platform.services)
  if (accounts.length === 0) return terminal.say('first.user')
  const demo = accounts.filter((account) => account.demo)
  if (demo.length === 0) return
  terminal.say('demo.accounts', { password: demoPassword })
  for (const account of demo) process.stderr.write(`  ${account.loginName.padEnd(14)}${account.displayName}\n`)
}

/** Once an hour: old keys go, accounts are swept, and when a day has passed the verdicts of that day are computed. */
function startSweeping(platform: Platform): () => void {
  const { services } = platform
  let day = services.clock.today()
  const sweep = async () => {
    await services.database.transaction(systemContext, sweepKeys)
    await services.database.transaction(systemContext, foldTallies)
    await sweepAccess(services)
    await startDailyJobs(services)
    if (services.clock.today() === day) return
    day = services.clock.today()
    await services.database.transaction(systemContext, (tx) => refreshAll(tx, day))
  }
  const timer = setInterval(
    () => void sweep().catch((error: unknown) => services.log.error('sweep failed', { reason: String(error) })),
    600_000,
  )
  return () => clearInterval(timer)
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
