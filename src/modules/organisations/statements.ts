import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/db/database.ts'
import { blankFacts, type StoredFacts } from './facts.ts'
import { refreshSearch } from './search.ts'
import { changeFacts, type UnitRow } from './store.ts'

/**
 * The door for registers: many statements about units, written in a handful of statements of SQL.
 *
 * The caller fills the temporary table made by `prepareStatements` (null = not stated: a blank never erases) and calls
 * `recordStatements`. A row speaks of a new unit and is given its number, unless `knownUnit` names another. What a statement says about
 * a Party organisation becomes a unit of its own and a `covers` connection.
 */
export async function prepareStatements(tx: Tx): Promise<void> {
  await sql`
    create temporary table statement (
      row_id bigint primary key, unit_no integer not null default ${nextNo}, fresh boolean not null default true, uscc text, cert_no text, name text, status text, type text, registered_on text, legal_rep text,
      address text, lon double precision, lat double precision, headcount integer, full_members integer, probationary_members integer,
      floating_members integer, phone_sealed bytea, phone_index bytea, remarks text, street_no integer, community_no integer, industry_no integer,
      supervisor_no integer, extras jsonb, party_name text, party_form text, party_level text, party_no integer
    ) on commit drop`.execute(tx)
}

const nextNo = sql.raw(`nextval('organisations.unit_no_seq')::integer`)

/** Values of `unit_no` and `fresh` for rows that may speak of a unit that is known: its number in `column`, null for a new unit. */
export function knownUnit(column: string) {
  return sql`coalesce(${sql.ref(column)}, ${nextNo}), ${sql.ref(column)} is null`
}

export interface StatementContext {
  readonly actId: number
  readonly day: Day
  readonly districtNo: number
  /** Registration authority of units that are new: the district's civil-affairs bureau, null when none is known. */
  readonly registrarNo: number | null
  /** The caller makes the words of new units itself, beside its next statements. */
  readonly searchLater?: boolean
}

export interface RecordedStatements {
  /** Units whose facts or coverage changed, new ones included. */
  readonly changed: number[]
  /** New units and Party organisations; with `searchLater` the search does not find them before `refreshSearch`. */
  readonly unfound: number[]
}

/** Fields a statement overlays; `name` and `street_no` are stated by every row. */
const overlaid = [
  'name', 'status', 'type', 'registered_on', 'legal_rep', 'address', 'lon', 'lat', 'headcount', 'full_members', 'probationary_members', 'floating_members',
  'phone_sealed', 'phone_index', 'remarks', 'street_no', 'community_no', 'industry_no', 'supervisor_no', 'extras',
] as const // prettier-ignore
const kept = ['service_address', 'registrar_no', 'level', 'form'] as const

const columns = sql.raw([...overlaid, ...kept].join(', '))
/** The telephone is sealed with fresh random bytes each time, so only its index tells whether it changed. */
const compared = overlaid.filter((column) => column !== 'phone_sealed')

export async function recordStatements(tx: Tx, context: StatementContext): Promise<RecordedStatements> {
  await sql`analyze statement (unit_no, fresh, street_no, community_no, industry_no, supervisor_no, party_name, party_form)`.execute(
    tx,
  )
  const known = await countKnown(tx)
  const fresh = await insertNewUnits(tx, context)
  if (known) await learnCodes(tx)
  const changedStates = known ? await changeKnownUnits(tx, context) : []
  const older = known ? await changeOlder(tx, context) : []
  const { parties, covered: levelled } = await recordPartyOrgs(tx, context)
  const { units: covered, parties: covering } = await recordCovers(tx, context, known)
  const changedKnown = [...new Set([...changedStates, ...older, ...levelled, ...covered])]
  // New units were given their nodes as they were inserted.
  const moved = [...new Set([...changedStates, ...older])]
  if (moved.length > 0) await sql`select organisations.refresh_scope(${moved}::integer[])`.execute(tx)
  const reaching = [...new Set([...parties, ...covering])]
  if (reaching.length > 0) await sql`select organisations.refresh_own_scope(${reaching}::integer[])`.execute(tx)
  const unfound = [...fresh, ...parties]
  await refreshSearch(tx, context.searchLater ? moved : [...new Set([...moved, ...unfound])])
  if (known && changedKnown.length > 0)
    await sql`update organisations.unit set revision = revision + 1 where no = any (${changedKnown}::integer[]) and recorded_by <> ${context.actId}`.execute(
      tx,
    )
  return { changed: [...new Set([...fresh, ...changedKnown])], unfound }
}

