import { sql } from 'kysely'
import type { z } from 'zod'
import { problem } from '../../kernel/problem.ts'
import { type Call, query } from '../../platform/commands/operation.ts'
import { learning } from './contract.ts'
import type { personHours } from './contract-hours.ts'
import { type CreditRow, creditOf } from './credit.ts'
import { postAudiences } from './people.ts'
import { learningProblems as problems } from './problems.ts'
import { decideHours, minutesLeft } from './rules/hours.ts'
import type { Audience, Learner } from './contract-shapes.ts'
import { settingsOn } from './settings.ts'
import { namesOf, ofReachedUnit } from './store.ts'

type Reader = Pick<Call, 'tx' | 'today'>
type PersonHours = z.output<typeof personHours>

interface PostRow {
  name: string
  district_no: number
  role: Audience | null
  unit_no: number | null
}

/** Where posts are read: of anybody within scope, or one's own, which need no scope. */
const sources = {
  scope: (day: string) => sql`(select p.person_id, n.name as person_name, u.district_no, p.role, p.unit_no, p.from_on
    from workforce.post_on(${day}::date) p join organisations.unit u on u.no = p.unit_no join lateral workforce.person_named(p.person_id) n on true)`,
  own: (day: string) => sql`workforce.own_posts_on(${day}::date)`,
}

/** Posts of somebody on a day, the one with a minimum first. */
async function postsOf(reader: Reader, id: string, day: string, through: keyof typeof sources): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select p.person_name as name, p.district_no, p.role, p.unit_no from ${sources[through](day)} p
    where p.person_id = ${id}::uuid order by array_position(${[...postAudiences]}::text[], p.role), p.from_on, p.unit_no`.execute(
    reader.tx,
  )
  return rows
}

/** Name and district of somebody who is in post no more and was at sessions. */
async function formerlyIn(reader: Reader, id: string): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select n.name, u.district_no, null as role, null as unit_no from workforce.person_named(${id}::uuid) n
    join learning.attendance a on a.learner_id = ${id}::uuid join organisations.unit u on u.no = a.unit_no limit 1`.execute(
    reader.tx,
  )
  return rows
}

async function sessionsOf(reader: Reader, learner: Learner, year: number, settings: Awaited<ReturnType<typeof settingsOn>>) {
  const own = sql`l.learner_kind = ${learner.kind} and l.learner_id = ${learner.id}::uuid`
  const { rows } = await sql<CreditRow & { title: string; on_day: string }>`
    select k.*, coalesce(s.title, c.title) as title,
      coalesce((s.starts_at at time zone 'Asia/Shanghai')::date, c.from_on) as on_day
    from (${creditOf(settings, year, own)}) k
    left join learning.session s on k.source = 'session' and s.id = k.source_id
    left join learning.certificate c on k.source = 'certificate' and c.id = k.source_id
    order by 9, s.starts_at, k.source_id`.execute(reader.tx)
  return rows.map(({ source, source_id, title, on_day, way, credit, counted }) => ({
    source,
    id: source_id,
    title,
    on: on_day,
    way,
    credit,
    counted,
  }))
}

/** The hours of somebody in a year with the sessions behind them; undefined where nothing of the person is in reach. */
export async function hoursOfPerson(
  reader: Reader,
  learner: Learner,
  year: number,
  through: keyof typeof sources = 'scope',
): Promise<PersonHours | undefined> {
  const last = `${year}-12-31`
  const asOf = reader.today < last && reader.today >= `${year}-01-01` ? reader.today : last
  const posts = await postsOf(reader, learner.id, asOf, through)
  const known = posts[0] ?? (await formerlyIn(reader, learner.id))[0]
  if (!known || learner.kind !== 'post') return undefined
  const audience = known.role
  const settings = await settingsOn(reader.tx, known.district_no, asOf)
  const sessions = await sessionsOf(reader, learner, year, settings)
  const sum = (way?: string) =>
    sessions.reduce((total, one) => (way === undefined || one.way === way ? total + one.counted : total), 0)
  const trainings = sessions.filter((one) => one.way === 'centralised' && one.counted > 0).length
  const minimum = settings.minimums.find((one) => one.audience === audience) ?? null
  const by = minimum?.inPostBy ? `${year}-${minimum.inPostBy}` : asOf
  const before = await postsOf(reader, learner.id, by < asOf ? by : asOf, through)
  const applies = before.some((post) => post.role === audience)
  const units = [...new Set(posts.flatMap((post) => post.unit_no ?? []))]
  const name = await namesOf(reader, units)
  const state = minimum === null ? null : decideHours({ total: sum(), trainings }, minimum, settings.conversion, applies)
  return {
    ...learner,
    name: known.name,
    units: units.map(name),
    year,
    audience,
    minutes: sum(),
    centralised: sum('centralised'),
    collective: sum('collective'),
    trainings,
    minimum: minimum === null ? null : { hours: minimum.hours, centralised: minimum.centralised },
    left: minimum === null || state === 'not-applicable' ? null : minutesLeft(sum(), minimum, settings.conversion),
    state,
    classHourMinutes: settings.conversion.classHourMinutes,
    sessions,
    rules: [...settings.rules],
  }
}

export const getPersonHours = query(learning.getPersonHours, async (call) => {
  const { tx, scope, params, today } = call
  const year = call.query.year ?? Number(today.slice(0, 4))
  const { rows } = await sql`
    select from workforce.post_on(${today}::date) p where p.person_id = ${params.id}::uuid and ${ofReachedUnit(scope, 'p.unit_no')}
    union all select from learning.attendance a where a.learner_id = ${params.id}::uuid and ${ofReachedUnit(scope, 'a.unit_no')} limit 1`.execute(
    tx,
  )
  const found = rows.length > 0 ? await hoursOfPerson(call, params, year) : undefined
  if (!found) throw problem(problems['learner-not-found'])
  return found
})

export const getMine = query(learning.getMine, async (call) => {
  const year = call.query.year ?? Number(call.today.slice(0, 4))
  const { rows: own } = await sql<{ id: string }>`select id from workforce.own_persons() o (id) order by id`.execute(call.tx)
  const people: PersonHours[] = []
  for (const { id } of own) {
    const found = await hoursOfPerson(call, { kind: 'post', id }, year, 'own')
    if (found) people.push(found)
  }
  const { rows: expected } = await sql<{ id: string; title: string; starts_at: Date; ends_at: Date; place: string | null }>`
    select s.id, s.title, s.starts_at, s.ends_at, s.place from learning.session s
    where s.cancelled_at is null and s.ends_at > ${call.now} and exists (select from learning.enrolment e where e.session_id = s.id
      and e.withdrawn_at is null and e.learner_id = any (${own.map((one) => one.id)}::uuid[])) order by s.starts_at, s.id`.execute(
    call.tx,
  )
  return {
    people,
    expected: expected.map(({ starts_at, ends_at, ...row }) => ({
      ...row,
      startsAt: starts_at.toISOString(),
      endsAt: ends_at.toISOString(),
    })),
  }
})
