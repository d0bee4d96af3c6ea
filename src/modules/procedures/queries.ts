import { type RawBuilder, sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import type { Call } from '../../platform/commands/operation.ts'
import type { procedures } from './contract.ts'
import { type CaseRow, caseInScope } from './store.ts'

export type CaseFilter = Partial<Omit<QueryOf<typeof procedures.listCases>, 'page' | 'pageSize'>>

export interface ListedCase extends CaseRow {
  mine: boolean
  zh: string
  en: string
  steps: { code: string; zh: string; en: string }[]
}

type Asking = Pick<Call, 'tx' | 'scope' | 'actor' | 'can' | 'today'>

/**
 * Cases at one's own door: the unit that acts next is one the person holds a grant over. Whoever opened a case on behalf of a unit
 * also keeps it in hand while that unit, or the units asked, have to act.
 */
function atDoor(call: Asking): RawBuilder<boolean> {
  if (call.actor.kind === 'system') return sql<boolean>`c.outcome is null`
  const doors = ['case.act', 'case.review', 'case.decide'].flatMap((ability) => {
    const scope = call.can(ability)
    if (!scope || scope.everything) return []
    return [sql<boolean>`c.acting_ability = ${ability} and c.acting_nos && ${`{${scope.nodes.join(',')}}`}::integer[]`]
  })
  const held = sql<boolean>`c.acting_ability = 'case.act' and not c.delegated and c.opened_by = ${call.actor.accountId}::uuid
    and (c.acting_nos = array[c.subject_no] or exists (select from procedures.case_party p where p.case_id = c.id and p.unit_no = any (c.acting_nos)))`
  return sql<boolean>`coalesce(c.outcome is null and (${sql.join([...doors, held], sql` or `)}), false)`
}

function viewOf(call: Asking, view: NonNullable<CaseFilter['view']>): RawBuilder<boolean> {
  if (view === 'mine') return atDoor(call)
  if (view === 'overdue') return sql<boolean>`c.outcome is null and c.due_on < ${call.today}::date`
  if (view === 'open') return sql<boolean>`c.outcome is null`
  if (view === 'closed') return sql<boolean>`c.outcome is not null`
  return sql<boolean>`true`
}

function whereOf(call: Asking, filter: CaseFilter): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [caseInScope(call.scope)]
  if (filter.procedure) parts.push(sql<boolean>`c.procedure_key = ${filter.procedure}`)
  if (filter.step) parts.push(sql<boolean>`c.step = ${filter.step}`)
  if (filter.outcome) parts.push(sql<boolean>`c.outcome = ${filter.outcome}`)
  if (filter.unitNo) parts.push(sql<boolean>`${filter.unitNo}::integer = any (c.unit_nos)`)
  if (filter.streetNo)
    parts.push(
      sql<boolean>`exists (select from organisations.unit_on(${call.today}::date) s where s.unit_no = c.subject_no and s.street_no = ${filter.streetNo})`,
    )
  if (filter.q) {
    const like = `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%`
    parts.push(
      sql<boolean>`(c.title ilike ${like} or c.subject_name ilike ${like} or c.no::text = ${filter.q} or c.document_no ilike ${like})`,
    )
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

export async function listCaseRows(
  call: Asking,
  filter: CaseFilter,
  page: { limit: number; offset: number },
): Promise<ListedCase[]> {
  const { rows } = await sql<ListedCase>`
    select c.*, ${atDoor(call)} as mine, v.document ->> 'zh' as zh, v.document ->> 'en' as en,
      (select jsonb_agg(s) from jsonb_array_elements((v.document -> 'steps') || (v.document -> 'ends')) s where s ->> 'code' = c.step) as steps
    from procedures.case c join procedures.procedure_version v on v.id = c.version_id
    where ${whereOf(call, filter)} and ${viewOf(call, filter.view ?? 'all')}
    order by c.outcome is not null, c.due_on nulls last, c.no desc limit ${page.limit} offset ${page.offset}`.execute(call.tx)
  return rows
}

export interface CaseCounts {
  total: number
  mine: number
  overdue: number
  open: number
  all: number
}

/** How many the list has, and each of its views under the same filter: counted with the predicates of the list itself. */
export async function countCases(call: Asking, filter: CaseFilter): Promise<CaseCounts> {
  const { rows } = await sql<CaseCounts>`
    select count(*) filter (where ${viewOf(call, filter.view ?? 'all')}) as total, count(*) filter (where ${viewOf(call, 'mine')}) as mine,
      count(*) filter (where ${viewOf(call, 'overdue')}) as overdue, count(*) filter (where ${viewOf(call, 'open')}) as open, count(*) as all
    from procedures.case c where ${whereOf(call, filter)}`.execute(call.tx)
  return rows[0]!
}

export interface EntryRow {
  id: number
  recorded_at: Date
  on_day: string
  action: string
  step: string
  to_step: string | null
  unit_nos: number[]
  reason: string | null
  document_no: string | null
  by: string | null
  detail: Record<string, unknown>
}

export async function listEntries(call: Asking, caseId: string): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select e.id, e.recorded_at, e.on_day, e.action, e.step, e.to_step, e.unit_nos, e.reason, e.document_no, e.detail,
      access.display_name_of(e.account_id) as by
    from procedures.case_entry e where e.case_id = ${caseId}::uuid order by e.id`.execute(call.tx)
  return rows
}

export interface DocumentRow {
  id: string
  case_id: string
  paper: string
  file_id: string
  file_name: string
  content_type: string
  bytes: number
  added_on: string
  by: string | null
}

export async function listDocuments(call: Asking, caseId: string): Promise<DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`
    select d.*, access.display_name_of(d.added_by) as by from procedures.case_document d
    where d.case_id = ${caseId}::uuid and d.removed_at is null order by d.added_on, d.id`.execute(call.tx)
  return rows
}
