import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import { asPlatform, type Tx } from '../../platform/db/database.ts'

export interface Comparison {
  readonly importId: string
  readonly districtNo: number
  readonly day: Day
  /** What the uploader may write. Rows beyond it are refused; units beyond it are not shown. */
  readonly scope: Scope
}

/** Rows behind the first and up to the second. */
export interface RowRange {
  readonly after: number
  readonly upTo: number
  /** Of those only the rows with one of these registration numbers. */
  readonly certNos?: readonly string[]
}

/** Longest text of a name: it stands in an index. */
const MAX_NAME = 300
const namedColumns = [
  'name',
  'cert_no',
  'party_name',
  'supervisor',
  'secretary',
  'instructor',
  'instructor_sender',
  'instructor2',
  'liaison',
]

/**
 * Holds the rows against what is known on the day of the register and writes down what would become of each. Units are found by code, else
 * by the old registration number within the district, never by name. Set-based, within the caller's transaction; returns how many rows
 * have another verdict than before. The whole register is known to the comparison, whatever the uploader may see of it.
 */
export async function compareRows(tx: Tx, comparison: Comparison, range: RowRange | null = null): Promise<number> {
  return asPlatform(tx, async () => {
    await match(tx, comparison, range)
    await describeChanges(tx, comparison)
    const { numAffectedRows } = await sql`
      update register.row r set verdict = m.verdict, reason = m.reason, unit_no = m.unit_no, changes = m.changes
      from matched m where r.import_id = ${comparison.importId} and r.id = m.id
        and (r.verdict <> m.verdict or r.reason is distinct from m.reason or r.unit_no is distinct from m.unit_no or r.changes is distinct from m.changes)`.execute(
      tx,
    )
    await sql`drop table matched`.execute(tx)
    return Number(numAffectedRows ?? 0)
  })
}

/**
 * Which unit each row speaks of, and whether it may. The steps are tables of their own with statistics of their own: while a district is
 * being filled, those of the facts are always behind, and the planner would join every row with every other.
 */
async function match(tx: Tx, { importId, districtNo, scope }: Comparison, range: RowRange | null): Promise<void> {
  const within = range === null ? sql`true` : sql`r.id > ${sql.lit(range.after)} and r.id <= ${sql.lit(range.upTo)}`
  const certified =
    range?.certNos === undefined ? sql`true` : sql`r.cert_no in (${sql.join(range.certNos.map((no) => sql.lit(no)))})`
  const named = sql.join(namedColumns.map((column) => sql`coalesce(length(r.${sql.ref(column)}), 0)`))
  await sql`
    create temporary table chosen on commit drop as
    select r.id, r.uscc, r.cert_no, r.name is null as nameless, greatest(${named}) > ${sql.lit(MAX_NAME)} as too_long,
      ${reaches(scope, districtNo, sql`r.street_no`)} as may_write
    from register.row r where r.import_id = ${sql.lit(importId)} and r.read_as = 'accepted' and ${within} and ${certified}`.execute(
    tx,
  )
  await sql`analyze chosen`.execute(tx)
  await sql`
    create temporary table holder on commit drop as
    select u.cert_no, min(u.no) filter (where u.uscc is null) as bare, min(u.no) as any_no, count(*) as units
    from (select distinct cert_no from chosen where cert_no is not null) c
    join organisations.unit u on u.cert_no = c.cert_no and u.district_no = ${sql.lit(districtNo)} and u.kind = 'social_org' and u.retracted_by is null
    group by u.cert_no`.execute(tx)
  await sql`analyze holder`.execute(tx)
  await sql`
    create temporary table matched on commit drop as
    with found as (
      select c.*, u.no as coded, u.kind as coded_kind, u.district_no as coded_district, h.bare, h.units,
        case when c.uscc is not null then coalesce(u.no, h.bare) else coalesce(h.bare, case when h.units = 1 then h.any_no end) end as unit_no,
        coalesce(h.units, 0) - case when u.cert_no = c.cert_no then 1 else 0 end as other_holders
      from chosen c
      left join organisations.unit u on u.uscc = c.uscc and u.retracted_by is null
      left join holder h on h.cert_no = c.cert_no
    ),
    judged as (
      select f.*, case
          when f.unit_no is null and f.nameless then 'name-missing'
          when f.too_long then 'text-too-long'
          when not f.may_write then 'outside-scope'
        end as refusal,
        case
          when f.coded_kind <> 'social_org' then 'code-of-other-unit'
          when f.coded_district <> ${sql.lit(districtNo)} then 'code-of-other-district'
          when f.coded is not null and f.other_holders > 0 or f.coded is null and f.uscc is not null and f.units > 0 and f.bare is null then 'certificate-of-other-unit'
          when f.uscc is null and f.bare is null and f.units > 1 then 'certificate-ambiguous'
          when known.no is not null and not ${seen(scope, sql`known.scope_nodes`)} then 'unit-outside-scope'
          when f.unit_no is not null and row_number() over (partition by f.unit_no order by f.uscc is null, f.id) > 1 then 'unit-named-twice'
        end as clash
      from found f left join organisations.unit known on known.no = f.unit_no
    )
    select id, case when refusal is null and clash is null then unit_no end as unit_no, coalesce(refusal, clash) as reason,
      case when refusal is not null then 'refused' when clash is not null then 'conflict' when unit_no is null then 'new' else 'unchanged' end as verdict,
      null::jsonb as changes
    from judged`.execute(tx)
  await sql`drop table chosen, holder`.execute(tx)
  await sql`analyze matched`.execute(tx)
}

