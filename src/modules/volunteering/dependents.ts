import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Dependents, HandOver, TakeBack } from '../../platform/contributions/dependents.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { moveAccounts } from '../ledger/index.ts'
import { bringBalanceBack, handOverBalance } from './balances.ts'
import { purpose } from './credit.ts'

/**
 * What a merged organisation asks for and offers, its successor goes on with under the same address: whoever signed up keeps the seat,
 * whoever redeemed is handed the thing, whoever was at home there is at home here, and banked time follows by an entry of the ledger.
 * Without a successor needs close, items are taken off and banked time goes to a pool. What was held stays with who held it.
 */
export const volunteeringDependents: Dependents = {
  handOver: ({ tx }, change) =>
    asPlatform(tx, async () => {
      const needs = await handOverNeeds(tx, change)
      const items = await handOverItems(tx, change)
      const offerings = await handOverOfferings(tx, change)
      const redemptions = await handOverRedemptions(tx, change)
      const people = await handOverPeople(tx, change)
      const leaders = await handOverLeaders(tx, change)
      const approaches = await handOverApproaches(tx, change)
      const cases = await handOverCases(tx, change)
      const accounts = await handOverBalance(tx, change)
      const moved = (what: string, count: number) => ({
        what,
        moved: change.toNo === null ? 0 : count,
        ended: change.toNo === null ? count : 0,
      })
      return [
        moved('service-need', needs),
        moved('service-item', items),
        { what: 'service-redemption', moved: redemptions, ended: 0 },
        { what: 'service-volunteer', moved: people, ended: 0 },
        { what: 'service-leader', moved: leaders, ended: 0 },
        { what: 'service-approach', moved: approaches, ended: 0 },
        { what: 'service-case', moved: cases, ended: 0 },
        moved('service-offering', offerings),
        moved('service-account', accounts),
      ].filter((one) => one.moved + one.ended > 0)
    }),

  takeBack: ({ tx, today }, undo) =>
    asPlatform(tx, async () => {
      const later = await laterThan(tx, undo)
      if (later === 0) await bringBack(tx, undo, today)
      return later
    }),
}

async function handOverNeeds(tx: Tx, { actId, fromNo, toNo }: HandOver): Promise<number> {
  const { rows } = await sql<{ id: string; state: string; held: boolean }>`
    select n.id, n.state, exists (select from volunteering.shift s where s.need_id = n.id and s.state = 'held') as held
    from volunteering.need n where n.unit_no = ${fromNo} and n.state <> 'closed' order by n.no for update`.execute(tx)
  for (const { id, state, held } of rows) {
    const heldNeed = held && toNo !== null ? await keepHeld(tx, id) : null
    await sql`update volunteering.need set unit_no = coalesce(${toNo}::integer, unit_no), state = case when ${toNo}::integer is null then 'closed' else state end
      where id = ${id}`.execute(tx)
    await sql`insert into volunteering.handed_over (unit_act, what, row_id, held_need, from_no, to_no, state_before)
      values (${actId}, 'need', ${id}, ${heldNeed}, ${fromNo}, ${toNo}, ${state})`.execute(tx)
  }
  return rows.length
}

