import { type RawBuilder, sql } from 'kysely'
import type { Handed, HandOver, TakeBack } from '../../platform/contributions/dependents.ts'
import type { Tx } from '../../platform/db/database.ts'

/**
 * What is still to be done at a unit: visits planned, tasks open, spot checks drawn. What was done stays where it was done. `ends` is how
 * one is given up, `stands` says whether nobody has worked on it since it was handed over.
 */
interface OpenWork {
  readonly what: 'visit' | 'task' | 'spot-check'
  readonly table: string
  readonly open: RawBuilder<boolean>
  readonly moves: (toNo: number) => RawBuilder<boolean>
  readonly ends: (day: string) => RawBuilder<unknown>
  readonly begins: RawBuilder<unknown>
  readonly stands: RawBuilder<boolean>
}

const always = () => sql<boolean>`true`

const kinds: readonly OpenWork[] = [
  {
    what: 'visit',
    table: 'workforce.visit',
    open: sql<boolean>`o.cancelled_at is null and not exists (select from workforce.visit_report r where r.visit_id = o.id and r.retracted_at is null)`,
    moves: always,
    ends: () => sql`cancelled_at = transaction_timestamp()`,
    begins: sql`cancelled_at = null`,
    stands: sql<boolean>`(o.cancelled_at is not null) = (h.to_no is null)
      and not exists (select from workforce.visit_report r where r.visit_id = o.id and r.recorded_at > h.recorded_at)`,
  },
  {
    what: 'task',
    table: 'workforce.task',
    open: sql<boolean>`o.closed_on is null`,
    moves: always,
    ends: (day) => sql`closed_on = greatest(opened_on, ${day}::date), outcome = 'withdrawn'`,
    begins: sql`closed_on = null, outcome = null`,
    stands: sql<boolean>`(o.closed_on is not null) = (h.to_no is null)
      and not exists (select from workforce.task_step s where s.task_id = o.id and s.recorded_at > h.recorded_at)`,
  },
  {
    what: 'spot-check',
    table: 'workforce.spot_check',
    open: sql<boolean>`o.checked_on is null and o.dropped_at is null`,
    // A spot check looks at a liaison: it goes where the liaison goes, and once is enough.
    moves: (
      toNo,
    ) => sql<boolean>`exists (select from workforce.post p where p.unit_no = ${toNo} and p.person_id = o.person_id and p.role = 'liaison'
        and p.retracted_at is null and p.until_on is null)
      and not exists (select from workforce.spot_check c where c.unit_no = ${toNo} and c.person_id = o.person_id and c.checked_on is null and c.dropped_at is null)`,
    ends: () => sql`dropped_at = transaction_timestamp()`,
    begins: sql`dropped_at = null`,
    stands: sql<boolean>`(o.dropped_at is not null) = (h.to_no is null) and o.checked_on is null`,
  },
]

/** Hands the open work of a unit to its successor, or gives up what nobody can take over. */
export async function handOverWork(tx: Tx, { actId, day, fromNo, toNo }: HandOver): Promise<Handed[]> {
  const told: Handed[] = []
  for (const kind of kinds) {
    const fits = toNo === null ? sql<boolean>`false` : kind.moves(toNo)
    const { rows } = await sql<{ moved: number; ended: number }>`
      with going as (
        insert into workforce.handed_over (what, object_id, act_id, from_no, to_no, on_day)
        select ${kind.what}, o.id, ${actId}, ${fromNo}, case when ${fits} then ${toNo}::integer end, ${day}::date
        from ${sql.table(kind.table)} o where o.unit_no = ${fromNo} and ${kind.open} order by o.id
        returning object_id, to_no
      ),
      moved as (
        update ${sql.table(kind.table)} o set unit_no = g.to_no from going g where g.object_id = o.id and g.to_no is not null returning o.id
      ),
      ended as (
        update ${sql.table(kind.table)} o set ${kind.ends(day)} from going g where g.object_id = o.id and g.to_no is null returning o.id
      )
      select (select count(*)::integer from moved) as moved, (select count(*)::integer from ended) as ended`.execute(tx)
    const { moved, ended } = rows[0]!
    if (moved + ended > 0) told.push({ what: kind.what, moved, ended })
  }
  return told
}

/** Puts open work back where it was. Answers how much of it somebody has worked on since; with any, nothing is put back. */
export async function takeBackWork(tx: Tx, { actIds, undoActId }: TakeBack): Promise<number> {
  const mine = sql`h.act_id = any (${[...actIds]}::bigint[]) and h.undone_by is null`
  let later = 0
  for (const kind of kinds) {
    const { rows } = await sql<{ later: number }>`
      select count(*)::integer as later from workforce.handed_over h join ${sql.table(kind.table)} o on o.id = h.object_id
      where h.what = ${kind.what} and ${mine} and not (o.unit_no = coalesce(h.to_no, h.from_no) and ${kind.stands})`.execute(tx)
    later += rows[0]!.later
  }
  if (later > 0) return later
  for (const kind of kinds) {
    // Several units may have passed one thing on in the same act: it goes back to the first of them.
    await sql`
      update ${sql.table(kind.table)} o set unit_no = h.from_no, ${kind.begins}
      from (select distinct on (h.object_id) h.object_id, h.from_no from workforce.handed_over h where h.what = ${kind.what} and ${mine} order by h.object_id, h.id) h
      where h.object_id = o.id`.execute(tx)
  }
  await sql`update workforce.handed_over h set undone_by = ${undoActId} where ${mine}`.execute(tx)
  return 0
}
