import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { ledgerProblems as problems } from './problems.ts'
import { type LedgerUnit, type OpenLot, type Standing, takeFromLots } from './rules.ts'

export interface AccountKey {
  /** A person is named by the identifier of the module that knows one; organisations and pools by the unit alone. */
  readonly owner: { readonly kind: 'person'; readonly id: string } | { readonly kind: 'organisation' | 'pool' }
  /** The organisation, or the unit a person or a pool is kept at: whoever reaches it sees the account. */
  readonly holderNo: number
  readonly purpose: string
  readonly unit: LedgerUnit
}

export interface AccountTerms {
  readonly floor: number | null
  readonly cap: number | null
  /** Keep what comes in as lots, which may expire; the floor is zero then. */
  readonly lotted?: boolean
}

const ownerId = ({ owner }: AccountKey): string | null => (owner.kind === 'person' ? owner.id : null)

/** The account of an owner for a purpose, opened if there is none; its limits are those given here from now on. Asked as the platform. */
export function openAccount(tx: Tx, key: AccountKey, terms: AccountTerms, day: Day): Promise<string> {
  const { floor, cap, lotted = false } = terms
  return asPlatform(tx, async () => {
    await sql`
      insert into ledger.account (id, owner_kind, owner_id, holder_no, purpose, unit, floor, cap, lotted, opened_on)
      values (${randomUUID()}, ${key.owner.kind}, ${ownerId(key)}, ${key.holderNo}, ${key.purpose}, ${key.unit}, ${floor}, ${cap}, ${lotted}, ${day})
      on conflict do nothing`.execute(tx)
    const { rows } = await sql<{ id: string; floor: number | null; cap: number | null; holderNo: number }>`
      select id, floor, cap, holder_no as "holderNo" from ledger.account where owner_kind = ${key.owner.kind} and purpose = ${key.purpose} and unit = ${key.unit}
        and (case when ${ownerId(key)}::uuid is null then owner_id is null and holder_no = ${key.holderNo} else owner_id = ${ownerId(key)}::uuid end)`.execute(
      tx,
    )
    const found = rows[0]!
    // Who has moved takes the account along: whoever reaches the new home sees it.
    if (found.holderNo !== key.holderNo)
      await sql`update ledger.account set holder_no = ${key.holderNo} where id = ${found.id}`.execute(tx)
    // A cap lowered beneath what somebody has already stays where it was: nothing is taken away by a change of rules.
    if (found.floor !== floor || found.cap !== cap)
      await sql`update ledger.account set floor = ${floor}, cap = ${cap} where id = ${found.id}
        and (${cap}::bigint is null or balance <= ${cap}) and (${floor}::bigint is null or balance >= ${floor})`.execute(tx)
    return found.id
  })
}

/** Accounts of persons for a purpose are kept at another unit from now on: their own have moved. Asked as the platform. */
export function moveAccounts(tx: Tx, personIds: readonly string[], purpose: string, holderNo: number): Promise<void> {
  return asPlatform(tx, async () => {
    await sql`update ledger.account set holder_no = ${holderNo}
      where owner_kind = 'person' and owner_id = any (${[...personIds]}::uuid[]) and purpose = ${purpose}`.execute(tx)
  })
}

/** Accounts as they stand, locked in one order so that two movements never wait for each other. */
export async function lockAccounts(tx: Tx, ids: readonly string[]): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select id, unit, balance, floor, cap, lotted, closed_on is not null as closed from ledger.account
    where id = any (${[...new Set(ids)]}::uuid[]) order by id for update`.execute(tx)
  return rows
}

/** One account as it stands, locked; null where nobody opened one. Asked as the platform. */
export const lockAccount = (tx: Tx, id: string): Promise<Standing | null> =>
  asPlatform(tx, async () => (await lockAccounts(tx, [id]))[0] ?? null)

/** Lots with something left, in the order they came. */
export async function openLots(tx: Tx, accountId: string): Promise<OpenLot[]> {
  const { rows } = await sql<OpenLot>`
    select id, remaining, expires_on as "expiresOn" from ledger.lot where account_id = ${accountId} and remaining > 0 order by id`.execute(
    tx,
  )
  return rows
}

/**
 * What an amount taken from an account on a day would be taken from, with the days those lots expire: for whoever hands it on so that it
 * expires no later. Locks the account. Throws `ledger-below-floor`.
 */
export function lotsFor(
  tx: Tx,
  accountId: string,
  amount: number,
  day: Day,
): Promise<{ amount: number; expiresOn: Day | null }[]> {
  return asPlatform(tx, async () => {
    const [account] = await lockAccounts(tx, [accountId])
    const lots = await openLots(tx, accountId)
    const uses = takeFromLots(lots, amount, day)
    if (uses === null) throw problem(problems['ledger-below-floor'], { balance: account?.balance ?? 0, needed: amount })
    return uses.map((use) => ({ amount: use.amount, expiresOn: lots.find(({ id }) => id === use.lotId)!.expiresOn }))
  })
}
