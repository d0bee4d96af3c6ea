import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { lockAccounts, openLots } from './accounts.ts'
import { ledgerProblems as problems } from './problems.ts'
import { decideEntry, type Line, type LotUse, type Standing, takeFromLots } from './rules.ts'

export interface NewEntry {
  /** Whoever asks chooses it and keeps it: asked again under it, nothing happens a second time. */
  readonly key: string
  readonly kind: string
  readonly onDay: Day
  readonly lines: readonly Line[]
  readonly reason?: string | null
  /** What it comes from in the module that writes it. */
  readonly reference?: string | null
  /** Account of who writes it; null for the platform. */
  readonly by: string | null
}

export interface Posted {
  readonly id: string
  /** False when it had been written before under the same key. */
  readonly fresh: boolean
}

/** Lots a line is taken from, where it must be others than those that expire first. */
export type ChosenLots = (line: Line, posting: number) => Promise<readonly LotUse[] | null>

interface Origin {
  readonly reverses?: string
  readonly proposedBy?: string | null
}

/**
 * Writes an entry. The database is the last referee: it sums to zero, stays within limits, and lots say what the balance says.
 * Throws `ledger-unbalanced`, `ledger-amount-unfit`, `ledger-account-unknown`, `ledger-account-closed`, `ledger-below-floor`,
 * `ledger-above-cap`, `ledger-key-reused`. Whether the caller may is for the module that asks.
 */
export function post(tx: Tx, entry: NewEntry): Promise<Posted> {
  return asPlatform(tx, () => write(tx, entry, {}))
}

export async function write(tx: Tx, entry: NewEntry, origin: Origin, chosen?: ChosenLots): Promise<Posted> {
  const hash = digestOf(entry, origin)
  const id = randomUUID()
  const { rows } = await sql<{ id: string }>`
    insert into ledger.entry (id, key, body_hash, kind, on_day, reason, reference, reverses, proposed_by, account_id)
    values (${id}, ${entry.key}, ${hash}, ${entry.kind}, ${entry.onDay}, ${entry.reason ?? null}, ${entry.reference ?? null}, ${origin.reverses ?? null},
      ${origin.proposedBy ?? null}, ${entry.by}) on conflict (key) do nothing returning id`.execute(tx)
  if (!rows[0]) return writtenBefore(tx, entry.key, hash)
  const accounts = await lockAccounts(
    tx,
    entry.lines.map((line) => line.accountId),
  )
  const decision = decideEntry(entry.lines, accounts)
  if (!decision.ok) throw problem(problems[decision.code], 'params' in decision ? { ...decision.params } : {})
  const { rows: postings } = await sql<{ id: number; at: number }>`
    with told as (select * from unnest(${entry.lines.map((line) => line.accountId)}::uuid[], ${entry.lines.map((line) => line.amount)}::bigint[])
      with ordinality as t (account_id, amount, at)),
    added as (insert into ledger.posting (entry_id, account_id, amount) select ${id}::uuid, t.account_id, t.amount from told t order by t.at returning id)
    select id, row_number() over (order by id)::integer as at from added order by id`.execute(tx)
  for (const [index, line] of entry.lines.entries()) await moveLots(tx, entry.onDay, line, postings[index]!.id, accounts, chosen)
  return { id, fresh: true }
}

async function moveLots(
  tx: Tx,
  day: Day,
  line: Line,
  posting: number,
  accounts: readonly Standing[],
  chosen?: ChosenLots,
): Promise<void> {
  const account = accounts.find(({ id }) => id === line.accountId)!
  if (!account.lotted) return
  if (line.amount > 0) {
    await sql`insert into ledger.lot (account_id, posting_id, amount, expires_on, remaining)
      values (${account.id}, ${posting}, ${line.amount}, ${line.expiresOn ?? null}, ${line.amount})`.execute(tx)
    return
  }
  const wanted = -line.amount
  const uses = (await chosen?.(line, posting)) ?? takeFromLots(await openLots(tx, account.id), wanted, day)
  if (uses === null)
    throw problem(problems['ledger-below-floor'], { balance: await usableOn(tx, account.id, day), needed: wanted })
  for (const { lotId, amount } of uses)
    await sql`insert into ledger.lot_use (lot_id, posting_id, amount) values (${lotId}, ${posting}, ${amount})`.execute(tx)
}

async function usableOn(tx: Tx, accountId: string, day: Day): Promise<number> {
  const lots = await openLots(tx, accountId)
  return lots.reduce((sum, lot) => (lot.expiresOn === null || lot.expiresOn > day ? sum + lot.remaining : sum), 0)
}

async function writtenBefore(tx: Tx, key: string, hash: Buffer): Promise<Posted> {
  const { rows } = await sql<{ id: string; same: boolean }>`
    select id, body_hash = ${hash} as same from ledger.entry where key = ${key}`.execute(tx)
  if (!rows[0]?.same) throw problem(problems['ledger-key-reused'])
  return { id: rows[0].id, fresh: false }
}

/** Everything that makes it what it is, in one order; nothing of it is secret. */
function digestOf({ kind, onDay, lines, reason, reference }: NewEntry, { reverses }: Origin): Buffer {
  const told = lines.map(({ accountId, amount, expiresOn }) => [accountId, amount, expiresOn ?? null])
  return createHash('sha256')
    .update(JSON.stringify([kind, onDay, told, reason ?? null, reference ?? null, reverses ?? null]))
    .digest()
}
