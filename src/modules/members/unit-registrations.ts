import { type RawBuilder, sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import type { Scope } from '../../kernel/policy.ts'
import { type Call, command, download, query } from '../../platform/commands/operation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { UnitRegistrationFilter } from './contract-registrations.ts'
import { members } from './contract.ts'
import { type FileColumn, listFile } from './files.ts'
import { memberProblems as problems } from './problems.ts'
import { decideDay } from './rules.ts'
import { getBranch } from './store.ts'

interface Row {
  id: string
  no: number
  unitNo: number
  hostNo: number
  reportedOn: string
  endedOn: string | null
  members: number
  ofHost: boolean
}
type Reader = { readonly tx: Tx; readonly scope: Scope }

const under = (scope: Scope) =>
  sql<boolean>`exists (select from organisations.unit u where u.no = r.host_no and ${reachedBy(scope, 'u.scope_nodes')})`

/** The one predicate of list, count, export and the figure. */
function fits({ scope }: Reader, filter: Partial<UnitRegistrationFilter>): RawBuilder<boolean> {
  const { state = 'open' } = filter
  const parts: RawBuilder<boolean>[] = [
    sql<boolean>`exists (select from organisations.unit u where u.no in (r.unit_no, r.host_no) and ${reachedBy(scope, 'u.scope_nodes')})`,
  ]
  if (state !== 'all') parts.push(sql<boolean>`(r.ended_on is null) = ${state === 'open'}`)
  if (filter.districtNo) parts.push(sql<boolean>`r.district_no = ${filter.districtNo}`)
  if (filter.hostNo) parts.push(sql<boolean>`r.host_no = ${filter.hostNo}`)
  if (filter.unitNo) parts.push(sql<boolean>`r.unit_no = ${filter.unitNo}`)
  if (filter.fromOn) parts.push(sql<boolean>`r.reported_on >= ${filter.fromOn}`)
  if (filter.untilOn) parts.push(sql<boolean>`r.reported_on < ${filter.untilOn}`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

/** Registrations, and different units among them. */
export async function countUnitRegistrations(
  reader: Reader,
  filter: Partial<UnitRegistrationFilter>,
): Promise<{ total: number; units: number }> {
  const { rows } = await sql<{ total: number; units: number }>`
    select count(*)::integer as total, count(distinct r.unit_no)::integer as units from members.unit_registration r where ${fits(reader, filter)}`.execute(
    reader.tx,
  )
  return rows[0]!
}

async function listRows(call: Call, filter: UnitRegistrationFilter, limit: number, offset: number) {
  const { rows } = await sql<Row>`
    select r.id, r.no, r.unit_no as "unitNo", r.host_no as "hostNo", r.reported_on as "reportedOn", r.ended_on as "endedOn", ${under(call.scope)} as "ofHost",
      (select count(distinct m.member_id)::integer from members.registration m where m.unit_registration_id = r.id) as members
    from members.unit_registration r where ${fits(call, filter)} order by r.no desc limit ${limit} offset ${offset}`.execute(
    call.tx,
  )
  const ids = rows.map((row) => row.id)
  const { rows: found } = await sql<{ id: string; unit: string | null; host: string | null }>`
    select id, unit, host from members.unit_registration_names(${ids}::uuid[])`.execute(call.tx)
  const names = new Map(found.map((row) => [row.id, row]))
  const mayChange = call.can('registration.change') !== null
  return rows.map(({ unitNo, hostNo, ofHost, ...row }) => ({
    ...row,
    can: { end: mayChange && ofHost && row.endedOn === null },
    unit: { no: unitNo, name: names.get(row.id)?.unit ?? String(unitNo) },
    host: { no: hostNo, name: names.get(row.id)?.host ?? String(hostNo) },
  }))
}

export const listUnitRegistrations = query(members.listUnitRegistrations, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const items = await listRows(call, filter, pageSize, (page - 1) * pageSize)
  const { total } = await countUnitRegistrations(call, filter)
  return { items, total, page, pageSize }
})

type Line = Awaited<ReturnType<typeof listRows>>[number]
const columns: readonly FileColumn<Line>[] = [
  { head: 'registrationNo', width: 10, value: (line) => line.no },
  { head: 'unit', width: 34, value: (line) => line.unit.name },
  { head: 'registeredAt', width: 34, value: (line) => line.host.name },
  { head: 'reportedOn', width: 12, value: (line) => ({ date: line.reportedOn }) },
  { head: 'along', width: 14, value: (line) => line.members },
  { head: 'endedOn', width: 12, value: (line) => (line.endedOn ? { date: line.endedOn } : null) },
]

export const exportUnitRegistrations = download(members.exportUnitRegistrations, async (call) => {
  return listFile(call, call.query, 'unitRegistrations', columns, await listRows(call, call.query, 100_000, 0))
})

export const registerUnit = command(members.registerUnit, async (call) => {
  const { tx, body, actor } = call
  const host = await getBranch(call, body.hostNo)
  refuseDay(call, body.onDay, null)
  if (body.unitNo === host.no) throw problem(problems['member-host-is-home'])
  // Public bodies are known to everybody; other units only in reach.
  const { rows: units } = await sql`
    select from organisations.unit u where u.no = ${body.unitNo} and u.retracted_by is null and ${reachedBy(call.scope, 'u.scope_nodes')}
    union all select from organisations.name_of(array[${body.unitNo}]::integer[]) where kind = 'public_body'`.execute(tx)
  if (units.length === 0) throw problem(problems['registration-unit-unknown'])
  const { rows } = await sql<{ id: string }>`
    insert into members.unit_registration (district_no, unit_no, host_no, reported_on, account_id)
    values (${host.districtNo}, ${body.unitNo}, ${host.no}, ${body.onDay}, ${actor.accountId})
    on conflict (unit_no, host_no) where ended_on is null do nothing returning id`.execute(tx)
  if (!rows[0]) throw problem(problems['registration-known'])
  call.note({ objectType: 'unit-registration', objectId: rows[0].id, fields: ['state'] })
  return { id: rows[0].id }
})

export const endUnitRegistration = command(members.endUnitRegistration, async (call) => {
  const { tx, params, body } = call
  const { rows } = await sql<{ id: string; reportedOn: string; endedOn: string | null }>`
    select r.id, r.reported_on as "reportedOn", r.ended_on as "endedOn" from members.unit_registration r
    where r.id = ${params.id} and ${under(call.scope)} for update of r`.execute(tx)
  const row = rows[0]
  if (!row) throw problem(problems['registration-not-found'])
  if (row.endedOn !== null) throw problem(problems['registration-closed'], { state: 'ended' })
  refuseDay(call, body.onDay, row.reportedOn)
  await sql`update members.unit_registration set ended_on = ${body.onDay} where id = ${row.id}`.execute(tx)
  call.note({ objectType: 'unit-registration', objectId: row.id, fields: ['state'] })
  return { id: row.id }
})

function refuseDay(call: Call, day: string, since: string | null): void {
  const decision = decideDay(day, call.today, null)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
  if (since !== null && day < since) throw problem(problems['member-before'], { since })
}
