import { sql } from 'kysely'
import { maskName } from '../../kernel/mask.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import { type Call, command, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { members } from './contract.ts'
import { memberProblems as problems } from './problems.ts'
import { decideDay, endsMembership, type Place } from './rules.ts'
import { decideTransfer, stateOn, type Transfer, type TransferMove, validUntil } from './rules/transfers.ts'
import { getRule } from './settings.ts'
import { endRelation, endSpell, getMemberForChange, openRelation, recordAct } from './store.ts'
import { listTransferRows, countTransfers, type TransferRow } from './transfer-queries.ts'

export const listTransfers = query(members.listTransfers, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listTransferRows(call, filter, { limit: pageSize, offset: (page - 1) * pageSize })
  return { items: rows.map((row) => presentTransfer(call, row)), total: await countTransfers(call, filter), page, pageSize }
})

export function presentTransfer(call: Call, row: TransferRow) {
  const state = stateOn(row, call.today)
  const mayDecide = call.can('transfer.decide') !== null
  return {
    id: row.id,
    no: row.no,
    memberName: row.own ? row.memberName : maskName(row.memberName),
    memberId: row.seen ? row.memberId : null,
    from: { no: row.fromNo, name: row.fromName },
    to: { no: row.toNo, name: row.toName },
    state,
    requestedOn: row.requestedOn,
    releasedOn: row.releasedOn,
    validUntil: row.validUntil,
    closedOn: row.closedOn,
    letterNo: row.letterNo,
    receiptNo: row.receiptNo,
    reason: row.reason,
    revision: row.revision,
    can: {
      release: mayDecide && row.ofSource && state === 'requested',
      withdraw: mayDecide && row.ofSource && ['requested', 'released', 'expired'].includes(state),
      accept: mayDecide && row.ofTarget && state === 'released',
    },
  }
}

export const findTargets = query(members.findTargets, async (call) => {
  const plain = call.query.q.replaceAll(/[\\%_]/g, '\\$&')
  const { rows } = await sql<{ no: number; name: string; district: string | null }>`
    select no, name, district_name as district from members.target_named(null, ${plain})`.execute(call.tx)
  return { items: rows }
})

/** Asked for by the side the relation lies with. A letter that has expired is closed by the next request. */
export const requestTransfer = command(members.requestTransfer, async (call) => {
  const { tx, body, params, ifMatch } = call
  const member = await getMemberForChange(call, params.id, ifMatch)
  if (member.branchNo === null) throw problem(problems['member-without-branch'])
  if (member.standing !== null && endsMembership(member.standing)) throw problem(problems['member-gone'])
  if (body.toNo === member.branchNo) throw problem(problems['member-moved-nowhere'])
  const { rows: target } = await sql<{ there: boolean }>`select members.is_target(${body.toNo}) as there`.execute(tx)
  if (!target[0]!.there) throw problem(problems['member-branch-not-found'])
  const decision = decideDay(body.onDay, call.today, null)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
  await sql`update members.transfer set state = 'expired', closed_on = valid_until, revision = revision + 1
    where member_id = ${member.id} and state = 'released' and valid_until <= ${call.today}`.execute(tx)
  const { rows: open } =
    await sql`select from members.transfer where member_id = ${member.id} and state in ('requested', 'released')`.execute(tx)
  if (open.length > 0) throw problem(problems['member-transfer-open'])
  const { rows } = await sql<{ id: string }>`
    insert into members.transfer (member_id, district_no, from_no, to_no, requested_on, requested_by)
    values (${member.id}, ${member.districtNo}, ${member.branchNo}, ${body.toNo}, ${body.onDay}, ${call.actor.accountId}) returning id`.execute(
    tx,
  )
  call.note({ objectType: 'transfer', objectId: rows[0]!.id, fields: ['to'] })
  return { id: rows[0]!.id, revision: 1 }
})

interface Locked extends Transfer {
  readonly id: string
  readonly memberId: string
  readonly districtNo: number
  readonly fromNo: number
  readonly toNo: number
  readonly revision: number
}

/** Locks a transfer for the side that may make the move. Throws `transfer-not-found` to anybody else, `revision-stale` after the move of another. */
async function lockTransfer(call: Call, id: string, side: 'from' | 'to', ifMatch: number | null): Promise<Locked> {
  const { rows } = await sql<Locked>`
    select t.id, t.member_id as "memberId", t.district_no as "districtNo", t.from_no as "fromNo", t.to_no as "toNo", t.state, t.revision,
      t.requested_on as "requestedOn", t.released_on as "releasedOn", t.valid_until as "validUntil"
    from members.transfer t
    where t.id = ${id} and exists (select from organisations.unit u
      where u.no = ${side === 'from' ? sql`t.from_no` : sql`t.to_no`} and ${reachedBy(call.scope, 'u.scope_nodes')}) for update of t`.execute(
    call.tx,
  )
  const row = rows[0]
  if (!row) throw problem(problems['transfer-not-found'])
  return refuseStale(row, ifMatch)
}

