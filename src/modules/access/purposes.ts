import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'

/** Purposes somebody can look for, in words, also those given up since. */
export async function purposeWords(tx: Tx): Promise<ReadonlyMap<string, { readonly zh: string; readonly en: string }>> {
  const { rows } = await sql<{ code: string; zh: string; en: string }>`select code, zh, en from access.purpose`.execute(tx)
  return new Map(rows.map(({ code, ...words }) => [code, words]))
}
