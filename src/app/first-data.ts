import pg from 'pg'
import type { Cluster } from '../platform/postgres/index.ts'

/** Any number; processes that load first data into one database meet at it. */
const loadingLock = 7_319_463

/**
 * First data are loaded whole or begun again: until they are in, the database is marked, and a start that finds the mark with nobody
 * at work empties the database and begins anew. Nobody has worked in it yet, because the server listens only afterwards.
 */
export async function loadOnce(directUrl: string, load: () => Promise<void>): Promise<void> {
  await withClient(directUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [loadingLock])
    await mark(client, 'loading')
    await load()
    await mark(client, 'loaded')
  })
}

/** Empties an embedded database whose first data were interrupted. Answers whether it did; nobody else's server is ever emptied. */
export async function emptyHalfLoaded(cluster: Cluster): Promise<boolean> {
  const half = await withClient(cluster.url, async (client) => {
    const { rows: found } = await client.query<{ there: boolean }>("select to_regclass('platform.setting') is not null as there")
    if (!found[0]?.there) return false
    const { rows } = await client.query<{ value: string }>("select value from platform.setting where key = 'platform.first-data'")
    const { rows: lock } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [loadingLock])
    return rows[0]?.value === 'loading' && lock[0]!.got
  })
  if (!half) return false
  const url = new URL(cluster.url)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  await withClient(url.href, async (client) => {
    await client.query(`drop database ${client.escapeIdentifier(name)} with (force)`)
    await client.query(`create database ${client.escapeIdentifier(name)}`)
  })
  return true
}

async function mark(client: pg.Client, state: 'loading' | 'loaded'): Promise<void> {
  await client.query(
    `insert into platform.setting (key, value) values ('platform.first-data', to_jsonb($1::text))
     on conflict (key) do update set value = excluded.value, changed_at = now()`,
    [state],
  )
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'lianjian-first-data' })
  client.on('error', () => undefined)
  await client.connect()
  return work(client).finally(() => client.end())
}
