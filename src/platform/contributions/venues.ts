import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../db/database.ts'

/** What a module that puts something at a venue shows of it: facts of a place are kept once, by the one module that keeps venues. */
export interface VenueSource {
  /** As they are on a day, by number; one the caller does not see is left out. */
  told(input: { tx: Tx; nos: readonly number[]; day: Day }): Promise<ReadonlyMap<number, VenueTold>>
}

export interface VenueTold {
  readonly no: number
  readonly districtNo: number
  readonly name: string
  readonly address: string | null
  readonly open: boolean
  /** Party organisation in the lead. */
  readonly lead: string | null
}