/** A row is written under its street; one without a street only by who may write to the whole district. */
function reaches(scope: Scope, districtNo: number, street: RawBuilder<unknown>): RawBuilder<boolean> {
  if (scope.everything || scope.nodes.includes(districtNo)) return sql<boolean>`true`
  return sql<boolean>`coalesce(${street} = any (${sql.lit(`{${scope.nodes.join(',')}}`)}::integer[]), false)`
}

function seen(scope: Scope, nodes: RawBuilder<unknown>): RawBuilder<boolean> {
  return scope.everything ? sql<boolean>`true` : sql<boolean>`${nodes} && ${sql.lit(`{${scope.nodes.join(',')}}`)}::integer[]`
}

interface ComparedField {
  readonly field: string
  readonly stated: string
  readonly known: string
  /** Shown instead of the values compared. */
  readonly from?: string
  readonly to?: string
}

const plain = (field: string, column: string): ComparedField => ({ field, stated: `r.${column}`, known: `o.${column}` })

/** A blank states nothing, so only what is stated is compared. */
const comparedFields: readonly ComparedField[] = [
  plain('name', 'name'),
  plain('uscc', 'uscc'),
  plain('certNo', 'cert_no'),
  plain('type', 'type'),
  plain('registered', 'registered_on'),
  plain('legalRep', 'legal_rep'),
  plain('address', 'address'),
  plain('street', 'street_no'),
  plain('community', 'community_no'),
  { field: 'supervisor', stated: 'r.supervisor', known: 'o.supervisor_name' },
  plain('industry', 'industry_no'),
  plain('headcount', 'headcount'),
  plain('full', 'full_members'),
  plain('probationary', 'probationary_members'),
  plain('floating', 'floating_members'),
  { field: 'partyOrgName', stated: 'r.party_name', known: 'p.name' },
  { field: 'formation', stated: 'r.party_form', known: 'p.form' },
  { field: 'level', stated: 'r.party_level', known: 'p.level' },
  { field: 'secretary', stated: 'array[r.secretary]', known: 's.secretaries' },
  { field: 'instructor', stated: 'st.instructors', known: 'h.instructors' },
  { field: 'liaison', stated: 'array[r.liaison]', known: 'h.liaisons' },
  {
    field: 'phone',
    stated: 'r.phone_index',
    known: 'o.phone_index',
    from: `case when o.phone_index is not null then '***' end`,
    to: 'r.phone_masked',
  },
  plain('lon', 'lon'),
  plain('lat', 'lat'),
  plain('status', 'status'),
  plain('remark', 'remarks'),
  plain('extras', 'extras'),
]

const people = new Set(['secretary', 'instructor', 'liaison'])

