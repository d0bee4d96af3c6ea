import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import copyStreams from 'pg-copy-streams'

/** What any loader has to write for the coverage of a district. */
export const factTables = ['organisations.unit', 'organisations.unit_state', 'organisations.edge', 'coverage.verdict'] as const
/** What this import writes besides: who is in post, what the search finds by, and the rows as they were read. */
export const otherTables = ['workforce.person', 'workforce.post', 'organisations.unit_search', 'register.row'] as const

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`set lianjian.scope = '*'`)
    return await work(client)
  } finally {
    await client.end()
  }
}

const fileOf = (folder: string, table: string) => join(folder, `${table}.copy`)

/** Writes the rows of tables into files, as COPY writes them. */
export function keepRows(url: string, folder: string, tables: readonly string[]): Promise<void> {
  return withClient(url, async (client) => {
    for (const table of tables) {
      const rows = client.query(copyStreams.to(`copy (select * from ${table}) to stdout`))
      await pipeline(rows, createWriteStream(fileOf(folder, table)))
    }
  })
}

/** Empty tables of the same columns, indexes and constraints, beside the real ones. */
export function prepareTwins(url: string, tables: readonly string[]): Promise<void> {
  return withClient(url, async (client) => {
    await client.query('create schema if not exists twin')
    for (const table of tables) await client.query(`create table ${twin(table)} (like ${table} including all)`)
  })
}

/** Puts kept rows into the twins, one COPY a table, in one transaction. */
export function copyRows(url: string, folder: string, tables: readonly string[]): Promise<void> {
  return withClient(url, async (client) => {
    await client.query('begin')
    for (const table of tables)
      await pipeline(createReadStream(fileOf(folder, table)), client.query(copyStreams.from(`copy ${twin(table)} from stdin`)))
    await client.query('commit')
  })
}

export const dropTwins = (url: string) => withClient(url, (client) => client.query('drop schema twin cascade'))

const twin = (table: string) => `twin.${table.replace('.', '_')}`
