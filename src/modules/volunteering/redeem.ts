import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'
import { ledgerProblems, post, reverse } from '../ledger/index.ts'
import { carryOn } from './balances.ts'
import { volunteering } from './contract.ts'
import { organisationAccount, personAccount, purpose } from './credit.ts'
import { refuseOwn } from './confirm.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { decideAge } from './rules.ts'
import { type BankProfile, bankOn } from './settings.ts'
import { about, bornOf, findVolunteers, getVolunteerRow, shownNames, unitNames, unitReached, type Volunteer } from './store.ts'

interface Item {
  readonly unitNo: number
  readonly districtNo: number
  readonly cost: number
  readonly stock: number | null
  readonly closed: boolean
}

const itemColumns = sql`i.unit_no as "unitNo", i.district_no as "districtNo", i.cost, i.stock, i.closed_at is not null as closed`

/** Throws `item-not-found`, `item-closed`, `item-gone`. */
function requireOffered(item: Item | undefined, volunteer: Volunteer | undefined): asserts item is Item {
  if (!item || item.districtNo !== volunteer?.districtNo) throw problem(problems['item-not-found'])
  if (item.closed) throw problem(problems['item-closed'])
  if (item.stock === 0) throw problem(problems['item-gone'])
}

/** Whether somebody may redeem an item as things stand; nothing is locked. Throws what `redeemFor` throws; answers the profile. */
async function requireMay(call: Call, volunteerId: string, itemId: string): Promise<BankProfile> {
  const { tx, today } = call
  const [volunteer] = await findVolunteers(tx, [volunteerId])
  const { rows } = await sql<Item & { balance: number }>`
    select ${itemColumns}, coalesce((select b.balance from ledger.balance_of(${volunteerId}::uuid, ${purpose}) b), 0)::bigint as balance
    from volunteering.item i where i.id = ${itemId}`.execute(tx)
  const item = rows[0]
  requireOffered(item, volunteer)
  const profile = await bankOn(tx, item.districtNo, today)
  if (!profile) throw problem(problems['bank-off'])
  const who = { member: volunteer!.memberId !== null, bornOn: bornOf(call, volunteer!) }
  const tooYoung = decideAge(who, profile.redeemFromAge, today)
  if (tooYoung) throw problem(problems[tooYoung], { age: profile.redeemFromAge })
  const { balance, cost } = item
  if (balance < cost) throw problem(ledgerProblems['ledger-below-floor'], { balance, needed: cost })
  return profile
}

/**
 * Gives banked time for an item. Of many who come at once those who come late are told so before they wait for the others; then the item
 * is locked first: of two who want the last one, one is later. Throws `item-not-found`, `item-closed`, `item-gone`, `bank-off`,
 * `bank-age`, `bank-age-unknown`, `ledger-below-floor`.
 */
export async function redeemFor(call: Call, volunteerId: string, itemId: string): Promise<{ id: string; no: number }> {
  const { tx, today } = call
  return asPlatform(tx, async () => {
    const profile = await requireMay(call, volunteerId, itemId)
    const { rows } = await sql<Item>`select ${itemColumns} from volunteering.item i where i.id = ${itemId} for update`.execute(tx)
    const item = rows[0]
    const [volunteer] = await findVolunteers(tx, [volunteerId], true)
    requireOffered(item, volunteer)
    const id = randomUUID()
    const lines = [
      { accountId: await personAccount(call, volunteer!, profile.capMinutes), amount: -item.cost },
      { accountId: await organisationAccount(call, item.unitNo), amount: item.cost },
    ]
    const { id: entryId } = await post(tx, {
      key: `redemption-${id}`,
      kind: 'redemption',
      onDay: today,
      lines,
      reference: id,
      by: call.actor.accountId,
    })
    if (item.stock !== null) await sql`update volunteering.item set stock = stock - 1 where id = ${itemId}`.execute(tx)
    const { rows: made } = await sql<{ no: number }>`
      insert into volunteering.redemption (id, item_id, volunteer_id, unit_no, home_no, cost, entry_id, ordered_on, account_id)
      values (${id}, ${itemId}, ${volunteerId}, ${item.unitNo}, ${volunteer!.homeNo}, ${item.cost}, ${entryId}, ${today}, ${call.actor.accountId}) returning no`.execute(
      tx,
    )
    call.note(about('redemption', id, 'order', item.unitNo))
    return { id, no: made[0]!.no }
  })
}

/** At the desk, for somebody who asks; never for oneself. */
export const redeem = command(volunteering.redeem, async (call) => {
  const volunteer = await getVolunteerRow(call, call.params.id)
  await refuseOwn(call, volunteer)
  const { id } = await redeemFor(call, volunteer.id, call.body.itemId)
  return { id }
})

