import { type RawBuilder, sql } from 'kysely'
import { dayOf } from '../../kernel/dates.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { type Audience, audiences, type Learner } from './contract-shapes.ts'
import { namesOf, ofReachedUnit, type SessionRow } from './store.ts'

type Reader = Pick<Call, 'tx' | 'scope' | 'today'>

/** Audiences that are posts. */
export const postAudiences = ['secretary', 'liaison', 'full_time_worker', 'instructor'] as const

interface PersonRow {
  kind: 'post' | 'member'
  id: string
  name: string
  audience: Audience
  unit_no: number
  full: number
}

/** Everybody of the audiences on a day, once an audience, with the unit they come from: `kind, id, audience, unit_no`. */
export function peopleOn(day: string, wanted: readonly string[]): RawBuilder<unknown> {
  const posts = sql`(select distinct on (p.role, p.person_id) 'post'::text as kind, p.person_id as id, p.role as audience, p.unit_no
    from workforce.post_on(${day}::date) p where p.role = any (${wanted.filter((one) => one !== 'member')}::text[])
    order by p.role, p.person_id, p.from_on, p.unit_no)`
  if (!wanted.includes('member')) return posts
  return sql`${posts} union all select 'member', m.member_id, 'member', m.branch_no from members.member_on(${day}::date) m
    where m.standing = any (array['full', 'probationary'])`
}

/** Name of a learner: a lateral relation with the column `name`. */
export const nameOf = (id: string): RawBuilder<unknown> =>
  sql`(select o.name from workforce.person_named(${sql.ref(id)}) o union all select o.name from members.named(${sql.ref(id)}) o)`

/** People of a session's audiences in reach who are not enrolled, by name, with how many there are. */
export async function concernedPeople(reader: Reader, session: SessionRow, { audience, q }: { audience?: Audience; q?: string }) {
  const wanted = audience ? [audience] : session.audiences.length > 0 ? session.audiences : [...audiences]
  const { rows } = await sql<PersonRow>`
    select c.kind, c.id, n.name, c.audience, c.unit_no, count(*) over () as full
    from (${peopleOn(dayOf(session.starts_at), wanted)}) c join lateral ${nameOf('c.id')} n on true
    where ${ofReachedUnit(reader.scope, 'c.unit_no')} and (${q ?? ''} = '' or strpos(n.name, ${q ?? ''}) > 0)
      and exists (select from organisations.unit d where d.no = c.unit_no and d.district_no = ${session.district_no})
      and not exists (select from learning.enrolment e where e.session_id = ${session.id} and e.learner_id = c.id and e.withdrawn_at is null)
    order by n.name, c.id, c.audience limit 500`.execute(reader.tx)
  const name = await namesOf(
    reader,
    rows.map((row) => row.unit_no),
  )
  const items = rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    name: row.name,
    audience: row.audience,
    unit: name(row.unit_no),
  }))
  return { items, total: rows[0]?.full ?? 0 }
}

/** Of the people named those of the session's audiences in reach, with unit and audience; one row a person. */
export async function audienceRows(reader: Reader, session: SessionRow, people: readonly Learner[]) {
  const wanted = session.audiences.length > 0 ? session.audiences : [...audiences]
  const { rows } = await sql<Pick<PersonRow, 'kind' | 'id' | 'audience' | 'unit_no'>>`
    select distinct on (c.kind, c.id) c.kind, c.id, c.audience, c.unit_no from (${peopleOn(dayOf(session.starts_at), wanted)}) c
    where c.id = any (${people.map((one) => one.id)}::uuid[]) and ${ofReachedUnit(reader.scope, 'c.unit_no')}
      and exists (select from organisations.unit d where d.no = c.unit_no and d.district_no = ${session.district_no})
    order by c.kind, c.id, array_position(${[...audiences]}::text[], c.audience)`.execute(reader.tx)
  return rows.filter((row) => people.some((one) => one.id === row.id && one.kind === row.kind))
}

/** The class list of a session: people in reach, by name. */
export async function peopleOfSession(reader: Reader, sessionId: string) {
  const { rows } = await sql<
    Omit<PersonRow, 'full' | 'audience'> & { audience: Audience | null; enrolled: boolean; attended: boolean }
  >`
    select e.learner_kind as kind, e.learner_id as id, n.name, e.audience, e.unit_no, true as enrolled, a.id is not null as attended
    from learning.enrolment e join lateral ${nameOf('e.learner_id')} n on true
    left join learning.attendance a on a.session_id = e.session_id and a.learner_kind = e.learner_kind and a.learner_id = e.learner_id and a.retracted_at is null
    where e.session_id = ${sessionId} and e.withdrawn_at is null and ${ofReachedUnit(reader.scope, 'e.unit_no')} order by n.name, e.learner_id`.execute(
    reader.tx,
  )
  const name = await namesOf(
    reader,
    rows.map((row) => row.unit_no),
  )
  return rows.map(({ unit_no, ...row }) => ({ ...row, unit: name(unit_no) }))
}
