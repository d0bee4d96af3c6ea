import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Page } from '../../kernel/page.ts'
import { problem } from '../../kernel/problem.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { maskPhone } from '../access/index.ts'
import { organisationProblems as problems } from './problems.ts'
import { foundBy } from './search.ts'
import type { DeploymentSite } from './rules.ts'
import { inScope } from './store.ts'

type Reader = Pick<Call, 'tx' | 'scope' | 'today' | 'can' | 'services'>

interface UnitHead {
  no: number
  id: string
  kind: string
  uscc: string | null
  cert_no: string | null
  division_code: string | null
  district_no: number | null
  revision: number
}

export async function getUnitHead(call: Reader, no: number): Promise<UnitHead> {
  const { rows } = await sql<UnitHead>`
    select no, id, kind, uscc, cert_no, division_code, district_no, revision from organisations.unit
    where no = ${no} and retracted_by is null and ${inScope(call)}`.execute(call.tx)
  if (!rows[0]) throw problem(problems['unit-not-found'])
  return rows[0]
}

interface StateRow {
  id: number
  act_id: number
  from_on: string
  until_on: string | null
  name: string
  status: string
  type: string | null
  registered_on: string | null
  legal_rep: string | null
  address: string | null
  service_address: string | null
  lon: number | null
  lat: number | null
  headcount: number | null
  full_members: number | null
  probationary_members: number | null
  floating_members: number | null
  phone_sealed: Buffer | null
  remarks: string | null
  street_no: number | null
  community_no: number | null
  industry_no: number | null
  registrar_no: number | null
  supervisor_no: number | null
  level: string | null
  form: string | null
}

export async function listStates(call: Reader, no: number, asOf: Day | null): Promise<StateRow[]> {
  const { rows } = await sql<StateRow>`
    select s.*, s.recorded_by as act_id from organisations.unit_state s
    where unit_no = ${no} and retracted_at is null and ${inScope(call)}
      and (${asOf}::date is null or (from_on <= ${asOf}::date and (until_on is null or until_on > ${asOf}::date)))
    order by from_on desc`.execute(call.tx)
  return rows
}

/** Facts as the contract shows them; the telephone is masked, names of areas and bodies are looked up once for all rows. */
export function presentFacts(
  call: Reader,
  row: StateRow,
  districtNo: number | null,
  names: ReadonlyMap<number, { no: number; name: string; kind: string }>,
) {
  const ref = (no: number | null) => (no === null ? null : (names.get(no) ?? null))
  return {
    name: row.name,
    status: row.status as 'active',
    type: row.type,
    registeredOn: row.registered_on,
    legalRep: row.legal_rep,
    address: row.address,
    serviceAddress: row.service_address,
    lon: row.lon,
    lat: row.lat,
    headcount: row.headcount,
    fullMembers: row.full_members,
    probationaryMembers: row.probationary_members,
    floatingMembers: row.floating_members,
    phone: row.phone_sealed === null ? null : maskPhone(call.services.crypto.open('unit.phone', row.phone_sealed)),
    remarks: row.remarks,
    district: ref(districtNo),
    street: ref(row.street_no),
    community: ref(row.community_no),
    industry: ref(row.industry_no),
    registrar: ref(row.registrar_no),
    supervisor: ref(row.supervisor_no),
    level: row.level as 'branch' | null,
    form: row.form as 'own' | null,
  }
}

