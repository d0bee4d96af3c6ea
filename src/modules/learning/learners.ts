import { sql } from 'kysely'
import type { Call } from '../../platform/commands/operation.ts'
import type { Audience, Learner } from './contract-shapes.ts'
import { nameOf, postAudiences } from './people.ts'
import { namesOf, ofReachedUnit } from './store.ts'

type Reader = Pick<Call, 'tx' | 'today'>

/** What somebody is on a day: a post, or a relation of a member; none for who was at sessions and is in post no more. */
export interface Place {
  readonly name: string
  readonly district_no: number
  readonly role: Audience | null
  readonly unit_no: number | null
}

/** Where posts and relations are read: of anybody within scope, or one's own, which need no scope. */
const posts = {
  scope: (day: string) => sql`(select p.person_id, n.name as person_name, u.district_no, p.role, p.unit_no, p.from_on
    from workforce.post_on(${day}::date) p join organisations.unit u on u.no = p.unit_no join lateral workforce.person_named(p.person_id) n on true)`,
  own: (day: string) => sql`workforce.own_posts_on(${day}::date)`,
}
const relations = {
  scope: (day: string) => sql`(select m.member_id, n.name as member_name, u.district_no, m.branch_no, m.standing
    from members.member_on(${day}::date) m join organisations.unit u on u.no = m.branch_no join lateral members.named(m.member_id) n on true)`,
  own: (day: string) => sql`members.own_member_on(${day}::date)`,
}
export type Through = keyof typeof posts

/** What a learner is on a day, the post with a minimum first. */
export async function placesOf(reader: Reader, { kind, id }: Learner, day: string, through: Through): Promise<Place[]> {
  const found =
    kind === 'post'
      ? sql<Place>`select p.person_name as name, p.district_no, p.role, p.unit_no from ${posts[through](day)} p
          where p.person_id = ${id}::uuid order by array_position(${[...postAudiences]}::text[], p.role), p.from_on, p.unit_no`
      : sql<Place>`select m.member_name as name, m.district_no, case when m.standing in ('full', 'probationary') then 'member' end as role, m.branch_no as unit_no
          from ${relations[through](day)} m where m.member_id = ${id}::uuid`
  return (await found.execute(reader.tx)).rows
}

/** Name and district of somebody who is nothing on the day any more and was at sessions. */
export async function formerly(reader: Reader, { kind, id }: Learner): Promise<Place | undefined> {
  const { rows } = await sql<Place>`
    select n.name, u.district_no, null as role, null as unit_no from learning.attendance a
    join organisations.unit u on u.no = a.unit_no join lateral ${nameOf('a.learner_id')} n on true
    where a.learner_kind = ${kind} and a.learner_id = ${id}::uuid limit 1`.execute(reader.tx)
  return rows[0]
}

/** Whether the caller reaches a learner: by what it is today, or by where it came from to a session. */
export async function reachesLearner(
  { tx, today, scope }: Pick<Call, 'tx' | 'today' | 'scope'>,
  { kind, id }: Learner,
): Promise<boolean> {
  const { rows } = await sql`
    select from workforce.post_on(${today}::date) p where ${kind} = 'post' and p.person_id = ${id}::uuid and ${ofReachedUnit(scope, 'p.unit_no')}
    union all select from members.member_on(${today}::date) m where ${kind} = 'member' and m.member_id = ${id}::uuid and ${ofReachedUnit(scope, 'm.branch_no')}
    union all select from learning.attendance a where a.learner_kind = ${kind} and a.learner_id = ${id}::uuid and ${ofReachedUnit(scope, 'a.unit_no')} limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

/** The other identity of a learner, with its name where it is in reach. */
export async function twinOf(reader: Reader, id: string) {
  const { rows } = await sql<{ kind: 'post' | 'member'; id: string; name: string | null }>`
    select t.twin_kind as kind, t.twin_id as id, (select n.name from (select t.twin_id as id) x, lateral ${nameOf('x.id')} n limit 1) as name
    from learning.twins_of(array[${id}::uuid]) t`.execute(reader.tx)
  return rows[0] ?? null
}

/** Members in reach with the name of a person in post and no link yet: one of them may be the same human. */
export async function sameNamed({ tx, today, scope }: Pick<Call, 'tx' | 'today' | 'scope'>, name: string, districtNo: number) {
  const { rows } = await sql<{ id: string; branch_no: number }>`
    select m.member_id as id, m.branch_no from members.member_on(${today}::date) m join organisations.unit u on u.no = m.branch_no
    join lateral members.named(m.member_id) n on n.name = ${name}
    where u.district_no = ${districtNo} and ${ofReachedUnit(scope, 'm.branch_no')}
      and not exists (select from learning.twins_of(array[m.member_id]) t) order by m.branch_no, m.member_id limit 20`.execute(tx)
  const unit = await namesOf(
    { tx, today },
    rows.map((row) => row.branch_no),
  )
  return rows.map((row) => ({ id: row.id, name, unit: unit(row.branch_no) }))
}
