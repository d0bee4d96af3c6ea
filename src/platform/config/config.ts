import { resolve } from 'node:path'
import { z } from 'zod'

/** The only place that reads the environment. Every setting has a reason to exist and a default that works on a bare machine. */
const environment = z.object({
  /** Folder of everything the platform keeps: embedded database, keys, files, logs, backups. */
  LIANJIAN_DATA: z.string().min(1).default('./data'),
  /** A PostgreSQL 15+ server; when set, the embedded one is never started. May go through a pooler in transaction mode. */
  DATABASE_URL: z.string().optional(),
  /** The same server without a pooler, for migrations, LISTEN and the job worker. Defaults to DATABASE_URL. */
  DATABASE_DIRECT_URL: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8055),
  /** `gm`: SM3/SM4; `intl`: SHA-256/AES-256-GCM. Chosen when the data folder is new; existing values say which they used. */
  LIANJIAN_CRYPTO: z.enum(['gm', 'intl']).default('gm'),
  /** Connections of the web pool. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  /** `1` behind a TLS proxy: cookies become Secure with the __Host- prefix and the client address is read from the proxy. */
  BEHIND_PROXY: z.enum(['0', '1']).default('0'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Language of the command line, e.g. `en`; Chinese unless told otherwise. */
  LIANJIAN_LANG: z.string().default('zh'),
  NODE_ENV: z.string().optional(),
})

export interface Config {
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly directUrl: string | null
  readonly host: string
  readonly port: number
  readonly cryptoProfile: 'gm' | 'intl'
  readonly poolSize: number
  readonly behindProxy: boolean
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly language: string
  readonly test: boolean
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.parse(env)
  return {
    dataDir: resolve(parsed.LIANJIAN_DATA),
    databaseUrl: parsed.DATABASE_URL ?? null,
    directUrl: parsed.DATABASE_DIRECT_URL ?? parsed.DATABASE_URL ?? null,
    host: parsed.HOST,
    port: parsed.PORT,
    cryptoProfile: parsed.LIANJIAN_CRYPTO,
    poolSize: parsed.DATABASE_POOL,
    behindProxy: parsed.BEHIND_PROXY === '1',
    logLevel: parsed.LOG_LEVEL,
    language: parsed.LIANJIAN_LANG,
    test: parsed.NODE_ENV === 'test' || env['VITEST'] !== undefined,
  }
}
