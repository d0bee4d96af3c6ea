import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { HandOver } from '../../platform/contributions/dependents.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { lockAccount, post } from '../ledger/index.ts'
import { districtOf, organisationAccount, poolAccount, purpose } from './credit.ts'

interface HandedAccount {
  readonly no: number
  readonly act: number
  readonly fromNo: number
  readonly toNo: number | null
  readonly minutes: number
}

const columns = sql`no, unit_act as act, from_no as "fromNo", to_no as "toNo", minutes`
const kind = 'handed-over'

/**
 * What an organisation gave out and took in goes on at its successor, or at the pool of those that ended, by an entry: the account of the
 * organisation stands at zero then, and all accounts still sum to zero. Answers 1 where there was something to hand over. Asked as the platform.
 */
export async function handOverBalance(tx: Tx, { actId, fromNo, toNo, day }: HandOver): Promise<number> {
  const { rows: held } = await sql<{ balance: number }>`
    select balance from ledger.held_by(${purpose}, 'minutes') where owner_kind = 'organisation' and holder_no = ${fromNo}`.execute(
    tx,
  )
  if (!held[0]) return 0
  const { rows } = await sql<HandedAccount>`
    insert into volunteering.handed_over (unit_act, what, row_id, from_no, to_no, minutes)
    values (${actId}, 'account', ${await organisationAccount({ tx, today: day }, fromNo)}, ${fromNo}, ${toNo}, 0) returning ${columns}`.execute(
    tx,
  )
  return (await sweep(tx, rows[0]!, day, String(actId))) === 0 ? 0 : 1
}

/**
 * After a correction or a cancellation has moved the account of an organisation that is no more: what stands on it follows to the
 * successor, and on from there where that one was merged too. `cause` makes the entry happen once.
 */
export function carryOn(tx: Tx, unitNo: number, day: Day, cause: string): Promise<void> {
  return asPlatform(tx, async () => {
    for (let at: number | null = unitNo; at !== null;) {
      const { rows } = await sql<HandedAccount>`
        select ${columns} from volunteering.handed_over where what = 'account' and from_no = ${at} order by no desc limit 1`.execute(
        tx,
      )
      if (!rows[0]) return
      await sweep(tx, rows[0], day, cause)
      at = rows[0].toNo
    }
  })
}

/** Moves all that stands on the account; answers how much. */
async function sweep(tx: Tx, { no, act, fromNo, toNo }: HandedAccount, day: Day, cause: string): Promise<number> {
  const { from, to, balance } = await lockPair(tx, fromNo, toNo, day)
  if (balance === 0) return 0
  const entry = { kind, key: `${kind}-${act}-${fromNo}-${no}-${cause}`, onDay: day, reference: from, by: null }
  await post(tx, { ...entry, lines: moves(from, to, balance) })
  await sql`update volunteering.handed_over set minutes = minutes + ${balance} where no = ${no}`.execute(tx)
  return balance
}

/** Takes back what one act handed over: the accounts stand as if it had not been. Whether later movements are in the way was asked before. */
export async function bringBalanceBack(
  tx: Tx,
  { no, act, fromNo, toNo, minutes }: HandedAccount,
  undo: { readonly actId: number; readonly day: Day },
): Promise<void> {
  if (minutes === 0) return
  const { from, to } = await lockPair(tx, fromNo, toNo, undo.day)
  const entry = {
    kind: `${kind}-back`,
    key: `${kind}-${act}-${fromNo}-${no}-undone-${undo.actId}`,
    onDay: undo.day,
    reference: from,
    by: null,
  }
  await post(tx, { ...entry, lines: moves(from, to, -minutes) })
}

const moves = (from: string, to: string, minutes: number) => [
  { accountId: from, amount: -minutes },
  { accountId: to, amount: minutes },
]

/** Both accounts, locked in one order so that two movements never wait for each other. */
async function lockPair(tx: Tx, fromNo: number, toNo: number | null, today: Day) {
  const moment = { tx, today }
  const from = await organisationAccount(moment, fromNo)
  const to =
    toNo === null ? await poolAccount(moment, await districtOf(moment, fromNo), 'ended') : await organisationAccount(moment, toNo)
  let balance = 0
  for (const id of [from, to].toSorted()) {
    const account = await lockAccount(tx, id)
    if (id === from) balance = account?.balance ?? 0
  }
  return { from, to, balance }
}
