import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { HeldPost, PostRole } from './rules.ts'

export type { PostRole }

export interface NewPost {
  readonly role: PostRole
  readonly unitNo: number
  readonly name: string
  readonly senderName: string | null
  readonly fromOn: Day
  readonly documentNo?: string | null
}

/** Makes the temporary table in which a register names who is in post: `role`, `unit_no`, `name`, `sender_name` (empty when none). */
export async function prepareNamedPosts(tx: Tx): Promise<void> {
  await sql`create temporary table named_post (role text, unit_no integer, name text, sender_name text, document_no text) on commit drop`.execute(
    tx,
  )
}

/**
 * The door for registers: records the posts of `named_post` in a handful of statements of SQL. Somebody else named for the same role and
 * unit ends the post before; those named together stay together (a unit may have two instructors, ZF-04). Returns the units whose posts
 * changed.
 */
export async function recordNamedPosts(tx: Tx, actId: number, districtNo: number, day: Day): Promise<number[]> {
  await sql`
    create temporary table stated_post on commit drop as
    select s.role, s.unit_no, p.person_id, max(s.document_no) as document_no
    from named_post s
    join (
      select b.* from (select array_agg(name) as names, array_agg(sender_name) as senders from (select distinct name, sender_name from named_post) n) n
      cross join lateral workforce.bring_in_persons(${sql.lit(actId)}, ${sql.lit(districtNo)}, n.names, n.senders) b
    ) p on p.person_name = s.name and p.sender = s.sender_name
    group by s.role, s.unit_no, p.person_id`.execute(tx)
  await sql`drop table named_post`.execute(tx)
  await sql`analyze stated_post`.execute(tx)
  const { rows: ended } = await sql<{ unit_no: number }>`
    with gone as (
      update workforce.post o set retracted_by = ${actId}, retracted_at = transaction_timestamp()
      where o.retracted_at is null and o.until_on is null and o.from_on <= ${day}::date
        and (o.unit_no, o.role) in (select s.unit_no, s.role from stated_post s)
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
    where not exists (select from workforce.post o where o.unit_no = s.unit_no and o.role = s.role and o.retracted_at is null
      and (o.person_id = s.person_id and o.from_on <= ${day}::date and (o.until_on is null or o.until_on > ${day}::date) or o.until_on is null and o.from_on > ${day}::date))
    returning unit_no`.execute(tx)
  await sql`drop table stated_post`.execute(tx)
  return [...new Set([...ended, ...begun].map((row) => row.unit_no))]
}

/** The same for a few posts. Returns the units whose posts changed. */
export async function recordPosts(
  tx: Tx,
  actId: number,
  districtNo: number,
  day: Day,
  posts: readonly NewPost[],
): Promise<number[]> {
  if (posts.length === 0) return []
  await prepareNamedPosts(tx)
  await sql`
    insert into named_post (role, unit_no, name, sender_name, document_no)
    select * from unnest(${posts.map((post) => post.role)}::text[], ${posts.map((post) => post.unitNo)}::integer[], ${posts.map((post) => post.name)}::text[],
      ${posts.map((post) => post.senderName ?? '')}::text[], ${posts.map((post) => post.documentNo ?? null)}::text[])`.execute(tx)
  return recordNamedPosts(tx, actId, districtNo, day)
}

