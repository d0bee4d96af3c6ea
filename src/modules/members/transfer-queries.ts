import { type RawBuilder, sql } from 'kysely'
import type { Call } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { Transfer } from './rules/transfers.ts'

export interface TransferFilter {
  readonly state: string
  readonly memberId?: string | undefined
}

export interface TransferRow extends Transfer {
  readonly id: string
  readonly no: number
  readonly memberId: string
  readonly memberName: string
  readonly fromNo: number
  readonly fromName: string
  readonly toNo: number
  readonly toName: string
  readonly closedOn: string | null
  readonly letterNo: string | null
  readonly receiptNo: string | null
  readonly reason: string | null
  readonly revision: number
  readonly ofSource: boolean
  readonly ofTarget: boolean
  /** One of the two organisations is the reader's own. */
  readonly own: boolean
  /** The member itself is in reach. */
  readonly seen: boolean
}

const expired = (today: string) => sql<boolean>`t.state = 'released' and t.valid_until <= ${today}`

type Asking = Pick<Call, 'tx' | 'scope' | 'today' | 'can'>

function fits(call: Asking, { state, memberId }: TransferFilter): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [
    sql<boolean>`exists (select from organisations.unit u where u.no in (t.from_no, t.to_no) and ${reachedBy(call.scope, 'u.scope_nodes')})`,
  ]
  if (memberId) parts.push(sql<boolean>`t.member_id = ${memberId}`)
  if (state === 'open') parts.push(sql<boolean>`t.state in ('requested', 'released') and not (${expired(call.today)})`)
  else if (state === 'expired') parts.push(sql<boolean>`(t.state = 'expired' or ${expired(call.today)})`)
  else if (state === 'released') parts.push(sql<boolean>`t.state = 'released' and not (${expired(call.today)})`)
  else if (state !== 'all') parts.push(sql<boolean>`t.state = ${state}`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

export async function countTransfers(call: Asking, filter: TransferFilter): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::integer as count from members.transfer t where ${fits(call, filter)}`.execute(call.tx)
  return rows[0]!.count
}

export async function listTransferRows(
  call: Asking,
  filter: TransferFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<TransferRow[]> {
  const own = call.can('member.own')
  const reached = (unit: RawBuilder<unknown>, scope = call.scope) =>
    sql<boolean>`exists (select from organisations.unit u where u.no in (${unit}) and ${reachedBy(scope, 'u.scope_nodes')})`
  const { rows } = await sql<TransferRow>`
    with shown as materialized (select t.* from members.transfer t where ${fits(call, filter)} order by t.no desc limit ${limit} offset ${offset})
    select t.id, t.no, t.member_id as "memberId", w.member_name as "memberName", t.from_no as "fromNo", coalesce(w.from_name, '') as "fromName",
      t.to_no as "toNo", coalesce(w.to_name, '') as "toName", t.state, t.requested_on as "requestedOn", t.released_on as "releasedOn",
      t.valid_until as "validUntil", t.closed_on as "closedOn", t.letter_no as "letterNo", t.receipt_no as "receiptNo", t.reason, t.revision,
      ${reached(sql`t.from_no`)} as "ofSource", ${reached(sql`t.to_no`)} as "ofTarget",
      ${own ? reached(sql`t.from_no, t.to_no`, own) : sql`false`} as own,
      exists (select from members.member m where m.id = t.member_id and ${reachedBy(call.can('member.read') ?? call.scope, 'm.scope_nodes')}) as seen
    from shown t join members.transfer_words(array(select id from shown)) w on w.id = t.id order by t.no desc`.execute(call.tx)
  return rows
}