async function countKnown(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    known: boolean
  }>`select exists (select from statement where not fresh) as known`.execute(tx)
  return rows[0]!.known
}

/** Places that occur, each with every node from which rights reach a unit there; 0 stands for none. */
async function gatherScopes(tx: Tx, { districtNo, registrarNo }: StatementContext): Promise<void> {
  await sql`
    create temporary table place on commit drop as
    with place as (
      select distinct ${placeColumns} from statement where fresh
    ),
    line as (
      select p.*, l.node, l.climbs from place p cross join lateral (values (${sql.lit(districtNo)}, true), (p.street_no, true), (p.community_no, false),
        (p.industry_no, true), (${sql.lit(registrarNo ?? 0)}, true), (p.supervisor_no, false)) l (node, climbs)
      where l.node <> 0
    ),
    above as materialized (
      select a.node, a.above from organisations.all_above((select array_agg(distinct node) from line where climbs)) a
    )
    select street_no, community_no, industry_no, supervisor_no, array_agg(distinct node order by node) as nodes
    from (
      select street_no, community_no, industry_no, supervisor_no, node from line
      union all
      select l.street_no, l.community_no, l.industry_no, l.supervisor_no, a.above from line l join above a on a.node = l.node where l.climbs
    ) every group by street_no, community_no, industry_no, supervisor_no`.execute(tx)
  await sql`analyze place`.execute(tx)
}

const placeColumns = sql.raw(
  ['street_no', 'community_no', 'industry_no', 'supervisor_no'].map((column) => `coalesce(${column}, 0) as ${column}`).join(', '),
)

/** Returns the new units. Their own number is the highest of their nodes, so it stands last. */
async function insertNewUnits(tx: Tx, context: StatementContext): Promise<number[]> {
  const { actId, day, districtNo, registrarNo } = context
  await gatherScopes(tx, context)
  const stated = sql.raw(
    overlaid.map((column) => (column === 'status' ? `coalesce(s.status, 'active')` : `s.${column}`)).join(', '),
  )
  const placed = sql`from statement s join place p on p.street_no = coalesce(s.street_no, 0) and p.community_no = coalesce(s.community_no, 0)
    and p.industry_no = coalesce(s.industry_no, 0) and p.supervisor_no = coalesce(s.supervisor_no, 0) where s.fresh`
  const { rows } = await sql<{ no: number }>`
    insert into organisations.unit (no, kind, uscc, cert_no, district_no, scope_nodes, recorded_by)
    select s.unit_no, 'social_org', s.uscc, s.cert_no, ${districtNo}, p.nodes || s.unit_no, ${actId} ${placed} returning no`.execute(
    tx,
  )
  await sql`
    insert into organisations.unit_state (unit_no, from_on, scope_nodes, recorded_by, ${columns})
    select s.unit_no, ${day}, p.nodes || s.unit_no, ${actId}, ${stated}, null, ${registrarNo}::integer, null, null ${placed}`.execute(
    tx,
  )
  await sql`drop table place`.execute(tx)
  return rows.map((row) => row.no)
}

/** A code that was missing before is learned; identifiers are never taken away. */
async function learnCodes(tx: Tx): Promise<void> {
  await sql`
    update organisations.unit u set uscc = coalesce(u.uscc, s.uscc), cert_no = coalesce(s.cert_no, u.cert_no)
    from statement s where s.unit_no = u.no and not s.fresh and (u.uscc is null and s.uscc is not null or s.cert_no is distinct from coalesce(u.cert_no, s.cert_no))`.execute(
    tx,
  )
}

