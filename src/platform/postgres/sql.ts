import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { NAME } from './settings.ts'

const HOST = '127.0.0.1'

export const urlOf = (port: number, password: string, database = NAME) =>
  `postgres://${NAME}:${password}@${HOST}:${port}/${database}`

/** Opens one connection for `work` and closes it. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 20_000 })
  client.on('error', () => undefined) // a server that stops ends even checked-out connections; without a listener Node would die
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** SQLSTATE of a database error, else the system's error code, else undefined. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** The server takes a moment between "ready" and the first login: 57P03 still starting, 53300 all places taken. */
const PASSING = new Set(['57P03', '53300', 'ECONNREFUSED', 'ECONNRESET'])

/** Makes the database `lianjian` where it is missing. Proves at the same time that the server knows our password. */
export async function ensureDatabase(port: number, password: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await withClient(urlOf(port, password, 'postgres'), createIfMissing)
    } catch (error) {
      if (tries >= 200 || !PASSING.has(sqlState(error) ?? '')) throw error
      await pause(50)
    }
  }
}

async function createIfMissing(client: Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [NAME])
  if (rowCount === 0) await client.query(`create database ${NAME}`)
}