/** Sessions held stay with their organiser, under a closed need of its own that says the same. */
async function keepHeld(tx: Tx, id: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into volunteering.need (id, unit_no, district_no, title, kind, project, about, place, risk, risks, insurance, insured_until, training, min_age,
      led_by, campaign, offering_id, team_id, state, account_id, published_at)
    select gen_random_uuid(), unit_no, district_no, title, kind, project, about, place, risk, risks, insurance, insured_until, training, min_age,
      led_by, campaign, offering_id, team_id, 'closed', account_id, published_at from volunteering.need where id = ${id} returning id`.execute(
    tx,
  )
  const heldNeed = rows[0]!.id
  await sql`update volunteering.shift set need_id = ${heldNeed} where need_id = ${id} and state = 'held'`.execute(tx)
  return heldNeed
}

async function handOverItems(tx: Tx, { actId, fromNo, toNo }: HandOver): Promise<number> {
  const { rows } = await sql`
    with handed as (update volunteering.item set unit_no = coalesce(${toNo}::integer, unit_no),
        closed_at = case when ${toNo}::integer is null then transaction_timestamp() end
      where unit_no = ${fromNo} and closed_at is null returning id)
    insert into volunteering.handed_over (unit_act, what, row_id, from_no, to_no)
    select ${actId}, 'item', id, ${fromNo}, ${toNo}::integer from handed returning no`.execute(tx)
  return rows.length
}

/** Brands and platforms go on at the successor, or end with who provided them. */
async function handOverOfferings(tx: Tx, { actId, fromNo, toNo, day }: HandOver): Promise<number> {
  const { rows } = await sql`
    with handed as (update volunteering.offering set unit_no = coalesce(${toNo}::integer, unit_no),
        until_on = case when ${toNo}::integer is null then greatest(${day}::date, from_on) end
      where unit_no = ${fromNo} and until_on is null returning id)
    insert into volunteering.handed_over (unit_act, what, row_id, from_no, to_no)
    select ${actId}, 'offering', id, ${fromNo}, ${toNo}::integer from handed returning no`.execute(tx)
  return rows.length
}

/** Without a successor they stay: who came for them is answered by the home of the volunteer and the committee, who can cancel. */
async function handOverRedemptions(tx: Tx, { actId, fromNo, toNo }: HandOver): Promise<number> {
  if (toNo === null) return 0
  const { rows } = await sql`
    with handed as (update volunteering.redemption set unit_no = ${toNo} where unit_no = ${fromNo} and state = 'ordered' returning id)
    insert into volunteering.handed_over (unit_act, what, row_id, from_no, to_no)
    select ${actId}, 'redemption', id, ${fromNo}, ${toNo}::integer from handed returning no`.execute(tx)
  return rows.length
}

/** Volunteers at home there. Members move with the register too; what they served before keeps the home it had. */
async function handOverPeople(tx: Tx, { actId, fromNo, toNo }: HandOver): Promise<number> {
  if (toNo === null) return 0
  const { rows } = await sql<{ id: string }>`
    with handed as (update volunteering.volunteer set home_no = ${toNo} where home_no = ${fromNo} returning id)
    insert into volunteering.handed_over (unit_act, what, row_id, from_no, to_no)
    select ${actId}, 'volunteer', id, ${fromNo}, ${toNo}::integer from handed returning row_id as id`.execute(tx)
  await moveAccounts(
    tx,
    rows.map(({ id }) => id),
    purpose,
    toNo,
  )
  return rows.length
}

/** Whom an organisation developed, its successor goes on with, or the committee where there is none. */
async function handOverLeaders(tx: Tx, { actId, fromNo, toNo }: HandOver): Promise<number> {
  const { rows } = await sql`
    with handed as (update volunteering.leader set unit_no = coalesce(${toNo}::integer, district_no) where unit_no = ${fromNo} and ended_on is null returning id)
    insert into volunteering.handed_over (unit_act, what, row_id, from_no, to_no)
    select ${actId}, 'leader', id, ${fromNo}, ${toNo}::integer from handed returning no`.execute(tx)
  return rows.length
}

/** What somebody said waits at the successor; without one it stays with what is said to whoever stands above. */
async function handOverApproaches(tx: Tx, { actId, fromNo, toNo }: HandOver): Promise<number> {
  if (toNo === null) return 0
  const { rows } = await sql`
    with handed as (update volunteering.approach set unit_no = ${toNo} where unit_no = ${fromNo} and state = 'open' returning id)
    insert into volunteering.handed_over (unit_act, what, row_id, from_no, to_no)
    select ${actId}, 'approach', id, ${fromNo}, ${toNo} from handed returning no`.execute(tx)
  return rows.length
}

/** Cases go on at the successor; without one nobody reads them any more but for a purpose. */
async function handOverCases(tx: Tx, { actId, fromNo, toNo }: HandOver): Promise<number> {
  if (toNo === null) return 0
  const { rows } = await sql`
    with handed as (update volunteering.service_case set unit_no = ${toNo} where unit_no = ${fromNo} returning id)
    insert into volunteering.handed_over (unit_act, what, row_id, from_no, to_no)
    select ${actId}, 'case', id, ${fromNo}, ${toNo} from handed returning no`.execute(tx)
  return rows.length
}

/** Sessions a successor has held since, redemptions it has handed over, time it has settled, and what organisations that vanish or end again offer themselves. */
async function laterThan(tx: Tx, { actIds, withdrawn, ended }: TakeBack): Promise<number> {
  const [acts, gone] = [[...actIds], [...withdrawn, ...ended]]
  const { rows } = await sql<{ later: number }>`
    with handed as (select * from volunteering.handed_over where unit_act = any (${acts}::bigint[]))
    select ((select count(*) from handed h join volunteering.shift s on s.need_id = h.row_id and s.state = 'held' where h.what = 'need' and h.to_no is not null)
      + (select count(*) from handed h join volunteering.redemption r on r.id = h.row_id and r.state <> 'ordered' where h.what = 'redemption')
      + (select count(*) from handed h cross join lateral ledger.written_since(h.to_no, ${purpose}, 'settlement', h.recorded_at) where h.what = 'account' and h.minutes <> 0)
      + (select count(*) from volunteering.need n where n.unit_no = any (${gone}::integer[]) and n.state <> 'closed' and n.id not in (select row_id from handed))
      + (select count(*) from volunteering.leader l where l.unit_no = any (${gone}::integer[]) and l.ended_on is null and l.id not in (select row_id from handed))
      + (select count(*) from volunteering.item i where i.unit_no = any (${gone}::integer[]) and i.closed_at is null and i.id not in (select row_id from handed))
    )::integer as later`.execute(tx)
  return rows[0]!.later
}

interface HandedRow {
  readonly no: number
  readonly act: number
  readonly what: 'need' | 'item' | 'redemption' | 'account' | 'volunteer' | 'offering' | 'leader' | 'approach' | 'case'
  readonly id: string
  readonly heldNeed: string | null
  readonly fromNo: number
  readonly toNo: number | null
  readonly stateBefore: string | null
  readonly minutes: number | null
}

async function bringBack(tx: Tx, { actIds, undoActId }: TakeBack, day: Day): Promise<void> {
  const { rows } = await sql<HandedRow>`
    with gone as (delete from volunteering.handed_over where unit_act = any (${[...actIds]}::bigint[]) returning *)
    select no, unit_act as act, minutes, what, row_id as id, held_need as "heldNeed", from_no as "fromNo", to_no as "toNo", state_before as "stateBefore" from gone order by no desc`.execute(
    tx,
  )
  for (const row of rows) {
    const { what, id, heldNeed, fromNo, toNo, stateBefore } = row
    if (what === 'account') await bringBalanceBack(tx, { ...row, minutes: row.minutes ?? 0 }, { actId: undoActId, day })
    else if (what === 'volunteer') await bringHome(tx, id, fromNo, toNo)
    else if (what === 'offering') await bringOfferingBack(tx, id, fromNo, toNo)
    else if (what === 'leader') await sql`update volunteering.leader set unit_no = ${fromNo} where id = ${id}`.execute(tx)
    else if (what === 'approach')
      await sql`update volunteering.approach set unit_no = ${fromNo} where id = ${id} and state = 'open'`.execute(tx)
    else if (what === 'case') await sql`update volunteering.service_case set unit_no = ${fromNo} where id = ${id}`.execute(tx)
    else if (what === 'redemption') await sql`update volunteering.redemption set unit_no = ${fromNo} where id = ${id}`.execute(tx)
    else if (what === 'item')
      await sql`update volunteering.item set unit_no = ${fromNo}, closed_at = case when ${toNo}::integer is null then null else closed_at end where id = ${id}`.execute(
        tx,
      )
    else {
      // A successor that has closed it meant it; only what the end itself closed opens again.
      await sql`update volunteering.need set unit_no = ${fromNo}, state = case when ${toNo}::integer is null then ${stateBefore} else state end
        where id = ${id}`.execute(tx)
      await sql`update volunteering.shift set need_id = ${id} where need_id = ${heldNeed}::uuid`.execute(tx)
      await sql`delete from volunteering.need where id = ${heldNeed}::uuid`.execute(tx)
    }
  }
}

/** What only the end of its provider ended goes on again; what a successor ended stays ended. */
async function bringOfferingBack(tx: Tx, id: string, fromNo: number, toNo: number | null): Promise<void> {
  await sql`
    update volunteering.offering set unit_no = ${fromNo}, until_on = case when ${toNo}::integer is null then null else until_on end,
      end_reason = case when ${toNo}::integer is null then null else end_reason end where id = ${id}`.execute(tx)
}

/** Who has moved on from the successor since stays where they are. */
async function bringHome(tx: Tx, id: string, fromNo: number, toNo: number | null): Promise<void> {
  const { rows } = await sql`
    update volunteering.volunteer set home_no = ${fromNo} where id = ${id} and home_no = ${toNo} returning id`.execute(tx)
  if (rows.length > 0) await moveAccounts(tx, [id], purpose, fromNo)
}