/** Known units whose facts in force began on or before the day of the register: the usual case, set-based. */
async function changeKnownUnits(tx: Tx, { actId, day }: StatementContext): Promise<number[]> {
  const differs = sql.raw(
    compared.map((column) => `(s.${column} is not null and s.${column} is distinct from o.${column})`).join(' or '),
  )
  const { rows } = await sql<{ unit_no: number }>`
    create temporary table superseded on commit drop as
    select o.id, o.unit_no, o.from_on, s.row_id from statement s
    join organisations.unit_state o on o.unit_no = s.unit_no and o.retracted_at is null and o.until_on is null and o.from_on <= ${sql.lit(day)}::date
    where not s.fresh and (${differs});
    `
    .execute(tx)
    .then(() => sql<{ unit_no: number }>`select unit_no from superseded`.execute(tx))
  if (rows.length > 0) {
    await sql`update organisations.unit_state set retracted_by = ${actId}, retracted_at = transaction_timestamp() where id in (select id from superseded)`.execute(
      tx,
    )
    await sql`
      insert into organisations.unit_state (unit_no, from_on, until_on, scope_nodes, recorded_by, ${columns})
      select o.unit_no, o.from_on, ${day}::date, o.scope_nodes, ${actId}, ${sql.raw([...overlaid, ...kept].map((column) => `o.${column}`).join(', '))}
      from superseded p join organisations.unit_state o on o.id = p.id where p.from_on < ${day}::date`.execute(tx)
    await sql`
      insert into organisations.unit_state (unit_no, from_on, scope_nodes, recorded_by, ${columns})
      select o.unit_no, ${day}::date, o.scope_nodes, ${actId},
        ${sql.raw([...overlaid.map((column) => `coalesce(s.${column}, o.${column})`), ...kept.map((column) => `o.${column}`)].join(', '))}
      from superseded p join organisations.unit_state o on o.id = p.id join statement s on s.row_id = p.row_id`.execute(tx)
  }
  await sql`drop table superseded`.execute(tx)
  return rows.map((row) => row.unit_no)
}

/** A register older than what is known changes the past only: rare, so one unit at a time by the rule of single changes. */
async function changeOlder(tx: Tx, { actId, day }: StatementContext): Promise<number[]> {
  const { rows } = await sql<{ unit_no: number; scope_nodes: number[] } & Partial<StoredFacts>>`
    select s.*, encode(s.phone_sealed, 'hex') as phone_sealed, encode(s.phone_index, 'hex') as phone_index, u.scope_nodes
    from statement s join organisations.unit u on u.no = s.unit_no
    where not s.fresh and not exists (select from organisations.unit_state o
      where o.unit_no = s.unit_no and o.retracted_at is null and o.until_on is null and o.from_on <= ${day}::date)`.execute(tx)
  for (const row of rows) {
    const patch = Object.fromEntries(
      overlaid.filter((column) => row[column] !== null && row[column] !== undefined).map((column) => [column, row[column]]),
    )
    const unit = { no: row.unit_no, scope_nodes: row.scope_nodes } as UnitRow
    await changeFacts(tx, unit, actId, day, { ...(row.name ? {} : { name: blankFacts.name }), ...patch })
  }
  return rows.map((row) => row.unit_no)
}

/**
 * Party organisations the statements name, found by name and form within the district or brought in. Returns those new or changed, and
 * the units covered by those whose level changed: their verdict names it.
 */
