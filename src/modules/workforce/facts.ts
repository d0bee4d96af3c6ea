import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Scope } from '../../kernel/policy.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { Tx } from '../../platform/db/database.ts'
import { foundBy } from '../organisations/index.ts'
import { dutiesOf, type DutyStates, isLarge, type Side, sideOf, type UnitFacts } from './rules/duties.ts'
import { type Settings, settingsByDistrict, settingsOf } from './settings.ts'
import type { PostRole } from './rules.ts'

export interface Reader {
  readonly tx: Tx
  readonly scope: Scope
}

export interface PlaceFilter {
  readonly districtNo?: number | undefined
  readonly streetNo?: number | undefined
  readonly industryNo?: number | undefined
  readonly unitNo?: number | undefined
  readonly unitNos?: readonly number[] | undefined
  /** Words of the unit's name. */
  readonly q?: string | undefined
}

interface UnitRow {
  unit_no: number
  kind: string
  name: string
  district_no: number | null
  street_no: number | null
  street: string | null
  supervisor_no: number | null
  supervisor: string | null
  headcount: number | null
  members: number
  party_org_no: number | null
}

/** A post on the day, with the terms that hold. */
export interface HeldPost {
  readonly id: string
  readonly role: PostRole
  readonly unitNo: number
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly documentNo: string | null
  readonly personId: string
  readonly name: string
  readonly sender: string
  readonly recordedSide: Side | null
  readonly source: string | null
  readonly mode: string | null
  readonly workingTime: 'full' | 'concurrent' | null
  readonly decisionLevel: boolean
  readonly otherKind: 'secondment' | 'cross' | null
  readonly otherUnitNo: number | null
  readonly otherName: string | null
  readonly otherPosition: string | null
}

export interface UnitView extends Omit<UnitRow, 'unit_no' | 'district_no' | 'street_no'> {
  readonly no: number
  readonly districtNo: number | null
  readonly streetNo: number | null
  readonly posts: readonly (HeldPost & { readonly side: Side | null; readonly load: number })[]
  readonly facts: UnitFacts
  readonly large: boolean | null
  readonly duties: DutyStates
}

/** Everything the rules look at, on one day and within the reader's reach. */
export interface Picture {
  readonly asOf: Day
  readonly units: readonly UnitView[]
  /** Organisations an instructor serves in all, within reach or not. */
  readonly loads: ReadonlyMap<string, number>
  readonly settingsFor: (districtNo: number | null) => Settings
}

const within = (filter: PlaceFilter, column: (name: string) => ReturnType<typeof sql.ref>) => sql<boolean>`
  (${filter.districtNo ?? null}::integer is null or ${column('district_no')} = ${filter.districtNo ?? null})
  and (${filter.streetNo ?? null}::integer is null or ${column('street_no')} = ${filter.streetNo ?? null})
  and (${filter.industryNo ?? null}::integer is null or ${column('industry_no')} = ${filter.industryNo ?? null})
  and (${filter.unitNo ?? null}::integer is null or ${column('unit_no')} = ${filter.unitNo ?? null})
  and (${filter.unitNos ? [...filter.unitNos] : null}::integer[] is null or ${column('unit_no')} = any (${filter.unitNos ? [...filter.unitNos] : null}::integer[]))`

/** Active social organisations, and the Party organisations in which secretaries and full-time workers stand. */
async function listUnitRows({ tx, scope }: Reader, day: Day, filter: PlaceFilter): Promise<UnitRow[]> {
  const { rows } = await sql<Omit<UnitRow, 'party_org_no' | 'street' | 'supervisor'>>`
    select u.unit_no, u.kind, u.name, u.district_no, u.street_no, u.supervisor_no, u.headcount,
      coalesce(u.full_members, 0) + coalesce(u.probationary_members, 0) as members
    from organisations.unit_on(${day}::date) u
    where (u.kind = 'social_org' and u.status = 'active' or u.kind = 'party_org' and u.status <> 'dissolved')
      and ${within(filter, (name) => sql.ref(`u.${name}`))} and ${filter.q ? foundBy(filter.q, 'u.unit_no') : sql<boolean>`true`}
      and ${reachedBy(scope, 'u.scope_nodes')}
    order by u.unit_no`.execute(tx)
  const covering = await coveringPartyOrgs(tx, day)
  const nameOf = await namesOf(
    tx,
    rows.flatMap((row) => [row.street_no, row.supervisor_no]),
  )
  return rows.map((row) => ({
    ...row,
    street: nameOf(row.street_no),
    supervisor: nameOf(row.supervisor_no),
    party_org_no: covering.get(row.unit_no) ?? null,
  }))
}

/** Which Party organisation covers a unit, standing within reach or not; each is looked at once, however many it covers. */
async function coveringPartyOrgs(tx: Tx, day: Day): Promise<Map<number, number>> {
  const { rows } = await sql<{ unit: number; party: number }>`
    with covers as materialized (select from_no, to_no from organisations.edge_on(${day}::date) where type = 'covers'),
      standing as materialized (
        select c.from_no from (select distinct from_no from covers) c where exists (select from organisations.party_facts(c.from_no, ${day}::date)))
    select c.to_no as unit, min(c.from_no) as party from covers c join standing s on s.from_no = c.from_no group by c.to_no`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.unit, row.party]))
}

