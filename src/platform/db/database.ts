import { Kysely, PostgresDialect, sql, type LogEvent } from 'kysely'
import pg from 'pg'
import type { Scope } from '../../kernel/policy.ts'
import { isAway } from './away.ts'

/** A transaction (or a read) on the database, under one row-level-security scope. Modules name their tables with `withTables`. */
// eslint-disable-next-line typescript/no-empty-object-type -- modules add their tables through withTables
export type Tx = Kysely<Record<never, never>>

export interface Database {
  /** Runs `work` in one transaction under `context`; a thrown error rolls everything back. */
  transaction<T>(context: RowContext, work: (tx: Tx) => Promise<T>): Promise<T>
  /** The same, read only. */
  read<T>(context: RowContext, work: (tx: Tx) => Promise<T>): Promise<T>
  /** A raw client in a transaction under `context`, for COPY and cursors. */
  withClient<T>(context: RowContext, work: (client: pg.PoolClient, tx: Tx) => Promise<T>): Promise<T>
  readonly pool: pg.Pool
  close(): Promise<void>
}

/**
 * Row-level security is the second line behind the scoped queries: the application works as a role that owns nothing and cannot
 * bypass it, and names its scope for the length of one transaction. Nothing named means no rows.
 */
export interface RowContext {
  readonly scope: Scope
  readonly accountId: string | null
  /** Roles that permitted the action at hand; tables without scope nodes (accounts, the audit log) open to them by name. */
  readonly roles?: readonly string[]
}

/** The role the application works as; it owns no table. */
export const applicationRole = 'lianjian_app'

export const systemContext: RowContext = { scope: { everything: true }, accountId: null }
export const noRows: RowContext = { scope: { everything: false, nodes: [] }, accountId: null }

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

export interface OpenDatabase {
  readonly url: string
  readonly max?: number
  /** A hung link fails after this, not after minutes (security.md §2). */
  readonly queryTimeoutMs?: number
}

export function openDatabase(options: OpenDatabase): Database {
  const pool = openPool(options, false)
  const reading = openPool(options, true)

  const withClient = async <T>(context: RowContext, work: (client: pg.PoolClient, tx: Tx) => Promise<T>) => {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query(begin('begin', context))
      const result = await work(client, kyselyOn(client))
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure))
      throw error
    } finally {
      client.release(broken)
    }
  }

  return {
    pool,
    transaction: (context, work) => withClient(context, (_client, tx) => work(tx)),
    read: (context, work) => readOn(reading, context, work),
    withClient,
    close: async () => void (await Promise.all([pool.end(), reading.end()])),
  }
}

function openPool(options: OpenDatabase, pipeline: boolean): pg.Pool {
  const timeout = options.queryTimeoutMs ?? 120_000
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 5_000,
    query_timeout: timeout,
    statement_timeout: timeout,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'lianjian',
    pipeline,
  })
  // A dropped connection emits on idle and on checked-out clients; without a listener the process would die.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** A pool may hand out connections the server has just closed; so many are tried before a read gives up. */
const attempts = 3

/**
 * A read whose statements are sent without waiting for one another: the beginning travels with the first of them, and whoever asked
 * has the answer before the end is confirmed. Should the beginning fail, so does everything behind it, for the transaction is aborted.
 * A read that met a closed connection at its very beginning has seen nothing yet and begins again on another one.
 */
async function readOn<T>(pool: pg.Pool, context: RowContext, work: (tx: Tx) => Promise<T>, left = attempts): Promise<T> {
  const client = await pool.connect()
  const end = (how: 'commit' | 'rollback') =>
    void client.query(how).then(
      () => client.release(),
      (failure: Error) => client.release(failure),
    )
  const first = client.query(begin('begin read only', context))
  try {
    const [result] = await Promise.all([work(kyselyOn(client)), first])
    end('commit')
    return result
  } catch (error) {
    end('rollback')
    if (left > 1 && (await first.then(() => false, isAway))) return readOn(pool, context, work, left - 1)
    throw error
  }
}

/** Our statements are many and short; compiling one would cost more than running it. */
function begin(how: 'begin' | 'begin read only', context: RowContext): string {
  return `${how}; set local role ${applicationRole}; set local jit = off; ${scopeSetting(context)}`
}

/** Transaction-local, so that a pooled connection never carries one request's scope into the next. Only integers and a UUID. */
function scopeSetting(context: RowContext): string {
  const account = context.accountId !== null && /^[0-9a-f-]{36}$/.test(context.accountId) ? context.accountId : ''
  const roles = (context.roles ?? []).filter((role) => /^[a-z_]+$/.test(role)).join(',')
  return `set local lianjian.scope = '${scopeText(context.scope)}'; set local lianjian.account = '${account}'; set local lianjian.roles = '{${roles}}'`
}

const scopeText = (scope: Scope) => (scope.everything ? '*' : `{${scope.nodes.map((node) => Math.trunc(node)).join(',')}}`)

/**
 * Lets a handler act as the platform itself for a few statements of its own transaction, where the caller may cause a change without
 * a right over the rows: a visitor signing in, a person changing the own password. The caller's scope is back when `work` ends.
 */
export function asPlatform<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  return underScope(tx, { everything: true }, work)
}

/** Runs a few statements of a transaction under another scope of the same caller, e.g. that of another permitted action. */
export async function underScope<T>(tx: Tx, scope: Scope, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ scope: string }>`select current_setting('lianjian.scope') as scope`.execute(tx)
  await sql`select set_config('lianjian.scope', ${scopeText(scope)}, true)`.execute(tx)
  try {
    return await work()
  } finally {
    // After a failed statement the transaction is lost anyway, and its settings with it.
    await sql`select set_config('lianjian.scope', ${rows[0]!.scope}, true)`.execute(tx).catch(() => undefined)
  }
}

/** Kysely bound to one checked-out client: it never begins or ends a transaction itself. */
export function kyselyOn(client: pg.ClientBase, log?: (event: LogEvent) => void): Tx {
  const single = {
    // An object that inherits from the client would keep the client's state in two places, and a query would wait forever.
    connect: async () => ({ query: client.query.bind(client), release: () => undefined }),
    end: async () => undefined,
  }
  const tx: Tx = new Kysely({ dialect: new PostgresDialect({ pool: single as never }), ...(log ? { log } : {}) })
  clients.set(tx, client)
  return tx
}

const clients = new WeakMap<Tx, pg.ClientBase>()

/** The client a transaction runs on: for COPY, which the query builder does not speak. */
export function clientOf(tx: Tx): pg.ClientBase {
  const client = clients.get(tx)
  if (!client) throw new TypeError('not a transaction of this database')
  return client
}
