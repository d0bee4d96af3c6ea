import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openCluster } from '../../src/platform/postgres/index.ts'
import { dropDatabasesOf } from './database.ts'
import { scratchFolder } from './scratch.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server on which the tests may make databases, and the word that marks those of this run. */
    database: { url: string; run: string }
  }
}

/** One PostgreSQL for the whole run: the one of `DATABASE_URL`, else a throwaway cluster in a temp folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = randomBytes(3).toString('hex')
  const given = process.env['DATABASE_URL']
  if (given) {
    project.provide('database', { url: given, run })
    return () => dropDatabasesOf(given, run)
  }
  const folder = await scratchFolder('lianjian-test-')
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    archive_mode: 'off',
    max_connections: '200',
  }
  const cluster = await openCluster({ dataDir: join(folder, 'data'), settings })
  project.provide('database', { url: cluster.url, run })
  return async () => {
    await cluster.close()
    await rm(folder, { recursive: true, force: true })
  }
}
