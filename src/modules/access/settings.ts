import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { type PasswordProfile, passwordRules } from './rules.ts'

/** `access.password-profile`; the stricter reading of GB/T 22239 where nothing was chosen. */
export async function readPasswordProfile(tx: Tx): Promise<PasswordProfile> {
  const { rows } = await sql<{
    value: string
  }>`select value #>> '{}' as value from platform.setting where key = 'access.password-profile'`.execute(tx)
  const value = rows[0]?.value ?? 'dengbao'
  return value in passwordRules ? (value as PasswordProfile) : 'dengbao'
}

export async function savePasswordProfile(tx: Tx, profile: PasswordProfile): Promise<void> {
  await sql`insert into platform.setting (key, value) values ('access.password-profile', ${JSON.stringify(profile)}::jsonb)
    on conflict (key) do update set value = excluded.value, changed_at = now()`.execute(tx)
}
