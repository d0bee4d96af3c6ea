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
  readonly probationary: boolean
  readonly kind: string | null
  readonly baseSealed: Buffer | null
  readonly dueFen: number | null
  readonly reduced: boolean
  readonly paymentId: number | null
  readonly paidFen: number | null
  readonly paidBy: 'self' | 'relative' | 'member' | null
}

/**
 * Members of branches in months, each with what the month comes to and what is recorded: whoever belongs to the branch on the last day of
 * the month, or today in the current one. Somebody on probation pays from the month the branch meeting adopted the admission.
 */
export async function payersOf(
  { tx, today }: Pick<Reading, 'tx' | 'today'>,
  branches: readonly number[],
  months: readonly string[],
): Promise<Payer[]> {
  const { rows } = await sql<Payer>`
    select m.branch_no as "branchNo", to_char(g.month, 'YYYY-MM') as month, m.member_id as "memberId", m.standing = 'probationary' as probationary,
      a.kind, a.base_sealed as "baseSealed", coalesce(r.monthly_fen, a.monthly_fen) as "dueFen", r.id is not null as reduced,
      p.id as "paymentId", p.amount_fen as "paidFen", p.paid_by as "paidBy"
    from unnest(${months.map(firstOf)}::date[]) g (month)
    cross join lateral members.member_on(least((g.month + interval '1 month' - interval '1 day')::date, ${today}::date)) m
    left join lateral (select * from dues.assessment a where a.member_id = m.member_id and a.branch_no = m.branch_no and a.replaced_at is null
      and a.from_month <= g.month and extract(year from a.from_month) = extract(year from g.month) order by a.from_month desc limit 1) a on true
    left join lateral (select * from dues.reduction r where r.member_id = m.member_id and r.branch_no = m.branch_no and r.replaced_at is null
      and g.month between r.from_month and r.until_month order by r.id desc limit 1) r on true
    left join dues.payment p on p.member_id = m.member_id and p.month = g.month and p.kind = 'regular' and p.retracted_at is null
    where m.branch_no = any (${[...branches]}::integer[]) and m.standing in ('probationary', 'full', 'watched')
    order by m.member_id, g.month`.execute(tx)
  return rows
}

/** Names of members of the own branch. */
export async function namesOf({ tx }: Pick<Reading, 'tx'>, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select i.id, n.name from unnest(${[...new Set(ids)]}::uuid[]) i (id) cross join lateral members.named(i.id) n`.execute(tx)
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
