import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { QueryOf } from '../../kernel/endpoint.ts'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { likeOf } from '../../platform/db/like.ts'
import { volunteering } from './contract.ts'
import { volunteeringProblems as problems } from './problems.ts'
import { addMonths } from './rules/months.ts'
import { retentionOn } from './settings.ts'
import { unitNames, unitReached } from './store.ts'

export type TeamFilter = Partial<Omit<QueryOf<typeof volunteering.listTeams>, 'page' | 'pageSize'>>
type Reading = Pick<Call, 'tx' | 'scope' | 'today'>

export interface Span {
  readonly onDay: Day
  readonly sinceOn: Day
  readonly months: number
  readonly periods: readonly number[]
  readonly sessionsAsked: number
}

/** The period looked at: one of the rule's, the longest where none or another is asked for. */
export async function spanOf(call: Reading, { districtNo, onDay = call.today, months }: TeamFilter): Promise<Span> {
  const { periods, sessions } = await retentionOn(call.tx, districtNo ?? null, onDay)
  const chosen = months !== undefined && periods.includes(months) ? months : Math.max(...periods)
  return { onDay, sinceOn: addMonths(onDay, -chosen), months: chosen, periods, sessionsAsked: sessions }
}

interface Row {
  id: string
  no: number
  kind: string
  name: string
  hostNo: number
  openedOn: Day
  closedOn: Day | null
  roster: number
  others: number
  sessions: number
  attended: number
  expected: number
  before: number | null
  stayed: number | null
  retained: number | null
  full: number
}

/** Sessions somebody of the roster served in with the team, confirmed and standing, within the period. */
const servedWith = (
  since: Day,
  until: Day,
) => sql`(select count(distinct h.id) from held h join volunteering.service v on v.shift_id = h.id and v.reversed_at is null
  join volunteering.volunteer p on p.id = v.volunteer_id where h.team_id = t.id and p.member_id = r.member_id and h.held_on > ${since} and h.held_on <= ${until})`

export async function findTeams(call: Reading, filter: TeamFilter, span: Span, page = 1, pageSize = 100_000) {
  const { districtNo = null, unitNo = null, q } = filter
  const { onDay, sinceOn, sessionsAsked } = span
  const like = likeOf(q)
  const { rows } = await sql<Row>`
    with roster as materialized (select * from members.team_rosters()),
      held as materialized (select s.id, s.held_on, n.team_id from volunteering.shift s join volunteering.need n on n.id = s.need_id where s.state = 'held' and n.team_id is not null),
      t as (select distinct team_id as id, no, kind, name, host_no, district_no, opened_on, closed_on from roster)
    select t.id, t.no::integer, t.kind, t.name, t.host_no as "hostNo", t.opened_on as "openedOn", t.closed_on as "closedOn", d.roster, d.others, k.sessions, k.attended, k.expected,
      case when t.opened_on <= ${sinceOn} then b.before end as before, case when t.opened_on <= ${sinceOn} then b.stayed end as stayed,
      case when t.opened_on <= ${sinceOn} then b.retained end as retained, count(*) over ()::integer as full
    from t
      cross join lateral (select (count(*) filter (where r.member_id is not null))::integer as roster, (count(*) filter (where r.member_id is null))::integer as others
        from roster r where r.team_id = t.id and r.person_id is not null and r.from_on <= ${onDay} and (r.left_on is null or r.left_on > ${onDay})) d
      cross join lateral (select count(*)::integer as sessions, coalesce(sum(a.came), 0)::integer as attended, coalesce(sum(a.places), 0)::integer as expected
        from held h cross join lateral (select count(*) as places, count(*) filter (where exists (select from volunteering.service v join volunteering.volunteer p on p.id = v.volunteer_id
            where v.shift_id = h.id and v.reversed_at is null and p.member_id = r.member_id)) as came
          from roster r where r.team_id = t.id and r.member_id is not null and r.from_on <= h.held_on and (r.left_on is null or r.left_on > h.held_on)) a
        where h.team_id = t.id and h.held_on > ${sinceOn} and h.held_on <= ${onDay}) k
      cross join lateral (select count(*)::integer as before, (count(*) filter (where r.left_on is null or r.left_on > ${onDay}))::integer as stayed,
          (count(*) filter (where (r.left_on is null or r.left_on > ${onDay}) and ${servedWith(sinceOn, onDay)} >= ${sessionsAsked}))::integer as retained
        from roster r where r.team_id = t.id and r.member_id is not null and r.from_on <= ${sinceOn} and (r.left_on is null or r.left_on > ${sinceOn})) b
    where ${unitReached(call.scope, 't.host_no')} and t.opened_on <= ${onDay} and (t.closed_on is null or t.closed_on > ${sinceOn})
      and (${districtNo}::integer is null or t.district_no = ${districtNo}) and (${unitNo}::integer is null or t.host_no = ${unitNo})
      and (${like}::text is null or t.name ilike ${like} or t.no::text = ${q ?? ''})
    order by t.closed_on is not null, t.no limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(call.tx)
  const name = await unitNames(call.tx, rows.map((row) => row.hostNo), call.today) // prettier-ignore
  return { total: rows[0]?.full ?? 0, items: rows.map(({ hostNo, full: _full, ...row }) => ({ ...row, host: name(hostNo) })) }
}

export const listTeams = query(volunteering.listTeams, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const span = await spanOf(call, filter)
  return { ...(await findTeams(call, filter, span, page, pageSize)), page, pageSize, ...span, periods: [...span.periods] }
})

/** A need is carried out by a team of its organiser that has not been disbanded. Throws `need-team-unknown`. */
export async function requireTeam({ tx }: Pick<Call, 'tx'>, unitNo: number, teamId: string | null | undefined): Promise<void> {
  if (!teamId) return
  const { rows } = await sql`
    select from members.team_rosters() t where t.team_id = ${teamId} and t.host_no = ${unitNo} and t.closed_on is null limit 1`.execute(
    tx,
  )
  if (!rows[0]) throw problem(problems['need-team-unknown'])
}

/** What a team is called; null for one that is none or not in reach. */
export async function teamName({ tx }: Pick<Call, 'tx'>, teamId: string | null): Promise<string | null> {
  if (teamId === null) return null
  const { rows } = await sql<{
    name: string
  }>`select t.name from members.team_rosters() t where t.team_id = ${teamId} limit 1`.execute(tx)
  return rows[0]?.name ?? null
}
