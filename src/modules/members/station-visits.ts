import { type RawBuilder, sql } from 'kysely'
import { maskName } from '../../kernel/mask.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, download, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { VisitFilter } from './contract-visits.ts'
import { members } from './contract.ts'
import { type FileColumn, listFile } from './files.ts'
import { memberProblems as problems } from './problems.ts'
import { decideDay } from './rules.ts'

interface VisitRow {
  id: string
  stationId: string
  stationName: string
  hostNo: number
  hostName: string | null
  liaison: string | null
  onDay: string
  found: string
  followUp: string | null
  own: boolean
}

const under = (scope: Call['scope']) =>
  sql<boolean>`exists (select from organisations.unit u where u.no = s.host_no and ${reachedBy(scope, 'u.scope_nodes')})`

/** The one predicate of list, count and export; a visit `v` of a station `s`. */
function fits({ scope }: Pick<Call, 'scope'>, filter: VisitFilter): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [sql<boolean>`v.retracted_at is null`, under(scope)]
  if (filter.stationId) parts.push(sql<boolean>`v.station_id = ${filter.stationId}`)
  if (filter.districtNo) parts.push(sql<boolean>`s.district_no = ${filter.districtNo}`)
  if (filter.follow) parts.push(sql<boolean>`v.follow_up is not null`)
  if (filter.fromOn) parts.push(sql<boolean>`v.on_day >= ${filter.fromOn}`)
  if (filter.untilOn) parts.push(sql<boolean>`v.on_day < ${filter.untilOn}`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

async function listRows(call: Call, filter: VisitFilter, limit: number, offset: number): Promise<VisitRow[]> {
  const own = call.can('member.own')
  const { rows } = await sql<VisitRow>`
    select v.id, s.id as "stationId", s.name as "stationName", s.host_no as "hostNo", n.name as "hostName", l.name as liaison, v.on_day as "onDay", v.found,
      v.follow_up as "followUp", ${own ? under(own) : sql`false`} as own
    from members.station_visit v join members.station s on s.id = v.station_id left join members.station_liaison l on l.id = v.liaison_id
    left join lateral (select h.name from organisations.unit_on(${call.today}::date) h where h.unit_no = s.host_no) n on true
    where ${fits(call, filter)} order by v.on_day desc, v.recorded_at desc, v.id limit ${limit} offset ${offset}`.execute(call.tx)
  return rows.map((row) => ({ ...row, liaison: row.liaison && (row.own ? row.liaison : maskName(row.liaison)) }))
}

export const listStationVisits = query(members.listStationVisits, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listRows(call, filter, pageSize, (page - 1) * pageSize)
  const { rows: counted } = await sql<{ count: number }>`
    select count(*)::integer as count from members.station_visit v join members.station s on s.id = v.station_id where ${fits(call, filter)}`.execute(
    call.tx,
  )
  const can = { withdraw: call.can('member.change') !== null }
  const items = rows.map((found) => {
    const { stationId, stationName, hostNo, hostName, own: _, ...row } = found
    return { ...row, station: { id: stationId, name: stationName }, host: { no: hostNo, name: hostName ?? String(hostNo) }, can }
  })
  return { items, total: counted[0]!.count, page, pageSize }
})

const columns: readonly FileColumn<VisitRow>[] = [
  { head: 'visitedOn', width: 12, value: (row) => ({ date: row.onDay }) },
  { head: 'station', width: 30, value: (row) => row.stationName },
  { head: 'branch', width: 34, value: (row) => row.hostName },
  { head: 'liaison', width: 16, value: (row) => row.liaison },
  { head: 'found', width: 50, value: (row) => row.found },
  { head: 'followUp', width: 50, value: (row) => row.followUp },
]

export const exportStationVisits = download(members.exportStationVisits, async (call) => {
  return listFile(call, call.query, 'visits', columns, await listRows(call, call.query, 100_000, 0))
})

/** Also of a station given up since, as long as it was open on the day. */
export const visitStation = command(members.visitStation, async (call) => {
  const { tx, params, body, today } = call
  const { rows: stations } = await sql<{ openedOn: string; closedOn: string | null }>`
    select s.opened_on as "openedOn", s.closed_on as "closedOn" from members.station s where s.id = ${params.id} and ${under(call.scope)} for share of s`.execute(
    tx,
  )
  const station = stations[0]
  if (!station) throw problem(problems['station-not-found'])
  const decision = decideDay(body.onDay, today, null)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
  if (body.onDay < station.openedOn) throw problem(problems['member-before'], { since: station.openedOn })
  if (station.closedOn !== null && body.onDay > station.closedOn) throw problem(problems['station-closed'])
  const { rows: liaisons } = await sql`
    select from members.station_liaison where id = ${body.liaisonId ?? 0} and station_id = ${params.id}`.execute(tx)
  if (body.liaisonId && liaisons.length === 0) throw problem(problems['station-liaison-unknown'])
  const { rows } = await sql<{ id: string }>`
    insert into members.station_visit (station_id, liaison_id, on_day, found, follow_up, account_id)
    values (${params.id}, ${body.liaisonId ?? null}, ${body.onDay}, ${body.found}, ${body.followUp || null}, ${call.actor.accountId}) returning id`.execute(
    tx,
  )
  call.note({ objectType: 'station-visit', objectId: rows[0]!.id, fields: ['state'] })
  return rows[0]!
})

export const withdrawStationVisit = command(members.withdrawStationVisit, async (call) => {
  const { rows } = await sql<{ id: string }>`
    update members.station_visit v set retracted_at = ${call.now} from members.station s
    where s.id = v.station_id and v.id = ${call.params.id} and v.retracted_at is null and ${under(call.scope)} returning v.id`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['station-visit-not-found'])
  call.note({ objectType: 'station-visit', objectId: rows[0].id, fields: ['state'] })
  return rows[0]
})
