import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { duesProblems as problems } from './problems.ts'
import { firstOf } from './rules.ts'

export type Reading = Pick<Call, 'tx' | 'scope' | 'today'>

export interface Branch {
  readonly no: number
  readonly name: string
  readonly districtNo: number
}

/** A Party organisation in reach that takes dues. Throws `dues-branch-…`. */
export async function getBranch({ tx, scope, today }: Reading, no: number): Promise<Branch> {
  const { rows } = await sql<Branch & { form: string | null }>`
    select s.unit_no as no, s.name, s.district_no as "districtNo", s.form from organisations.unit_on(${today}::date) s
    join organisations.unit u on u.no = s.unit_no and ${reachedBy(scope, 'u.scope_nodes')}
    where s.unit_no = ${no} and s.kind = 'party_org'`.execute(tx)
  if (!rows[0]) throw problem(problems['dues-branch-not-found'])
  if (rows[0].form === 'temporary') throw problem(problems['dues-branch-temporary'])
  return rows[0]
}

export interface Payer {
  readonly branchNo: number
  readonly month: string
  readonly memberId: string
  readonly name: string
  readonly probationary: boolean
  readonly kind: string | null
  readonly baseSealed: Buffer | null
  readonly dueFen: number | null
  readonly reduced: boolean
  /** By a branch the member belonged to before. */
  readonly assessedBefore: boolean
  /** Null where nothing is recorded, or another branch took it. */
  readonly paymentId: number | null
  readonly paidFen: number | null
  readonly paidBy: 'self' | 'relative' | 'member' | null
}

/**
 * Members of branches in months, each with what the month comes to and what is recorded: whoever belongs to the branch on the last day of
 * the month, or today in the current one. Somebody on probation pays from the month the branch meeting adopted the admission. What a branch
 * before this one assessed, approved or took goes with the member.
 */
export async function payersOf(
  { tx, today }: Pick<Reading, 'tx' | 'today'>,
  branches: readonly number[],
  months: readonly string[],
): Promise<Payer[]> {
  const { rows } = await sql<Payer>`
    select w.branch_no as "branchNo", to_char(w.month, 'YYYY-MM') as month, w.member_id as "memberId", w.name,
      w.standing = 'probationary' as probationary, w.kind, w.base_sealed as "baseSealed", coalesce(w.reduced_fen, w.assessed_fen) as "dueFen",
      w.reduction_id is not null as reduced, coalesce(w.assessed_by <> w.branch_no, false) as "assessedBefore",
      case when w.paid_at = w.branch_no then w.payment_id end as "paymentId", w.paid_fen as "paidFen", w.paid_by as "paidBy"
    from dues.payers_of(${[...branches]}::integer[], ${months.map(firstOf)}::date[], ${today}::date) w order by w.member_id, w.month`.execute(
    tx,
  )
  return rows
}

/** Names of members of the own branch, and of those who left and stand in its ledger. */
export async function namesOf({ tx }: Pick<Reading, 'tx'>, no: number, ids: readonly string[]): Promise<Map<string, string>> {
  const all = [...new Set(ids)]
  const { rows } = await sql<{ id: string; name: string }>`
    select i.id, n.name from unnest(${all}::uuid[]) i (id) cross join lateral members.named(i.id) n
    union select id, name from dues.names_of(${no}, ${all}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Throws `dues-member-not-found` unless every one belongs to the branch today. */
export async function refuseStrangers(call: Reading, branchNo: number, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct m.member_id)::integer as count from members.member_on(${call.today}::date) m
    where m.branch_no = ${branchNo} and m.member_id = any (${[...new Set(ids)]}::uuid[])`.execute(call.tx)
  if (rows[0]!.count !== new Set(ids).size) throw problem(problems['dues-member-not-found'])
}

export const refuseFuture = (day: Day, today: Day): void => {
  if (day > today) throw problem(problems['dues-in-the-future'], { day })
}