/** Names of nodes whatever the scope: areas, industries and public bodies; others only where the caller may see them. */
export async function namesOf(
  call: Pick<Call, 'tx'>,
  nos: readonly (number | null)[],
): Promise<Map<number, { no: number; name: string; kind: string }>> {
  const wanted = [...new Set(nos.filter((no) => no !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ no: number; name: string; kind: string }>`
    select no, name, kind from organisations.name_of(${wanted}::integer[])
    union
    select u.no, s.name, u.kind from organisations.unit u join organisations.unit_state s on s.unit_no = u.no and s.retracted_at is null and s.until_on is null
    where u.no = any (${wanted}::integer[])`.execute(call.tx)
  return new Map(rows.map((row) => [row.no, row]))
}

export function nodesOfState(row: StateRow): (number | null)[] {
  return [row.street_no, row.community_no, row.industry_no, row.registrar_no, row.supervisor_no]
}

interface EdgeView {
  id: number
  type: string
  line: string
  from_no: number
  to_no: number
  from_on: string
  until_on: string | null
  act_id: number
}

export async function listEdges(call: Reader, no: number, asOf: Day | null): Promise<EdgeView[]> {
  const { rows } = await sql<EdgeView>`
    select e.id, e.type, t.line, e.from_no, e.to_no, e.from_on, e.until_on, e.recorded_by as act_id
    from organisations.edge e join organisations.edge_type t on t.code = e.type
    where (e.from_no = ${no} or e.to_no = ${no}) and e.retracted_at is null and e.type <> 'part_of'
      and (${asOf}::date is null or (e.from_on <= ${asOf}::date and (e.until_on is null or e.until_on > ${asOf}::date)))
    order by t.line, e.type, e.from_on limit 500`.execute(call.tx)
  return rows
}

export interface ActView {
  id: number
  kind: string
  reason: string | null
  documentNo: string | null
  documentOn: string | null
  effectiveOn: string | null
  recordedAt: string
  recordedBy: string | null
  importId: string | null
}

export async function actsOf(call: Pick<Call, 'tx'>, ids: readonly number[]): Promise<Map<number, ActView>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<ActView & { recorded: Date }>`
    select a.id, a.kind, a.reason, a.document_no as "documentNo", a.document_on as "documentOn", a.effective_on as "effectiveOn",
      a.recorded_at as recorded, access.display_name_of(a.account_id) as "recordedBy", a.import_id as "importId"
    from organisations.act a where a.id = any (${[...new Set(ids)]}::bigint[])`.execute(call.tx)
  return new Map(rows.map(({ recorded, ...row }) => [row.id, { ...row, recordedAt: recorded.toISOString() }]))
}

export interface UnitListFilter {
  readonly kind?: string | undefined
  readonly q?: string | undefined
  readonly asOf?: string | undefined
  readonly districtNo?: number | undefined
  readonly streetNo?: number | undefined
  readonly form?: string | undefined
  readonly level?: string | undefined
  readonly covering?: 'true' | undefined
  readonly site?: DeploymentSite | 'none' | undefined
  readonly establishedFrom?: string | undefined
  readonly establishedUntil?: string | undefined
  readonly page: number
  readonly pageSize: number
}

interface UnitListRow {
  no: number
  name: string
  kind: string
  status: string
  uscc: string | null
  street: string | null
  level: string | null
  form: string | null
  covers: number
  site: DeploymentSite | null
  establishedOn: string
}

const established = sql`(select min(e.from_on) from organisations.unit_state e where e.unit_no = unit_on.unit_no and e.retracted_at is null)`

function siteIs(site: UnitListFilter['site']) {
  if (!site) return sql<boolean>`true`
  const at = sql`select from organisations.deployment p where p.unit_no = unit_on.unit_no`
  return site === 'none' ? sql<boolean>`not exists (${at})` : sql<boolean>`exists (${at} and p.site = ${site})`
}

/** The one predicate of the list and of figures that open it; holds for rows of `organisations.unit_on`. */
function listed(call: Pick<Reader, 'scope'>, filter: Omit<UnitListFilter, 'page' | 'pageSize'>, asOf: Day) {
  return sql.join(
    [
      inScope(call),
      filter.kind ? sql`kind = any (${filter.kind.split(',')})` : sql`true`,
      filter.districtNo ? sql`(district_no = ${filter.districtNo} or unit_no = ${filter.districtNo})` : sql`true`,
      filter.streetNo ? sql`(street_no = ${filter.streetNo} or ${filter.streetNo} = any (scope_nodes))` : sql`true`,
      filter.form ? sql`form = any (${filter.form.split(',')})` : sql`true`,
      filter.level ? sql`level = ${filter.level}` : sql`true`,
      filter.covering ? coversSomebody(asOf) : sql`true`,
      filter.q ? foundBy(filter.q, 'unit_no') : sql`true`,
      siteIs(filter.site),
      filter.establishedFrom ? sql`${established} >= ${filter.establishedFrom}::date` : sql`true`,
      filter.establishedUntil ? sql`${established} < ${filter.establishedUntil}::date` : sql`true`,
    ],
    sql` and `,
  )
}

/** How many the list would show. */
export async function countUnits(
  reader: Pick<Reader, 'tx' | 'scope'>,
  filter: Omit<UnitListFilter, 'page' | 'pageSize'> & { readonly asOf: Day },
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from organisations.unit_on(${filter.asOf}::date) where ${listed(reader, filter, filter.asOf)}`.execute(
    reader.tx,
  )
  return rows[0]!.total
}

export async function listUnits(call: Reader, filter: UnitListFilter): Promise<Page<UnitListRow>> {
  const asOf = filter.asOf ?? call.today
  const where = listed(call, filter, asOf)
  const total = await sql<{
    total: number
  }>`select count(*) as total from organisations.unit_on(${asOf}::date) where ${where}`.execute(call.tx)
  const { rows } = await sql<UnitListRow>`
    select u.unit_no as no, u.name, u.kind, u.status, u.uscc, (select f.name from organisations.name_of(array[u.street_no]) f) as street, u.level, u.form,
      (select count(*) from organisations.edge_on(${asOf}::date) e where e.from_no = u.unit_no and e.type = 'covers') as covers,
      (select p.site from organisations.deployment p where p.unit_no = u.unit_no) as site, u."establishedOn"
    from (select *, ${established} as "establishedOn" from organisations.unit_on(${asOf}::date) where ${where}
      order by name, unit_no limit ${filter.pageSize} offset ${(filter.page - 1) * filter.pageSize}) u
    order by u.name, u.unit_no`.execute(call.tx)
  return { items: rows, total: total.rows[0]!.total, page: filter.page, pageSize: filter.pageSize }
}

/** Holds for a Party organisation, by the column `unit_no`, that is not dissolved and covers an active unit on the day. */
function coversSomebody(asOf: Day) {
  return sql<boolean>`status <> 'dissolved' and unit_no in (select c.from_no from organisations.edge_on(${asOf}::date) c
    join organisations.unit_on(${asOf}::date) covered on covered.unit_no = c.to_no and covered.status = 'active' where c.type = 'covers')`
}

export async function findUnits(call: Reader, q: string, kind: string | undefined, limit: number) {
  const { rows } = await sql<{
    no: number
    name: string
    kind: string
    uscc: string | null
    street: string | null
    status: string
  }>`
    select u.unit_no as no, u.name, u.kind, u.uscc, u.status, (select f.name from organisations.name_of(array[u.street_no]) f) as street
    from (select unit_no, name, kind, uscc, status, street_no from organisations.unit_on(${call.today}::date)
      where ${inScope(call)} and ${foundBy(q, 'unit_no')} and (${kind ?? null}::text is null or kind = ${kind ?? null})
      order by length(name), name limit ${limit}) u`.execute(call.tx)
  return rows
}