function changeOf({ field, stated, known, from, to }: ComparedField): string {
  const text = (value: string) => (people.has(field) ? `array_to_string(${value}, '、')` : `(${value})::text`)
  const isStated =
    field === 'instructor'
      ? '(r.instructor is not null or r.instructor2 is not null)'
      : people.has(field)
        ? `r.${field} is not null`
        : `${stated} is not null`
  return `case when ${isStated} and ${stated} is distinct from ${known}
    then jsonb_build_object('field', '${field}', 'from', ${from ?? text(known)}, 'to', ${to ?? text(stated)}) end`
}

/** Field by field what would change on the units that are known. */
async function describeChanges(tx: Tx, { importId, day }: Comparison): Promise<void> {
  const { rows } = await sql<{ known: number }>`select count(*) as known from matched where verdict = 'unchanged'`.execute(tx)
  if (rows[0]!.known === 0) return
  // Whole columns against whole columns: a plan made for a handful of rows would never end.
  const many = rows[0]!.known > 200
  if (many) await sql`set local enable_nestloop = off`.execute(tx)
  await gatherPosts(tx, day)
  const changes = sql.raw(comparedFields.map(changeOf).join(',\n'))
  await sql`
    update matched m set verdict = 'changed', changes = to_jsonb(d.changes)
    from (
      select m.id, array_remove(array[${changes}], null) as changes
      from matched m
      join register.row r on r.import_id = ${importId} and r.id = m.id
      join organisations.facts_on(${day}::date) o on o.unit_no = m.unit_no
      left join known_party p on p.unit_no = m.unit_no
      left join known_helper h on h.unit_no = m.unit_no
      left join known_secretary s on s.party_no = p.party_no
      cross join lateral (
        select case when r.instructor2 is null then array[${instructorName}] when r.instructor is null or r.instructor2 = ${instructorName} then array[r.instructor2]
          when r.instructor2 < ${instructorName} then array[r.instructor2, ${instructorName}] else array[${instructorName}, r.instructor2] end as instructors
      ) st
      where m.verdict = 'unchanged'
    ) d where d.id = m.id and d.changes <> '{}'`.execute(tx)
  // A register older than a unit's first facts states what nobody knows yet.
  await sql`
    update matched m set verdict = 'changed', changes = '[]'
    where m.verdict = 'unchanged' and not exists (select from organisations.facts_on(${day}::date) o where o.unit_no = m.unit_no)`.execute(
    tx,
  )
  await sql`drop table known_party, known_helper, known_secretary`.execute(tx)
  if (many) await sql`set local enable_nestloop = on`.execute(tx)
}

const instructorName = sql.raw(
  `r.instructor || case when r.instructor_sender <> '' then '(' || r.instructor_sender || ')' else '' end`,
)

/** Who is in post at the units and at the Party organisations that cover them. */
async function gatherPosts(tx: Tx, day: Day): Promise<void> {
  const on = sql`${sql.lit(day)}::date`
  const person = sql`p.name || case when p.role = 'instructor' and p.sender_name <> '' then '(' || p.sender_name || ')' else '' end`
  await sql`
    create temporary table known_party on commit drop as
    select p.* from organisations.party_on(${on}) p join matched m on m.unit_no = p.unit_no`.execute(tx)
  await sql`
    create temporary table known_helper on commit drop as
    select p.unit_no, array_agg(${person} order by ${person}) filter (where p.role = 'instructor') as instructors,
      array_agg(p.name order by p.name) filter (where p.role = 'liaison') as liaisons
    from matched m join workforce.named_post_on(${on}) p on p.unit_no = m.unit_no and p.role in ('instructor', 'liaison')
    group by p.unit_no`.execute(tx)
  await sql`
    create temporary table known_secretary on commit drop as
    select p.unit_no as party_no, array_agg(p.name order by p.name) as secretaries
    from (select distinct party_no from known_party) k join workforce.named_post_on(${on}) p on p.unit_no = k.party_no and p.role = 'secretary'
    group by p.unit_no`.execute(tx)
  await sql`analyze known_party`.execute(tx)
  await sql`analyze known_helper`.execute(tx)
  await sql`analyze known_secretary`.execute(tx)
}