function refuseStale(row: Locked, ifMatch: number | null): Locked {
  if (row.state === 'accepted') throw problem(problems['transfer-closed'], { state: 'accepted' })
  if (ifMatch !== null && ifMatch !== row.revision)
    throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: row.revision })
  return row
}

function refuseMove(call: Call, transfer: Locked, move: TransferMove, day: string): void {
  const decision = decideTransfer(transfer, move, day, call.today)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
  call.note({ objectType: 'transfer', objectId: transfer.id, fields: ['state'] })
}

export const releaseTransfer = command(members.releaseTransfer, async (call) => {
  const { tx, body, params, ifMatch } = call
  const transfer = await lockTransfer(call, params.id, 'from', ifMatch)
  refuseMove(call, transfer, 'release', body.onDay)
  const rule = await getRule(tx, transfer.districtNo, 'member.transfer', body.onDay)
  await sql`update members.transfer set state = 'released', released_on = ${body.onDay}, valid_until = ${validUntil(body.onDay, rule.params.days)},
      rule_version = ${rule.version}, letter_no = ${body.letterNo}, released_by = ${call.actor.accountId}, revision = revision + 1
    where id = ${transfer.id}`.execute(tx)
  return { id: transfer.id, revision: transfer.revision + 1 }
})

export const withdrawTransfer = command(members.withdrawTransfer, async (call) => {
  const { tx, body, params, ifMatch, today } = call
  const transfer = await lockTransfer(call, params.id, 'from', ifMatch)
  refuseMove(call, transfer, 'withdraw', today)
  await sql`update members.transfer set state = 'withdrawn', closed_on = ${today}, reason = ${body.reason}, closed_by = ${call.actor.accountId},
      revision = revision + 1 where id = ${transfer.id}`.execute(tx)
  return { id: transfer.id, revision: transfer.revision + 1 }
})

export const refuseTransfer = command(members.refuseTransfer, async (call) => {
  const { tx, body, params, ifMatch } = call
  const transfer = await lockTransfer(call, params.id, 'to', ifMatch)
  refuseMove(call, transfer, 'refuse', body.onDay)
  await sql`update members.transfer set state = 'refused', closed_on = ${body.onDay}, reason = ${body.reason}, closed_by = ${call.actor.accountId},
      revision = revision + 1 where id = ${transfer.id}`.execute(tx)
  return { id: transfer.id, revision: transfer.revision + 1 }
})

/** The relation ends at the one side on the day it begins at the other, in one transaction: nobody is counted twice, or not at all. */
export const acceptTransfer = command(members.acceptTransfer, async (call) => {
  const { tx, body, params, ifMatch } = call
  const transfer = await lockTransfer(call, params.id, 'to', ifMatch)
  refuseMove(call, transfer, 'accept', body.onDay)
  const actId = await asPlatform(tx, () => moveRelation(call, transfer, body.onDay, body.place))
  await sql`update members.transfer set state = 'accepted', closed_on = ${body.onDay}, receipt_no = ${body.receiptNo ?? null}, act_id = ${actId},
      closed_by = ${call.actor.accountId}, revision = revision + 1 where id = ${transfer.id}`.execute(tx)
  return { id: transfer.id, revision: transfer.revision + 1 }
})

async function moveRelation(call: Call, transfer: Locked, onDay: string, place: Place): Promise<number> {
  const { tx } = call
  const { rows } = await sql<{ from_on: string }>`
    select s.from_on from members.member m join members.membership s on s.member_id = m.id and s.until_on is null and s.retracted_at is null
    where m.id = ${transfer.memberId} and s.branch_no = ${transfer.fromNo} and m.retracted_by is null for update of m`.execute(tx)
  if (!rows[0]) throw problem(problems['member-gone'])
  const decision = decideDay(onDay, call.today, rows[0].from_on)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
  const { rows: units } = await sql<{
    district_no: number
  }>`select district_no from organisations.unit where no = ${transfer.toNo}`.execute(tx)
  const actId = await recordAct(tx, call.actor.accountId, {
    kind: 'transfer',
    districtNo: units[0]!.district_no,
    memberId: transfer.memberId,
  })
  await sql`update members.member set district_no = ${units[0]!.district_no}, revision = revision + 1 where id = ${transfer.memberId}`.execute(
    tx,
  )
  await endRelation(tx, actId, transfer.memberId, onDay, 'moved')
  await endSpell(tx, actId, transfer.memberId, onDay)
  await openRelation(tx, actId, transfer.memberId, { branchNo: transfer.toNo, place, fromOn: onDay })
  return actId
}