async function namesOf(tx: Tx, nos: readonly (number | null)[]) {
  const wanted = [...new Set(nos.filter((no) => no !== null))]
  const { rows } = await sql<{
    no: number
    name: string
  }>`select no, name from organisations.name_of(${wanted}::integer[])`.execute(tx)
  const names = new Map(rows.map((row) => [row.no, row.name]))
  return (no: number | null) => (no === null ? null : (names.get(no) ?? null))
}

interface WhichPosts {
  readonly personId?: string
  readonly unitNos?: readonly number[]
  /** Those of other days too, each with the terms of its last day. */
  readonly ofAllDays?: boolean
}

export async function listHeldPosts({ tx, scope }: Reader, day: Day, only: WhichPosts = {}): Promise<HeldPost[]> {
  const units = only.unitNos ? [...only.unitNos] : null
  const all = only.ofAllDays ?? false
  const { rows } = await sql<HeldPost>`
    select p.id, p.role, p.unit_no as "unitNo", p.from_on as "fromOn", p.until_on as "untilOn", p.document_no as "documentNo",
      p.person_id as "personId", w.name, w.sender_name as sender, t.side as "recordedSide", t.source, t.mode, t.working_time as "workingTime",
      coalesce(t.decision_level, false) as "decisionLevel", t.other_kind as "otherKind", t.other_unit_no as "otherUnitNo",
      t.other_name as "otherName", t.other_position as "otherPosition"
    from workforce.post p join workforce.person w on w.id = p.person_id
    left join lateral (
      select * from workforce.terms t
      where t.role = p.role and t.person_id = p.person_id and t.unit_no = p.unit_no and t.retracted_at is null
        and t.from_on >= p.from_on and t.from_on < coalesce(case when ${all} then p.until_on end, ${day}::date + 1)
      order by t.from_on desc limit 1
    ) t on true
    where p.retracted_at is null and (${all} or p.from_on <= ${day}::date and (p.until_on is null or p.until_on > ${day}::date))
      and exists (select from organisations.unit u where u.no = p.unit_no and ${reachedBy(scope, 'u.scope_nodes')})
      and (${only.personId ?? null}::uuid is null or p.person_id = ${only.personId ?? null}) and (${units}::integer[] is null or p.unit_no = any (${units}::integer[]))
    order by p.until_on is not null, p.role, p.from_on, w.name, p.id`.execute(tx)
  return rows
}

export async function loadsOn(tx: Tx, persons: readonly string[], day: Day): Promise<Map<string, number>> {
  const { rows } = await sql<{ person_id: string; load: number }>`
    select person_id, load from workforce.loads_on(${[...persons]}::uuid[], ${day}::date)`.execute(tx)
  return new Map(rows.map((row) => [row.person_id, row.load]))
}

/** The same of full-time workers. */
export async function fullTimeLoadsOn(tx: Tx, persons: readonly string[], day: Day): Promise<Map<string, number>> {
  const { rows } = await sql<{ person_id: string; load: number }>`
    select person_id, load from workforce.full_time_loads_on(${[...persons]}::uuid[], ${day}::date)`.execute(tx)
  return new Map(rows.map((row) => [row.person_id, row.load]))
}

/** Reads the picture of a day: units in reach with their posts, whole loads, and what each is owed under the rules of its district. */
export async function drawPicture(reader: Reader, asOf: Day, filter: PlaceFilter = {}): Promise<Picture> {
  const settings = await settingsByDistrict(reader.tx, asOf)
  const none = settingsOf([], '', asOf)
  const settingsFor = (districtNo: number | null) => (districtNo === null ? none : (settings.get(districtNo) ?? none))
  const rows = await listUnitRows(reader, asOf, filter)
  const covering = rows.flatMap((row) => row.party_org_no ?? [])
  const few = filter.unitNo ? [filter.unitNo] : filter.unitNos
  const posts = await listHeldPosts(reader, asOf, few ? { unitNos: [...few, ...covering] } : {})
  const instructors = new Set(posts.filter((post) => post.role === 'instructor').map((post) => post.personId))
  const loads = await loadsOn(reader.tx, [...instructors], asOf)
  const postsAt = Map.groupBy(posts, (post) => post.unitNo)
  const units = rows.map((row) => {
    const { rules } = settingsFor(row.district_no)
    const held = (postsAt.get(row.unit_no) ?? []).map((post) => ({
      ...post,
      side: sideOf({ recorded: post.recordedSide, sender: post.sender, supervisor: row.supervisor, street: row.street }),
      load: loads.get(post.personId) ?? 0,
    }))
    const besides = row.party_org_no === null ? [] : (postsAt.get(row.party_org_no) ?? [])
    const facts: UnitFacts = {
      headcount: row.headcount,
      members: row.members,
      supervised: row.supervisor_no !== null,
      hasPartyOrg: row.party_org_no !== null,
      fullTime: [...held, ...besides].some((post) => post.role === 'full_time_worker'),
      liaisons: held.filter((post) => post.role === 'liaison').length,
      instructors: held.filter((post) => post.role === 'instructor').map(({ side, load }) => ({ side, load })),
    }
    const { unit_no: no, district_no: districtNo, street_no: streetNo, ...rest } = row
    return { ...rest, no, districtNo, streetNo, posts: held, facts, large: isLarge(facts, rules), duties: dutiesOf(facts, rules) }
  })
  return { asOf, units, loads, settingsFor }
}

export const socialOrgs = (picture: Picture) => picture.units.filter((unit) => unit.kind === 'social_org')
