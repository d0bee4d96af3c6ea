import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/db/database.ts'

export type PostRole = 'instructor' | 'liaison' | 'full_time_worker' | 'secretary'

export interface NewPost {
  readonly role: PostRole
  readonly unitNo: number
  readonly name: string
  readonly senderName: string | null
  readonly fromOn: Day
  readonly documentNo?: string | null
}

/**
 * The door for registers: posts stated by many rows at once, written in a handful of statements of SQL. A statement names who is in
 * post; somebody else named for the same role and unit ends the post before. Returns the units whose posts changed.
 *
 * `exclusive` roles have one person a unit at a time (liaison, secretary); a unit may have two instructors (ZF-04).
 */
export async function recordPosts(
  tx: Tx,
  actId: number,
  districtNo: number,
  day: Day,
  posts: readonly NewPost[],
): Promise<number[]> {
  if (posts.length === 0) return []
  const rows = sql`unnest(${posts.map((post) => post.role)}::text[], ${posts.map((post) => post.unitNo)}::integer[], ${posts.map((post) => post.name)}::text[],
    ${posts.map((post) => post.senderName ?? '')}::text[], ${posts.map((post) => post.documentNo ?? null)}::text[]) as s (role, unit_no, name, sender_name, document_no)`
  await sql`select workforce.ensure_persons(${actId}, ${districtNo}, ${posts.map((post) => post.name)}::text[], ${posts.map((post) => post.senderName ?? '')}::text[])`.execute(
    tx,
  )
  await sql`create temporary table stated_post on commit drop as
    select s.role, s.unit_no, p.person_id, s.document_no from ${rows} cross join lateral workforce.person_of(${sql.lit(districtNo)}, s.name, s.sender_name) p`.execute(
    tx,
  )
  const { rows: ended } = await sql<{ unit_no: number }>`
    with gone as (
      update workforce.post o set retracted_by = ${actId}, retracted_at = transaction_timestamp()
      where o.retracted_at is null and o.until_on is null and o.from_on <= ${day}::date
        and exists (select from stated_post s where s.unit_no = o.unit_no and s.role = o.role)
        and not exists (select from stated_post s where s.unit_no = o.unit_no and s.role = o.role and s.person_id = o.person_id)
      returning o.role, o.person_id, o.unit_no, o.from_on, o.document_no
    ),
    closed as (
      insert into workforce.post (role, person_id, unit_no, from_on, until_on, document_no, recorded_by)
      select role, person_id, unit_no, from_on, ${day}::date, document_no, ${actId}::bigint from gone where from_on < ${day}::date
    )
    select unit_no from gone`.execute(tx)
  const { rows: begun } = await sql<{ unit_no: number }>`
    insert into workforce.post (role, person_id, unit_no, from_on, document_no, recorded_by)
    select distinct on (s.role, s.unit_no, s.person_id) s.role, s.person_id, s.unit_no, ${day}::date, s.document_no, ${actId}::bigint from stated_post s
    where not exists (select from workforce.post o where o.unit_no = s.unit_no and o.role = s.role and o.person_id = s.person_id and o.retracted_at is null
      and o.from_on <= ${day}::date and (o.until_on is null or o.until_on > ${day}::date))
      and not exists (select from workforce.post o where o.unit_no = s.unit_no and o.role = s.role and o.retracted_at is null and o.until_on is null and o.from_on > ${day}::date)
    returning unit_no`.execute(tx)
  await sql`drop table stated_post`.execute(tx)
  return [...new Set([...ended, ...begun].map((row) => row.unit_no))]
}

/** Takes the posts of acts back, for the units given: what they recorded goes, what they ended stands again. */
export async function undoPosts(tx: Tx, actIds: readonly number[], undoActId: number, nos: readonly number[]): Promise<void> {
  const [acts, units] = [[...actIds], [...nos]]
  await sql`update workforce.post set retracted_by = ${undoActId}, retracted_at = transaction_timestamp()
    where recorded_by = any (${acts}::bigint[]) and retracted_at is null and unit_no = any (${units}::integer[])`.execute(tx)
  await sql`insert into workforce.post (role, person_id, unit_no, from_on, until_on, document_no, recorded_by)
    select role, person_id, unit_no, from_on, until_on, document_no, ${undoActId}::bigint from workforce.post
    where retracted_by = any (${acts}::bigint[]) and recorded_by <> all (${acts}::bigint[]) and unit_no = any (${units}::integer[])`.execute(
    tx,
  )
}
