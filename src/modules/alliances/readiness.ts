import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { addMonths } from '../../kernel/working-days.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { type Aspect, aspects } from './rules/communities.ts'
import { type FundEntry, moneyShown } from './rules/funds.ts'
import { booksOf } from './settings.ts'

export interface Ready {
  readonly aspect: Aspect
  readonly state: 'there' | 'missing' | 'not-applicable' | 'unstated'
  readonly evidence: string | null
  readonly onDay: Day | null
  /** Entries of money that show it; null where people state it. The sum only for who may see the entries. */
  readonly shown: { readonly entries: number; readonly fen: number | null; readonly fromOn: Day } | null
}

type Asked = { readonly id: string; readonly districtNo: number }

/**
 * Money, people, place (CN-38), by community. Money is there where entries show it (CN-35), whatever was stated before; where they are
 * silent, and for people and place, it is as people last stated it.
 */
export async function readinessOf(
  call: Pick<Call, 'tx' | 'today'> & Partial<Pick<Call, 'can'>>,
  communities: readonly Asked[],
): Promise<Map<string, Ready[]>> {
  const { tx, today } = call
  const ids = communities.map(({ id }) => id)
  const { rows } = await sql<Omit<Ready, 'shown'> & { id: string }>`
    select community_id as id, aspect, state, evidence, on_day as "onDay" from alliances.readiness where community_id = any (${ids}::uuid[])`.execute(
    tx,
  )
  const { rows: entries } = await sql<FundEntry & { id: string }>`
    select e.community_id as id, e.source, e.amount_fen::float8 as "amountFen", e.on_day as "onDay", false as reversed from alliances.fund_entry e
    where e.community_id = any (${ids}::uuid[]) and not exists (select from alliances.fund_reversal r where r.entry_id = e.id)`.execute(
    tx,
  )
  const books = await booksOf(tx)
  const told = call.can === undefined || call.can('community.funds') !== null
  const readyOf = ({ id, districtNo }: Asked, aspect: Aspect): Ready => {
    const months = books(districtNo).find('alliance.funds-ready', today)?.params.months
    const fromOn = months === undefined ? null : addMonths(today, -months)
    const money =
      aspect === 'money' && fromOn !== null
        ? moneyShown(
            entries.filter((entry) => entry.id === id),
            fromOn,
          )
        : null
    if (money !== null)
      return {
        aspect,
        state: 'there',
        evidence: null,
        onDay: money.onDay,
        shown: { entries: money.entries, fen: told ? money.fen : null, fromOn: fromOn! },
      }
    const said = rows.find((row) => row.id === id && row.aspect === aspect)
    return { aspect, state: said?.state ?? 'unstated', evidence: said?.evidence ?? null, onDay: said?.onDay ?? null, shown: null }
  }
  return new Map(communities.map((one) => [one.id, aspects.map((aspect) => readyOf(one, aspect))]))
}
