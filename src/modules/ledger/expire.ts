import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { write } from './post.ts'

export interface ExpiredLot {
  readonly lotId: number
  readonly accountId: string
  readonly holderNo: number
  readonly remaining: number
  readonly expiresOn: Day
}

/**
 * Moves what is left of lots that have expired into the account `into` names for each, one entry a lot: done twice, it happens once.
 * Answers how many there were.
 */
export function expireLots(tx: Tx, purpose: string, today: Day, into: (lot: ExpiredLot) => Promise<string>): Promise<number> {
  return asPlatform(tx, async () => {
    const { rows } = await sql<ExpiredLot>`
      select l.id as "lotId", l.account_id as "accountId", a.holder_no as "holderNo", l.remaining, l.expires_on as "expiresOn"
      from ledger.lot l join ledger.account a on a.id = l.account_id
      where l.remaining > 0 and l.expires_on <= ${today} and a.purpose = ${purpose} order by l.id`.execute(tx)
    for (const lot of rows) {
      const lines = [
        { accountId: lot.accountId, amount: -lot.remaining },
        { accountId: await into(lot), amount: lot.remaining },
      ]
      const entry = { key: `expired-${lot.lotId}-${lot.remaining}`, kind: 'expired', onDay: lot.expiresOn, lines, by: null }
      await write(tx, entry, {}, async () => [{ lotId: lot.lotId, amount: lot.remaining }])
    }
    return rows.length
  })
}
