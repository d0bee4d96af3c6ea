import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import { commonProblems, problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { anywhere } from '../../platform/db/like.ts'
import type { CaseFilter } from './contract.ts'
import { developmentProblems as problems } from './problems.ts'
import type { Course, OpenStage, Stage } from './rules.ts'

export interface CaseRecord {
  readonly id: string
  readonly no: number
  readonly districtNo: number
  readonly branchNo: number
  readonly name: string
  readonly memberId: string | null
  readonly begunOn: Day
  readonly takenIn: OpenStage
  readonly stage: Stage
  readonly revision: number
  /** Whether the reader's own organisation develops the person. */
  readonly own: boolean
}

export interface StepRecord {
  readonly id: number
  readonly caseId: string
  readonly step: string
  readonly onDay: Day
  readonly outcome: string | null
  readonly untilOn: Day | null
  readonly decidedBy: string | null
  readonly documentNo: string | null
  readonly entitled: number | null
  readonly present: number | null
  readonly written: number | null
  readonly votesFor: number | null
  readonly days: number | null
  readonly hours: number | null
  readonly papers: string[]
  readonly exception: string | null
  readonly note: string | null
  readonly fromNo: number | null
  readonly toNo: number | null
  readonly unitAct: number | null
  readonly ruleVersion: string
  readonly by: string | null
}

export type Reading = Pick<Call, 'tx' | 'scope' | 'today' | 'can'>

const branchReached = (scope: Scope) =>
  sql<boolean>`exists (select from organisations.unit u where u.no = c.branch_no and ${reachedBy(scope, 'u.scope_nodes')})`

/** Taken back with its spreadsheet, a case was never one. */
const standing = sql<boolean>`c.withdrawn_at is null`
const open = sql<boolean>`c.stage in ('applicant', 'activist', 'candidate', 'probationary')`
const states: Readonly<Record<CaseFilter['state'], RawBuilder<boolean>>> = {
  open,
  ended: sql<boolean>`not ${open}`,
  all: sql<boolean>`true`,
}

/** The one predicate of list, counts, export, reminders and figures. */
function fits(scope: Scope, { state = 'open', stage, districtNo, branchNo, q }: Partial<CaseFilter>): RawBuilder<boolean> {
  const parts = [standing, branchReached(scope), stage ? sql<boolean>`c.stage = ${stage}` : states[state]]
  if (districtNo) parts.push(sql<boolean>`c.district_no = ${districtNo}`)
  if (branchNo) parts.push(sql<boolean>`c.branch_no = ${branchNo}`)
  if (q) parts.push(sql<boolean>`c.name like ${anywhere(q)}`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

const columns = (
  own: Scope | null,
) => sql`c.id, c.no, c.district_no as "districtNo", c.branch_no as "branchNo", c.name, c.member_id as "memberId",
  c.begun_on as "begunOn", c.taken_in as "takenIn", c.stage, c.revision, ${own ? branchReached(own) : sql`false`} as own`

export async function listCaseRows(
  call: Reading,
  filter: Partial<CaseFilter>,
  { limit, offset }: { limit: number; offset: number },
): Promise<CaseRecord[]> {
  const { rows } = await sql<CaseRecord>`
    select ${columns(call.can('development.own'))} from development.case c where ${fits(call.scope, filter)}
    order by c.name, c.no limit ${limit} offset ${offset}`.execute(call.tx)
  return rows
}

export async function countCases(call: Pick<Call, 'tx' | 'scope'>, filter: Partial<CaseFilter>): Promise<Map<Stage, number>> {
  const { rows } = await sql<{ stage: Stage; count: number }>`
    select c.stage, count(*)::integer as count from development.case c where ${fits(call.scope, filter)} group by c.stage`.execute(
    call.tx,
  )
  return new Map(rows.map((row) => [row.stage, row.count]))
}

/** Throws `development-case-not-found` out of reach. */
export async function getCaseRow(call: Reading, id: string): Promise<CaseRecord> {
  const { rows } = await sql<CaseRecord>`
    select ${columns(call.can('development.own'))} from development.case c where c.id = ${id} and ${standing} and ${branchReached(call.scope)}`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['development-case-not-found'])
  return rows[0]
}

/** Locks a case for a change. Throws `revision-stale` besides. */
export async function getCaseForChange(call: Call, id: string, ifMatch: number | null): Promise<CaseRecord> {
  await sql`select from development.case c where c.id = ${id} for update`.execute(call.tx)
  const row = await getCaseRow(call, id)
  if (ifMatch !== null && ifMatch !== row.revision)
    throw problem(commonProblems['revision-stale'], { seen: ifMatch, now: row.revision })
  return row
}

export async function recordsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, StepRecord[]>> {
  const { rows } = await sql<StepRecord>`
    select r.id, r.case_id as "caseId", r.step, r.on_day as "onDay", r.outcome, r.until_on as "untilOn", r.decided_by as "decidedBy",
      r.document_no as "documentNo", r.entitled, r.present, r.written, r.votes_for as "votesFor", r.days, r.hours, r.papers, r.exception, r.note,
      r.from_no as "fromNo", r.to_no as "toNo", r.unit_act as "unitAct", r.rule_version as "ruleVersion", access.display_name_of(r.account_id) as by
    from development.record r where r.case_id = any (${[...ids]}::uuid[]) and r.retracted_at is null order by r.id`.execute(tx)
  const found = new Map<string, StepRecord[]>(ids.map((id) => [id, []]))
  for (const row of rows) found.get(row.caseId)!.push(row)
  return found
}

export const courseOf = (one: CaseRecord, records: readonly StepRecord[]): Course => ({
  begunOn: one.begunOn,
  takenIn: one.takenIn,
  records,
})

export interface Branch {
  readonly no: number
  readonly districtNo: number
  readonly form: string | null
}

/** A Party organisation in reach that may develop members on a day. Throws `development-branch-…`. */
export async function getBranch(call: Pick<Call, 'tx' | 'scope' | 'today'>, no: number): Promise<Branch> {
  const { rows } = await sql<Branch>`
    select s.unit_no as no, s.district_no as "districtNo", s.form from organisations.unit_on(${call.today}::date) s
    join organisations.unit u on u.no = s.unit_no and ${reachedBy(call.scope, 'u.scope_nodes')}
    where s.unit_no = ${no} and s.kind = 'party_org' and s.status in ('active', 'preparing')`.execute(call.tx)
  if (!rows[0]) throw problem(problems['development-branch-not-found'])
  if (rows[0].form === 'temporary') throw problem(problems['development-branch-temporary'])
  return rows[0]
}

export async function namesOf(tx: Tx, nos: readonly number[], day: Day): Promise<(no: number) => { no: number; name: string }> {
  const { rows } = await sql<{ no: number; name: string }>`
    select no, name from development.names_of(${[...new Set(nos)]}::integer[], ${day}::date)`.execute(tx)
  const names = new Map(rows.map((row) => [row.no, row.name]))
  return (no) => ({ no, name: names.get(no) ?? String(no) })
}

export interface NewRecord {
  readonly step: string
  readonly onDay: Day
  readonly outcome?: string | null | undefined
  readonly untilOn?: Day | null | undefined
  readonly decidedBy?: string | null | undefined
  readonly approverNo?: number | null | undefined
  readonly documentNo?: string | null | undefined
  readonly people?: readonly string[]
  readonly vote?: { entitled: number; present: number; written: number; votesFor: number } | null | undefined
  readonly days?: number | null | undefined
  readonly hours?: number | null | undefined
  readonly papers?: readonly string[]
  readonly exception?: string | null | undefined
  readonly note?: string | null | undefined
  readonly fromNo?: number
  readonly toNo?: number | null | undefined
  readonly unitAct?: number
  readonly version: string
}

export async function insertRecord(tx: Tx, accountId: string | null, caseId: string, r: NewRecord): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into development.record (case_id, step, on_day, outcome, until_on, decided_by, approver_no, document_no, entitled, present, written, votes_for,
      days, hours, papers, exception, note, from_no, to_no, unit_act, rule_version, account_id)
    values (${caseId}, ${r.step}, ${r.onDay}, ${r.outcome ?? null}, ${r.untilOn ?? null}, ${r.decidedBy ?? null}, ${r.approverNo ?? null},
      ${r.documentNo ?? null}, ${r.vote?.entitled ?? null}, ${r.vote?.present ?? null}, ${r.vote?.written ?? null}, ${r.vote?.votesFor ?? null},
      ${r.days ?? null}, ${r.hours ?? null}, ${[...(r.papers ?? [])]}::text[], ${r.exception ?? null}, ${r.note ?? null}, ${r.fromNo ?? null},
      ${r.toNo ?? null}, ${r.unitAct ?? null}, ${r.version}, ${accountId}) returning id`.execute(tx)
  const id = rows[0]!.id
  for (const memberId of r.people ?? [])
    await sql`insert into development.named (record_id, member_id) values (${id}, ${memberId})`.execute(tx)
  return id
}

/** Writes where the case stands after a change, and counts it. Answers the new revision. */
export async function saveStanding(
  tx: Tx,
  id: string,
  now: { readonly stage: Stage; readonly branchNo: number; readonly memberId: string | null },
): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    update development.case set stage = ${now.stage}, branch_no = ${now.branchNo}, member_id = ${now.memberId}, revision = revision + 1
    where id = ${id} returning revision`.execute(tx)
  return rows[0]!.revision
}

export interface Peer {
  readonly id: string
  readonly name: string
}

/** Full members of a branch today: who may be a contact or an introducer, and how many may vote. */
export async function fullMembersOf(call: Pick<Call, 'tx' | 'today'>, branchNo: number): Promise<Peer[]> {
  const { rows } = await sql<Peer>`
    select m.member_id as id, n.name from members.member_on(${call.today}::date) m cross join lateral members.named(m.member_id) n
    where m.branch_no = ${branchNo} and m.standing = 'full' order by n.name`.execute(call.tx)
  return rows
}

/** How many of some members are full members with all rights today. */
export async function countFull(call: Pick<Call, 'tx' | 'today'>, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from members.member_on(${call.today}::date) m
    where m.member_id = any (${[...new Set(ids)]}::uuid[]) and m.standing = 'full'`.execute(call.tx)
  return rows[0]!.count
}

/** Where a member stands in the register today; null out of reach, or when it was taken back. */
export async function memberNow(
  call: Pick<Call, 'tx' | 'today'>,
  id: string,
): Promise<{ branchNo: number; standing: string; name: string } | null> {
  const { rows } = await sql<{ branchNo: number; standing: string; name: string }>`
    select m.branch_no as "branchNo", m.standing, n.name from members.member_on(${call.today}::date) m
    cross join lateral members.named(m.member_id) n where m.member_id = ${id}`.execute(call.tx)
  return rows[0] ?? null
}
