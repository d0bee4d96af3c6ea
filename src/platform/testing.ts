import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Database, openDatabase } from './db/database.ts'
import { migrate, type MigrationSource } from './db/migrate.ts'

export interface FreshDatabase {
  readonly url: string
  readonly database: Database
  drop(): Promise<void>
}

/** A database of its own for one test file, on the server of DATABASE_URL; null when no server is named. */
export async function freshDatabase(sources: readonly MigrationSource[]): Promise<FreshDatabase | null> {
  const server = process.env['DATABASE_URL']
  if (!server) return null
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name} template template0 encoding 'UTF8'`)
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString()
  await migrate(url, [{ module: 'platform', folder: new URL('migrations', import.meta.url).pathname }, ...sources])
  const database = openDatabase({ url, max: 8 })
  return {
    url,
    database,
    async drop() {
      await database.close()
      await onServer(server, `drop database if exists ${name} with (force)`)
    },
  }
}

async function onServer(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text).finally(() => client.end())
}