/** The person meant by name and sending body within a district, brought in if new. */
export async function bringInPerson(tx: Tx, actId: number, districtNo: number, name: string, sender: string): Promise<string> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from workforce.bring_in_persons(${actId}, ${districtNo}, array[${name}], array[${sender}])`.execute(tx)
  return rows[0]!.person_id
}

/** Every post recorded in a role at a unit, whenever it was held. */
export async function listHeld(tx: Tx, unitNo: number, role: PostRole): Promise<HeldPost[]> {
  const { rows } = await sql<HeldPost>`
    select id, person_id as "personId", from_on as "fromOn", until_on as "untilOn" from workforce.post
    where unit_no = ${unitNo} and role = ${role} and retracted_at is null order by from_on, id`.execute(tx)
  return rows
}

/** Ends a post on a day: it is retracted and recorded again with its end; not at all if it began that day. */
export async function cutPost(tx: Tx, actId: number, id: string, day: Day): Promise<void> {
  await sql`
    with gone as (
      update workforce.post set retracted_by = ${actId}, retracted_at = transaction_timestamp() where id = ${id} and retracted_at is null
      returning role, person_id, unit_no, from_on, document_no
    )
    insert into workforce.post (role, person_id, unit_no, from_on, until_on, document_no, recorded_by)
    select role, person_id, unit_no, from_on, ${day}::date, document_no, ${actId}::bigint from gone where from_on < ${day}::date`.execute(
    tx,
  )
}

/** Units at which somebody recorded a post after these acts: what an undo has to leave alone. */
export async function unitsWithLaterPosts(tx: Tx, actIds: readonly number[]): Promise<number[]> {
  if (actIds.length === 0) return []
  const acts = [...actIds]
  const { rows } = await sql<{ unit_no: number }>`
    select distinct unit_no from workforce.post
    where recorded_by > ${Math.min(...acts)} and recorded_by <> all (${acts}::bigint[]) and retracted_at is null
      or retracted_by is not null and retracted_by <> all (${acts}::bigint[]) and recorded_by = any (${acts}::bigint[])`.execute(
    tx,
  )
  return rows.map((row) => row.unit_no)
}

/**
 * Takes the posts of acts back, except at the units that stay as they are: what the acts recorded goes, what they ended stands again.
 * Returns the units concerned.
 */
export async function undoPosts(
  tx: Tx,
  actIds: readonly number[],
  undoActId: number,
  staying: readonly number[],
): Promise<number[]> {
  const [acts, kept] = [[...actIds], [...staying]]
  const { rows: gone } = await sql<{ unit_no: number }>`
    update workforce.post set retracted_by = ${undoActId}, retracted_at = transaction_timestamp()
    where recorded_by = any (${acts}::bigint[]) and retracted_at is null and unit_no <> all (${kept}::integer[]) returning unit_no`.execute(
    tx,
  )
  const { rows: back } = await sql<{ unit_no: number }>`
    insert into workforce.post (role, person_id, unit_no, from_on, until_on, document_no, recorded_by)
    select role, person_id, unit_no, from_on, until_on, document_no, recorded_by from workforce.post
    where retracted_by = any (${acts}::bigint[]) and recorded_by <> all (${acts}::bigint[]) and unit_no <> all (${kept}::integer[]) returning unit_no`.execute(
    tx,
  )
  return [...new Set([...gone, ...back].map((row) => row.unit_no))]
}

interface TakingBack {
  /** Act that made the posts, and the one that takes them back. */
  readonly madeBy: number
  readonly by: number
  readonly onDay: Day
  readonly neverBegan: boolean
}

/**
 * Takes back what an act put in post: each post it made that still runs ends on the day, or, where it is to have never begun, is gone
 * with whatever it ended standing again. False, with nothing changed, where a post that is to have never begun has changed since.
 */
export async function takeBackPosts(tx: Tx, { madeBy, by, onDay, neverBegan }: TakingBack): Promise<boolean> {
  if (!neverBegan) {
    const { rows } = await sql<{ id: string }>`
      select id from workforce.post where recorded_by = ${madeBy} and retracted_at is null and until_on is null`.execute(tx)
    for (const { id } of rows) await cutPost(tx, by, id, onDay)
    return true
  }
  const { rows: changed } =
    await sql`select from workforce.post where recorded_by = ${madeBy} and retracted_at is not null`.execute(tx)
  if (changed.length > 0) return false
  await undoPosts(tx, [madeBy], by, [])
  return true
}
