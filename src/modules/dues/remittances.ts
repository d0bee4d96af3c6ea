import { sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command } from '../../platform/commands/operation.ts'
import { dues } from './contract.ts'
import { duesProblems as problems } from './problems.ts'
import { type Branch, getBranch, refuseFuture } from './store.ts'

const noted = (call: Call, { no }: Branch, kind: string) =>
  call.note({ objectType: 'dues', objectId: String(no), fields: ['remittance'], detail: { unitNo: no, kind } })

/** Dues that went up or came back, as the office that did it has it on paper. */
export const recordRemittance = command(dues.recordRemittance, async (call) => {
  const { tx, body, params } = call
  const branch = await getBranch(call, params.no)
  refuseFuture(body.onDay, call.today)
  await sql`insert into dues.remittance (branch_no, kind, year, amount_fen, on_day, counterpart, document_no, note, account_id)
    values (${branch.no}, ${body.kind}, ${params.year}, ${body.amountFen}, ${body.onDay}, ${body.counterpart}, ${body.documentNo || null},
      ${body.note || null}, ${call.actor.accountId})`.execute(tx)
  noted(call, branch, body.kind)
  return { count: 1 }
})

export const retractRemittance = command(dues.retractRemittance, async (call) => {
  const { tx, body, params, actor } = call
  const branch = await getBranch(call, params.no)
  const { rows } = await sql`update dues.remittance set retracted_at = transaction_timestamp(), retracted_by = ${actor.accountId},
      retract_reason = ${body.reason}
    where id = ${params.id} and branch_no = ${branch.no} and retracted_at is null returning id`.execute(tx)
  if (rows.length === 0) throw problem(problems['dues-entry-not-found'])
  noted(call, branch, 'retracted')
  return { count: 1 }
})

export interface RemittanceRow {
  readonly id: number
  readonly kind: 'upward' | 'returned'
  readonly amountFen: number
  readonly onDay: string
  readonly counterpart: string
  readonly documentNo: string | null
  readonly note: string | null
}

export async function listRemittances({ tx }: Pick<Call, 'tx'>, no: number, year: number): Promise<RemittanceRow[]> {
  const { rows } = await sql<RemittanceRow>`
    select id, kind, amount_fen::float8 as "amountFen", on_day as "onDay", counterpart, document_no as "documentNo", note from dues.remittance
    where branch_no = ${no} and year = ${year} and retracted_at is null order by on_day, id`.execute(tx)
  return rows
}
