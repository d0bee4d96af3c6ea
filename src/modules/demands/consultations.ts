import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../kernel/policy.ts'
import { problem } from '../../kernel/problem.ts'
import { query } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { anywhere } from '../../platform/db/like.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { ConsultationFilter } from './contract-consultations.ts'
import { demands } from './contract.ts'
import { type Asking, type Speaking, speakingOf } from './directive-scope.ts'
import { namesOf } from './places.ts'
import { demandProblems as problems } from './problems.ts'
import type { ConsultationState } from './rules/consultations.ts'
import { unitsInScope } from './store.ts'

const reaches = (scope: Scope, column: RawBuilder<unknown>) =>
  sql<boolean>`exists (select from organisations.unit u where u.no = ${column} and ${reachedBy(scope, 'u.scope_nodes')})`
const issueReached = (scope: Scope) =>
  sql<boolean>`exists (select from demands.issue i where i.id = c.issue_id and ${unitsInScope(scope, 'i')})`

/** A consultation is reached by the readers of its issue, and from the organisation that is asked. */
export const consultationInScope = (scope: Scope): RawBuilder<boolean> =>
  scope.everything ? sql<boolean>`true` : sql<boolean>`(${reaches(scope, sql`c.org_no`)} or ${issueReached(scope)})`

