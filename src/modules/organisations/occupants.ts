import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import type { Slot, StructureTemplate } from '../../kernel/programme.ts'
import type { Body, BodySource } from '../../platform/contributions/bodies.ts'
import type { Tx } from '../../platform/db/database.ts'
import { inScope } from './store.ts'

/** Who stands in a slot, and how many stand under it. */
export interface Occupant {
  readonly no: number
  readonly level: string | null
  /** Area or industry it is the hub of, if its slot asks for one. */
  readonly hubOf: number | null
  /** Active social organisations under it. */
  readonly units: number
  /** Party organisations under it. */
  readonly partyOrgs: number
}

/** What a structure is read with. */
export interface StructureReader {
  readonly tx: Tx
  readonly scope: Scope
  readonly districtNo: number
  readonly asOf: Day
}

type Found = Pick<Occupant, 'no' | 'level' | 'hubOf'>
type Counts = Map<number, { units: number; partyOrgs: number }>

const none = { units: 0, partyOrgs: 0 }

/** A body beside the register that stands in a slot. */
export interface StandingBody extends Pick<Body, 'id' | 'no' | 'name' | 'page'> {
  readonly units: number
  readonly partyOrgs: number
}

/** Bodies of every slot that takes them; a source is asked once, a body stands in each slot whose way is one of its own. */
export async function bodiesOf(
  reader: Omit<StructureReader, 'scope'>,
  template: StructureTemplate,
  sources: readonly (Pick<BodySource, 'key' | 'find'> & { readonly scope: Scope })[],
): Promise<Map<string, StandingBody[]>> {
  const kept = new Map<string, readonly Body[]>()
  const filled = new Map<string, StandingBody[]>()
  for (const { key, find, scope } of sources) kept.set(key, await find({ ...reader, scope }))
  for (const { code, bodies } of template.slots) {
    const standing = bodies ? (kept.get(bodies.of) ?? []).filter((body) => body.ways.includes(bodies.way)) : []
    const counted: StandingBody[] = []
    for (const { id, no, name, page, members } of standing)
      counted.push({ id, no, name, page, ...(await countBody(reader, members)) })
    filled.set(code, counted)
  }
  return filled
}

/** As for members by a connection: Party organisations, and social organisations that stand there or are covered from there. */
async function countBody({ tx, asOf }: Pick<StructureReader, 'tx' | 'asOf'>, members: Body['members']) {
  const of = (kind: string) => members.flatMap((member) => (member.kind === kind ? [member.no] : []))
  const [parties, societies] = [of('party_org'), of('social_org')]
  const { rows } = await sql<{ units: number }>`
    select count(distinct n)::integer as units from (
      select unnest(${societies}::integer[]) as n
      union all select c.to_no from organisations.edge_on(${asOf}::date) c join organisations.unit_on(${asOf}::date) u on u.unit_no = c.to_no and u.status = 'active'
        where c.type = 'covers' and c.from_no = any (${parties}::integer[])) s`.execute(tx)
  return { units: rows[0]!.units, partyOrgs: parties.length }
}

/** Occupants of every slot of a template, from rows. The counts that give a structure its name are the lengths of these lists. */
export async function occupantsOf(reader: StructureReader, template: StructureTemplate): Promise<Map<string, Occupant[]>> {
  const found = new Map<string, Found[]>()
  for (const slot of template.slots) if (!slot.fallback) found.set(slot.code, await findOccupants(reader, slot, found))
  const placed = template.slots.flatMap((slot) =>
    slot.line === 'overlay' ? [] : (found.get(slot.code) ?? []).map((row) => row.no),
  )
  const filled = new Map<string, Occupant[]>()
  for (const slot of template.slots) {
    const rows = slot.fallback ? await findCovering(reader, sql`p.unit_no <> all (${placed}::integer[])`) : found.get(slot.code)!
    filled.set(slot.code, await withCounts(reader, slot, rows))
  }
  return filled
}

async function findOccupants(reader: StructureReader, slot: Slot, earlier: ReadonlyMap<string, Found[]>): Promise<Found[]> {
  if (slot.forms) return findCovering(reader, sql`p.form = any (${slot.forms})`)
  if (slot.kind) return findOfKind(reader, slot.kind)
  if (slot.bodies) return []
  return findConnected(
    reader,
    slot,
    slot.targetSlot === undefined ? null : (earlier.get(slot.targetSlot) ?? []).map((row) => row.no),
  )
}

/** Units at the slot's end of its connection. Areas and industries are looked up in the frame: everyone may know of them. */
async function findConnected(
  { tx, scope, districtNo, asOf }: StructureReader,
  slot: Slot,
  targets: number[] | null,
): Promise<Found[]> {
  const [here, there] =
    slot.end === 'from' ? [sql.ref('e.from_no'), sql.ref('e.to_no')] : [sql.ref('e.to_no'), sql.ref('e.from_no')]
  const target =
    targets === null
      ? sql`(${slot.targetKind ?? null}::text is null or ${there} in (
          select f.no from organisations.frame() f where f.kind = ${slot.targetKind ?? null} and (f.district_no = ${districtNo} or f.no = ${districtNo})
          union all select t.unit_no from organisations.unit_on(${asOf}::date) t where t.kind = ${slot.targetKind ?? null} and t.district_no = ${districtNo}))`
      : sql`${there} = any (${targets}::integer[])`
  const { rows } = await sql<Found>`
    select distinct p.unit_no as no, p.level, ${slot.end === 'from' ? there : sql`null::integer`} as "hubOf"
    from organisations.edge_on(${asOf}::date) e
    join (select * from organisations.unit_on(${asOf}::date) where ${inScope({ scope })}) p on p.unit_no = ${here} and p.status = 'active' and p.district_no = ${districtNo}
    where e.type = ${slot.edge!} and ${target} order by 3, 1`.execute(tx)
  return rows
}

