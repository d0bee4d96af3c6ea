import { sql } from 'kysely'
import type { Day } from '../../kernel/dates.ts'
import type { Dependents, Handed } from '../../platform/contributions/dependents.ts'
import type { Tx } from '../../platform/db/database.ts'
import { handOverWork, takeBackWork } from './open-work.ts'
import { isSingle, type PostRole, whenMerged } from './rules.ts'
import { undoPosts } from './store.ts'

interface LaidDown {
  role: PostRole
  person_id: string
  from_on: Day
  until_on: Day | null
  document_no: string | null
}

/** What becomes of posts, and of the work still open, when their unit is merged, ends, or is taken back. */
export const postDependents: Dependents = {
  async handOver({ tx }, { actId, day, fromNo, toNo }) {
    const { rows } = await sql<LaidDown>`
      with gone as (
        update workforce.post set retracted_by = ${actId}, retracted_at = transaction_timestamp()
        where unit_no = ${fromNo} and retracted_at is null and (until_on is null or until_on > ${day}::date)
        returning role, person_id, unit_no, from_on, until_on, document_no
      ),
      kept as (
        insert into workforce.post (role, person_id, unit_no, from_on, until_on, document_no, recorded_by)
        select role, person_id, unit_no, from_on, ${day}::date, document_no, ${actId}::bigint from gone where from_on < ${day}::date
      )
      select role, person_id, greatest(from_on, ${day}::date) as from_on, until_on, document_no from gone order by from_on, role, person_id`.execute(
      tx,
    )
    const told = new Map<string, Handed>()
    for (const post of rows) {
      const moves = toNo !== null && whenMerged[post.role] !== 'ends' && (await takeUp(tx, actId, toNo, post))
      if (moves) await carryTerms(tx, post, { fromNo, toNo, day })
      const what = `post-${post.role}`
      const sort = told.get(what) ?? { what, moved: 0, ended: 0 }
      told.set(what, moves ? { ...sort, moved: sort.moved + 1 } : { ...sort, ended: sort.ended + 1 })
    }
    return [...told.values(), ...(await handOverWork(tx, { actId, day, fromNo, toNo }))]
  },

  async takeBack({ tx }, undo) {
    const { actIds, undoActId, withdrawn, ended } = undo
    const acts = [...actIds]
    const { rows } = await sql<{ later: number }>`
      select count(*)::integer as later from workforce.post p where p.recorded_by <> all (${acts}::bigint[]) and p.retracted_at is null
          and (p.unit_no = any (${[...withdrawn]}::integer[]) or p.until_on is null and p.unit_no = any (${[...ended]}::integer[]))
        or p.recorded_by = any (${acts}::bigint[]) and p.retracted_by <> all (${acts}::bigint[]) and not exists (
          select from workforce.post a where a.recorded_by = p.recorded_by and a.retracted_at is null and a.unit_no = p.unit_no and a.role = p.role
            and a.person_id = p.person_id and a.from_on = p.from_on and a.until_on is not distinct from p.until_on)`.execute(tx)
    if (rows[0]!.later > 0) return rows[0]!.later
    await undoPosts(tx, acts, undoActId, [])
    return takeBackWork(tx, undo)
  },
}

/** Goes on at the successor, unless its place is taken there for these days; the same person in the same post counts as gone on. */
async function takeUp(tx: Tx, actId: number, unitNo: number, post: LaidDown): Promise<boolean> {
  const { rows } = await sql<{ same: boolean }>`
    select person_id = ${post.person_id} as same from workforce.post where unit_no = ${unitNo} and role = ${post.role} and retracted_at is null
      and coalesce(until_on, 'infinity') > ${post.from_on}::date and from_on < coalesce(${post.until_on}::date, 'infinity')`.execute(
    tx,
  )
  if (rows.some((row) => row.same)) return true
  if (rows.length > 0 && isSingle(post.role)) return false
  await sql`insert into workforce.post (role, person_id, unit_no, from_on, until_on, document_no, recorded_by)
    values (${post.role}, ${post.person_id}, ${unitNo}, ${post.from_on}, ${post.until_on}, ${post.document_no}, ${actId})`.execute(
    tx,
  )
  return true
}

/** Whoever goes on at a successor goes on as before: the terms that held last hold there from the first day. */
async function carryTerms(
  tx: Tx,
  post: LaidDown,
  { fromNo, toNo, day }: { fromNo: number; toNo: number; day: Day },
): Promise<void> {
  await sql`
    insert into workforce.terms (role, person_id, unit_no, from_on, side, source, mode, working_time, decision_level, other_kind, other_unit_no,
      other_name, other_position, document_no, account_id)
    select role, person_id, ${toNo}, greatest(from_on, ${day}::date), side, source, mode, working_time, decision_level, other_kind, other_unit_no,
      other_name, other_position, document_no, account_id
    from workforce.terms where unit_no = ${fromNo} and role = ${post.role} and person_id = ${post.person_id} and retracted_at is null
    order by from_on desc limit 1
    on conflict (unit_no, role, person_id, from_on) where retracted_at is null do nothing`.execute(tx)
}
