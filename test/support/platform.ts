import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrationSources, modules } from '../../src/app/modules.ts'
import { loadReference } from '../../src/app/reference.ts'
import type { AnswerOf, AnyEndpoint, RequestOf } from '../../src/kernel/endpoint.ts'
import { AbilityTable, type Actor, type Grant } from '../../src/kernel/policy.ts'
import { fixedClock } from '../../src/platform/clock/clock.ts'
import { execute } from '../../src/platform/commands/execute.ts'
import type { Services } from '../../src/platform/commands/services.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { Contributions } from '../../src/platform/contributions/contributions.ts'
import { openCrypto } from '../../src/platform/crypto/open.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openFileStore } from '../../src/platform/files/files.ts'
import { openJobs } from '../../src/platform/jobs/jobs.ts'
import { prepareQueue } from '../../src/platform/jobs/worker.ts'
import { openLog } from '../../src/platform/log/log.ts'
import { createDatabase, prepareTemplate } from './database.ts'

/** The platform on a database of its own, as the tests of commands and journeys use it. The clock stands still. */
export interface TestPlatform {
  readonly services: Services
  readonly url: string
  readonly dataDir: string
  /** Calls an endpoint as somebody, through everything a request passes. */
  call<E extends AnyEndpoint>(actor: Actor, endpoint: E, request?: RequestOf<E>, options?: CallOptions): Promise<AnswerOf<E>>
  close(): Promise<void>
}

export interface CallOptions {
  readonly ifMatch?: number
  readonly key?: string
  readonly fieldsTyped?: number
  readonly upload?: { path: string; name: string; bytes: number }
}

export const systemActor: Actor = {
  kind: 'system',
  accountId: null,
  displayName: 'system',
  grants: [],
  sessionId: null,
  ip: null,
}
export const visitor: Actor = { kind: 'visitor', accountId: null, displayName: '', grants: [], sessionId: null, ip: '127.0.0.1' }

/** A person with grants: `person('赵', { role: 'street_officer', nodeNo: 7 })`. */
export function person(displayName: string, ...grants: Grant[]): Actor {
  return { kind: 'person', accountId: randomUUID(), displayName, grants, sessionId: 'test', ip: '127.0.0.1' }
}

/** The day tests stand on, whatever day it is. */
export const testDay = '2026-11-22'

export async function openTestPlatform(instant = `${testDay}T02:00:00Z`): Promise<TestPlatform> {
  await prepareTemplate(async (url) => {
    await migrate(url, migrationSources)
    await prepareQueue(url)
  })
  const { url, drop } = await createDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'lianjian-data-'))
  const contributions = new Contributions(modules)
  const services: Services = {
    config: { ...readConfig({ LIANJIAN_DATA: dataDir, LOG_LEVEL: 'error' }), test: true },
    clock: fixedClock(instant),
    log: openLog('error'),
    database: openDatabase({ url, max: 8 }),
    abilities: new AbilityTable(contributions.abilities),
    crypto: await openCrypto(dataDir, 'gm'),
    files: await openFileStore(dataDir),
    jobs: openJobs(),
    contributions,
  }
  await loadReference(services)
  return {
    services,
    url,
    dataDir,
    async call(actor, endpoint, request = {}, options = {}) {
      const operation = contributions.operations.find((entry) => entry.endpoint.name === endpoint.name)
      if (!operation) throw new Error(`no operation answers ${endpoint.name}`)
      return (await execute(services, operation, actor, {
        params: request.params ?? {},
        query: request.query ?? {},
        body: request.body ?? {},
        ifMatch: options.ifMatch === undefined ? null : String(options.ifMatch),
        idempotencyKey: options.key ?? randomUUID(),
        upload: options.upload ?? null,
        traceId: randomUUID(),
        fieldsTyped: options.fieldsTyped === undefined ? null : String(options.fieldsTyped),
      })) as AnswerOf<typeof endpoint>
    },
    async close() {
      await services.database.close()
      await drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
