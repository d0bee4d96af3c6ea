import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { applicationRole } from './database.ts'

/**
 * Migrations are plain SQL files, forward only. Their names order them across modules: `0010-organisations-units.sql`.
 * An advisory lock lets one process migrate while others wait; each file runs in its own transaction and is recorded by name and hash.
 */
export interface MigrationSource {
  readonly module: string
  readonly folder: string
}

interface MigrationFile {
  readonly name: string
  readonly sql: string
}

const lockKey = 7_319_461

export async function migrate(directUrl: string, sources: readonly MigrationSource[]): Promise<string[]> {
  const files = await readMigrations(sources)
  const client = new pg.Client({ connectionString: directUrl, application_name: 'lianjian-migrate' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await prepare(client)
    const { rows } = await client.query<{ name: string }>('select name from platform.migration')
    const done = new Set(rows.map((row) => row.name))
    const applied: string[] = []
    for (const file of files) {
      if (done.has(file.name)) continue
      await applyOne(client, file)
      applied.push(file.name)
    }
    if (applied.length > 0) await grantToApplication(client)
    return applied
  } finally {
    await client.end()
  }
}

export async function readMigrations(sources: readonly MigrationSource[]): Promise<MigrationFile[]> {
  const files: MigrationFile[] = []
  for (const source of sources) {
    const names = await readdir(source.folder).catch(() => [])
    for (const name of names.filter((entry) => entry.endsWith('.sql'))) {
      files.push({ name, sql: await readFile(join(source.folder, name), 'utf8') })
    }
  }
  files.sort((a, b) => (a.name < b.name ? -1 : 1))
  const twice = files.find((file, index) => files[index + 1]?.name.slice(0, 4) === file.name.slice(0, 4))
  if (twice) throw new Error(`two migrations carry the number of ${twice.name}`)
  return files
}

async function prepare(client: pg.Client): Promise<void> {
  await client.query('create schema if not exists platform')
  await client.query(
    'create table if not exists platform.migration (name text primary key, applied_at timestamptz not null default now())',
  )
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [applicationRole])
  if (rowCount === 0) {
    await client.query(
      `do $$ begin create role ${applicationRole} nologin noinherit nobypassrls; exception when duplicate_object then null; end $$`,
    )
  }
  await client.query(`grant ${applicationRole} to current_user`)
}

async function applyOne(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('begin')
  try {
    await client.query(file.sql)
    await client.query('insert into platform.migration (name) values ($1)', [file.name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${file.name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** The application may read and write rows, never change tables; the audit log takes insertions only (0002). */
async function grantToApplication(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'graphile_worker')",
  )
  for (const { name } of rows) {
    await client.query(`grant usage on schema ${name} to ${applicationRole}`)
    await client.query(`grant select, insert, update, delete on all tables in schema ${name} to ${applicationRole}`)
    await client.query(`grant usage on all sequences in schema ${name} to ${applicationRole}`)
    await client.query(`grant execute on all functions in schema ${name} to ${applicationRole}`)
  }
  await client.query(`revoke update, delete, truncate on all tables in schema audit from ${applicationRole}`)
  for (const table of ['audit.seal', 'audit.epoch']) {
    const { rows: found } = await client.query('select to_regclass($1) is not null as there', [table])
    if (found[0].there) await client.query(`revoke insert on ${table} from ${applicationRole}`)
  }
  await closeAppendOnly(client)
  await client.query(`revoke all on platform.migration from ${applicationRole}`)
}

/** Tables whose module guards them by a trigger `…_append_only` take insertions only: nobody updates or deletes there. */
async function closeAppendOnly(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct format('%I.%I', n.nspname, c.relname) as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     join pg_namespace n on n.oid = c.relnamespace where t.tgname like '%\\_append\\_only' and not t.tgisinternal`,
  )
  for (const { name } of rows) await client.query(`revoke update, delete, truncate on ${name} from ${applicationRole}`)
}
