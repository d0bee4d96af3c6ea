import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { AccountState } from './rules.ts'
import { grantColumns, type GrantRow } from './store-grants.ts'

export interface SessionRow extends AccountState {
  readonly id: string
  readonly accountId: string
  readonly displayName: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly endsAt: Date
}

export async function insertSession(
  tx: Tx,
  session: { tokenHash: Buffer; accountId: string; endsAt: Date; ip: string | null; agent: string | null },
  now: Date,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into access.session (token_hash, account_id, created_at, last_seen_at, ends_at, ip, agent)
    values (${session.tokenHash}, ${session.accountId}, ${now}, ${now}, ${session.endsAt}, ${session.ip}, ${session.agent}) returning id`.execute(
    tx,
  )
  return rows[0]!.id
}

export async function findSession(tx: Tx, tokenHash: Buffer): Promise<SessionRow | null> {
  const { rows } = await sql<SessionRow>`
    select s.id, s.account_id as "accountId", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.ends_at as "endsAt",
      a.display_name as "displayName", a.disabled_at as "disabledAt", a.one_time_until as "oneTimeUntil", a.active_since as "activeSince",
      a.last_signed_in_at as "lastSignedInAt", a.must_change as "mustChange", a.password_changed_at as "passwordChangedAt", a.demo
    from access.session s join access.account a on a.id = s.account_id where s.token_hash = ${tokenHash}`.execute(tx)
  return rows[0] ?? null
}

/** Grants that count on a day; whether each is genuine is for the reader to check. */
export async function listGrantsInForce(tx: Tx, accountId: string, today: string): Promise<GrantRow[]> {
  const { rows } = await sql<GrantRow>`select ${grantColumns} from access.role_grant g
    where account_id = ${accountId} and state = 'approved' and from_on <= ${today} and (until_on is null or until_on > ${today})
    order by proposed_at, id`.execute(tx)
  return rows
}

export async function touchSession(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update access.session set last_seen_at = ${now} where id = ${id} and last_seen_at < ${now}`.execute(tx)
}

export async function removeSession(tx: Tx, id: string): Promise<void> {
  await sql`delete from access.session where id = ${id}`.execute(tx)
}

export async function removeSessions(tx: Tx, accountId: string): Promise<void> {
  await sql`delete from access.session where account_id = ${accountId}`.execute(tx)
}
