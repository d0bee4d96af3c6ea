import { plainPhone } from '../../kernel/phone.ts'
import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { searchWordsOf } from '../organisations/index.ts'
import { memberProblems as problems } from './problems.ts'
import type { AwayReason, Place } from './rules.ts'

export interface MemberRecord {
  readonly id: string
  readonly districtNo: number
  readonly name: string
  readonly revision: number
  readonly branchNo: number | null
  readonly lastBranchNo: number | null
  readonly standing: string | null
  readonly branchSince: Day | null
  readonly standingSince: Day | null
  readonly awaySince: Day | null
  readonly hostNo: number | null
  readonly accountId: string | null
}

/**
 * Locks a member for a change by the side the relation lies with: a host sees and does not change. Throws `member-not-found` out of
 * reach, `member-not-of-home` for a host, `revision-stale`.
 */
export async function getMemberForChange(call: Call, id: string, ifMatch: number | null): Promise<MemberRecord> {
  const { rows } = await sql<MemberRecord & { ofHome: boolean }>`
    select m.id, m.district_no as "districtNo", m.name, m.revision, m.branch_no as "branchNo", m.standing, m.away_since as "awaySince",
      m.host_no as "hostNo", m.account_id as "accountId", l.branch_no as "lastBranchNo",
      (select s.from_on from members.membership s where s.member_id = m.id and s.retracted_at is null and s.until_on is null) as "branchSince",
      (select t.from_on from members.standing t where t.member_id = m.id and t.retracted_at is null and t.until_on is null) as "standingSince",
      exists (select from organisations.unit u where u.no = l.branch_no and ${reachedBy(call.scope, 'u.scope_nodes')}) as "ofHome"
    from members.member m left join lateral (select p.branch_no from members.membership p where p.member_id = m.id and p.retracted_at is null
      order by p.from_on desc limit 1) l on true
    where m.id = ${id} and m.retracted_by is null and ${reachedBy(call.scope, 'm.scope_nodes')} for update of m`.execute(call.tx)
  const row = rows[0]
  if (!row) throw problem(problems['member-not-found'])
  if (!row.ofHome && row.lastBranchNo !== null) throw problem(problems['member-not-of-home'])
  if (ifMatch !== null && ifMatch !== row.revision)
    throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: row.revision })
  await sql`update members.member set revision = revision + 1 where id = ${id}`.execute(call.tx)
  return { ...row, revision: row.revision + 1 }
}

export interface Branch {
  readonly no: number
  readonly districtNo: number
  readonly scopeNodes: readonly number[]
}

/** A Party organisation a member can belong to, in reach and not ended. Throws `member-branch-…`. */
export async function getBranch(call: Call, no: number): Promise<Branch> {
  const { rows } = await sql<{ no: number; kind: string; district_no: number; scope_nodes: number[]; status: string | null }>`
    select u.no, u.kind, u.district_no, u.scope_nodes, s.status from organisations.unit u
    left join organisations.unit_on(${call.today}::date) s on s.unit_no = u.no
    where u.no = ${no} and u.retracted_by is null and ${reachedBy(call.scope, 'u.scope_nodes')}`.execute(call.tx)
  const row = rows[0]
  if (!row) throw problem(problems['member-branch-not-found'])
  if (row.kind !== 'party_org') throw problem(problems['member-branch-no-party-org'])
  if (row.status !== 'active' && row.status !== 'preparing') throw problem(problems['member-branch-ended'])
  return { no: row.no, districtNo: row.district_no, scopeNodes: row.scope_nodes }
}

export interface NewAct {
  readonly kind: string
  readonly districtNo: number
  readonly memberId?: string | null
  readonly reason?: string | null | undefined
  readonly documentNo?: string | null | undefined
  readonly undoes?: number
  /** Act about units that brings it about. */
  readonly unitAct?: number
}

