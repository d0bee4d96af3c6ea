import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { keepFieldsTyped } from '../../platform/commands/fields-typed.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { dues } from './contract.ts'
import { duesProblems as problems } from './problems.ts'
import { amountOf, firstOf, monthOf, quarterOf, stateOf } from './rules.ts'
import { standardOn } from './settings.ts'
import { type Branch, getBranch, payersOf, refuseFuture, refuseStrangers } from './store.ts'

const noted = (call: Call, { no }: Branch, field: string, count: number) =>
  call.note({ objectType: 'dues', objectId: String(no), fields: [field], detail: { unitNo: no, count } })

/**
 * A month of a branch in one confirmation. Each member's amount is what was assessed: nothing is typed twice. Of a quarter the months are
 * those not yet recorded; a month recorded already is refused, so that nobody pays twice by a second click.
 */
export const recordMonth = command(dues.recordMonth, async (call) => {
  const { tx, body, params, today } = call
  const branch = await getBranch(call, params.no)
  refuseFuture(body.paidOn, today)
  if (params.month > monthOf(today)) throw problem(problems['dues-month-ahead'])
  const months = body.quarter ? quarterOf(params.month) : [params.month]
  if (body.quarter && (await agreedOn(call, branch.no)) === null) throw problem(problems['dues-quarter-not-agreed'])
  const ids = body.items.map((item) => item.memberId)
  await sql`select pg_advisory_xact_lock(hashtext('dues'), ${branch.no})`.execute(tx)
  const chosen = (await payersOf(call, [branch.no], months)).filter((payer) => ids.includes(payer.memberId))
  if (new Set(chosen.map((payer) => payer.memberId)).size !== new Set(ids).size) throw problem(problems['dues-member-not-found'])
  if (!body.quarter && chosen.some((payer) => payer.paidFen !== null)) throw problem(problems['dues-paid-already'])
  if (chosen.some((payer) => stateOf(payer.dueFen, payer.paidFen) === 'unassessed')) throw problem(problems['dues-not-assessed'])
  const open = chosen.filter((payer) => stateOf(payer.dueFen, payer.paidFen) === 'open')
  if (open.length === 0) throw problem(problems['dues-nothing-chosen'])
  const by = new Map(body.items.map((item) => [item.memberId, item.paidBy]))
  for (const payer of open) {
    // Another branch may take the month of a member who moves at the same moment: the index decides.
    const { rows } =
      await sql`insert into dues.payment (member_id, branch_no, kind, month, amount_fen, paid_on, paid_by, account_id)
      values (${payer.memberId}, ${branch.no}, 'regular', ${firstOf(payer.month)}, ${payer.dueFen}, ${body.paidOn}, ${by.get(payer.memberId)},
        ${call.actor.accountId}) on conflict (member_id, month) where kind = 'regular' and retracted_at is null do nothing returning id`.execute(
        tx,
      )
    if (rows.length === 0) throw problem(problems['dues-paid-already'])
  }
  await keepFieldsTyped(call, 'dues.month', `${branch.no} ${params.month}`)
  noted(call, branch, 'payment', open.length)
  return { count: open.length }
})

export async function agreedOn({ tx }: Pick<Call, 'tx'>, no: number): Promise<string | null> {
  const { rows } = await sql<{
    agreed_on: string
  }>`select agreed_on from dues.consent where branch_no = ${no} and unit_act is null`.execute(tx)
  return rows[0]?.agreed_on ?? null
}

export const assess = command(dues.assess, async (call) => {
  const { tx, body, params } = call
  const branch = await getBranch(call, params.no)
  refuseFuture(body.decidedOn, call.today)
  await refuseStrangers(
    call,
    branch.no,
    body.items.map((item) => item.memberId),
  )
  const fromMonth = firstOf(body.fromMonth)
  const standard = await standardOn(tx, branch.districtNo, fromMonth)
  for (const { memberId, kind, baseFen } of body.items) {
    const amount = amountOf(standard, kind, baseFen ?? null)
    if (!amount.ok) throw problem(problems[amount.code], amount.params)
    const sealed = amount.rate === null ? null : call.services.crypto.seal('dues.base', String(baseFen))
    await sql`update dues.assessment set replaced_at = transaction_timestamp()
      where member_id = ${memberId} and branch_no = ${branch.no} and from_month = ${fromMonth} and replaced_at is null`.execute(
      tx,
    )
    await sql`insert into dues.assessment (member_id, branch_no, from_month, kind, base_sealed, monthly_fen, exact_yuan, rule_version, decided_on,
        document_no, account_id)
      values (${memberId}, ${branch.no}, ${fromMonth}, ${kind}, ${sealed}, ${amount.monthlyFen}, ${amount.exactYuan}, ${standard.version},
        ${body.decidedOn}, ${body.documentNo ?? null}, ${call.actor.accountId})`.execute(tx)
  }
  noted(call, branch, 'assessment', body.items.length)
  return { count: body.items.length }
})

