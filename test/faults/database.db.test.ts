import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrationSources } from '../../src/app/modules.ts'
import { organisations } from '../../src/modules/organisations/contract.ts'
import { execute } from '../../src/platform/commands/execute.ts'
import { asProblem } from '../../src/platform/http/server.ts'
import { systemContext } from '../../src/platform/db/database.ts'
import { migrate, readMigrations } from '../../src/platform/db/migrate.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { systemActor } from '../support/platform.ts'
import { findingsOf, openSmallDistrict, type SmallDistrict } from '../support/small-district.ts'

let place: SmallDistrict
const made: TestDatabase[] = []

beforeAll(async () => {
  place = await openSmallDistrict(20)
})
afterAll(async () => {
  await place.platform.close()
  for (const database of made) await database.drop()
})

async function emptyDatabase(): Promise<string> {
  const database = await createDatabase('nothing')
  made.push(database)
  return database.url
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return work(client).finally(() => client.end())
}

describe('a connection that drops in the middle of a command', () => {
  it('answers that the database is away, leaves nothing behind, and the same request sent again is done once', async () => {
    const { services } = place.platform
    const no = place.units[0]!
    const before = await place.platform.call(systemActor, organisations.getUnit, { params: { no } })
    const operation = services.contributions.operations.find((one) => one.endpoint.name === 'organisations.changeUnit')!
    const raw = {
      params: { no },
      query: {},
      body: { kind: 'correct', reason: '更正', effectiveOn: '2026-11-01', facts: { headcount: 71 } },
      ifMatch: String(before.revision),
      idempotencyKey: randomUUID(),
      upload: null,
      traceId: randomUUID(),
    }
    /** Ends its own connection after the n-th step of the transaction: before the deed, and after it but before the commit. */
    const cut = (when: 'before' | 'after') => ({
      ...services,
      database: {
        ...services.database,
        transaction: <T>(...[context, work]: Parameters<typeof services.database.transaction<T>>) =>
          services.database.transaction<T>(context, async (tx) => {
            const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
            const end = () => services.database.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid])
            if (when === 'before') await end()
            const answer = await work(tx)
            await end()
            return answer
          }),
      },
    })
    for (const when of ['before', 'after'] as const) {
      const error = await execute(cut(when), operation, systemActor, raw).catch((thrown: unknown) => thrown)
      expect(asProblem(error)).toMatchObject({ code: 'database-unavailable', status: 503 })
      const after = await place.platform.call(systemActor, organisations.getUnit, { params: { no } })
      expect([after.revision, after.facts]).toEqual([before.revision, before.facts])
    }
    const first = await execute(services, operation, systemActor, raw)
    expect(await execute(services, operation, systemActor, raw)).toEqual(first)
    expect((await place.platform.call(systemActor, organisations.getUnit, { params: { no } })).revision).toBe(before.revision + 1)
    expect(await findingsOf(place.platform)).toEqual([])
  })
})

/** Everything a server knows of the schemas but the data: tables, columns, constraints, indexes, policies, functions, triggers, grants, comments. */
async function describeSchema(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')`
    const { rows } = await client.query<{ line: string }>(`
      select 'column ' || n.nspname || '.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' '
        || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || ' ' || coalesce(col_description(c.oid, a.attnum), '') as line
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where ${ours} and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v')
      union all select 'table ' || n.nspname || '.' || c.relname || ' ' || c.relrowsecurity || c.relforcerowsecurity || coalesce((select array_agg(x::text order by x::text) from unnest(c.relacl) x)::text, '')
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind in ('r', 'p', 'v', 'S')
      union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(k.oid) from pg_constraint k join pg_namespace n on n.oid = k.connamespace where ${ours}
      union all select 'index ' || indexdef from pg_indexes i join pg_namespace n on n.nspname = i.schemaname where ${ours}
      union all select 'policy ' || p.schemaname || '.' || p.tablename || ' ' || p.policyname || ' ' || p.cmd || ' ' || coalesce(p.qual, '') || ' ' || coalesce(p.with_check, '') from pg_policies p join pg_namespace n on n.nspname = p.schemaname where ${ours}
      union all select 'function ' || pg_get_functiondef(f.oid) || coalesce(obj_description(f.oid, 'pg_proc'), '') from pg_proc f join pg_namespace n on n.oid = f.pronamespace where ${ours}
      union all select 'trigger ' || pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where ${ours} and not t.tgisinternal
      order by 1`)
    return rows.map((row) => row.line)
  })
}

describe('migrations', () => {
  it('run by four processes at once are run once', async () => {
    const url = await emptyDatabase()
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url, migrationSources)))
    const files = await readMigrations(migrationSources)
    expect(applied.flat().sort()).toEqual(files.map((file) => file.name).sort())
    expect(applied.filter((names) => names.length > 0).length).toBe(1)
  })

  it('applied one release at a time, with data in between, end in the same schema as a new installation', async () => {
    const [fresh, upgraded] = [await emptyDatabase(), await emptyDatabase()]
    await migrate(fresh, migrationSources)
    const files = await readMigrations(migrationSources)
    const { mkdtemp, rm, writeFile } = await import('node:fs/promises')
    const { tmpdir } = await import('node:os')
    const { join } = await import('node:path')
    const folder = await mkdtemp(join(tmpdir(), 'lianjian-migrations-'))
    try {
      for (const file of files) {
        await writeFile(join(folder, file.name), file.sql)
        // The first release came with the audit log.
        if (file.name.startsWith('0001')) continue
        expect(await migrate(upgraded, [{ module: 'all', folder }])).toContain(file.name)
        if (file.name.startsWith('0202')) await withClient(upgraded, recordSomething)
      }
    } finally {
      await rm(folder, { recursive: true })
    }
    const schema = await describeSchema(fresh)
    expect(schema.length).toBeGreaterThan(300)
    expect(await describeSchema(upgraded)).toEqual(schema)
    const { rows } = await withClient(upgraded, (client) => client.query(`select name from organisations.unit_on('2026-01-01')`))
    expect(rows).toEqual([{ name: '旧区' }])
  })
})

/** A unit recorded by an older release. */
async function recordSomething(client: pg.Client): Promise<void> {
  await client.query(`insert into organisations.act (kind) values ('seed')`)
  await client.query(
    `insert into organisations.unit (no, kind, division_code, scope_nodes, recorded_by) values (1, 'district', '999901', '{1}', 1)`,
  )
  await client.query(
    `insert into organisations.unit_state (unit_no, from_on, name, scope_nodes, recorded_by) values (1, '2020-01-01', '旧区', '{1}', 1)`,
  )
}

it('a database that was away for a moment is asked again without a restart', async () => {
  const { database } = place.platform.services
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  const { rows } = await database.read(systemContext, (tx) => sql<{ one: number }>`select 1 as one`.execute(tx))
  expect(rows).toEqual([{ one: 1 }])
})
