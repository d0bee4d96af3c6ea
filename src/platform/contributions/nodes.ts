import type { Tx } from '../db/database.ts'

/**
 * Names of the nodes rights are given over. Whoever keeps accounts and grants reads no units, and still must see and choose what a
 * grant is over; one module answers for it.
 */
export interface NodeSource {
  /** Names by number, whatever the caller's scope; a number that is no unit is left out. */
  names(input: { tx: Tx; nos: readonly number[] }): Promise<ReadonlyMap<number, string>>
  /** Areas, industries, public bodies and Party organisations found by a piece of their name, at most `limit`; no social organisation. */
  find(input: { tx: Tx; q: string; limit: number }): Promise<FoundNode[]>
}

export interface FoundNode {
  readonly no: number
  readonly name: string
  readonly kind: string
  /** Name of the district it lies in; null for a district and for what lies in none. */
  readonly district: string | null
}
