import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { AccountState, Attempts } from './rules.ts'

/** Writes and single-row reads of this module. Everything about passwords and attempts is read under the platform's own scope. */

export interface AccountRow extends AccountState {
  readonly id: string
  readonly personId: string
  readonly loginName: string
  readonly displayName: string
  readonly passwordHash: string
}

const accountColumns = sql`id, person_id as "personId", login_name as "loginName", display_name as "displayName",
  password_hash as "passwordHash", password_changed_at as "passwordChangedAt", must_change as "mustChange",
  one_time_until as "oneTimeUntil", demo, disabled_at as "disabledAt", active_since as "activeSince",
  last_signed_in_at as "lastSignedInAt"`

export async function findAccountByLogin(tx: Tx, loginName: string): Promise<AccountRow | null> {
  const { rows } = await sql<AccountRow>`select ${accountColumns} from access.account where login_name = ${loginName}`.execute(tx)
  return rows[0] ?? null
}

export async function findAccount(tx: Tx, id: string): Promise<AccountRow | null> {
  const { rows } = await sql<AccountRow>`select ${accountColumns} from access.account where id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export async function listLogins(tx: Tx) {
  const { rows } = await sql<{ accountId: string; loginName: string; displayName: string; disabled: boolean; demo: boolean }>`
    select id as "accountId", login_name as "loginName", display_name as "displayName", disabled_at is not null as disabled, demo
    from access.account order by login_name`.execute(tx)
  return rows
}

export interface NewAccount {
  readonly loginName: string
  readonly displayName: string
  readonly personId: string | null
  readonly passwordHash: string
  readonly mustChange: boolean
  readonly oneTimeUntil: Date | null
  readonly demo: boolean
  readonly createdBy: string | null
}

/** Null when the login name is taken. */
export async function insertAccount(tx: Tx, account: NewAccount, now: Date): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into access.account (person_id, login_name, display_name, password_hash, password_changed_at, must_change, one_time_until, demo,
      active_since, created_at, created_by)
    values (coalesce(${account.personId}::uuid, gen_random_uuid()), ${account.loginName}, ${account.displayName}, ${account.passwordHash},
      ${now}, ${account.mustChange}, ${account.oneTimeUntil}, ${account.demo}, ${now}, ${now}, ${account.createdBy})
    on conflict (login_name) do nothing returning id`.execute(tx)
  return rows[0]?.id ?? null
}

/** Sets a new password; the one before goes into the history. */
export async function savePassword(
  tx: Tx,
  id: string,
  password: { readonly hash: string; readonly mustChange: boolean; readonly oneTimeUntil: Date | null },
  now: Date,
): Promise<void> {
  await sql`insert into access.password_history (account_id, changed_at, password_hash)
    select id, password_changed_at, password_hash from access.account where id = ${id} on conflict do nothing`.execute(tx)
  await sql`update access.account set password_hash = ${password.hash}, password_changed_at = ${now}, must_change = ${password.mustChange},
    one_time_until = ${password.oneTimeUntil} where id = ${id}`.execute(tx)
  await sql`delete from access.password_history where account_id = ${id} and changed_at not in (
    select changed_at from access.password_history where account_id = ${id} order by changed_at desc limit 10)`.execute(tx)
}

export async function listFormerPasswords(tx: Tx, id: string, count: number): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`select password_hash as hash from access.password_history
    where account_id = ${id} order by changed_at desc limit ${count}`.execute(tx)
  return rows.map((row) => row.hash)
}

export async function setDisabled(tx: Tx, id: string, disabledAt: Date | null, now: Date): Promise<void> {
  await sql`update access.account set disabled_at = ${disabledAt},
    active_since = case when ${disabledAt === null} then ${now}::timestamptz else active_since end where id = ${id}`.execute(tx)
}

export async function saveSignedIn(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update access.account set last_signed_in_at = ${now} where id = ${id}`.execute(tx)
}

/** Counted and written under one lock a name, so that guesses at the same moment count each other. */
export async function lockLoginName(tx: Tx, loginName: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${loginName}, 2))`.execute(tx)
}

/** Attempts of the day before `now`. */
export async function readAttempts(tx: Tx, loginName: string, now: Date): Promise<Attempts> {
  const { rows } = await sql<{
    at: Date
    outcome: 'failed' | 'succeeded' | 'cleared'
  }>`select at, outcome from access.sign_in_attempt
    where login_name = ${loginName} and at > ${now}::timestamptz - interval '1 day' order by id`.execute(tx)
  const sinceCleared = rows.slice(rows.findLastIndex((row) => row.outcome === 'cleared') + 1)
  const sinceSuccess = sinceCleared.slice(sinceCleared.findLastIndex((row) => row.outcome === 'succeeded') + 1)
  const failures = (part: typeof rows) => part.filter((row) => row.outcome === 'failed').map((row) => row.at)
  return { sinceSuccess: failures(sinceSuccess), lastDay: failures(sinceCleared) }
}

export async function insertAttempt(
  tx: Tx,
  loginName: string,
  outcome: 'failed' | 'cleared',
  ip: string | null,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into access.sign_in_attempt (login_name, at, outcome, ip)
    values (${loginName}, ${now}, ${outcome}, ${ip}) returning id`.execute(tx)
  return rows[0]!.id
}

export async function markSucceeded(tx: Tx, attemptId: number): Promise<void> {
  await sql`update access.sign_in_attempt set outcome = 'succeeded' where id = ${attemptId}`.execute(tx)
}

/** Removes attempts older than 30 days and sessions that have ended. */
export async function sweep(tx: Tx, now: Date): Promise<void> {
  await sql`delete from access.sign_in_attempt where at < ${now}::timestamptz - interval '30 days'`.execute(tx)
  await sql`delete from access.session where ends_at < ${now}`.execute(tx)
}
