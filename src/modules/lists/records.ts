import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { likeOf } from '../../platform/db/like.ts'
import { circlesOf } from './circle.ts'
import type { lists } from './contract.ts'
import { listProblems as problems } from './problems.ts'
import { servedBy } from './served.ts'
import { entrySeen, namesOf, reachedOf, type Reading, under } from './store.ts'

export type RecordFilter = Partial<
  Omit<QueryOf<typeof lists.listSigned> & QueryOf<typeof lists.listContributions>, 'page' | 'pageSize'>
>

/** Whether a contribution names what it served, and for which campaign; other records name nothing of the kind. */
function servedIs(serves: boolean, { served, campaign }: RecordFilter): RawBuilder<boolean> {
  if (served === undefined && campaign === undefined) return sql<boolean>`true`
  if (!serves) return sql<boolean>`false`
  return sql<boolean>`((${served ?? null}::boolean is null or (num_nonnulls(t.need_id, t.activity_id) > 0) = ${served ?? null})
    and (${campaign ?? null}::text is null or exists (select from volunteering.needs_told(array[t.need_id]) n where n.campaign = ${campaign ?? null})))`
}

/** Members in force of the community a row names, its own unit among them: then the community counts it (CN-30). */
const counted = (shape: { readonly unit: string; readonly community: string | null }) =>
  shape.community === null
    ? sql<boolean>`false`
    : sql<boolean>`(${sql.ref(shape.community)} is not null
        and (${sql.ref(shape.community)}, ${sql.ref(shape.unit)}) in (select m.community_id, m.unit_no from alliances.members_in_force() m))`

/** Where each of the four records keeps whose it is, its day, its kind, its words and its entries. */
interface Shape {
  readonly table: RawBuilder<unknown>
  readonly unit: string
  readonly day: string
  readonly code: string | null
  /** Community it was signed by, where that is told: its members see it. */
  readonly community: string | null
  /** Whether it may name what it served. */
  readonly serves: boolean
  readonly found: RawBuilder<unknown>
  readonly columns: RawBuilder<unknown>
  /** Identifiers of the entries a row `t` has to do with. */
  readonly entries: RawBuilder<unknown>
}

export const shapes = {
  signed: {
    table: sql`lists.signed_list`,
    unit: 't.owner_no',
    day: 't.signed_on',
    code: null,
    community: 't.community_id',
    serves: false,
    found: sql`concat_ws(' ', t.title, t.parties, t.document_no)`,
    columns: sql`t.title, t.parties, t.document_no as "documentNo", t.community_id as "communityId"`,
    entries: sql`select x.entry_id from lists.signed_list_entry x where x.list_id = t.id`,
  },
  meetings: {
    table: sql`lists.meeting`,
    unit: 't.host_no',
    day: 't.held_on',
    code: 't.kind',
    community: null,
    serves: false,
    found: sql`concat_ws(' ', t.title, t.place, t.result)`,
    columns: sql`t.kind, t.title, t.place, t.communities, t.departments, t.enterprises, t.organisations, t.result`,
    entries: sql`select x.entry_id from lists.meeting_entry x where x.meeting_id = t.id`,
  },
  visits: {
    table: sql`lists.visit`,
    unit: 't.unit_no',
    day: 't.made_on',
    code: null,
    community: null,
    serves: false,
    found: sql`concat_ws(' ', t.visitors, t.finding)`,
    columns: sql`t.visitors, t.finding`,
    entries: sql`select x.id from lists.entry x where x.visit_id = t.id`,
  },
  contributions: {
    table: sql`lists.contribution`,
    unit: 't.unit_no',
    day: 't.received_on',
    code: 't.category',
    community: null,
    serves: true,
    found: sql`concat_ws(' ', t.source, t.purpose)`,
    columns: sql`t.source, t.category, t.amount_fen::float8 as "amountFen", t.purpose, t.need_id as "needId", t.activity_id as "activityId"`,
    entries: sql`select t.entry_id`,
  },
} as const satisfies Record<string, Shape>
export type RecordKind = keyof typeof shapes

/** The one predicate of list, count, figure and export. Several kinds are asked for with commas. */
function whereOf(shape: Shape, { scope }: Reading, filter: RecordFilter): RawBuilder<boolean> {
  const { unitNo = null, districtNo = null, fromOn = null, untilOn = null, code, communityId = null, outside, q } = filter
  const codes = code === undefined || shape.code === null ? null : code.split(',')
  const like = likeOf(q)
  const reached = scope.everything
    ? sql`true`
    : sql`(exists (select from organisations.unit u where u.no = ${sql.ref(shape.unit)} and ${reachedBy(scope, 'u.scope_nodes')})
        ${
          shape.community === null
            ? sql``
            : sql`or ${counted(shape)} and ${sql.ref(shape.community)} in (select o.community_id from alliances.members_in_force() o
          join organisations.unit u on u.no = o.unit_no and ${reachedBy(scope, 'u.scope_nodes')})`
        })`
  return sql<boolean>`t.retracted_at is null and ${reached} and (${unitNo}::integer is null or ${sql.ref(shape.unit)} = ${unitNo})
    and (${communityId}::uuid is null or ${counted(shape)} and ${shape.community === null ? sql`null::uuid` : sql.ref(shape.community)} = ${communityId})
    and (${outside ?? null}::boolean is null or ${counted(shape)} <> ${outside ?? null})
    and ${servedIs(shape.serves, filter)} and ${under(shape.unit, districtNo)} and (${fromOn}::date is null or ${sql.ref(shape.day)} >= ${fromOn})
    and (${untilOn}::date is null or ${sql.ref(shape.day)} < ${untilOn})
    and (${codes}::text[] is null or ${shape.code === null ? sql`null::text` : sql.ref(shape.code)} = any (${codes}::text[]))
    and (${like}::text is null or ${shape.found} ilike ${like} or t.no::text = ${q ?? ''})`
}

