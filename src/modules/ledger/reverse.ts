import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { openLots } from './accounts.ts'
import { type ChosenLots, type Posted, write } from './post.ts'
import { ledgerProblems as problems } from './problems.ts'
import type { Line, LotUse } from './rules.ts'

export interface Reversal {
  readonly entryId: string
  readonly key: string
  readonly onDay: Day
  readonly reason: string
  /** Accounts of who asked and of who agrees: two people, or the platform asked. */
  readonly proposedBy: string | null
  readonly approvedBy: string
}

interface Moved {
  readonly postingId: number
  readonly accountId: string
  readonly amount: number
}

/**
 * Takes an entry back whole. What it had brought is taken from the very lots it brought first; what it had taken comes back to lots that
 * expire when those it was taken from would have. Throws `ledger-entry-unknown`, `ledger-reversed-already`, `ledger-same-person`, and
 * `ledger-below-floor` where what it brought has been spent.
 */
export function reverse(tx: Tx, { entryId, key, onDay, reason, proposedBy, approvedBy }: Reversal): Promise<Posted> {
  if (proposedBy === approvedBy) throw problem(problems['ledger-same-person'])
  return asPlatform(tx, async () => {
    const moved = await movedBy(tx, entryId, key)
    const lines: Line[] = []
    for (const one of moved) lines.push(...(await linesBack(tx, one)))
    const broughtBy = new Map(moved.map((one) => [one.accountId, one.postingId]))
    const ownLotFirst: ChosenLots = async (line) => {
      const lots = await openLots(tx, line.accountId)
      const own = await lotsOf(tx, broughtBy.get(line.accountId)!)
      return takeInOrder([...lots.filter(({ id }) => own.has(id)), ...lots.filter(({ id }) => !own.has(id))], -line.amount)
    }
    const entry = { key, kind: 'reversal', onDay, lines, reason, reference: entryId, by: approvedBy }
    return write(tx, entry, { reverses: entryId, proposedBy }, ownLotFirst)
  })
}

async function movedBy(tx: Tx, entryId: string, key: string): Promise<Moved[]> {
  const { rows } = await sql<Moved & { reversed: string | null }>`
    select p.id as "postingId", p.account_id as "accountId", p.amount, (select r.key from ledger.entry r where r.reverses = e.id) as reversed
    from ledger.entry e join ledger.posting p on p.entry_id = e.id where e.id = ${entryId} order by p.id`.execute(tx)
  if (!rows[0]) throw problem(problems['ledger-entry-unknown'])
  if (rows[0].reversed !== null && rows[0].reversed !== key) throw problem(problems['ledger-reversed-already'])
  return rows
}

/** The other way round; what comes back into lots comes back with the days those had. */
async function linesBack(tx: Tx, { postingId, accountId, amount }: Moved): Promise<Line[]> {
  const { rows } = await sql<{ amount: number; expiresOn: Day | null }>`
    select u.amount, l.expires_on as "expiresOn" from ledger.lot_use u join ledger.lot l on l.id = u.lot_id
    where u.posting_id = ${postingId} order by l.id`.execute(tx)
  return rows.length === 0 ? [{ accountId, amount: -amount }] : rows.map((lot) => ({ accountId, ...lot }))
}

async function lotsOf(tx: Tx, postingId: number): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`select id from ledger.lot where posting_id = ${postingId}`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

function takeInOrder(lots: readonly { readonly id: number; readonly remaining: number }[], amount: number): LotUse[] | null {
  const uses: LotUse[] = []
  let left = amount
  for (const lot of lots) {
    const taken = Math.min(lot.remaining, left)
    if (taken > 0) uses.push({ lotId: lot.id, amount: taken })
    left -= taken
  }
  return left === 0 ? uses : null
}