async function recordPartyOrgs(
  tx: Tx,
  { actId, day, districtNo }: StatementContext,
): Promise<{ parties: number[]; covered: number[] }> {
  await sql`
    update statement s set party_no = p.no
    from organisations.party_org_named(${districtNo}, (select array_agg(distinct party_name) from statement where party_name is not null)) p
    where s.party_name is not null and p.name = s.party_name and p.form = s.party_form`.execute(tx)
  const { rows: added } = await sql<{ no: number }>`
    with missing as (
      select nextval(pg_get_serial_sequence('organisations.unit', 'no'))::integer as no, m.*
      from (select party_name, party_form, max(party_level) as level, array_remove(array_agg(distinct street_no), null) as streets
        from statement where party_name is not null and party_no is null group by party_name, party_form) m
    ),
    named as (
      update statement s set party_no = m.no from missing m where s.party_no is null and s.party_name = m.party_name and s.party_form = m.party_form
      returning s.party_no
    ),
    units as (
      insert into organisations.unit (no, kind, district_no, scope_nodes, recorded_by)
      select no, 'party_org', ${districtNo}, array[no, ${districtNo}::integer] || streets, ${actId} from missing
    )
    insert into organisations.unit_state (unit_no, from_on, name, level, form, scope_nodes, recorded_by)
    select no, ${day}::date, party_name, level, party_form, array[no, ${districtNo}::integer] || streets, ${actId} from missing
    returning unit_no as no`.execute(tx)
  const { rows: levels } = await sql<{ no: number; scope_nodes: number[]; level: string }>`
    select distinct u.no, u.scope_nodes, s.party_level as level from statement s join organisations.unit u on u.no = s.party_no
    join organisations.unit_state o on o.unit_no = u.no and o.retracted_at is null and o.until_on is null
    where s.party_level is not null and o.level is distinct from s.party_level`.execute(tx)
  for (const row of levels)
    await changeFacts(tx, { no: row.no, scope_nodes: row.scope_nodes } as UnitRow, actId, day, { level: row.level })
  const levelled = levels.map((row) => row.no)
  const { rows: covered } = await sql<{ to_no: number }>`
    select to_no from organisations.edge where type = 'covers' and from_no = any (${levelled}::integer[]) and retracted_at is null and until_on is null`.execute(
    tx,
  )
  return { parties: [...added.map((row) => row.no), ...levelled], covered: covered.map((row) => row.to_no) }
}

/** One Party organisation covers a unit at a time: another one named ends the one before. Returns both sides of what changed. */
async function recordCovers(
  tx: Tx,
  { actId, day }: StatementContext,
  known: boolean,
): Promise<{ units: number[]; parties: number[] }> {
  const ended = known ? await endOtherCovers(tx, actId, day) : []
  const before = ended.filter((edge) => edge.from_on < day)
  if (before.length > 0) {
    await sql`insert into organisations.edge (type, from_no, to_no, from_on, until_on, recorded_by)
      select 'covers', from_no, to_no, from_on, ${day}::date, ${actId}
      from unnest(${before.map((edge) => edge.from_no)}::integer[], ${before.map((edge) => edge.to_no)}::integer[], ${before.map((edge) => edge.from_on)}::date[]) b (from_no, to_no, from_on)`.execute(
      tx,
    )
  }
  const { rows: begun } = await sql<{ from_no: number; to_no: number }>`
    insert into organisations.edge (type, from_no, to_no, from_on, recorded_by)
    select distinct 'covers', party_no, unit_no, ${day}::date, ${actId}::bigint from statement s where party_no is not null
      and not exists (select from organisations.edge e where e.type = 'covers' and e.from_no = s.party_no and e.to_no = s.unit_no and e.retracted_at is null
        and e.from_on <= ${day}::date and (e.until_on is null or e.until_on > ${day}::date))
      and not exists (select from organisations.edge e where e.type = 'covers' and e.to_no = s.unit_no and e.retracted_at is null and e.until_on is null and e.from_on > ${day}::date)
    returning from_no, to_no`.execute(tx)
  const both = [...ended, ...begun]
  return { units: both.map((edge) => edge.to_no), parties: both.map((edge) => edge.from_no) }
}

async function endOtherCovers(tx: Tx, actId: number, day: Day) {
  const { rows } = await sql<{ from_no: number; to_no: number; from_on: string }>`
    update organisations.edge e set retracted_by = ${actId}, retracted_at = transaction_timestamp()
    from statement s where s.party_no is not null and not s.fresh and e.type = 'covers' and e.to_no = s.unit_no and e.from_no <> s.party_no
      and e.retracted_at is null and e.until_on is null and e.from_on <= ${day}::date
    returning e.from_no, e.to_no, e.from_on`.execute(tx)
  return rows
}

/** Public bodies by name within a district, found or brought in: supervising departments a register names. */
export async function ensureBodies(
  tx: Tx,
  context: Pick<StatementContext, 'actId' | 'day' | 'districtNo'>,
  names: readonly string[],
): Promise<Map<string, number>> {
  if (names.length === 0) return new Map()
  const { rows } = await sql<{ no: number; name: string }>`
    select no, name from organisations.ensure_bodies(${context.actId}, ${context.day}, ${context.districtNo}, ${[...new Set(names)]})`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.name, row.no]))
}
