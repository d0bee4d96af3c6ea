import { type RawBuilder, sql } from 'kysely'
import type { QueryOf } from '../../kernel/endpoint.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { anywhere } from '../../platform/db/like.ts'
import type { procedures } from './contract.ts'
import { type CaseRow, caseInScope } from './store.ts'

export type CaseFilter = Partial<Omit<QueryOf<typeof procedures.listCases>, 'page' | 'pageSize'>>

export interface Words {
  readonly zh: string
  readonly en: string
}

/** What a list says of a case; what was applied for and who is concerned stay where they are. */
const listed = [
  'id', 'no', 'version_id', 'procedure_key', 'title', 'subject_no', 'subject_name', 'step', 'outcome', 'opened_on', 'submitted_on', 'due_on',
  'due_provisional', 'remind_on', 'escalated_on', 'decided_on', 'document_no',
] as const // prettier-ignore
const listedColumns = sql.join(listed.map((column) => sql.ref(`c.${column}`)))

export interface ListedCase extends Pick<CaseRow, (typeof listed)[number]> {
  mine: boolean
  /** What the procedure is called in the table the case began under. */
  procedure: Words
  /** The step or end it stands at. */
  place: Words
}

type Asking = Pick<Call, 'tx' | 'scope' | 'actor' | 'can' | 'today'>

/**
 * Cases at one's own door: the unit that acts next is one the person holds a grant over. Whoever opened a case on behalf of a unit
 * also keeps it in hand while that unit, or the units asked, have to act.
 */
function atDoor(call: Asking): RawBuilder<boolean> {
  if (call.actor.kind === 'system') return sql<boolean>`c.outcome is null`
  const reaches = ['case.act', 'case.review', 'case.decide'].flatMap((ability) => {
    const scope = call.can(ability)
    return !scope || scope.everything ? [] : [{ ability, nodes: `{${scope.nodes.join(',')}}` }]
  })
  // Most people hold all of them over the same units, which are then compared once a case.
  const doors = [...Map.groupBy(reaches, ({ nodes }) => nodes)].map(
    ([nodes, of]) =>
      sql<boolean>`c.acting_nos && ${nodes}::integer[] and c.acting_ability = any (${of.map(({ ability }) => ability)}::text[])`,
  )
  // Steps of the applicant and of units asked: a handful of tables, looked through once and not once a case.
  const ofUnits = sql`(select v.id, s ->> 'code' from procedures.procedure_version v cross join lateral jsonb_array_elements(v.document -> 'steps') s
    where s -> 'actor' ->> 'node' in ('applicant', 'covered'))`
  // A case nobody opened is nobody's: comparing with an unknown would go on to look into the tables.
  const held = sql<boolean>`c.opened_by is not null and c.acting_ability = 'case.act' and not c.delegated and c.opened_by = ${call.actor.accountId}::uuid
    and (c.version_id, c.step) in ${ofUnits}`
  return sql<boolean>`coalesce(c.outcome is null and (${sql.join([...doors, held], sql` or `)}), false)`
}

/** Cases the caller opened or handed in, while they run. */
const ownOf = (call: Asking) =>
  sql<boolean>`c.outcome is null and (c.opened_by = ${call.actor.accountId}::uuid or c.submitted_by = ${call.actor.accountId}::uuid)`

type View = NonNullable<CaseFilter['view']>