export const reduce = command(dues.reduce, async (call) => {
  const { tx, body, params } = call
  const branch = await getBranch(call, params.no)
  refuseFuture(body.studiedOn, call.today)
  if (body.untilMonth < body.fromMonth) throw problem(problems['dues-months-reversed'])
  await refuseStrangers(call, branch.no, [body.memberId])
  await sql`insert into dues.reduction (member_id, branch_no, from_month, until_month, monthly_fen, studied_on, approved_by, document_no, account_id)
    values (${body.memberId}, ${branch.no}, ${firstOf(body.fromMonth)}, ${firstOf(body.untilMonth)}, ${body.monthlyFen}, ${body.studiedOn},
      ${body.approvedBy}, ${body.documentNo}, ${call.actor.accountId})`.execute(tx)
  noted(call, branch, 'reduction', 1)
  return { count: 1 }
})

export const recordExtra = command(dues.recordExtra, async (call) => {
  const { tx, body, params } = call
  const branch = await getBranch(call, params.no)
  refuseFuture(body.paidOn, call.today)
  await refuseStrangers(call, branch.no, [body.memberId])
  const { extraFrom } = await standardOn(tx, branch.districtNo, body.paidOn)
  await sql`insert into dues.payment (member_id, branch_no, kind, month, amount_fen, paid_on, paid_by, document_no, account_id)
    values (${body.memberId}, ${branch.no}, 'extra', ${firstOf(monthOf(body.paidOn))}, ${body.amountFen}, ${body.paidOn}, 'self',
      ${body.documentNo ?? null}, ${call.actor.accountId})`.execute(tx)
  noted(call, branch, 'extra', 1)
  return { count: 1, toCentre: body.amountFen >= extraFrom }
})

export const recordUse = command(dues.recordUse, async (call) => {
  const { tx, body, params } = call
  const branch = await getBranch(call, params.no)
  for (const day of [body.onDay, body.decidedOn]) refuseFuture(day, call.today)
  const { purposes } = await standardOn(tx, branch.districtNo, body.onDay)
  if (!purposes.some(({ code }) => code === body.purpose)) throw problem(problems['dues-purpose-unknown'])
  await sql`insert into dues.use (branch_no, on_day, purpose, amount_fen, decided_on, decision_no, note, account_id)
    values (${branch.no}, ${body.onDay}, ${body.purpose}, ${body.amountFen}, ${body.decidedOn}, ${body.decisionNo}, ${body.note ?? null},
      ${call.actor.accountId})`.execute(tx)
  noted(call, branch, 'use', 1)
  return { count: 1 }
})

export const retract = command(dues.retract, async (call) => {
  const { tx, body, params, actor } = call
  const branch = await getBranch(call, params.no)
  const by = sql`retracted_by = ${actor.accountId}, retract_reason = ${body.reason}`
  const mine = sql`id = ${params.id} and branch_no = ${branch.no}`
  const { rows } = await {
    payments: sql`update dues.payment set retracted_at = transaction_timestamp(), ${by} where ${mine} and retracted_at is null returning id`,
    uses: sql`update dues.use set retracted_at = transaction_timestamp(), ${by} where ${mine} and retracted_at is null returning id`,
    reductions: sql`update dues.reduction set replaced_at = transaction_timestamp(), ${by} where ${mine} and replaced_at is null returning id`,
  }[params.kind].execute(tx)
  if (rows.length === 0) throw problem(problems['dues-entry-not-found'])
  noted(call, branch, params.kind === 'reductions' ? 'reduction' : 'retracted', 1)
  return { count: 1 }
})

/** The totals as they stand on the day they are told; later entries do not change what was told. */
export const publish = command(dues.publish, async (call) => {
  const { tx, body, params } = call
  const branch = await getBranch(call, params.no)
  refuseFuture(body.publishedOn, call.today)
  await sql`insert into dues.publication (branch_no, year, published_on, collected_fen, used_fen, how, account_id)
    select ${branch.no}, ${params.year}, ${body.publishedOn}, coalesce(sum(t.regular_fen + t.extra_fen), 0), coalesce(sum(t.used_fen), 0),
      ${body.how ?? null}, ${call.actor.accountId}
    from dues.year_totals(${params.year}) t where t.branch_no = ${branch.no}`.execute(tx)
  noted(call, branch, 'publication', 1)
  return { count: 1 }
})

export const agreeQuarterly = command(dues.agreeQuarterly, async (call) => {
  const { tx, body, params } = call
  const branch = await getBranch(call, params.no)
  if (body.agreedOn === null) await sql`delete from dues.consent where branch_no = ${branch.no}`.execute(tx)
  else {
    refuseFuture(body.agreedOn, call.today)
    await sql`insert into dues.consent (branch_no, agreed_on, account_id) values (${branch.no}, ${body.agreedOn}, ${call.actor.accountId})
      on conflict (branch_no) do update set agreed_on = excluded.agreed_on, account_id = excluded.account_id, recorded_at = now(), unit_act = null`.execute(
      tx,
    )
  }
  noted(call, branch, 'quarterly', 1)
  return { count: 1 }
})
