import { createDatabase, prepareTemplate } from '../../test/support/database.ts'
import { fileURLToPath } from 'node:url'
import { type Database, openDatabase } from './db/database.ts'
import { migrate, type MigrationSource } from './db/migrate.ts'

export interface FreshDatabase {
  /** As the owner of every table. */
  readonly url: string
  /** As the application. */
  readonly database: Database
  drop(): Promise<void>
}

/** A database of its own for one test file, with the platform's migrations and those of the modules named. */
export async function freshDatabase(modules: readonly MigrationSource[]): Promise<FreshDatabase> {
  const sources = [{ module: 'platform', folder: fileURLToPath(new URL('migrations', import.meta.url)) }, ...modules]
  const template = sources.map((source) => source.module).join('')
  await prepareTemplate(async (url) => void (await migrate(url, sources)), template)
  const { url, drop } = await createDatabase(template)
  const database = openDatabase({ url, max: 8 })
  return {
    url,
    database,
    async drop() {
      await database.close()
      await drop()
    },
  }
}
