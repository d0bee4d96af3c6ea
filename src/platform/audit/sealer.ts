import pg from 'pg'
import type { Crypto } from '../crypto/crypto.ts'
import { errorFields, type Log } from '../log/log.ts'
import type { AnchorStore } from './anchors.ts'
import type { Seal } from './canonical.ts'
import { beginEpochIfMoved, sealEntries } from './seal.ts'

export interface SealerOptions {
  /** Connection of the owner of the audit tables, not through a pooler. */
  readonly directUrl: string
  readonly crypto: Crypto
  readonly anchors: AnchorStore
  readonly log: Log
  readonly everyMs?: number
  /** A burst of seals shares an anchor; every seal carries its own HMAC meanwhile. */
  readonly anchorEveryMs?: number
}

export interface Sealer {
  /** Seals what is finished now and anchors it. */
  sealNow(): Promise<Seal | null>
  /** Seals and anchors a last time. */
  stop(): Promise<void>
}

const sealingLock = 7_319_462

/** Seals once a second. When it cannot, it says so in the log each time and goes on trying: business goes on, the lag shows. */
export async function startSealer(options: SealerOptions): Promise<Sealer> {
  const everyMs = options.everyMs ?? 1_000
  const anchorEveryMs = options.anchorEveryMs ?? 10_000
  let client: pg.Client | null = null
  let unanchored: Seal | null = null
  let anchoredAt = 0
  let last: Promise<unknown> = Promise.resolve()

  const connected = async () => {
    if (client) return client
    const fresh = new pg.Client({
      connectionString: options.directUrl,
      application_name: 'lianjian-sealer',
      query_timeout: 300_000,
    })
    fresh.on('error', () => void (client = null))
    await fresh.connect()
    if (await beginEpochIfMoved(fresh)) options.log.warn('transaction numbers went back; the audit log begins a new epoch')
    return (client = fresh)
  }

  const round = async (anchorAtOnce: boolean) => {
    const session = await connected()
    // Another process of the same installation may be sealing: then it does the work.
    const { rows } = await session.query<{ got: boolean }>(`select pg_try_advisory_lock(${sealingLock}) as got`)
    if (!rows[0]?.got) return null
    try {
      const seal = await sealEntries(session, options.crypto)
      unanchored = seal ?? unanchored
      if (unanchored && (anchorAtOnce || Date.now() - anchoredAt >= anchorEveryMs)) {
        await options.anchors.append({ ...unanchored, at: unanchored.sealed_at })
        anchoredAt = Date.now()
        unanchored = null
      }
      return seal
    } finally {
      await session.query(`select pg_advisory_unlock(${sealingLock})`)
    }
  }

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
  const tick = () =>
    inTurn(() => round(false)).catch((error: unknown) => {
      options.log.error('audit entries could not be sealed', errorFields(error))
      const broken = client
      client = null
      void broken?.end().catch(() => undefined)
    })

  await connected()
  const timer = setInterval(() => void tick(), everyMs)
  return {
    sealNow: () => inTurn(() => round(true)),
    async stop() {
      clearInterval(timer)
      await inTurn(() => round(true)).catch((error: unknown) => options.log.error('last seal failed', errorFields(error)))
      await client?.end()
    },
  }
}
