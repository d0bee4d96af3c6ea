import { type RawBuilder, sql } from 'kysely'
import { maskName } from '../../kernel/mask.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, command, download, query } from '../../platform/commands/operation.ts'
import { asPlatform } from '../../platform/db/database.ts'
import { reachedBy } from '../../platform/db/reached.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import type { TeamPersonFilter } from './contract-teams.ts'
import { members } from './contract.ts'
import { type FileColumn, listFile } from './files.ts'
import { findOwnMember, getOwnMember } from './own-store.ts'
import { memberProblems as problems } from './problems.ts'
import { endsMembership } from './rules.ts'
import { decideRosterMove, type OnRoster, rosterState, type TeamKind } from './rules/teams.ts'
import { lockTeam, refuseDay } from './teams.ts'

interface PersonRow extends OnRoster {
  id: string
  teamId: string
  teamName: string
  closed: boolean
  memberId: string | null
  reason: string | null
  name: string
  branch: string | null
  party: boolean
  own: boolean
}
type Reader = Pick<Call, 'tx' | 'scope'>
const under = (scope: Call['scope']) =>
  sql<boolean>`exists (select from organisations.unit u where u.no = t.host_no and ${reachedBy(scope, 'u.scope_nodes')})`

/** The one predicate of list, count, export and the figure; a person is `p` in a team `t`. */
function fits({ scope }: Pick<Call, 'scope'>, filter: Partial<TeamPersonFilter>, day: string): RawBuilder<boolean> {
  const here = sql<boolean>`p.joined_on <= ${day}::date and (p.left_on is null or p.left_on > ${day}::date)`
  const of: Readonly<Record<TeamPersonFilter['state'], RawBuilder<boolean>>> = {
    here,
    joined: sql<boolean>`${here} and (p.active_on is null or p.active_on > ${day}::date)`,
    active: sql<boolean>`${here} and p.active_on <= ${day}::date`,
    left: sql<boolean>`p.left_on <= ${day}::date`,
    all: sql<boolean>`p.joined_on <= ${day}::date`,
  }
  const parts: RawBuilder<boolean>[] = [under(scope), of[filter.state ?? 'here']]
  if (filter.teamId) parts.push(sql<boolean>`t.id = ${filter.teamId}`)
  if (filter.kind) parts.push(sql<boolean>`t.kind = ${filter.kind}`)
  if (filter.districtNo) parts.push(sql<boolean>`t.district_no = ${filter.districtNo}`)
  if (filter.hostNo) parts.push(sql<boolean>`t.host_no = ${filter.hostNo}`)
  if (filter.party)
    parts.push(sql<boolean>`exists (select from members.team_party(array[p.id], ${day}::date)) = ${filter.party === 'yes'}`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

/** Rows of rosters, and different people among them: a member in two teams is one. */
export async function countTeamPeople(
  reader: Reader,
  filter: Partial<TeamPersonFilter>,
  day: string,
): Promise<{ total: number; people: number }> {
  const { rows } = await sql<{ total: number; people: number }>`
    select count(*)::integer as total, count(distinct coalesce(p.member_id, p.id))::integer as people
    from members.team_person p join members.team t on t.id = p.team_id where ${fits(reader, filter, day)}`.execute(reader.tx)
  return rows[0]!
}

async function listRows(call: Call, filter: TeamPersonFilter, limit: number, offset: number): Promise<PersonRow[]> {
  const own = call.can('member.own')
  const day = filter.asOf ?? call.today
  const { rows } = await sql<PersonRow>`
    with page as (
      select p.id, p.team_id as "teamId", t.name as "teamName", t.closed_on is not null as closed, p.member_id as "memberId", p.joined_on as "joinedOn",
        p.active_on as "activeOn", p.left_on as "leftOn", p.reason, ${own ? under(own) : sql`false`} as own, t.name as team_name, p.recorded_at as recorded_at
      from members.team_person p join members.team t on t.id = p.team_id where ${fits(call, filter, day)}
      order by t.name, p.joined_on, p.recorded_at, p.id limit ${limit} offset ${offset}),
    asked as (select coalesce(array_agg(id), '{}') as ids from page)
    select page.*, n.name, n.branch, b.id is not null as party from page
    join lateral (select k.* from asked, members.team_names(asked.ids, ${call.today}::date) k) n on n.id = page.id
    left join lateral (select k.id from asked, members.team_party(asked.ids, ${day}::date) k) b on b.id = page.id
    order by page.team_name, page."joinedOn", page.recorded_at, page.id`.execute(call.tx)
  return rows.map((row) => ({ ...row, name: row.own ? row.name : maskName(row.name) }))
}

export const listTeamPeople = query(members.listTeamPeople, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const rows = await listRows(call, filter, pageSize, (page - 1) * pageSize)
  const mayChange = call.can('team.change') !== null
  const items = rows.map((found) => {
    const { teamId, teamName, own: _, closed, ...row } = found
    const can = { change: mayChange && !closed && row.leftOn === null }
    return { ...row, team: { id: teamId, name: teamName }, state: rosterState(row), can }
  })
  return { items, ...(await countTeamPeople(call, filter, filter.asOf ?? call.today)), page, pageSize }
})

const columns: readonly FileColumn<PersonRow>[] = [
  { head: 'team', width: 30, value: (row) => row.teamName },
  { head: 'name', width: 12, value: (row) => row.name },
  { head: 'politics', width: 12, value: (row, { politics }) => (row.party ? politics.member : politics.none) },
  { head: 'branch', width: 34, value: (row) => row.branch },
  { head: 'onRoster', width: 12, value: (row, { roster }) => roster[rosterState(row)] },
  { head: 'joinedTeamOn', width: 12, value: (row) => dayCell(row.joinedOn) },
  { head: 'activeOn', width: 14, value: (row) => dayCell(row.activeOn) },
  { head: 'leftOn', width: 12, value: (row) => dayCell(row.leftOn) },
]

export const exportTeamPeople = download(members.exportTeamPeople, async (call) => {
  return listFile(call, call.query, 'roster', columns, await listRows(call, call.query, 100_000, 0))
})

export const joinTeam = command(members.joinTeam, async (call) => {
  const { tx, params, body } = call
  const team = await lockTeam(call, params.id)
  const name = body.name || null
  if ((body.memberId ? 1 : 0) + (name ? 1 : 0) !== 1) throw problem(problems['team-person-unnamed'])
  if (team.kind === 'model' && !body.memberId) throw problem(problems['team-of-members'])
  if (body.memberId) await refuseNoMember(call, body.memberId)
  for (const on of [body.joinedOn, body.activeOn ?? body.joinedOn]) refuseDay(call, on)
  const since =
    body.activeOn && body.activeOn < body.joinedOn ? body.joinedOn : body.joinedOn < team.openedOn ? team.openedOn : null
  if (since) throw problem(problems['member-before'], { since })
  const { rows } = await sql<{ id: string }>`
    insert into members.team_person (team_id, member_id, name, joined_on, active_on, account_id)
    values (${team.id}, ${body.memberId ?? null}, ${name}, ${body.joinedOn}, ${body.activeOn ?? null}, ${call.actor.accountId})
    on conflict (team_id, member_id) where left_on is null and member_id is not null do nothing returning id`.execute(tx)
  if (!rows[0]) throw problem(problems['team-person-known'])
  call.note({ objectType: 'team-person', objectId: rows[0].id, fields: ['state'] })
  return rows[0]
})

/** A member in reach who is one now: a team is joined by people, not by those who have left. */
async function refuseNoMember(call: Call, id: string): Promise<void> {
  const { rows } = await sql<{ standing: string | null }>`
    select m.standing from members.member m where m.id = ${id} and m.retracted_by is null and ${reachedBy(call.scope, 'm.scope_nodes')}`.execute(
    call.tx,
  )
  if (!rows[0]) throw problem(problems['member-not-found'])
  if (rows[0].standing === null || endsMembership(rows[0].standing)) throw problem(problems['member-gone'])
}

export const moveTeamPerson = command(members.moveTeamPerson, async (call) => {
  const { tx, params, body, today } = call
  const { rows } = await sql<OnRoster & { id: string }>`
    select p.id, p.joined_on as "joinedOn", p.active_on as "activeOn", p.left_on as "leftOn"
    from members.team_person p join members.team t on t.id = p.team_id where p.id = ${params.id} and ${under(call.scope)} for update of p`.execute(
    tx,
  )
  const row = rows[0]
  if (!row) throw problem(problems['team-person-not-found'])
  const decision = decideRosterMove(row, body.move, body.onDay, today)
  if (!decision.ok) throw problem(problems[decision.code], decision.params)
  const leaves = body.move === 'leave'
  await sql`update members.team_person set active_on = case when ${leaves} then active_on else ${body.onDay}::date end,
      left_on = case when ${leaves} then ${body.onDay}::date end, reason = ${leaves ? body.reason || null : null}, account_id = ${call.actor.accountId}
    where id = ${row.id}`.execute(tx)
  call.note({ objectType: 'team-person', objectId: row.id, fields: ['state'] })
  return { id: row.id }
})

export const getOwnTeams = query(members.getOwnTeams, async (call) => {
  const own = await findOwnMember(call)
  return { teams: own ? await teamsOf(call, own.id) : [] }
})

/** Teams of a member, for the member. */
export async function teamsOf({ tx, today }: Pick<Call, 'tx' | 'today'>, memberId: string) {
  const { rows } = await asPlatform(tx, () =>
    sql<OnRoster & { id: string; team: string; kind: TeamKind; purpose: string | null; host: string }>`
      select p.id, t.name as team, t.kind, t.purpose, coalesce(h.name, t.host_no::text) as host, p.joined_on as "joinedOn", p.active_on as "activeOn",
        p.left_on as "leftOn"
      from members.team_person p join members.team t on t.id = p.team_id left join organisations.unit_on(${today}::date) h on h.unit_no = t.host_no
      where p.member_id = ${memberId} order by p.left_on nulls first, p.joined_on desc, p.id`.execute(tx),
  )
  return rows.map((row) => ({ ...row, state: rosterState(row) }))
}

export const leaveOwnTeam = command(members.leaveOwnTeam, async (call) => {
  const { tx, params, today } = call
  const own = await getOwnMember(call)
  await asPlatform(tx, async () => {
    const { rows } = await sql<{ leftOn: string | null }>`
      select left_on as "leftOn" from members.team_person where id = ${params.id} and member_id = ${own.id} for update`.execute(
      tx,
    )
    if (!rows[0]) throw problem(problems['team-person-not-found'])
    if (rows[0].leftOn !== null) throw problem(problems['team-person-moved'])
    await sql`update members.team_person set left_on = ${today}, account_id = ${call.actor.accountId} where id = ${params.id}`.execute(
      tx,
    )
  })
  call.note({ objectType: 'team-person', objectId: params.id, fields: ['state'] })
  return {}
})