export async function recordAct(tx: Tx, accountId: string | null, act: NewAct): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into members.act (kind, district_no, member_id, reason, document_no, account_id, undoes, unit_act)
    values (${act.kind}, ${act.districtNo}, ${act.memberId ?? null}, ${act.reason ?? null}, ${act.documentNo ?? null}, ${accountId}, ${act.undoes ?? null},
      ${act.unitAct ?? null})
    returning id`.execute(tx)
  return rows[0]!.id
}

/** What a name is found by, each word after a blank: simplified characters are taken care of where they are typed. */
export function wordsOf(name: string): string {
  const { pinyin, initials } = searchWordsOf(name)
  return ` ${name.toLowerCase()} ${pinyin} ${initials}`
}

type Seals = Pick<Call['services'], 'crypto'>

export function sealPhone({ crypto }: Seals, phone: string | null | undefined): { sealed: Buffer | null; index: Buffer | null } {
  const plain = phone ? plainPhone(phone) : ''
  if (plain === '') return { sealed: null, index: null }
  return { sealed: crypto.seal('member.phone', plain), index: crypto.blindIndex('member.phone', plain) }
}

export interface NewRelation {
  readonly branchNo: number
  readonly place: Place
  readonly fromOn: Day
  readonly documentNo?: string | null | undefined
}

export async function openRelation(tx: Tx, actId: number, memberId: string, relation: NewRelation): Promise<void> {
  await sql`insert into members.membership (member_id, branch_no, place, from_on, document_no, recorded_by)
    values (${memberId}, ${relation.branchNo}, ${relation.place}, ${relation.fromOn}, ${relation.documentNo ?? null}, ${actId})`.execute(
    tx,
  )
}

/** Ends the open relation: the row is retracted and recorded anew with its end, in one statement, so that the member is never out of sight. */
export async function endRelation(tx: Tx, actId: number, memberId: string, onDay: Day, because: string): Promise<void> {
  await sql`
    with ended as (
      update members.membership set retracted_by = ${actId}, retracted_at = transaction_timestamp()
      where member_id = ${memberId} and until_on is null and retracted_at is null returning branch_no, place, from_on, document_no)
    insert into members.membership (member_id, branch_no, place, from_on, until_on, ended_because, document_no, recorded_by)
    select ${memberId}, branch_no, place, from_on, ${onDay}, ${because}, document_no, ${actId} from ended`.execute(tx)
}

/** Makes a standing hold from a day on; the one before ends there. */
export async function changeStanding(
  tx: Tx,
  actId: number,
  memberId: string,
  standing: { readonly code: string; readonly fromOn: Day; readonly documentNo?: string | null | undefined },
): Promise<void> {
  const { rows } = await sql<{ code: string; from_on: string; document_no: string | null }>`
    update members.standing set retracted_by = ${actId}, retracted_at = transaction_timestamp()
    where member_id = ${memberId} and until_on is null and retracted_at is null returning code, from_on, document_no`.execute(tx)
  for (const row of rows)
    await sql`insert into members.standing (member_id, code, from_on, until_on, document_no, recorded_by)
      values (${memberId}, ${row.code}, ${row.from_on}, ${standing.fromOn}, ${row.document_no}, ${actId})`.execute(tx)
  await sql`insert into members.standing (member_id, code, from_on, document_no, recorded_by)
    values (${memberId}, ${standing.code}, ${standing.fromOn}, ${standing.documentNo ?? null}, ${actId})`.execute(tx)
}

export interface NewSpell {
  readonly since: Day
  readonly reason: AwayReason
  readonly hostNo?: number | null | undefined
  readonly hostName?: string | null | undefined
  readonly documentNo?: string | null | undefined
}

export async function openSpell(tx: Tx, actId: number, memberId: string, spell: NewSpell): Promise<void> {
  await sql`insert into members.away (member_id, since, reason, host_no, host_name, document_no, recorded_by)
    values (${memberId}, ${spell.since}, ${spell.reason}, ${spell.hostNo ?? null}, ${spell.hostName ?? null}, ${spell.documentNo ?? null}, ${actId})`.execute(
    tx,
  )
}

/** Ends the open spell away on a day, or drops it where it began no earlier. */
export async function endSpell(tx: Tx, actId: number, memberId: string, onDay: Day): Promise<void> {
  const { rows } = await sql<{
    since: string
    reason: string
    host_no: number | null
    host_name: string | null
    document_no: string | null
  }>`
    update members.away set retracted_by = ${actId}, retracted_at = transaction_timestamp()
    where member_id = ${memberId} and until_on is null and retracted_at is null returning since, reason, host_no, host_name, document_no`.execute(
    tx,
  )
  for (const row of rows)
    if (row.since < onDay)
      await sql`insert into members.away (member_id, since, until_on, reason, host_no, host_name, document_no, recorded_by)
        values (${memberId}, ${row.since}, ${onDay}, ${row.reason}, ${row.host_no}, ${row.host_name}, ${row.document_no}, ${actId})`.execute(
        tx,
      )
}
