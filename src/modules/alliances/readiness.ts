import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { addMonths } from '../../kernel/working-days.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { type Aspect, aspects } from './rules/communities.ts'
import { type FundEntry, moneyShown } from './rules/funds.ts'
import { type Book, booksOf } from './settings.ts'

export interface Ready {
  readonly aspect: Aspect
  readonly state: 'there' | 'missing' | 'not-applicable' | 'unstated'
  readonly evidence: string | null
  readonly onDay: Day | null
  /** Entries of money that show it; null where people state it. The sum only for who may see the entries. */
  readonly shown: { readonly entries: number; readonly fen: number | null; readonly fromOn: Day } | null
}

/**
 * Money, people, place (CN-38). Money is there where entries show it (CN-35), whatever was stated before; where they are silent, and for
 * people and place, it is as people stated it.
 */
export async function readinessOf(
  call: Pick<Call, 'tx' | 'today'> & Partial<Pick<Call, 'can'>>,
  row: { readonly id: string; readonly districtNo: number },
  book?: Book,
): Promise<Ready[]> {
  const { tx, today } = call
  const { rows } = await sql<Omit<Ready, 'shown'>>`
    select aspect, state, evidence, on_day as "onDay" from alliances.readiness where community_id = ${row.id}`.execute(tx)
  const stated: Ready[] = aspects.map((aspect) => {
    const one = rows.find((said) => said.aspect === aspect)
    return { ...(one ?? { aspect, state: 'unstated', evidence: null, onDay: null }), shown: null }
  })
  const months = (book ?? (await booksOf(tx))(row.districtNo)).find('alliance.funds-ready', today)?.params.months
  if (months === undefined) return stated
  const { rows: entries } = await sql<FundEntry>`
    select e.source, e.amount_fen::float8 as "amountFen", e.on_day as "onDay", false as reversed from alliances.fund_entry e
    where e.community_id = ${row.id} and not exists (select from alliances.fund_reversal r where r.entry_id = e.id)`.execute(tx)
  const fromOn = addMonths(today, -months)
  const money = moneyShown(entries, fromOn)
  if (money === null) return stated
  const fen = call.can && call.can('community.funds') === null ? null : money.fen
  return stated.map((one) =>
    one.aspect === 'money'
      ? { ...one, state: 'there', evidence: null, onDay: money.onDay, shown: { entries: money.entries, fen, fromOn } }
      : one,
  )
}