/** The predicate of a view over `c`; a statement that has worked out beforehand whose door each case stands at says where. */
function viewOf(call: Asking, view: View, known = { mine: atDoor(call), own: ownOf(call) }): RawBuilder<boolean> {
  if (view === 'mine') return known.mine
  if (view === 'sent') return sql<boolean>`${known.own} and not ${known.mine}`
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
      sql<boolean>`c.subject_no in (select s.unit_no from organisations.unit_on(${call.today}::date) s where s.street_no = ${filter.streetNo})`,
    )
  if (filter.q) {
    const like = anywhere(filter.q)
    parts.push(
      sql<boolean>`(c.title ilike ${like} or c.subject_name ilike ${like} or c.no::text = ${filter.q} or c.document_no ilike ${like})`,
    )
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

type NarrowRow = Omit<ListedCase, 'procedure' | 'place'>
type Wording = Map<number, Words & { places: Map<string, Words> }>

/** What the tables of these cases call their procedure and its places: each is read once, however many cases run by it. */
async function wordingOf(tx: Call['tx'], versions: readonly number[]): Promise<Wording> {
  const { rows } = await sql<Words & { id: number; places: (Words & { code: string })[] }>`
    select id, document ->> 'zh' as zh, document ->> 'en' as en, (document -> 'steps') || (document -> 'ends') as places
    from procedures.procedure_version where id = any (${[...new Set(versions)]}::integer[])`.execute(tx)
  return new Map(
    rows.map(({ id, zh, en, places }) => [id, { zh, en, places: new Map(places.map((place) => [place.code, place])) }]),
  )
}

async function withWords(tx: Call['tx'], rows: readonly NarrowRow[]): Promise<ListedCase[]> {
  const wording = await wordingOf(
    tx,
    rows.map((row) => row.version_id),
  )
  return rows.map((row) => {
    const { zh, en, places } = wording.get(row.version_id)!
    return { ...row, procedure: { zh, en }, place: places.get(row.step) ?? { zh: row.step, en: row.step } }
  })
}

const inOrder = sql`c.outcome is not null, c.due_on, c.no desc`

export async function listCaseRows(
  call: Asking,
  filter: CaseFilter,
  page: { limit: number; offset: number },
): Promise<ListedCase[]> {
  const { rows } = await sql<NarrowRow>`
    select ${listedColumns}, ${filter.view === 'mine' ? sql`true` : atDoor(call)} as mine from procedures.case c where ${whereOf(call, filter)} and ${viewOf(call, filter.view ?? 'all')}
    order by ${inOrder} limit ${page.limit} offset ${page.offset}`.execute(call.tx)
  return withWords(call.tx, rows)
}

/** Rows a file takes at a time. */
const pieceRows = 2000

/** Every case of a list in its order: the numbers are sorted once, the rows follow piece by piece. */
export async function* everyCase(call: Asking, filter: CaseFilter): AsyncGenerator<ListedCase> {
  const { rows: sorted } = await sql<{ nos: number[] | null }>`
    select array_agg(c.no order by ${inOrder}) as nos from procedures.case c where ${whereOf(call, filter)} and ${viewOf(call, filter.view ?? 'all')}`.execute(
    call.tx,
  )
  const nos = (sorted[0]?.nos ?? []).map(Number)
  for (let from = 0; from < nos.length; from += pieceRows) {
    const piece = nos.slice(from, from + pieceRows)
    const { rows } = await sql<NarrowRow>`
      select ${listedColumns}, false as mine from procedures.case c where c.no = any (${piece}::bigint[]) and ${caseInScope(call.scope)}`.execute(
      call.tx,
    )
    const found = new Map((await withWords(call.tx, rows)).map((row) => [Number(row.no), row]))
    for (const no of piece) yield found.get(no)!
  }
}

export interface CaseCounts {
  total: number
  mine: number
  sent: number
  overdue: number
  open: number
  all: number
}

/**
 * What counting needs of each case and nothing else. Whose door it stands at is worked out once a case: `offset 0` keeps the planner
 * from writing that long predicate out again in every count that asks for it.
 */
const narrow = (call: Asking, where: RawBuilder<boolean>) => sql`
  (select c.outcome, c.due_on, ${atDoor(call)} as mine, ${ownOf(call)} as own from procedures.case c where ${where} offset 0) c`

/** How many the list has, and each of its views under the same filter: counted with the predicates of the list itself. */
export async function countCases(call: Asking, filter: CaseFilter): Promise<CaseCounts> {
  const known = { mine: sql<boolean>`c.mine`, own: sql<boolean>`c.own` }
  const counted = (view: View) => sql`count(*) filter (where ${viewOf(call, view, known)})`
  const { rows } = await sql<Omit<CaseCounts, 'total'>>`
    select ${counted('mine')} as mine, ${counted('sent')} as sent, ${counted('overdue')} as overdue, ${counted('open')} as open, count(*) as all
    from ${narrow(call, whereOf(call, filter))}`.execute(call.tx)
  const { view = 'all' } = filter
  const counts = rows[0]!
  return { ...counts, total: view === 'closed' ? counts.all - counts.open : counts[view] }
}

/** How many cases wait for the caller, how many of those are past their day, and how many of the own ones others have in hand. */
export async function countWaiting(call: Asking): Promise<{ mine: number; mineOverdue: number; sent: number }> {
  const { rows } = await sql<{ mine: number; mineOverdue: number; sent: number }>`
    select count(*) filter (where c.mine) as mine, count(*) filter (where c.mine and c.due_on < ${call.today}::date) as "mineOverdue",
      count(*) filter (where c.own and not c.mine) as sent
    from ${narrow(call, sql`${caseInScope(call.scope)} and c.outcome is null`)}`.execute(call.tx)
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
