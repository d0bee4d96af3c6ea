import { type RawBuilder, sql } from 'kysely'
import { maskName } from '../../kernel/mask.ts'
import type { Scope } from '../../kernel/policy.ts'
import { type Call, download, query } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { RegistrationFilter } from './contract-registrations.ts'
import { members } from './contract.ts'
import { type FileColumn, listFile } from './files.ts'
import type { RegistrationState } from './rules/registrations.ts'

export interface RegistrationRow {
  id: string
  no: number
  revision: number
  homeNo: number
  hostNo: number
  withUnit: boolean
  state: RegistrationState
  reportedOn: string
  postedOn: string | null
  endedOn: string | null
  reason: string | null
  endedBecause: 'host-ended' | 'host-is-home' | 'known-there' | null
  notes: { onDay: string; line: string }[]
  ofHost: boolean
  ofHome: boolean
  /** One of the two organisations is the reader's own. */
  own: boolean
}
type Reader = { readonly tx: Tx; readonly scope: Scope }

const under = (scope: Scope, columns: RawBuilder<unknown>) =>
  sql<boolean>`exists (select from organisations.unit u where u.no in (${columns}) and ${reachedBy(scope, 'u.scope_nodes')})`

/** The one predicate of list, count, export and figures. */
function fits({ scope }: Reader, filter: Partial<RegistrationFilter>): RawBuilder<boolean> {
  const { state = 'open' } = filter
  const parts: RawBuilder<boolean>[] = [under(scope, sql`r.home_no, r.host_no`)]
  if (state === 'open') parts.push(sql<boolean>`r.ended_on is null`)
  else if (state === 'took-post') parts.push(sql<boolean>`r.post_id is not null`)
  else if (state !== 'all') parts.push(sql<boolean>`r.state = ${state}`)
  if (filter.districtNo) parts.push(sql<boolean>`r.district_no = ${filter.districtNo}`)
  if (filter.hostNo) parts.push(sql<boolean>`r.host_no = ${filter.hostNo}`)
  if (filter.homeNo) parts.push(sql<boolean>`r.home_no = ${filter.homeNo}`)
  if (filter.postId) parts.push(sql<boolean>`r.post_id = ${filter.postId}`)
  if (filter.withUnit) parts.push(sql<boolean>`r.unit_registration_id is not null`)
  if (filter.fromOn) parts.push(sql<boolean>`r.reported_on >= ${filter.fromOn}`)
  if (filter.untilOn) parts.push(sql<boolean>`r.reported_on < ${filter.untilOn}`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

export async function countRegistrations(
  reader: Reader,
  filter: Partial<RegistrationFilter>,
): Promise<{ total: number; people: number }> {
  const { rows } = await sql<{ total: number; people: number }>`
    select count(*)::integer as total, count(distinct r.member_id)::integer as people from members.registration r where ${fits(reader, filter)}`.execute(
    reader.tx,
  )
  return rows[0]!
}

export const registrationColumns = sql`r.id, r.no, r.revision, r.home_no as "homeNo", r.host_no as "hostNo", r.unit_registration_id is not null as "withUnit",
  r.state, r.reported_on as "reportedOn", r.posted_on as "postedOn", r.ended_on as "endedOn", r.reason, r.ended_because as "endedBecause",
  coalesce((select json_agg(json_build_object('onDay', n.on_day, 'line', n.line) order by n.on_day desc, n.id desc)
    from members.performance_note n where n.registration_id = r.id), '[]') as notes`

async function listRows(call: Call, filter: RegistrationFilter, limit: number, offset: number): Promise<RegistrationRow[]> {
  const own = call.can('member.own')
  const { rows } = await sql<RegistrationRow>`
    select ${registrationColumns}, ${under(call.scope, sql`r.host_no`)} as "ofHost", ${under(call.scope, sql`r.home_no`)} as "ofHome",
      ${own ? under(own, sql`r.home_no, r.host_no`) : sql`false`} as own
    from members.registration r where ${fits(call, filter)} order by r.no desc limit ${limit} offset ${offset}`.execute(call.tx)
  return rows
}

export interface RegistrationNames {
  readonly member: string
  readonly home: string | null
  readonly host: string | null
  readonly post: string | null
}

export async function registrationNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, RegistrationNames>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<RegistrationNames & { id: string }>`
    select id, member, home, host, post from members.registration_names(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The two organisations and the post by name. */
export function presentRegistration<R extends RegistrationRow>(found: R, names: RegistrationNames) {
  const { homeNo, hostNo, ofHost: _, ofHome: __, own: ___, ...row } = found
  return {
    ...row,
    home: { no: homeNo, name: names.home ?? String(homeNo) },
    host: { no: hostNo, name: names.host ?? String(hostNo) },
    post: names.post,
  }
}

async function present(call: Call, rows: readonly RegistrationRow[]) {
  const names = await registrationNames(
    call.tx,
    rows.map((row) => row.id),
  )
  const mayChange = call.can('registration.change') !== null
  return rows.map((row) => {
    const named = names.get(row.id)!
    const open = mayChange && row.endedOn === null
    return {
      ...presentRegistration(row, named),
      member: row.own ? named.member : maskName(named.member),
      can: { host: open && row.ofHost, end: open && (row.ofHost || row.ofHome) },
    }
  })
}
type Line = Awaited<ReturnType<typeof present>>[number]

export const listRegistrations = query(members.listRegistrations, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listRows(call, filter, pageSize, (page - 1) * pageSize)
  return { items: await present(call, rows), ...(await countRegistrations(call, filter)), page, pageSize }
})

const columns: readonly FileColumn<Line>[] = [
  { head: 'registrationNo', width: 10, value: (line) => line.no },
  { head: 'name', width: 12, value: (line) => line.member },
  { head: 'home', width: 34, value: (line) => line.home.name },
  { head: 'registeredAt', width: 34, value: (line) => line.host.name },
  { head: 'progress', width: 14, value: (line, { registration }) => registration[line.state] },
  { head: 'reportedOn', width: 12, value: (line) => ({ date: line.reportedOn }) },
  { head: 'post', width: 20, value: (line) => line.post },
  { head: 'postedOn', width: 12, value: (line) => (line.postedOn ? { date: line.postedOn } : null) },
  {
    head: 'notes',
    width: 50,
    value: (line, { semicolon }) => line.notes.map((one) => `${one.onDay} ${one.line}`).join(semicolon) || null,
  },
  { head: 'endedOn', width: 12, value: (line) => (line.endedOn ? { date: line.endedOn } : null) },
]

export const exportRegistrations = download(members.exportRegistrations, async (call) => {
  return listFile(call, call.query, 'registrations', columns, await present(call, await listRows(call, call.query, 100_000, 0)))
})

/** Those that wait for a host in reach, oldest first. */
export async function listReported({ tx, scope }: Reader, most: number) {
  const waiting = sql<boolean>`r.state = 'reported' and ${under(scope, sql`r.host_no`)}`
  const { rows } = await sql<{ id: string; no: number; total: number }>`
    select r.id, r.no, count(*) over ()::integer as total from members.registration r where ${waiting} order by r.no limit ${most}`.execute(
    tx,
  )
  const names = await registrationNames(
    tx,
    rows.map((row) => row.id),
  )
  return { total: rows[0]?.total ?? 0, items: rows.map(({ id, no }) => ({ no, host: names.get(id)?.host ?? '' })) }
}