/** The one predicate of list, count and export. */
export async function fitsConsultation(
  asking: Asking,
  { view = 'open', orgNo, districtNo, q, fromOn, untilOn }: Partial<ConsultationFilter>,
): Promise<RawBuilder<boolean>> {
  const parts: RawBuilder<boolean>[] = [consultationInScope(asking.scope)]
  if (view === 'open' || view === 'mine') parts.push(sql<boolean>`c.state = 'asked'`)
  else if (view !== 'all') parts.push(sql<boolean>`c.state = ${view}`)
  if (view === 'mine') {
    const { everything, answers } = await speakingOf(asking, asking.can('deliberation.keep'))
    if (!everything) parts.push(sql<boolean>`c.org_no = any (${[...answers]}::integer[])`)
  }
  if (orgNo) parts.push(sql<boolean>`c.org_no = ${orgNo}`)
  if (districtNo)
    parts.push(sql<boolean>`exists (select from organisations.unit u where u.no = c.org_no and u.district_no = ${districtNo})`)
  if (fromOn) parts.push(sql<boolean>`c.asked_on >= ${fromOn}`)
  if (untilOn) parts.push(sql<boolean>`c.asked_on < ${untilOn}`)
  if (q) {
    const like = anywhere(q)
    parts.push(sql<boolean>`(c.no::text = ${q} or exists (select from demands.asked_about(c.issue_id) a where a.title ilike ${like})
      or exists (select from demands.names(array[c.org_no], ${asking.today}::date) n where n.name ilike ${like}))`)
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

export async function countConsultations(asking: Asking, filter: Partial<ConsultationFilter>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from demands.consultation c where ${await fitsConsultation(asking, filter)}`.execute(
    asking.tx,
  )
  return rows[0]!.count
}

export interface ConsultationRow {
  id: string
  no: number
  issueId: string
  issueNo: number
  title: string
  what: string | null
  category: string
  hostNo: number
  orgNo: number
  question: string
  askedOn: string
  dueOn: string
  state: ConsultationState
  finding: string | null
  advice: string | null
  reason: string | null
  told: string | null
  closedOn: string | null
  revision: number
  /** The reader comes upon the issue itself. */
  reads: boolean
}

/** What waits for an answer first, by the day it is hoped for; then the newest. */
export async function listConsultationRows(
  { tx, scope }: Pick<Asking, 'tx' | 'scope'>,
  where: RawBuilder<boolean>,
  limit: number,
  offset: number,
): Promise<ConsultationRow[]> {
  const { rows } = await sql<ConsultationRow>`
    select c.id, c.no, c.issue_id as "issueId", a.no as "issueNo", a.title, a.what, a.category, a.host_no as "hostNo", c.org_no as "orgNo", c.question,
      c.asked_on as "askedOn", c.due_on as "dueOn", c.state, c.finding, c.advice, c.reason, c.told, c.closed_on as "closedOn", c.revision,
      ${scope.everything ? sql`true` : issueReached(scope)} as reads
    from demands.consultation c cross join lateral demands.asked_about(c.issue_id) a where ${where}
    order by c.state <> 'asked', case when c.state = 'asked' then c.due_on end, c.no desc limit ${limit} offset ${offset}`.execute(
    tx,
  )
  return rows
}

const listed = (row: ConsultationRow, named: (no: number) => { no: number; name: string }) => ({
  id: row.id,
  no: row.no,
  issue: { no: row.issueNo, title: row.title },
  host: named(row.hostNo),
  organisation: named(row.orgNo),
  askedOn: row.askedOn,
  dueOn: row.dueOn,
  state: row.state,
  closedOn: row.closedOn,
  revision: row.revision,
})
const namesIn = (asking: Asking, rows: readonly ConsultationRow[]) =>
  namesOf(
    asking,
    rows.flatMap((row) => [row.hostNo, row.orgNo]),
  )

/** Whole consultations; `keeps` is whether the reader may enter what an organisation told. */
export async function presentConsultations(asking: Asking, rows: readonly ConsultationRow[], keeps: boolean) {
  const named = await namesIn(asking, rows)
  const speaking = await speakingOf(asking, asking.can('deliberation.keep'))
  return rows.map((row) => ({
    ...listed(row, named),
    question: row.question,
    finding: row.finding,
    advice: row.advice,
    reason: row.reason,
    told: row.told,
    can: mayAnswer(row, speaking, keeps),
  }))
}

/** What may be done with it: the organisation answers for itself; an office above it does so only as the one that asked, with how it was told. */
export function mayAnswer(row: Pick<ConsultationRow, 'orgNo' | 'state'>, speaking: Speaking, keeps: boolean) {
  const open = row.state === 'asked'
  const own = open && speaking.answers.includes(row.orgNo)
  return { answer: own, tell: open && !own && (keeps || speaking.everything), withdraw: open && keeps }
}

export const listConsultations = query(demands.listConsultations, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listConsultationRows(call, await fitsConsultation(call, filter), pageSize, (page - 1) * pageSize)
  const named = await namesIn(call, rows)
  return { items: rows.map((row) => listed(row, named)), total: await countConsultations(call, filter), page, pageSize }
})

export const getConsultation = query(demands.getConsultation, async (call) => {
  const { id } = call.params
  const [row] = await listConsultationRows(call, sql<boolean>`c.id = ${id} and ${consultationInScope(call.scope)}`, 1, 0)
  if (!row) throw problem(problems['consultation-not-found'])
  const keeps = row.reads && (await keepsIssueOf(call, row.issueId))
  const [shown] = await presentConsultations(call, [row], keeps)
  return { ...shown!, what: row.what, category: row.category, issueId: row.reads ? row.issueId : null }
})

/** Whether the caller keeps the issue: reaches who deliberates or solves it. */
export async function keepsIssueOf({ tx, can }: Pick<Asking, 'tx' | 'can'>, issueId: string): Promise<boolean> {
  const scope = can('deliberation.keep')
  if (!scope) return false
  const { rows } =
    await sql`select from demands.issue i join organisations.unit u on u.no in (i.host_no, coalesce(i.assigned_no, i.host_no))
    where i.id = ${issueId} and ${reachedBy(scope, 'u.scope_nodes')}`.execute(tx)
  return rows.length > 0
}

/** What was not answered before the issue was told back is waited for no longer. */
export async function lapseConsultations(tx: Tx, issueId: string, today: string): Promise<void> {
  await sql`update demands.consultation set state = 'lapsed', closed_on = ${today}, revision = revision + 1
    where issue_id = ${issueId} and state = 'asked'`.execute(tx)
}