async function findOfKind({ tx, scope, districtNo, asOf }: StructureReader, kind: string): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select unit_no as no, level, null::integer as "hubOf" from organisations.unit_on(${asOf}::date)
    where kind = ${kind} and status = 'active' and district_no = ${districtNo} and ${inScope({ scope })} order by name, unit_no`.execute(
    tx,
  )
  return rows
}

/** Party organisations that cover at least one active unit. */
async function findCovering({ tx, scope, districtNo, asOf }: StructureReader, which: RawBuilder<unknown>): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select p.unit_no as no, p.level, null::integer as "hubOf"
    from (select * from organisations.unit_on(${asOf}::date) where ${inScope({ scope })}) p
    where p.kind = 'party_org' and p.status = 'active' and p.district_no = ${districtNo} and ${which}
      and exists (select from organisations.edge_on(${asOf}::date) c join organisations.unit_on(${asOf}::date) u on u.unit_no = c.to_no and u.status = 'active'
        where c.from_no = p.unit_no and c.type = 'covers')
    order by p.name, p.unit_no`.execute(tx)
  return rows
}

async function withCounts(reader: StructureReader, slot: Slot, rows: readonly Found[]): Promise<Occupant[]> {
  const nos = rows.map((row) => row.no)
  const members = slot.memberEdge ?? (slot.end === 'to' ? slot.edge : undefined)
  if (members) return join(rows, await countMembers(reader, members, nos), (row) => row.no)
  if (slot.edge && slot.targetKind) {
    const nodes = rows.flatMap((row) => row.hubOf ?? [])
    return join(rows, await countInNodes(reader, nodes), (row) => row.hubOf ?? 0)
  }
  return join(rows, await countCovered(reader, nos), (row) => row.no)
}

function join(rows: readonly Found[], counts: Counts, key: (row: Found) => number): Occupant[] {
  return rows.map((row) => ({ ...row, ...(counts.get(key(row)) ?? none) }))
}

type CountRow = { no: number; units: number; partyOrgs: number }
const byNo = (rows: CountRow[]): Counts => new Map(rows.map(({ no, ...counts }) => [no, counts]))

/** Units and Party organisations whose lines lead to a node: one pass over the district, whatever the number of nodes. */
async function countInNodes({ tx, districtNo, asOf }: StructureReader, nodes: number[]): Promise<Counts> {
  const { rows } = await sql<CountRow>`
    select n.no, count(*) filter (where u.kind = 'social_org') as units,
      count(*) filter (where u.kind = 'party_org' and exists (select from organisations.edge_on(${asOf}::date) c where c.from_no = u.unit_no and c.type = 'covers')) as "partyOrgs"
    from organisations.unit_on(${asOf}::date) u cross join lateral unnest(u.scope_nodes) n (no)
    where u.district_no = ${districtNo} and u.kind in ('social_org', 'party_org') and u.status = 'active' and n.no = any (${nodes}::integer[])
    group by n.no`.execute(tx)
  return byNo(rows)
}

/** Sources of a connection to each occupant: Party organisations with the units they cover, and units that stand there themselves. */
async function countMembers({ tx, asOf }: StructureReader, edge: string, nos: number[]): Promise<Counts> {
  const { rows } = await sql<CountRow>`
    select e.to_no as no, count(distinct p.unit_no) filter (where p.kind = 'party_org') as "partyOrgs",
      count(distinct case when p.kind = 'social_org' then p.unit_no else u.unit_no end) as units
    from organisations.edge_on(${asOf}::date) e
    join organisations.unit_on(${asOf}::date) p on p.unit_no = e.from_no and p.status = 'active'
    left join organisations.edge_on(${asOf}::date) c on c.from_no = p.unit_no and c.type = 'covers'
    left join organisations.unit_on(${asOf}::date) u on u.unit_no = c.to_no and u.status = 'active'
    where e.type = ${edge} and e.to_no = any (${nos}::integer[]) group by e.to_no`.execute(tx)
  return byNo(rows)
}

/** An occupant that is a Party organisation counts itself and the units it covers. */
async function countCovered({ tx, asOf }: StructureReader, nos: number[]): Promise<Counts> {
  const { rows } = await sql<CountRow>`
    select c.from_no as no, count(*) as units, 1 as "partyOrgs"
    from organisations.edge_on(${asOf}::date) c
    join organisations.unit_on(${asOf}::date) u on u.unit_no = c.to_no and u.status = 'active'
    where c.type = 'covers' and c.from_no = any (${nos}::integer[]) group by c.from_no`.execute(tx)
  return byNo(rows)
}
