import { sql } from 'kysely'
import { commonProblems, problem } from '../../kernel/problem.ts'
import type { Tx } from '../db/database.ts'

export interface Kept {
  readonly answered: boolean
  readonly answer: unknown
}

/**
 * Claims a key for this transaction. A second request with the same key waits on the unique index until the first has committed,
 * then reads its answer; if the first rolled back, the second becomes the first.
 */
export async function claimKey(tx: Tx, caller: string, endpoint: string, key: string | null, inputHash: Buffer): Promise<Kept> {
  if (key === null || !/^[\w-]{8,100}$/.test(key)) throw problem(commonProblems['idempotency-key-missing'])
  const inserted = await sql`
    insert into platform.idempotency (key, caller, endpoint, input_hash) values (${key}, ${caller}, ${endpoint}, ${inputHash})
    on conflict (caller, key) do nothing returning key`.execute(tx)
  if (inserted.rows.length > 0) return { answered: false, answer: null }
  const { rows } = await sql<{ endpoint: string; same: boolean; answer: unknown }>`
    select endpoint, input_hash = ${inputHash} as same, answer from platform.idempotency where caller = ${caller} and key = ${key}`.execute(
    tx,
  )
  const row = rows[0]
  if (!row || row.endpoint !== endpoint || !row.same) throw problem(commonProblems['idempotency-key-reused'])
  return { answered: true, answer: row.answer }
}

export async function storeAnswer(tx: Tx, caller: string, key: string | null, answer: unknown): Promise<void> {
  await sql`update platform.idempotency set status = 200, answer = ${JSON.stringify(answer ?? null)}::jsonb
    where caller = ${caller} and key = ${key}`.execute(tx)
}

/** Removes keys older than a week; a retry later than that is a new request. */
export async function sweepKeys(tx: Tx): Promise<void> {
  await sql`delete from platform.idempotency where created_at < now() - interval '7 days'`.execute(tx)
}
