import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareClasses } from '../src/kernel/field-class.ts'
import { listColumns, listUncommented } from '../src/platform/db/columns.ts'
import { openTestPlatform, type TestPlatform } from './support/platform.ts'

let platform: TestPlatform
let client: pg.Client
let businessSchemas: string[]

beforeAll(async () => {
  platform = await openTestPlatform()
  client = new pg.Client({ connectionString: platform.url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    "select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'graphile_worker', 'platform', 'audit')",
  )
  businessSchemas = rows.map((row) => row.name)
})
afterAll(async () => {
  await client.end()
  await platform.close()
})

describe('the schema', () => {
  it('says in a comment what every table and column holds', async () => {
    expect(await listUncommented(client, [...businessSchemas, 'platform', 'audit'])).toEqual(
      // The ledger of migrations belongs to the runner.
      ['platform.migration', 'platform.migration.applied_at', 'platform.migration.name'],
    )
  })

  it('gives every column of a business table a class of protection', async () => {
    const columns = await listColumns(client, businessSchemas)
    expect(columns.length).toBeGreaterThan(100)
    expect(compareClasses(platform.services.contributions.fieldClasses, columns)).toEqual({ unclassified: [], unknown: [] })
  })

  it('puts every table with rows of somebody under row-level security that binds its owner too', async () => {
    const { rows } = await client.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any($1) and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`,
      [businessSchemas],
    )
    // Catalogues, rules and names of programmes say nothing of anybody.
    expect(rows.map((row) => row.name)).toEqual([
      'access.purpose', 'access.role', 'coverage.rule', 'map.boundary', 'members.standing_kind', 'organisations.act', 'organisations.district_programme', 'organisations.edge_type',
      'organisations.registry_type', 'organisations.unit_kind', 'procedures.calendar_day', 'procedures.calendar_year', 'procedures.letter_template',
      'procedures.own_table', 'procedures.procedure_version', 'volunteering.bank',
    ]) // prettier-ignore
  })

  it('lets the application change rows but neither tables nor the audit log', async () => {
    const { rows } = await client.query<{ name: string; privilege: string }>(
      `select table_schema || '.' || table_name as name, privilege_type as privilege from information_schema.role_table_grants
       where grantee = 'lianjian_app' and (privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES') or (table_schema = 'audit' and privilege_type in ('UPDATE', 'DELETE')))`,
    )
    expect(rows).toEqual([])
  })

  it('asks for the day of the office wherever it asks for today, whatever the clock of the server says', async () => {
    const { rows } = await client.query<{ name: string }>(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = any($1) and p.prosrc ~* '(current_date|localtimestamp|now\\(\\)::date)'
         and not coalesce(array_to_string(p.proconfig, ' ') ~* 'timezone=Asia/Shanghai', false) order by 1`,
      [businessSchemas],
    )
    expect(rows).toEqual([])
  })
})