/** Who provided it when it was ordered: the time went to that one, whoever hands it over now. */
async function firstProvider(tx: Tx, id: string, unitNo: number): Promise<number> {
  const { rows } = await asPlatform(tx, () =>
    sql<{ no: number }>`
      select from_no as no from volunteering.handed_over where what = 'redemption' and row_id = ${id} order by no limit 1`.execute(
      tx,
    ),
  )
  return rows[0]?.no ?? unitNo
}

export const moveRedemption = command(volunteering.moveRedemption, async (call) => {
  const { tx, params, body, actor, today } = call
  const { rows } = await sql<{
    itemId: string
    unitNo: number
    entryId: string
    state: string
    volunteerId: string
    accountId: string | null
  }>`
    select r.item_id as "itemId", r.unit_no as "unitNo", r.entry_id as "entryId", r.state, r.volunteer_id as "volunteerId", r.account_id as "accountId"
    from volunteering.redemption r where r.id = ${params.id} and (${unitReached(call.scope, 'r.unit_no')} or ${unitReached(call.scope, 'r.home_no')}) for update`.execute(
    tx,
  )
  const was = rows[0]
  if (!was) throw problem(problems['redemption-not-found'])
  if (was.state !== 'ordered') throw problem(problems['redemption-moved'])
  const [volunteer] = await asPlatform(tx, () => findVolunteers(tx, [was.volunteerId]))
  await refuseOwn(call, volunteer!)
  const reason = body.to === 'cancelled' ? body.reason?.trim() || null : null
  if (body.to === 'cancelled') {
    if (actor.accountId === null || was.accountId === actor.accountId) throw problem(problems['redemption-self'])
    const back = {
      entryId: was.entryId,
      key: `cancelled-${params.id}`,
      onDay: today,
      reason: reason ?? '—',
      proposedBy: was.accountId,
      approvedBy: actor.accountId,
    }
    await reverse(tx, back)
    await carryOn(tx, await firstProvider(tx, params.id, was.unitNo), today, `cancelled-${params.id}`)
    await asPlatform(tx, () =>
      sql`update volunteering.item set stock = stock + 1 where id = ${was.itemId} and stock is not null`.execute(tx),
    )
  }
  await sql`
    update volunteering.redemption set state = ${body.to}, reason = ${body.to === 'cancelled' ? (reason ?? '—') : null}, moved_on = ${today}, moved_by = ${actor.accountId}
    where id = ${params.id}`.execute(tx)
  call.note(about('redemption', params.id, body.to, was.unitNo))
  return { id: params.id }
})

export type RedemptionFilter = Partial<Omit<QueryOf<typeof volunteering.listRedemptions>, 'page' | 'pageSize'>>

export async function findRedemptions(call: Call, filter: RedemptionFilter, page = 1, pageSize = 100_000) {
  const { districtNo = null, state = null, itemId = null, q = '' } = filter
  const { rows } = await sql<{
    id: string
    no: number
    volunteerId: string
    item: string
    kind: 'gift' | 'discount' | 'service'
    unitNo: number
    cost: number
    state: 'ordered' | 'handed' | 'cancelled'
    reason: string | null
    orderedOn: string
    movedOn: string | null
    mine: boolean
    full: number
  }>`
    select r.id, r.no, r.volunteer_id as "volunteerId", i.title as item, i.kind, r.unit_no as "unitNo", r.cost, r.state, r.reason, r.ordered_on as "orderedOn",
      r.moved_on as "movedOn", ${unitReached(call.scope, 'r.unit_no')} as mine, count(*) over ()::integer as full
    from volunteering.redemption r join volunteering.item i on i.id = r.item_id
    where (${unitReached(call.scope, 'r.unit_no')} or ${unitReached(call.scope, 'r.home_no')})
      and (${districtNo}::integer is null or i.district_no = ${districtNo}) and (${state}::text is null or r.state = ${state})
      and (${itemId}::uuid is null or r.item_id = ${itemId}) and (${q} = '' or r.no::text = ${q} or strpos(i.title, ${q}) > 0)
    order by r.state <> 'ordered', r.no desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const name = await shownNames(call, rows.map((row) => row.volunteerId)) // prettier-ignore
  const unit = await unitNames(call.tx, rows.map((row) => row.unitNo), call.today) // prettier-ignore
  const items = rows.map(({ volunteerId, unitNo, ...row }) => ({
    ...row,
    provider: unit(unitNo),
    volunteer: { id: volunteerId, name: name(volunteerId) },
  }))
  return { total: rows[0]?.full ?? 0, items }
}

export const listRedemptions = query(volunteering.listRedemptions, async (call) => {
  const { page, pageSize, ...filter } = call.query
  return { ...(await findRedemptions(call, filter, page, pageSize)), page, pageSize }
})
