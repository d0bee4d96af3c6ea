import { type RawBuilder, sql } from 'kysely'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, download, query } from '../../platform/commands/operation.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import type { TeamFilter } from './contract-teams.ts'
import { members } from './contract.ts'
import { type FileColumn, listFile } from './files.ts'
import { memberProblems as problems } from './problems.ts'
import { decideDay } from './rules.ts'
import type { TeamKind } from './rules/teams.ts'
import { getBranch } from './store.ts'

interface TeamRow {
  id: string
  no: number
  kind: TeamKind
  name: string
  purpose: string | null
  hostNo: number
  hostName: string | null
  openedOn: string
  closedOn: string | null
  people: number
  party: number
}

const under = (call: Pick<Call, 'scope'>) =>
  sql<boolean>`exists (select from organisations.unit u where u.no = t.host_no and ${reachedBy(call.scope, 'u.scope_nodes')})`

function fits(call: Pick<Call, 'scope' | 'today'>, filter: TeamFilter): RawBuilder<boolean> {
  const day = filter.asOf ?? call.today
  const parts: RawBuilder<boolean>[] = [under(call), sql<boolean>`t.opened_on <= ${day}::date`]
  if (filter.state !== 'all')
    parts.push(sql<boolean>`(t.closed_on is null or t.closed_on > ${day}::date) = ${filter.state === 'open'}`)
  if (filter.kind) parts.push(sql<boolean>`t.kind = ${filter.kind}`)
  if (filter.districtNo) parts.push(sql<boolean>`t.district_no = ${filter.districtNo}`)
  if (filter.hostNo) parts.push(sql<boolean>`t.host_no = ${filter.hostNo}`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

async function listRows(call: Call, where: RawBuilder<boolean>, day: string, limit: number, offset: number) {
  const { rows } = await sql<TeamRow>`
    select t.id, t.no, t.kind, t.name, t.purpose, t.host_no as "hostNo", n.name as "hostName", t.opened_on as "openedOn", t.closed_on as "closedOn",
      coalesce(cardinality(r.ids), 0) as people, (select count(*)::integer from members.team_party(r.ids, ${day}::date)) as party
    from members.team t left join lateral (select h.name from organisations.unit_on(${call.today}::date) h where h.unit_no = t.host_no) n on true
    left join lateral (select array_agg(p.id) as ids from members.team_person p
      where p.team_id = t.id and p.joined_on <= ${day}::date and (p.left_on is null or p.left_on > ${day}::date)) r on true
    where ${where} order by n.name, t.name, t.id limit ${limit} offset ${offset}`.execute(call.tx)
  return rows
}

function present(call: Call, { hostNo, hostName, ...row }: TeamRow) {
  const can = { change: call.can('team.change') !== null && row.closedOn === null }
  return { ...row, host: { no: hostNo, name: hostName ?? String(hostNo) }, can }
}

export const listTeams = query(members.listTeams, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const where = fits(call, filter)
  const rows = await listRows(call, where, filter.asOf ?? call.today, pageSize, (page - 1) * pageSize)
  const { rows: counted } = await sql<{ count: number }>`
    select count(*)::integer as count from members.team t where ${where}`.execute(call.tx)
  return { items: rows.map((row) => present(call, row)), total: counted[0]!.count, page, pageSize }
})

export const getTeam = query(members.getTeam, async (call) => {
  const [row] = await listRows(call, sql<boolean>`t.id = ${call.params.id} and ${under(call)}`, call.today, 1, 0)
  if (!row) throw problem(problems['team-not-found'])
  return present(call, row)
})

const columns: readonly FileColumn<TeamRow>[] = [
  { head: 'no', width: 8, value: (row) => row.no },
  { head: 'team', width: 30, value: (row) => row.name },
  { head: 'teamKind', width: 16, value: (row, words) => words.teams[row.kind] },
  { head: 'branch', width: 34, value: (row) => row.hostName },
  { head: 'does', width: 40, value: (row) => row.purpose },
  { head: 'people', width: 10, value: (row) => row.people },
  { head: 'party', width: 10, value: (row) => row.party },
  { head: 'formedOn', width: 12, value: (row) => ({ date: row.openedOn }) },
  { head: 'disbandedOn', width: 12, value: (row) => (row.closedOn ? { date: row.closedOn } : null) },
]

export const exportTeams = download(members.exportTeams, async (call) => {
  const rows = await listRows(call, fits(call, call.query), call.query.asOf ?? call.today, 100_000, 0)
  return listFile(call, call.query, 'teams', columns, rows)
})

export const openTeam = command(members.openTeam, async (call) => {
  const { tx, body } = call
  const host = await getBranch(call, body.hostNo)
  refuseDay(call, body.openedOn)
  const { rows } = await sql<{ id: string }>`
    insert into members.team (district_no, host_no, kind, name, purpose, opened_on, account_id)
    values (${host.districtNo}, ${host.no}, ${body.kind}, ${body.name}, ${body.purpose || null}, ${body.openedOn}, ${call.actor.accountId}) returning id`.execute(
    tx,
  )
  call.note({ objectType: 'service-team', objectId: rows[0]!.id, fields: ['name'] })
  return rows[0]!
})

export const changeTeam = command(members.changeTeam, async (call) => {
  const { tx, params, body } = call
  const team = await lockTeam(call, params.id)
  await sql`update members.team set name = ${body.name}, purpose = ${body.purpose || null} where id = ${team.id}`.execute(tx)
  call.note({ objectType: 'service-team', objectId: team.id, fields: ['name'] })
  return { id: team.id }
})

export const closeTeam = command(members.closeTeam, async (call) => {
  const { tx, params, body } = call
  const team = await lockTeam(call, params.id)
  refuseDay(call, body.onDay)
  if (body.onDay < team.openedOn) throw problem(problems['member-before'], { since: team.openedOn })
  await sql`update members.team_person set left_on = greatest(${body.onDay}::date, coalesce(active_on, joined_on))
    where team_id = ${team.id} and left_on is null`.execute(tx)
  await sql`update members.team set closed_on = ${body.onDay} where id = ${team.id}`.execute(tx)
  call.note({ objectType: 'service-team', objectId: team.id, fields: ['state'] })
  return { id: team.id }
})

/** Locks a team for a change by whoever reaches the organisation that runs it. Throws `team-not-found`, `team-closed`. */
export async function lockTeam(call: Call, id: string): Promise<{ id: string; kind: TeamKind; openedOn: string }> {
  const { rows } = await sql<{ id: string; kind: TeamKind; openedOn: string; closedOn: string | null }>`
    select t.id, t.kind, t.opened_on as "openedOn", t.closed_on as "closedOn" from members.team t
    where t.id = ${id} and ${under(call)} for update of t`.execute(call.tx)
  if (!rows[0]) throw problem(problems['team-not-found'])
  if (rows[0].closedOn !== null) throw problem(problems['team-closed'])
  return rows[0]
}

export function refuseDay(call: Pick<Call, 'today'>, day: string): void {
  const decision = decideDay(day, call.today, null)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
}