interface Base {
  id: string
  communityId?: string | null
  needId?: string | null
  activityId?: string | null
  no: number
  unitNo: number
  onDay: Day
}

/** Rows of a record in reach, newest first, each with the entries the reader sees. */
export async function findRecords<T>(
  call: Reading & Pick<Call, 'can'>,
  kind: RecordKind,
  filter: RecordFilter,
  { limit, offset }: { limit: number; offset: number },
) {
  const shape: Shape = shapes[kind]
  const { rows } = await sql<Base & { entries: { id: string; no: number; title: string }[] }>`
    select t.id, t.no::integer, ${sql.ref(shape.unit)} as "unitNo", ${sql.ref(shape.day)} as "onDay", ${shape.columns},
      coalesce((select json_agg(json_build_object('id', e.id, 'no', e.no, 'title', e.title) order by e.no) from lists.entry e
        where e.id in (${shape.entries}) and ${entrySeen(call.scope)}), '[]') as entries
    from ${shape.table} t where ${whereOf(shape, call, filter)} order by ${sql.ref(shape.day)} desc, t.no desc limit ${limit} offset ${offset}`.execute(
    call.tx,
  )
  const nos = rows.map((row) => row.unitNo)
  const [named, own] = [await namesOf(call.tx, nos, call.today), await reachedOf(call.tx, call.can('lists.publish'), nos)]
  const served = await servedBy(
    call.tx,
    call.today,
    rows.flatMap((row) => row.needId ?? []),
    rows.flatMap((row) => row.activityId ?? []),
  )
  const circle = await circlesOf(
    call.tx,
    rows.map(({ communityId = null, unitNo }) => ({ communityId, ownerNo: unitNo })),
  )
  return rows.map(({ unitNo, communityId = null, needId, activityId, ...row }) => ({
    ...row,
    served: served.get(needId ?? activityId ?? '') ?? null,
    community: circle({ communityId, ownerNo: unitNo }),
    unit: named(unitNo),
    can: { retract: own.has(unitNo) },
  })) as unknown as T[]
}

/**
 * How many records there are, of how many Party organisations (a unit stands for the one that covers it on the day; without one it adds
 * none), and what they are worth where that is told.
 */
export async function countRecords(call: Reading, kind: RecordKind, filter: RecordFilter) {
  const shape: Shape = shapes[kind]
  const worth = kind === 'contributions' ? sql`coalesce(sum(t.amount_fen), 0)::float8` : sql`0::float8`
  const { rows } = await sql<{ records: number; parties: number; fen: number }>`
    select count(*)::integer as records, ${worth} as fen, (select count(distinct p)::integer from unnest(array_agg(${sql.ref(shape.unit)})) v
      cross join lateral lists.parties_of(v, ${call.today}::date) p) as parties
    from ${shape.table} t where ${whereOf(shape, call, filter)}`.execute(call.tx)
  return rows[0]!
}

type PagedCall = Call & { readonly query: RecordFilter & { page: number; pageSize: number } }

/** A page of one of the records. */
export async function pageOfRecords<T>(call: PagedCall, kind: RecordKind, action: string) {
  const { page, pageSize, ...filter } = call.query
  const items = await findRecords<T>(call, kind, filter, { limit: pageSize, offset: (page - 1) * pageSize })
  const { records, fen } = await countRecords(call, kind, filter)
  return { items, total: records, page, pageSize, can: { record: call.can(action) !== null }, sumFen: fen }
}

/** Signed lists of a filter by the community that counts them; null is none. Each list is counted once. */
export async function countSignedByCommunity(call: Reading, filter: RecordFilter): Promise<Map<string | null, number>> {
  const shape: Shape = shapes.signed
  const { rows } = await sql<{ id: string | null; count: number }>`
    select case when ${counted(shape)} then t.community_id end as id, count(*)::integer as count
    from lists.signed_list t where ${whereOf(shape, call, filter)} group by 1`.execute(call.tx)
  return new Map(rows.map((row) => [row.id, row.count]))
}

/** What was held or received lies behind; a record of tomorrow is a slip. */
export function refuseFuture(day: Day, today: Day): void {
  if (day >= addDays(today, 1)) throw problem(problems['record-in-the-future'])
}

/** Entries somebody names, as far as they are seen. Throws `entry-not-found`. */
export async function requireEntries({ tx, scope }: Reading, ids: readonly string[]): Promise<string[]> {
  const unique = [...new Set(ids)]
  const { rows } = await sql`select e.id from lists.entry e where e.id = any (${unique}::uuid[]) and ${entrySeen(scope)}`.execute(
    tx,
  )
  if (rows.length !== unique.length) throw problem(problems['entry-not-found'])
  return unique
}

export async function retractRecord(
  call: Call & { params: { id: string }; body: { reason: string } },
  kind: RecordKind,
  objectType: string,
) {
  const shape: Shape = shapes[kind]
  const { rows } = await sql<{ unitNo: number }>`
    update ${shape.table} t set retracted_at = transaction_timestamp(), retract_reason = ${call.body.reason}
    where t.id = ${call.params.id} and ${whereOf(shape, call, {})}
      and exists (select from organisations.unit u where u.no = ${sql.ref(shape.unit)} and ${reachedBy(call.scope, 'u.scope_nodes')}) returning ${sql.ref(shape.unit)} as "unitNo"`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['record-not-found'])
  call.note({ objectType, objectId: call.params.id, fields: ['retracted'], detail: { unitNo: rows[0].unitNo } })
  return { id: call.params.id }
}
