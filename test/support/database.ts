import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

export type TestDatabase = { readonly url: string; readonly drop: () => Promise<void> }

/** Any number; all sessions of one server that prepare a template meet at it. */
const TEMPLATE_LOCK = 7_204_115

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  return work(client).finally(() => client.end())
}

function urlOf(base: string, database: string): string {
  const url = new URL(base)
  url.pathname = `/${database}`
  return url.href
}

const templateOf = (run: string, name: string) => `test_${run}_template_${name}`
const statusOf = `select shobj_description(oid, 'pg_database') as status from pg_database where datname = $1`

/**
 * Fills a template database once a run; whoever calls first does the work, everyone else waits. `fill` gets the template's URL and
 * must close its connections. `name` (lower case letters) tells several templates apart.
 */
export async function prepareTemplate(fill: (url: string) => Promise<void>, name = 'main'): Promise<void> {
  const { url, run } = inject('database')
  return prepareTemplateOn(url, templateOf(run, name), fill)
}

async function prepareTemplateOn(url: string, name: string, fill: (url: string) => Promise<void>): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    if (await isReady(client, name)) return
    await client.query(`drop database if exists ${name}`)
    await client.query(`create database ${name} template template0`)
    await fill(urlOf(url, name))
    await client.query(`comment on database ${name} is 'ready'`)
  })
}

async function isReady(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ status: string | null }>(statusOf, [name])
  return rows[0]?.status === 'ready'
}

/** A fresh database for one test file: a copy of the template of that name where one was prepared, else empty. */
export async function createDatabase(templateName = 'main'): Promise<TestDatabase> {
  const { url, run } = inject('database')
  const prepared = templateOf(run, templateName)
  const name = `test_${run}_${randomBytes(4).toString('hex')}`
  await withClient(url, async (client) => {
    const template = (await isReady(client, prepared)) ? prepared : 'template0'
    await client.query(`create database ${name} template ${template} strategy file_copy`)
  })
  return { url: urlOf(url, name), drop: () => dropDatabase(url, name) }
}

const dropDatabase = (url: string, name: string) =>
  withClient(url, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`)
  })

/** Clears a borrowed server of everything a run made. */
export async function dropDatabasesOf(url: string, run: string): Promise<void> {
  const names = await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where starts_with(datname, $1)`,
      [`test_${run}_`],
    )
    return rows.map((row) => row.name)
  })
  for (const name of names) await dropDatabase(url, name)
}
