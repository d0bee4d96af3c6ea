import { sql } from 'kysely'
import type { Check, CheckFinding } from '../../platform/contributions/checks.ts'
import type { Tx } from '../../platform/db/database.ts'

const most = 20

/**
 * Adds up everything anew: each entry sums to zero in each unit, each balance is the sum of its postings and within its limits, and lots
 * say what was brought less what was used. Looks at every posting once for each; asked as the platform.
 */
export async function verifyLedger(tx: Tx): Promise<{ readonly postings: number; readonly findings: CheckFinding[] }> {
  const { rows: counted } = await sql<{ postings: number }>`select count(*) as postings from ledger.posting`.execute(tx)
  const { rows: entries } = await sql<{ id: string }>`
    select p.entry_id as id from ledger.posting p join ledger.account a on a.id = p.account_id
    group by p.entry_id, a.unit having sum(p.amount) <> 0 limit ${most}`.execute(tx)
  const { rows: empty } = await sql<{ id: string }>`
    select e.id from ledger.entry e where not exists (select from ledger.posting p where p.entry_id = e.id) limit ${most}`.execute(
    tx,
  )
  const { rows: balances } = await sql<{ id: string }>`
    select a.id from ledger.account a left join (select p.account_id, sum(p.amount) as moved from ledger.posting p group by p.account_id) m
      on m.account_id = a.id
    where a.balance <> coalesce(m.moved, 0) or a.balance < a.floor or a.balance > a.cap limit ${most}`.execute(tx)
  const { rows: lots } = await sql<{ id: number }>`
    select l.id from ledger.lot l left join (select u.lot_id, sum(u.amount) as used from ledger.lot_use u group by u.lot_id) m on m.lot_id = l.id
    where l.remaining <> l.amount - coalesce(m.used, 0) limit ${most}`.execute(tx)
  const { rows: lotted } = await sql<{ id: string }>`
    select a.id from ledger.account a left join (select l.account_id, sum(l.remaining) as there from ledger.lot l group by l.account_id) m
      on m.account_id = a.id
    where a.lotted and a.balance <> coalesce(m.there, 0) limit ${most}`.execute(tx)
  return {
    postings: counted[0]!.postings,
    findings: [
      ...entries.map(({ id }) => ({ code: 'entry-not-zero', subject: `entry ${id}` })),
      ...empty.map(({ id }) => ({ code: 'entry-without-postings', subject: `entry ${id}` })),
      ...balances.map(({ id }) => ({ code: 'balance-not-sum', subject: `account ${id}` })),
      ...lots.map(({ id }) => ({ code: 'lot-not-sum', subject: `lot ${id}` })),
      ...lotted.map(({ id }) => ({ code: 'lots-not-balance', subject: `account ${id}` })),
    ],
  }
}

/** Whoever may hold an account is looked at too, so that a ledger nobody has used yet has been looked at. */
const sumsHold: Check = {
  name: 'ledger.sums-hold',
  async run({ tx }) {
    const { postings, findings } = await verifyLedger(tx)
    const { rows } = await sql<{ holders: number }>`select count(*) as holders from organisations.unit`.execute(tx)
    return { looked: postings + rows[0]!.holders, findings }
  },
}

export const checks: readonly Check[] = [sumsHold]
