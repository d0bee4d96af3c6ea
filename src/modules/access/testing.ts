import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnswerOf, AnyEndpoint, RequestOf } from '../../kernel/endpoint.ts'
import { AbilityTable, type Actor } from '../../kernel/policy.ts'
import { dayOf } from '../../kernel/dates.ts'
import { execute } from '../../platform/commands/execute.ts'
import type { Services } from '../../platform/commands/services.ts'
import { type ModuleDefinition, Contributions } from '../../platform/contributions/contributions.ts'
import { openCrypto } from '../../platform/crypto/open.ts'
import { openFileStore } from '../../platform/files/files.ts'
import { openJobs } from '../../platform/jobs/jobs.ts'
import { readConfig } from '../../platform/config/config.ts'
import { openLog } from '../../platform/log/log.ts'
import { type FreshDatabase, freshDatabase } from '../../platform/testing.ts'
import { createAccount, grantRole } from './administration.ts'
import { definition } from './module.ts'
import { authenticate, cookieName } from './sessions.ts'

/** A platform of its own with a database, a clock that a test moves, and people who act by name. */
export interface Stage {
  readonly services: Services
  readonly fresh: FreshDatabase
  /** Moves the clock. */
  pass(minutes: number): void
  /** A person with an account and roles, signed in; named again, the same person. */
  person(loginName: string, ...roles: (string | { role: string; nodeNo: number })[]): Promise<Person>
  visitor(ip?: string): Person
  close(): Promise<void>
}

export interface Person {
  readonly accountId: string
  /** The cookie as the browser would hold it. */
  token: string | null
  /** Asks the platform as this person's browser does: cookie, session, execute. Rejects with the problem. */
  asks<E extends AnyEndpoint>(endpoint: E, request?: RequestOf<E>, key?: string): Promise<AnswerOf<E>>
  actor(): Promise<Actor>
}

export const demoPassword = 'Maple;river;42;stone'

export async function openStage(more: readonly ModuleDefinition[] = []): Promise<Stage> {
  const modules = [definition, ...more]
  const fresh = await freshDatabase(modules.flatMap((module) => module.migrations ?? []))
  const dataDir = await mkdtemp(join(tmpdir(), 'stage-'))
  // A Sunday morning at the office.
  let now = Date.UTC(2026, 10, 22, 2)
  const contributions = new Contributions(modules)
  const services: Services = {
    config: { ...readConfig({}), dataDir },
    clock: { now: () => new Date(now), today: () => dayOf(new Date(now)) },
    log: openLog('silent'),
    database: fresh.database,
    abilities: new AbilityTable(contributions.abilities),
    crypto: await openCrypto(dataDir, 'gm'),
    files: await openFileStore(dataDir),
    jobs: openJobs(),
    contributions,
  }
  const people = new Map<string, Person>()
  const personOf = (accountId: string, token: string | null, ip: string): Person => ({
    accountId,
    token,
    actor() {
      return authenticate(services, { cookies: { [cookieName(services)]: this.token ?? undefined }, ip, userAgent: 'test' })
    },
    async asks(endpoint, request = {}, key = randomUUID()) {
      const operation = contributions.operations.find((each) => each.endpoint.name === endpoint.name)!
      const cookies = { set: (_name: string, value: string) => void (this.token = value), clear: () => void (this.token = null) }
      const raw = {
        params: {},
        query: {},
        body: {},
        ...request,
        ifMatch: null,
        idempotencyKey: key,
        upload: null,
        traceId: randomUUID(),
      }
      const answer = await execute(services, operation, await this.actor(), { ...raw, userAgent: 'test', cookies })
      return answer as never
    },
  })
  return {
    services,
    fresh,
    pass: (minutes) => void (now += minutes * 60_000),
    visitor: (ip = '10.0.0.1') => personOf('', null, ip),
    async person(loginName, ...roles) {
      const known = people.get(loginName)
      if (known) return known
      const { accountId } = await createAccount(services, { loginName, displayName: loginName, demo: { password: demoPassword } })
      for (const each of roles) {
        const wish = typeof each === 'string' ? { role: each } : each
        await grantRole(services, { loginName, reason: 'part of the story', ...wish })
      }
      const person = personOf(accountId, null, '10.0.0.1')
      const { signIn } = await import('./contract.ts')
      await person.asks(signIn, { body: { loginName, password: demoPassword } })
      people.set(loginName, person)
      return person
    },
    async close() {
      await fresh.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
